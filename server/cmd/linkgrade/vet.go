package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/server/fetch"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// vetHelp is what "linkgrade help vet" says before the flags.
var vetHelp = `linkgrade vet LIST [--out FILE]

Reads one page of each row of a list, grades it, and writes the list back with what was found, the best first.

LIST is a text (an address a line), CSV, TSV or XLSX; "-" reads standard input. Addresses may be whole ones or names of sites
alone. The column of addresses is found by its heading or by what is in it; your other columns are carried through. No row is
lost: what is no address is kept and said, and a page that is named twice is read once.

The ending of FILE says what is written: ` + sheet.Endings + `. Without --out a terminal gets a short table, and
anything else CSV (--format says another). In no form is a cell a formula.

Order of the rows. ` + wrapped(vet.Order) + `

Pages are read politely: robots.txt is obeyed, a site is asked for one page at a time with a pause in between, and 429, 503 and
a broken connection are tried again, ever more seldom. Private addresses are never asked. A page that could not be read is
UNKNOWN with the reason, never bad.

Ctrl-C ends it at once, and so may a power cut: the same command goes on where it was. Answers are taken again for a day after
the result was written; --anew reads all pages anew, --retry those that were not to be reached.
`

// vetAgent is how vet introduces itself to sites; robots.txt files may name it by vetToken.
const (
	vetAgent = "Mozilla/5.0 (compatible; linkgrade-vet; reads a page of each site that a person lists; obeys robots.txt as \"linkgrade\"%s)"
	vetToken = "linkgrade"
)

// vetFlags are the ways to call "linkgrade vet".
type vetFlags struct {
	choice            sheet.Choice
	out, format       string
	profile, state    string
	contact           string
	delay, timeout    time.Duration
	atOnce            int
	anew, retry, bare bool
	data              *string
}

func (f *vetFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.choice.Column, "column", "", "the `column` of addresses, by its heading or its number from 1")
	fs.StringVar(&f.choice.Sheet, "sheet", "", "the `sheet` of a workbook (default the first)")
	fs.StringVar(&f.out, "out", "", "write the result to this `file`, one of "+sheet.Endings)
	fs.StringVar(&f.format, "format", "", "without --out: `csv`, tsv, xlsx, jsonl or html to standard output")
	fs.StringVar(&f.profile, "profile", autoProfile, "`name` or file of the profile of your site; --profile= compares with none")
	fs.StringVar(&f.state, "state", defaultState(), "`folder` of what was read, to go on with and to ask whether pages have changed")
	fs.StringVar(&f.contact, "contact", "", "an `address` where a site's owner can reach you; it is sent to the sites")
	fs.DurationVar(&f.delay, "delay", time.Second, "pause between two pages of a site; a longer one that its robots.txt asks for is kept, up to 30s")
	fs.DurationVar(&f.timeout, "timeout", 30*time.Second, "the most time that a page may take")
	fs.IntVar(&f.atOnce, "at-once", 16, "how many sites are read at the same time")
	fs.BoolVar(&f.anew, "anew", false, "read all pages anew")
	fs.BoolVar(&f.retry, "retry", false, "ask again for pages that could not be reached")
	fs.BoolVar(&f.bare, "no-cache", false, "neither keep pages nor ask whether kept ones have changed")
	f.data = dataFlag(fs)
	fs.Usage = func() {
		fmt.Fprint(fs.Output(), vetHelp, "\nFlags:\n")
		fs.PrintDefaults()
	}
}

// defaultState is where vet keeps its journals; "" where there is no place.
func defaultState() string {
	if dir := defaultData(); dir != "" {
		return filepath.Join(dir, "vet")
	}
	return ""
}

func vetCommand(ctx context.Context, args []string, p program) error {
	var f vetFlags
	fs := flag.NewFlagSet("linkgrade vet", flag.ContinueOnError)
	f.define(fs)
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if wrong := f.wrong(rest); wrong != "" {
		return misuse(p, "vet", wrong)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program by itself
	return f.run(ctx, rest[0], p)
}

// wrong says what is wrong with a call; "" where nothing is.
func (f *vetFlags) wrong(rest []string) string {
	if len(rest) != 1 {
		return "give one list, or - for standard input"
	}
	if f.out != "" {
		if err := sheet.CheckEnding(f.out); err != nil {
			return "--out " + err.Error()
		}
	}
	if f.format != "" && sheet.CheckEnding("x."+f.format) != nil {
		return fmt.Sprintf("there is no format %q; there is csv, tsv, xlsx, jsonl, html", f.format)
	}
	switch {
	case f.state == "":
		return "needs a folder for what was read: --state FOLDER"
	case f.atOnce < 1 || f.atOnce > 64:
		return "--at-once is from 1 to 64"
	case f.delay < 0 || f.timeout <= 0:
		return "--delay and --timeout are times, like 2s"
	case strings.ContainsFunc(f.contact, func(r rune) bool { return r < ' ' || r > '~' || r == '(' || r == ')' }):
		return "--contact is one line of plain letters"
	}
	return ""
}

// run vets one list.
func (f *vetFlags) run(ctx context.Context, name string, p program) (err error) {
	list, id, closeList, err := f.openList(name, p)
	if err != nil {
		return err
	}
	defer closeList()
	fmt.Fprintf(p.err, "%s: %s\n", printable(name), printable(list.Said))
	if f.out != "" { // before hours of reading
		if err := canWrite(f.out); err != nil {
			return err
		}
	}
	o, err := f.options(list, id, p)
	if err != nil {
		return err
	}
	r, err := vet.New(o)
	if errors.Is(err, vet.ErrBusy) {
		return fmt.Errorf("%w; wait for it, or give --state another folder", err)
	} else if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if r.Resumed {
		fmt.Fprintf(p.err, "going on with what was read since %s (--anew reads all anew)\n", r.Began.Format("2006-01-02 15:04"))
	}
	shown := newVetProgress(p.err, o.Now)
	o.Tell = shown.tell
	err = r.Read(ctx, o)
	shown.clear()
	if errors.Is(err, context.Canceled) {
		return fmt.Errorf("stopped: %d of %d pages are read; the same command goes on with the others", shown.last.Done, shown.last.All)
	} else if err != nil {
		return err
	}
	return f.finish(r, list, o, p)
}

// openList opens a file, or standard input as a temporary file. The id tells the list from others: a file's path, and what
// standard input holds.
func (f *vetFlags) openList(name string, p program) (_ *sheet.List, id string, closed func(), err error) {
	var file *os.File
	if name == "-" {
		if file, id, err = held(p.in); err != nil {
			return nil, "", nil, err
		}
		closed = func() { file.Close(); os.Remove(file.Name()) }
		name = "standard input"
	} else {
		if file, err = os.Open(name); err != nil {
			return nil, "", nil, openError(name, err)
		}
		closed = func() { file.Close() }
		if id, err = filepath.Abs(name); err != nil {
			id = name
		}
	}
	list, err := sheet.Open(file, name, f.choice)
	if err != nil {
		closed()
		return nil, "", nil, err
	}
	return list, id, closed, nil
}

// options are a run's: what its answers depend on is its name.
func (f *vetFlags) options(list *sheet.List, id string, p program) (vet.Options, error) {
	now := time.Now
	g, err := newGrader(*f.data, 0, p)
	if err != nil {
		return vet.Options{}, err
	}
	if g.profile, err = profileFor(f.profile, p); err != nil {
		return vet.Options{}, err
	}
	name := []string{id, f.choice.Column, f.choice.Sheet, g.pack.Edition(), grade.Version}
	if g.profile != nil {
		name = append(name, string(g.profile.AppendJSON(nil)))
	}
	m := fetch.Manners{Token: vetToken, Delay: f.delay, MostDelay: max(30*time.Second, f.delay), Timeout: f.timeout, Tries: 3,
		Backoff: cmp.Or(p.backoff, 2*time.Second), AtOnce: f.atOnce, Network: p.net}
	contact := ""
	if f.contact != "" {
		contact = "; " + f.contact
	}
	m.Agent = fmt.Sprintf(vetAgent, contact)
	if !f.bare {
		if m.Keeper, err = vet.OpenPages(filepath.Join(f.state, "pages"), vet.MostKept); err != nil {
			return vet.Options{}, err
		}
	}
	judge := func(at int64) vet.Judge {
		g.at = at
		return g.judge(make(chan struct{}, min(runtime.GOMAXPROCS(0), 4)))
	}
	return vet.Options{Dir: f.state, Name: name, List: list, Crawler: fetch.NewCrawler(m), Judge: judge, Now: now, Anew: f.anew, Retry: f.retry,
		Warn: func(s string) { fmt.Fprintln(p.err, printable(s)) }}, nil
}

// judge grades a place by its page. As many are graded at a time as turns holds; a big one alone.
func (g *grader) judge(turns chan struct{}) vet.Judge {
	return func(_ string, p *fetch.Page, _ error) (vet.Answer, []string) {
		turns <- struct{}{}
		defer func() { <-turns }()
		if len(p.Text) > bigPage {
			g.big.Lock()
			defer g.big.Unlock()
		}
		a, err := domain.ParseAddress(p.URL)
		if err != nil {
			return vet.Answer{Reason: "the address it redirects to cannot be read"}, nil
		}
		m := page.Meta{URL: a, Status: p.Status, ContentType: p.ContentType, Robots: p.Robots}
		return answerOf(g.grade(page.ReadHTML(p.Text, m))), nil
	}
}

// vetFindings is how many findings a row names.
const vetFindings = 5

// answerOf is what a report says, in a row.
func answerOf(r *grade.Report) vet.Answer {
	a := vet.Answer{Final: r.URL, Title: r.Title, Score: scoreOf(r.Score), Letter: r.Letter, Advice: adviceWords(r.Verdict), Vote: scoreOf(r.NewLinkVote)}
	if r.Score.Known {
		a.Confidence = &r.Confidence
	}
	for i := range r.Pillars {
		a.Pillars[i] = scoreOf(r.Pillars[i].Score)
	}
	for i, f := range findings(r, false) {
		if i == vetFindings {
			break
		}
		a.Findings = append(a.Findings, fmt.Sprintf("%s (%+.0f)", f.Words(), f.Effect))
	}
	return a
}

func scoreOf(s grade.Score) *float64 {
	if !s.Known {
		return nil
	}
	return &s.Value
}

func adviceWords(v grade.Verdict) string { return strings.ReplaceAll(v.String(), "-", " ") }

// finish writes the result and says what came of the list.
func (f *vetFlags) finish(r *vet.Run, list *sheet.List, o vet.Options, p program) error {
	c := r.Count()
	t := sheet.Table{Title: "Vetted links", Lang: "en", Columns: r.Columns(), About: about(r, c, o)}
	switch {
	case f.out != "":
		if err := writeWhole(f.out, func(w io.Writer) error { return writeTable(w, filepath.Ext(f.out), t, r) }); err != nil {
			return err
		}
		fmt.Fprintf(p.err, "%s: %s\n", printable(f.out), tally(c))
	case f.format == "" && isTerminal(p.out):
		if err := printVetted(p.out, r); err != nil {
			return err
		}
		fmt.Fprintln(p.err, tally(c))
	default:
		if err := writeTable(p.out, "."+cmp.Or(f.format, "csv"), t, r); err != nil {
			return err
		}
		fmt.Fprintln(p.err, tally(c))
	}
	return r.Done(o.Now())
}

// tally says in a line what became of the rows.
func tally(c vet.Counts) string {
	said := fmt.Sprintf("%d rows: %d graded, %d unknown", c.Rows, c.Graded, c.Unread+c.Thin)
	if c.NoAddress > 0 {
		said += ", " + strconv.Itoa(c.NoAddress) + " without an address"
	}
	if c.Repeats > 0 {
		said += "; " + strconv.Itoa(c.Repeats) + " name a page that another row names"
	}
	return said
}
