package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/server/rdap"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// trustFlags are the ways to call "linkgrade trust".
type trustFlags struct {
	json, rdap bool
	server     string
	data       string
}

// errSomeNames says that a list of names has not been answered whole.
var errSomeNames = errors.New("not everything that was asked could be learnt")

// trustCommand says what is known of names: from the current edition unless told to ask somebody.
func trustCommand(ctx context.Context, args []string, p program) error {
	var f trustFlags
	fs := flag.NewFlagSet("linkgrade trust", flag.ContinueOnError)
	fs.BoolVar(&f.json, "json", false, "print one JSON object a line, as GET /v1/domains/{name} answers")
	fs.BoolVar(&f.rdap, "rdap", false, "ask each name's registry for its registration (sends the name)")
	fs.StringVar(&f.server, "server", "", "ask the Linkgrade server at this `address` instead (sends the names)")
	data := dataFlag(fs)
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	f.data = *data
	if len(rest) == 0 {
		return misuse(p, "trust", "give one name or several, such as example.com")
	}
	if f.rdap && f.server != "" {
		return misuse(p, "trust", "--rdap and --server are two ways to ask; take one")
	}
	tell, embedded, err := f.teller(p)
	if err != nil {
		return err
	}
	if f.json {
		return tellAll(ctx, rest, tell, showLine(p.out))
	}
	err = tellAll(ctx, rest, tell, showText(p.out))
	if embedded {
		fmt.Fprint(p.out, embeddedNote)
	}
	return err
}

// embeddedNote stands below what the embedded edition says: that it does not know a name, or a category, means little.
const embeddedNote = "\nThis edition is the one inside this program, of a few lists; \"linkgrade pack update\" makes one of all public lists.\n"

// A teller knows about one name.
type teller func(context.Context, domain.Name) (server.Domain, error)

// teller is who is asked, and whether that is the embedded edition. Whoever is outside is named before anything is sent.
func (f trustFlags) teller(p program) (tell teller, embedded bool, err error) {
	if f.server != "" {
		base, err := serverAddress(f.server)
		if err != nil {
			return nil, false, err
		}
		fmt.Fprintf(p.err, "Sending the names to %s.\n", base.Host)
		return func(ctx context.Context, n domain.Name) (server.Domain, error) { return askServer(ctx, base, n) }, false, nil
	}
	e, embedded, err := openData(f.data, p)
	if err != nil {
		return nil, false, err
	}
	source := func(context.Context, domain.Name) registration.Registration { return server.NotAsked().Registration }
	if f.rdap {
		fmt.Fprintln(p.err, "Sending each name to the registry of its suffix, which data.iana.org names.")
		source = rdap.New(rdap.Agent, time.Now, nil).Lookup
	}
	return editionTeller(e, source), embedded, nil
}

// editionTeller joins an edition with a source of registrations. A source that was asked is dated now.
func editionTeller(e *edition.Edition, source registration.Source) teller {
	return func(ctx context.Context, n domain.Name) (server.Domain, error) {
		a := registration.Answer{Entry: registration.Entry{Registration: source(ctx, n)}}
		if a.Reason != registration.Offline {
			a.Asked = time.Now().Unix()
		}
		return server.Describe(e, n, a)
	}
}

// tellAll shows what is known of each name in order, and goes on after one that cannot be answered.
func tellAll(ctx context.Context, names []string, tell teller, show shower) error {
	complete := true
	for _, text := range names {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		d, fault := tellOne(ctx, text, tell)
		if err := show(text, d, fault); err != nil {
			return err
		}
		asked := d.Registration.Reason != registration.Offline
		complete = complete && fault == nil && (d.Registration.Outcome != registration.Unknown || !asked)
	}
	if !complete {
		return errSomeNames
	}
	return nil
}

// A shower writes what is known of a name as it was given, or what kept it from being known.
type shower func(name string, d server.Domain, fault error) error

// showLine writes one JSON object a line.
func showLine(w io.Writer) shower {
	return func(name string, d server.Domain, fault error) error {
		if fault != nil {
			return json.NewEncoder(w).Encode(failure{printable(name), sentence(fault)})
		}
		return json.NewEncoder(w).Encode(d)
	}
}

// showText writes for people, with a blank line between two names.
func showText(w io.Writer) shower {
	between := ""
	return func(name string, d server.Domain, fault error) error {
		_, err := io.WriteString(w, between)
		between = "\n"
		switch {
		case err != nil:
			return err
		case fault != nil:
			_, err = fmt.Fprintf(w, "%s\n  %s\n", printable(name), sentence(fault))
			return err
		default:
			return printDomain(w, d)
		}
	}
}

// failure is the JSON in the place of a name that could not be answered.
type failure struct {
	Name  string `json:"name"`
	Error string `json:"error"`
}

// tellOne reads a name as people write it: www.example.com and an address mean example.com.
func tellOne(ctx context.Context, text string, tell teller) (server.Domain, error) {
	n, err := nameOf(text)
	if err != nil {
		return server.Domain{}, err
	}
	return tell(ctx, n)
}

var errNoName = errors.New("this is not the name of a site, nor an address of one")

func nameOf(text string) (domain.Name, error) {
	host, err := domain.ParseHost(text)
	if isWebAddress(text) {
		var a domain.Address
		a, err = domain.ParseAddress(text)
		host = a.Host
	}
	if err != nil {
		return domain.Name{}, errNoName
	}
	n, ok := host.Name()
	if !ok {
		return domain.Name{}, errors.New("this is a public suffix, which many names share; give a name below it")
	}
	if !server.Sold(n) {
		return domain.Name{}, errors.New("this is not a name that can be registered")
	}
	return n, nil
}

func serverAddress(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" {
		return nil, errors.New("--server takes an address such as https://trust.example")
	}
	return u, nil
}

// Bounds of an answer of a Linkgrade server, which waits for a registry itself.
const (
	serverTimeout = 30 * time.Second
	maxDomain     = 64 << 10 // bytes
)

// askServer asks a server that a person named; it follows no redirect, which would show the name to another.
func askServer(ctx context.Context, base *url.URL, n domain.Name) (server.Domain, error) {
	ctx, cancel := context.WithTimeout(ctx, serverTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, base.JoinPath("v1", "domains", n.String()).String(), nil)
	if err != nil {
		return server.Domain{}, err
	}
	r.Header.Set("User-Agent", "linkgrade")
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		return server.Domain{}, errors.New("the server could not be reached")
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, maxDomain))
	if err != nil {
		return server.Domain{}, errors.New("the server's answer broke off")
	}
	var answer struct {
		server.Domain
		Error string `json:"error"`
	}
	if err := json.Unmarshal(b, &answer); err != nil || res.StatusCode == http.StatusOK && answer.Name != n.String() {
		return server.Domain{}, fmt.Errorf("the server answered with status %d and nothing that can be read", res.StatusCode)
	}
	if res.StatusCode != http.StatusOK {
		return server.Domain{}, fmt.Errorf("the server answered: %s", strings.TrimSpace(answer.Error))
	}
	return answer.Domain, nil
}
