package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"linkgrade/wasm/domain"
)

// What may become of a visit; see also [ErrAddress], [ErrPrivate] and [ErrNotPage].
var (
	ErrForbidden = errors.New("robots.txt forbids it")
	ErrBig       = errors.New("the page is larger than 4 MB")
	ErrCircle    = errors.New("it redirects in a circle")
)

// MaxVisited is the largest page of a visit, in bytes, unpacked. Many are under way at once, so it is less than [MaxBytes].
const MaxVisited = 4 << 20

// Kept is a page as it was sent, which can be asked for again on condition that it has changed.
type Kept struct {
	Version     Version `json:"version"`
	ContentType string  `json:"type"`
	Robots      string  `json:"robots,omitempty"` // X-Robots-Tag headers, one a line
	Body        []byte  `json:"-"`
}

// A Keeper keeps pages by address. It may be asked by several goroutines at once; what it loses is fetched again.
type Keeper interface {
	Kept(address string) (Kept, bool)
	Keep(address string, k Kept)
}

// statusError is an answer with a status that says that there is no page, and when to ask again where it says so.
type statusError struct {
	status int
	after  time.Duration // of Retry-After; 0 where none is said
	where  string        // "" is the page itself
}

func (e *statusError) Error() string {
	text := cmp.Or(statusWords[e.status], "the server answers with an error")
	if e.after > maxRetryAfter {
		text += fmt.Sprintf(" for %d minutes", int(math.Ceil(e.after.Minutes())))
	}
	return fmt.Sprintf("%s%s (%d)", e.where, text, e.status)
}

// statusWords are the answers that people meet.
var statusWords = map[int]string{
	401: "a password is asked for", 402: "payment is asked for", 403: "the server refuses to show it", 404: "there is no such page",
	410: "the page is gone", 429: "the server asks to be left alone", 451: "it may not be shown for legal reasons",
	500: "the server has a fault", 502: "the server is not well", 503: "the server is not available", 504: "the server is not well",
}

// noRobots says what went wrong with a robots.txt file: without it nothing else is asked (RFC 9309, section 2.3.1.4).
const noRobots = "its robots.txt cannot be read: "

// A visit is one attempt at one page: its site's robots.txt where it is not known, the page, the hops on the way.
type visit struct {
	c     *Crawler
	http  *http.Client
	asked bool          // whether anything was asked of the site that was entered last
	pause time.Duration // which that site is to have
	left  time.Duration // for all requests together

	isList bool // see [Task]
}

// page follows an address to a page. Each hop waits at its site's gate, obeys its robots.txt and is dialled by the guard.
func (v *visit) page(ctx context.Context, address string) (*Page, error) {
	at, err := domain.ParseAddress(address)
	if err != nil || !at.IsWeb() {
		return nil, ErrAddress
	}
	var site string
	leave := func(time.Duration) {}
	defer func() { leave(v.pause) }()
	seen := map[string]bool{}
	for range maxRedirects + 1 {
		at = at.WithoutFragment()
		at.User, at.Password = "", ""
		if seen[at.String()] {
			return nil, ErrCircle
		}
		seen[at.String()] = true
		if next := siteOf(at); next != site {
			leave(v.pause)
			leave = func(time.Duration) {}
			if leave, err = v.c.gates.enter(ctx, next); err != nil {
				leave = func(time.Duration) {}
				return nil, err
			}
			site, v.asked, v.pause = next, false, 0
		}
		p, next, err := v.hop(ctx, at)
		if p != nil || err != nil {
			return p, err
		}
		if at, err = at.Resolve(next); err != nil || !at.IsWeb() {
			return nil, errors.New("it redirects to what is not an address of a web page")
		}
	}
	return nil, errors.New("too many redirects")
}

// siteOf is what politeness counts as one: the registrable name, else the host.
func siteOf(a domain.Address) string {
	return cmp.Or(a.Name().String(), a.Host.String())
}

// hop asks for one address: a page, or where it redirects to.
func (v *visit) hop(ctx context.Context, at domain.Address) (p *Page, next string, err error) {
	rules, err := v.robots(ctx, at)
	if err != nil {
		return nil, "", err
	}
	rest := max(v.c.Delay, min(rules.delay, v.c.MostDelay))
	if v.asked {
		v.pause = rest
	}
	if !rules.allows(pathQuery(at)) {
		return nil, "", ErrForbidden
	}
	v.asked, v.pause = true, rest
	address := at.String()
	var kept Kept
	if v.c.Keeper != nil {
		kept, _ = v.c.Keeper.Kept(address)
	}
	err = v.ask(ctx, address, kept.Version, func(res *http.Response) error {
		if next = location(res); next != "" {
			return nil
		}
		p, err = v.answer(res, address, kept)
		return err
	})
	return p, next, err
}

func pathQuery(a domain.Address) string {
	if a.Query != "" {
		return a.Path + "?" + a.Query
	}
	return a.Path
}

// location is where an answer redirects to; "" for all other answers.
func location(res *http.Response) string {
	switch res.StatusCode {
	case 301, 302, 303, 307, 308:
		return res.Header.Get("Location")
	}
	return ""
}

// ask sends one request within the time that is left and hands its answer on. The body is closed afterwards.
func (v *visit) ask(ctx context.Context, address string, have Version, read func(*http.Response) error) error {
	begun := time.Now()
	ctx, cancel := context.WithTimeout(ctx, min(v.c.Timeout, v.left))
	defer cancel()
	defer func() { v.left -= time.Since(begun) }()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return ErrAddress
	}
	req.Header.Set("User-Agent", v.c.Agent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.5")
	Wish{Have: have}.head(req.Header)
	res, err := v.http.Do(req)
	if err != nil {
		return weather(err)
	}
	defer res.Body.Close()
	err = read(res)
	if res.ContentLength >= 0 && res.ContentLength <= maxDrained {
		_, _ = io.Copy(io.Discard, res.Body) // read to its end, the connection can be used again
	}
	return err
}

// maxDrained is the most that is read, in bytes, of what nobody needs.
const maxDrained = 16 << 10

// answer makes a page of an answer that is no redirect. One that has not changed is the one that was kept.
func (v *visit) answer(res *http.Response, address string, kept Kept) (*Page, error) {
	now := Kept{Version: Version{res.Header.Get("ETag"), res.Header.Get("Last-Modified")},
		ContentType: res.Header.Get("Content-Type"), Robots: strings.Join(res.Header.Values("X-Robots-Tag"), "\n")}
	switch {
	case res.StatusCode == http.StatusNotModified && kept.Version != Version{}:
		now = kept
	case res.StatusCode >= 200 && res.StatusCode < 300:
		var err error
		if now.Body, err = readBody(res, MaxVisited, ErrBig); err != nil {
			return nil, err
		}
	default:
		return nil, &statusError{status: res.StatusCode, after: retryAfter(res.Header.Get("Retry-After"), time.Now())}
	}
	p := &Page{URL: address, Status: http.StatusOK, ContentType: now.ContentType, Robots: now.Robots}
	if v.isList {
		p.Text = now.Body
		return p, nil
	}
	var err error
	if p.Text, p.Charset, err = Decode(now.Body, p.ContentType); err != nil {
		return nil, err
	}
	if res.StatusCode == http.StatusOK && v.c.Keeper != nil && now.Version != (Version{}) && !strings.Contains(strings.ToLower(res.Header.Get("Cache-Control")), "no-store") {
		v.c.Keeper.Keep(address, now)
	}
	return p, nil
}

// retryAfter reads seconds or a date (RFC 9110, section 10.2.3); 0 for what is neither, or past.
func retryAfter(s string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(s); err == nil {
		return time.Duration(min(max(seconds, 0), 1e9)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, t.Sub(now))
	}
	return 0
}

// robots is what the site's file says, from memory or asked for. Where there is none, or it is refused, all is allowed;
// where it cannot be had, nothing (RFC 9309, section 2.3.1).
func (v *visit) robots(ctx context.Context, at domain.Address) (*robots, error) {
	root := at
	root.Path, root.Query = "/robots.txt", ""
	key := root.String()
	if r := v.c.known.get(key); r != nil {
		return r, nil
	}
	v.asked = true
	r, err := v.askRobots(ctx, root)
	if err != nil {
		v.pause = v.c.Delay
		return nil, err
	}
	v.c.known.put(key, r)
	return r, nil
}

// maxRobotsHops is how many redirects of a robots.txt file are followed (RFC 9309, section 2.3.1.2).
const maxRobotsHops = 5

func (v *visit) askRobots(ctx context.Context, at domain.Address) (r *robots, err error) {
	for range maxRobotsHops + 1 {
		next := ""
		err = v.ask(ctx, at.String(), Version{}, func(res *http.Response) error {
			if next = location(res); next != "" {
				return nil
			}
			r, err = readRobots(res, v.c.Token)
			return err
		})
		if r != nil || err != nil {
			return r, err
		}
		if at, err = at.Resolve(next); err != nil || !at.IsWeb() {
			break
		}
	}
	return &robots{}, nil // as if there were none
}

func readRobots(res *http.Response, token string) (*robots, error) {
	switch status := res.StatusCode; {
	case status == http.StatusTooManyRequests || status >= 500:
		return nil, &statusError{status, retryAfter(res.Header.Get("Retry-After"), time.Now()), noRobots}
	case status < 200 || status >= 300:
		return &robots{}, nil
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxRobots))
	if err != nil {
		return nil, brokeOff(noRobots, err)
	}
	return parseRobots(body, token), nil
}
