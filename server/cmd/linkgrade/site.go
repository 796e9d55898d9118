package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"linkgrade/server/fetch"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/site"
)

// visit gets an address that a survey wants: of a page its text in UTF-8, of a list of posts its bytes. An answer with an error's
// status is no error.
type visit func(ctx context.Context, w site.Want) (visited, error)

// visited is what came of it.
type visited struct {
	meta page.Meta
	body []byte
}

// siteCommand says what kind of site a domain is, by ten of its posts. It gets them by get, or politely where that is nil.
func siteCommand(ctx context.Context, args []string, p program, get visit) error {
	fs := flag.NewFlagSet("linkgrade site", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "print the verdict as JSON")
	at := fs.Int64("at", 0, "the verdict's time in unix `seconds` (default now)")
	delay := fs.Duration("delay", betweenPages, "between two requests; robots.txt may ask for more")
	data := dataFlag(fs)
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if len(rest) != 1 {
		return misuse(p, "site", "give one domain, like example.com")
	}
	if *delay < 0 {
		return misuse(p, "site", "--delay is a time, like 2s")
	}
	if get == nil {
		get = visitWeb(p, *delay)
	}
	home, err := siteAddress(rest[0])
	if err != nil {
		return err
	}
	if *at == 0 {
		*at = time.Now().Unix()
	}
	g, err := newGrader(*data, *at, p)
	if err != nil {
		return err
	}
	v, err := g.survey(ctx, home, p, get)
	if err != nil {
		return err
	}
	if *asJSON {
		_, err = p.out.Write(append(v.AppendJSON(nil), '\n'))
		return err
	}
	return printVerdict(p.out, v)
}

// front is a site as a person names it: by its domain, or an address of one of its pages.
type front struct {
	domain.Address
	bare bool // without its scheme: https is tried, then http
}

func siteAddress(arg string) (f front, err error) {
	text := arg
	if f.bare = !strings.Contains(text, "://"); f.bare {
		text = "https://" + text
	}
	if f.Address, err = domain.ParseAddress(text); err != nil || !f.IsWeb() {
		return f, fmt.Errorf("%s: not a domain; give one like example.com", printable(arg))
	}
	return f, nil
}

// survey asks for what a survey wants, one after the other, and says so on standard error.
func (g *grader) survey(ctx context.Context, home front, p program, get visit) (*site.Verdict, error) {
	s := site.Begin(home.Address)
	var firstErr error
	read := 0
	for !s.Done() {
		w := s.Next()[0]
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		got, err := g.got(ctx, w, get)
		if home.bare && fetch.Unanswered(err) {
			fmt.Fprintf(p.err, "%s; asked without https\n", sentence(err))
			home.bare, home.Scheme = false, "http"
			s = site.Begin(home.Address)
			continue
		}
		home.bare = false
		if err == nil && !got.IsThere() {
			err = fmt.Errorf("%s: the server answers with an error (%d)", w.Address, got.Status)
		}
		switch {
		case err == nil:
			read++
			fmt.Fprintf(p.err, "read %s (%s)\n", printable(w.Address.String()), w.Part)
		case w.Part.IsPage():
			fmt.Fprintf(p.err, "left out: %s\n", sentence(err))
		}
		if firstErr == nil {
			firstErr = err
		}
		s.Take(w.Address, got)
	}
	if read == 0 {
		return nil, firstErr
	}
	return s.Verdict(g.at), nil
}

// got is what came of a wanted address. Of what could not be fetched it is the zero Got, with the reason.
func (g *grader) got(ctx context.Context, w site.Want, get visit) (site.Got, error) {
	a, err := get(ctx, w)
	if err != nil {
		return site.Got{}, err
	}
	return g.gotOf(w, a), nil
}

// gotOf makes of a page what a survey judges by; of a list nothing is to be made.
func (g *grader) gotOf(w site.Want, a visited) site.Got {
	got := site.Got{Status: a.meta.Status, At: a.meta.URL.String(), Body: a.body}
	if w.Part.IsPage() && got.IsThere() {
		got.Page, got.Body = site.SampleOf(g.input(page.ReadHTML(a.body, a.meta))), nil
	}
	return got
}

// visitWeb is the way to the web of "linkgrade vet": public addresses alone, robots.txt is obeyed, with a pause between two.
func visitWeb(p program, delay time.Duration) visit {
	crawler := fetch.NewCrawler(fetch.Manners{Agent: fmt.Sprintf(vetAgent, ""), Token: vetToken, Delay: delay, MostDelay: max(siteMostDelay, delay),
		Timeout: siteTimeout, Tries: 2, Backoff: cmp.Or(p.backoff, 2*time.Second), AtOnce: 1, Network: p.net})
	return func(ctx context.Context, w site.Want) (got visited, err error) {
		told := func(_ fetch.Task, p *fetch.Page, failed error) []fetch.Task {
			if failed != nil {
				err = fmt.Errorf("%s: %w", w.Address, failed)
			} else {
				got, err = visitedOf(w, p)
			}
			return nil
		}
		if ended := crawler.Run(ctx, []fetch.Task{taskOf(w)}, told); ended != nil {
			return visited{}, ended
		}
		return got, err
	}
}

// What a site may ask for or take when it is surveyed for one person.
const (
	siteMostDelay = 10 * time.Second
	siteTimeout   = 20 * time.Second
)

// taskOf asks a crawler for what a survey wants.
func taskOf(w site.Want) fetch.Task {
	return fetch.Task{Address: w.Address.String(), List: !w.Part.IsPage()}
}

// visitedOf is what a crawler read, as a survey takes it.
func visitedOf(w site.Want, p *fetch.Page) (visited, error) {
	m, err := metaOf(p)
	if err != nil {
		return visited{}, fmt.Errorf("%s: %s", w.Address, badRedirect)
	}
	body := p.Text
	if !w.Part.IsPage() {
		body = unpackedList(body)
	}
	return visited{m, body}, nil
}

// unpackedList is what gzip packed, as sitemaps may be, as much as is read of one; of a broken file what comes before the break.
func unpackedList(b []byte) []byte {
	if !bytes.HasPrefix(b, []byte{0x1F, 0x8B}) {
		return b
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	b, _ = io.ReadAll(io.LimitReader(z, site.MaxRead))
	return b
}

// siteKinds are the kinds in a person's words.
var siteKinds = map[site.Kind]string{site.Unknown: "Not enough is known", site.Farm: "A guest-post farm", site.Magazine: "A magazine",
	site.Company: "A company's blog", site.Personal: "A person's blog", site.News: "A news site"}

func printVerdict(w io.Writer, v *site.Verdict) error {
	var b strings.Builder
	b.WriteString(siteKinds[v.Kind])
	if v.Kind != site.Unknown {
		fmt.Fprintf(&b, ", %.0f %% likely", v.Confidence*100)
	}
	fmt.Fprintf(&b, "\n%s\n", printable(v.Home))
	if len(v.Posts) > 0 {
		fmt.Fprintf(&b, "by %d posts, found by its %s\n", len(v.Posts), strings.Replace(v.Source, "home", "front page", 1))
	}
	told := map[*site.Signal]bool{}
	for i := range v.Reasons {
		if f := &v.Reasons[i]; !told[f.Signal] {
			told[f.Signal] = true
			printSignal(&b, f)
		}
	}
	b.WriteString("\nwhat else was looked at\n")
	for i := range v.Findings {
		if f := &v.Findings[i]; !told[f.Signal] {
			printSignal(&b, f)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printSignal prints a signal with its evidence by post.
func printSignal(b *strings.Builder, f *site.Finding) {
	value := "not known"
	if f.Known {
		value = fmt.Sprintf("%.2f", f.Value)
	}
	fmt.Fprintf(b, "\n  %s: %s\n", f.Signal.Title, value)
	for _, e := range f.Evidence {
		fmt.Fprintf(b, "      %s\n", printable(e.Text))
		if e.Page != "" {
			fmt.Fprintf(b, "        %s\n", printable(e.Page))
		}
	}
}
