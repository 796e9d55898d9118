package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/server/fetch"
	"linkgrade/wasm/backlink"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/table"
)

// verifyHelp is what "linkgrade help verify" says before the flags.
const verifyHelp = `linkgrade verify LIST [--out FILE]

Looks whether links that you have are still there. Each row names a page (source), where its link leads (target), and, where
you like, what its anchor should say and its rel should be ("follow", "nofollow", "sponsored"…).

The columns are found by their headings, or named by --column (the pages), --target, --anchor and --rel; --to is one target for
all rows. A target with a path is that page; the name of a site alone is any of its pages.

lost       the page was read and has no such link, or its server says that the page is gone
changed    the link is there, and not as you expect it, or not as it was the last time
UNKNOWN    the page could not be read: that is no loss, and what was seen the last time stays
live       all others

Rows stand in that order, then as in the list. Whether a link can be seen is told as far as the page's source tells. What was seen
is kept for the next time in a file of the folder --state, or in the file --last.

Lists, results, politeness and interrupting are those of "linkgrade vet".
`

// verifyFlags are the ways to call "linkgrade verify".
type verifyFlags struct {
	listFlags
	target, anchor, rel, to, last string
}

func verifyCommand(ctx context.Context, args []string, p program) error {
	f := verifyFlags{listFlags: listFlags{command: "verify", help: verifyHelp}}
	list, err := f.parse(args, p, func(fs *flag.FlagSet) {
		fs.StringVar(&f.target, "target", "", "the `column` of targets")
		fs.StringVar(&f.to, "to", "", "the one `target` of all rows, a page or the name of a site")
		fs.StringVar(&f.anchor, "anchor", "", "the `column` of what anchors should say")
		fs.StringVar(&f.rel, "rel", "", "the `column` of what rel should be")
		fs.StringVar(&f.last, "last", "", "`file` of what was seen the last time (default one in --state for each list)")
	})
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	return untilStopped(ctx, func(ctx context.Context) error { return f.run(ctx, list, p) })
}

// expected are the columns that say what is expected; −1 for none.
type expected struct {
	target, anchor, rel int
	to                  *backlink.Target // of all rows; nil where a column says it
}

// run verifies one list.
func (f *verifyFlags) run(ctx context.Context, name string, p program) (err error) {
	list, id, closeList, err := f.open(name, p)
	if err != nil {
		return err
	}
	defer closeList()
	want, err := f.columns(list, p)
	if err != nil {
		return err
	}
	names, err := want.names(list)
	if err != nil {
		return err
	}
	o, err := f.options(list, id, slices.Sorted(maps.Keys(names)), p)
	if err != nil {
		return err
	}
	o.Judge = func(int64) vet.Judge { return linkJudge(names) }
	return f.through(ctx, o, p, func(r *vet.Run) error {
		memory, err := openMemory(f.memoryFile(id), r.Began)
		if err != nil {
			return err
		}
		if err := f.finish(&verified{Run: r, want: want, memory: memory}, p); err != nil {
			return err
		}
		return memory.save()
	})
}

// columns finds the columns of a list, and says which they are.
func (f *verifyFlags) columns(list *sheet.List, p program) (e expected, err error) {
	e = expected{-1, -1, -1, nil}
	if f.choice.Column == "" { // a target is an address, too
		if at := list.Headed("source", "from", "referring", "backlink", "linking", "quelle"); at >= 0 {
			list.Address = at
		}
	}
	column := func(name string, words ...string) int {
		if name == "" {
			return list.Headed(words...)
		}
		at, wrong := list.Column(name, table.MaxColumns)
		err = errors.Join(err, wrong)
		return at
	}
	e.anchor = column(f.anchor, "anchor", "anchortext", "ankertext", "ancre", "ancla")
	e.rel = column(f.rel, "rel", "follow", "nofollow")
	if f.to != "" {
		t, wrong := backlink.ParseTarget(f.to)
		if wrong != nil {
			return e, fmt.Errorf("--to %q: %w", f.to, wrong)
		}
		e.to = &t
		return e, err
	}
	e.target = column(f.target, "target", "to", "destination", "ziel", "cible", "destino")
	if err == nil && (e.target < 0 || e.target == list.Address) {
		err = errors.New("no column of targets; name it with --target, or one target for all rows with --to")
	}
	if err == nil {
		fmt.Fprintf(p.err, "pages in column %d, targets in column %d\n", list.Address+1, e.target+1)
	}
	return e, err
}

// of is a row's target.
func (e expected) of(r sheet.Row) (backlink.Target, error) {
	if e.to != nil {
		return *e.to, nil
	}
	return backlink.ParseTarget(r.Cell(e.target))
}

// names are the sites that links are looked for to: what is kept of a page depends on them.
func (e expected) names(list *sheet.List) (names map[string]bool, err error) {
	names = map[string]bool{}
	for r := range list.Rows(&err) {
		if t, wrong := e.of(r); wrong == nil {
			names[t.Name.String()] = true
		}
	}
	return names, err
}

// linkJudge keeps of a page its links to the sites.
func linkJudge(names map[string]bool) vet.Judge {
	return func(_, _ string, p *fetch.Page, _ error) (vet.Answer, []fetch.Task) {
		m, err := metaOf(p)
		if err != nil {
			return vet.Answer{Reason: badRedirect}, nil
		}
		facts := page.ReadHTML(p.Text, m)
		if backlink.IsBlank(facts) {
			return vet.Answer{Reason: blankPage, Final: p.URL}, nil
		}
		links := backlink.LinksTo(facts, func(n domain.Name) bool { return names[n.String()] })
		return vet.Answer{Final: p.URL, Title: facts.Title, Links: links}, nil
	}
}

// blankPage is why a page that was read says nothing of links.
const blankPage = "the page shows nothing before its scripts have run"

// linkWords are the states as the result has them.
var linkWords = [backlink.States]string{backlink.Lost: "lost", backlink.Changed: "changed", backlink.Unknown: "UNKNOWN", backlink.Live: "live"}

// verified is a run with what was expected and what was seen before.
type verified struct {
	*vet.Run
	want   expected
	memory *memory
}

// finding is what a row comes to.
type finding struct {
	backlink.Finding
	what   string
	target string
	last   *sighting // nil where it was not seen before
}

// find compares a row with its page.
func (v *verified) find(l *vet.Line) (f finding) {
	t, err := v.want.of(l.Row)
	f.State = backlink.Unknown
	if err != nil {
		f.what = "the target: " + err.Error()
		return f
	}
	f.target = t.Key
	f.last = v.memory.before(l.Address, t.Key)
	if why := l.Unread(); why != "" {
		f.what = strings.TrimPrefix(why, "UNKNOWN: ")
		if l.Answer.Gone {
			f.State = backlink.Lost
		}
		return f
	}
	wish := backlink.Wish{Targets: []backlink.Target{t}, Anchor: l.Row.Cell(v.want.anchor), Rel: l.Row.Cell(v.want.rel)}
	f.Finding = wish.Find(l.Answer.Links, f.last.link())
	if f.what = f.last.changes(f.Finding); f.State == backlink.Lost {
		f.what = "the page has no link to it"
	}
	return f
}

// verifyColumns are what is added to a list's columns.
var verifyColumns = []sheet.Column{
	{Title: "Line", Field: "line"}, {Title: "Link", Field: "link"}, {Title: "What", Field: "what"}, {Title: "Page", Field: "page"}, {Title: "Final address", Field: "final"},
	{Title: "Target", Field: "target"}, {Title: "Leads to", Field: "href"}, {Title: "Anchor found", Field: "anchor"}, {Title: "Rel found", Field: "rel"},
	{Title: "Followed", Field: "followed"}, {Title: "In sight", Field: "seen"}, {Title: "Where", Field: "placement"}, {Title: "Page may be indexed", Field: "indexable"},
	{Title: "Links found", Field: "found"}, {Title: "Seen last", Field: "last"},
}

func yesNo(yes bool) sheet.Cell {
	if yes {
		return sheet.Text("yes")
	}
	return sheet.Text("no")
}

// cells are a row's, as verifyColumns are.
func (v *verified) cells(l *vet.Line, f finding) []sheet.Cell {
	what := strings.TrimSpace(f.what + l.Notes())
	cells := append(v.Carried(l), sheet.Number(float64(l.Row.Line), 0), sheet.Text(linkWords[f.State]), sheet.Text(what), sheet.Link(l.Address), sheet.Link(l.Answer.Final), sheet.Text(f.target))
	last := sheet.Cell{}
	if f.last != nil {
		last = sheet.Text(f.last.Seen)
	}
	if f.Link == nil {
		return append(append(cells, make([]sheet.Cell, 7)...), sheet.Number(0, 0), last)
	}
	seen := sheet.Text("yes")
	if f.Link.Hidden != "" {
		seen = sheet.Text("no: " + f.Link.Hidden)
	}
	return append(cells, sheet.Link(f.Link.Href), sheet.Text(f.Link.Anchor), sheet.Text(f.Link.Rel), yesNo(f.Link.Followed), seen, sheet.Text(f.Link.Placement),
		yesNo(!f.Link.NoIndex), sheet.Number(float64(f.Found), 0), last)
}

// finish writes the result and remembers what was seen.
func (f *verifyFlags) finish(v *verified, p program) error {
	listed := v.Listed()
	states := make([]uint8, len(listed))
	var counts [backlink.States]int
	if err := v.Each(listed, func(i int, l *vet.Line) error {
		found := v.find(l)
		states[i] = uint8(found.State)
		counts[found.State]++
		if found.Link != nil {
			v.memory.see(l.Address, found.target, found.Link)
		}
		return nil
	}); err != nil {
		return err
	}
	slices.SortStableFunc(listed, func(a, b int) int { return int(states[a]) - int(states[b]) })
	tally := fmt.Sprintf("%d rows: %d lost, %d changed, %d unknown, %d live", len(listed), counts[backlink.Lost], counts[backlink.Changed], counts[backlink.Unknown], counts[backlink.Live])
	t := sheet.Table{Title: "Verified links", Lang: "en", Columns: append(v.CarriedColumns(), verifyColumns...), About: []string{
		tally + ".", fmt.Sprintf("Read on %s.", v.Began.UTC().Format("2 January 2006")), "UNKNOWN is not lost: the page could not be read."}}
	rows := func(do func([]sheet.Cell) error) error {
		return v.Each(listed, func(_ int, l *vet.Line) error { return do(v.cells(l, v.find(l))) })
	}
	short := func(w io.Writer) error {
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(t, "link\tpage\ttarget\twhat")
		if err := v.Each(listed, func(_ int, l *vet.Line) error {
			one := v.find(l)
			_, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", linkWords[one.State], clipped(l.Address, 50), clipped(one.target, 40), clipped(one.what, 70))
			return err
		}); err != nil {
			return err
		}
		return t.Flush()
	}
	return f.write(t, rows, short, tally, p)
}
