package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/server/fetch"
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
	listFlags
	profile string
	sites   bool
	data    *string
}

func vetCommand(ctx context.Context, args []string, p program) error {
	f := vetFlags{listFlags: listFlags{command: "vet", help: vetHelp}}
	list, err := f.parse(args, p, func(fs *flag.FlagSet) {
		fs.StringVar(&f.profile, "profile", autoProfile, "`name` or file of the profile of your site; --profile= compares with none")
		fs.BoolVar(&f.sites, "sites", false, "also say what kind of site each is, by up to ten of its posts (at most 16 requests a site)")
		f.data = dataFlag(fs)
	})
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	return f.run(ctx, list, p)
}

// run vets one list.
func (f *vetFlags) run(ctx context.Context, name string, p program) (err error) {
	list, file, err := f.open(name, p)
	if err != nil {
		return err
	}
	defer file.Close()
	g, err := newGrader(*f.data, 0, p)
	if err != nil {
		return err
	}
	if g.profile, err = profileFor(f.profile, p); err != nil {
		return err
	}
	depends := []string{g.pack.Edition()}
	if g.profile != nil {
		depends = append(depends, string(g.profile.AppendJSON(nil)))
	}
	if f.sites {
		depends = append(depends, "sites")
	}
	o, err := f.options(list, file.id, depends, p)
	if err != nil {
		return err
	}
	o.Sites = f.sites
	o.Judge = func(at int64) vet.Judge {
		g.at = at
		turns := make(chan struct{}, min(runtime.GOMAXPROCS(0), 4))
		if f.sites {
			return newSiteJudge(g, turns).judge
		}
		return g.judge(turns)
	}
	return f.through(ctx, o, p, func(r *vet.Run) error { return f.finish(r, p) })
}

// judge grades a place by its page. As many are graded at a time as turns holds; a big one alone.
func (g *grader) judge(turns chan struct{}) vet.Judge {
	return func(_, _ string, p *fetch.Page, _ error) (vet.Answer, []fetch.Task) {
		defer g.turn(turns, len(p.Text))()
		a, _ := g.answer(p)
		return a, nil
	}
}

// answer is what a row says of a page, and what was read; nil where its last address is none.
func (g *grader) answer(p *fetch.Page) (vet.Answer, *page.Facts) {
	m, err := metaOf(p)
	if err != nil {
		return vet.Answer{Reason: badRedirect}, nil
	}
	f := page.ReadHTML(p.Text, m)
	return answerOf(g.grade(f)), f
}

// badRedirect is why a page cannot be read whose last address is none.
const badRedirect = "the address it redirects to cannot be read"

// turn waits until a page of so many bytes may be read, and answers what ends its turn.
func (g *grader) turn(turns chan struct{}, bytes int) (end func()) {
	turns <- struct{}{}
	if bytes <= bigPage {
		return func() { <-turns }
	}
	g.big.Lock()
	return func() { g.big.Unlock(); <-turns }
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
func (f *vetFlags) finish(r *vet.Run, p program) error {
	c := r.Count()
	t := sheet.Table{Title: "Vetted links", Lang: "en", Columns: r.Columns(), About: about(r, c)}
	rows := func(do func([]sheet.Cell) error) error {
		return r.Each(r.Ranked(), func(_ int, l *vet.Line) error { return do(r.Cells(l)) })
	}
	short := func(w io.Writer) error { return printVetted(w, r) }
	return f.write(t, rows, short, tally(c), p)
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
