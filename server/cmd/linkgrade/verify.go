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
	to                  *vet.Target // of all rows; nil where a column says it
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
		t, wrong := vet.ParseTarget(f.to)
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
func (e expected) of(r sheet.Row) (vet.Target, error) {
	if e.to != nil {
		return *e.to, nil
	}
	return vet.ParseTarget(r.Cell(e.target))
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

// maxLooked is how many links of a page are kept for its rows.
const maxLooked = 200

// linkJudge keeps of a page its links to the sites.
func linkJudge(names map[string]bool) vet.Judge {
	return func(_, _ string, p *fetch.Page, _ error) (vet.Answer, []fetch.Task) {
		m, err := metaOf(p)
		if err != nil {
			return vet.Answer{Reason: badRedirect}, nil
		}
		facts := page.ReadHTML(p.Text, m)
		a := vet.Answer{Final: p.URL, Title: facts.Title, NoIndex: facts.Robots.NoIndex}
		for i := range facts.Links {
			l := &facts.Links[i]
			if (names[l.Name.String()]) && len(a.Links) < maxLooked {
				a.Links = append(a.Links, linkOf(facts, l))
			}
		}
		return a, nil
	}
}

// longAnchor is how much of an anchor is kept, in bytes.
const longAnchor = 160

func linkOf(f *page.Facts, l *page.Link) vet.Link {
	hidden := string(l.Hidden)
	if hidden == "" && !l.Seen() {
		hidden = "out of sight"
	}
	text := l.Text
	if len(text) > longAnchor {
		text = strings.ToValidUTF8(text[:longAnchor], "")
	}
	return vet.Link{Href: l.Href, Anchor: text, Rel: strings.Join(l.Rel, " "), Followed: l.Follow() && !f.Robots.NoFollow, Hidden: hidden, Placement: l.Placement.String()}
}

// What may become of a link, in the order of the result.
const (
	linkLost = iota
	linkChanged
	linkUnknown
	linkLive
	linkStates
)

var linkWords = [linkStates]string{"lost", "changed", "UNKNOWN", "live"}

// verified is a run with what was expected and what was seen before.
type verified struct {
	*vet.Run
	want   expected
	memory *memory
}

// finding is what a row comes to.
type finding struct {
	state  int
	what   string
	target string
	link   *vet.Link // nil where there is none
	found  int       // links to the target
	last   *sighting // nil where it was not seen before
}

// find compares a row with its page. The link that fits best what was expected counts, where there are several.
func (v *verified) find(l *vet.Line) (f finding) {
	t, err := v.want.of(l.Row)
	if err != nil {
		return finding{state: linkUnknown, what: "the target: " + err.Error()}
	}
	f.target = t.Key
	f.last = v.memory.before(l.Address, t.Key)
	if why := l.Unread(); why != "" && !l.Answer.Gone {
		f.state, f.what = linkUnknown, strings.TrimPrefix(why, "UNKNOWN: ")
		return f
	}
	best := -1
	for i := range l.Answer.Links {
		link := &l.Answer.Links[i]
		if !t.Is(link.Href) {
			continue
		}
		f.found++
		if fits := v.fit(l, link); fits > best {
			best, f.link = fits, link
		}
	}
	switch {
	case l.Answer.Gone:
		f.state, f.what = linkLost, strings.TrimPrefix(l.Unread(), "UNKNOWN: ")
	case f.link == nil:
		f.state, f.what = linkLost, "the page has no link to it"
	default:
		changes := append(v.unexpected(l, f.link), f.last.changes(f.link, l.Answer.NoIndex)...)
		f.state, f.what = linkLive, strings.Join(changes, "; ")
		if len(changes) > 0 {
			f.state = linkChanged
		}
	}
	return f
}

// fit says how well a link is the one that was expected.
func (v *verified) fit(l *vet.Line, link *vet.Link) (fits int) {
	if len(v.unexpected(l, link)) == 0 {
		fits += 4
	}
	if link.Hidden == "" {
		fits += 2
	}
	if link.Followed {
		fits++
	}
	return fits
}

// unexpected says what of a link is not as the row expects.
func (v *verified) unexpected(l *vet.Line, link *vet.Link) (all []string) {
	if anchor := l.Row.Cell(v.want.anchor); anchor != "" && !strings.EqualFold(strings.Join(strings.Fields(anchor), " "), link.Anchor) {
		all = append(all, fmt.Sprintf("its anchor is “%s”, expected “%s”", link.Anchor, anchor))
	}
	rel := strings.Fields(strings.ToLower(link.Rel))
	for _, word := range strings.FieldsFunc(strings.ToLower(l.Row.Cell(v.want.rel)), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		switch word {
		case "follow", "dofollow":
			if !link.Followed {
				all = append(all, "it is not followed, expected to be")
			}
		case "nofollow", "sponsored", "ugc":
			if !slices.Contains(rel, word) {
				all = append(all, fmt.Sprintf("its rel is “%s”, expected “%s”", link.Rel, word))
			}
		}
	}
	return all
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
	cells := append(v.Carried(l), sheet.Number(float64(l.Row.Line), 0), sheet.Text(linkWords[f.state]), sheet.Text(what), sheet.Link(l.Address), sheet.Link(l.Answer.Final), sheet.Text(f.target))
	last := sheet.Cell{}
	if f.last != nil {
		last = sheet.Text(f.last.Seen)
	}
	if f.link == nil {
		return append(append(cells, make([]sheet.Cell, 7)...), sheet.Number(0, 0), last)
	}
	seen := sheet.Text("yes")
	if f.link.Hidden != "" {
		seen = sheet.Text("no: " + f.link.Hidden)
	}
	return append(cells, sheet.Link(f.link.Href), sheet.Text(f.link.Anchor), sheet.Text(f.link.Rel), yesNo(f.link.Followed), seen, sheet.Text(f.link.Placement),
		yesNo(!l.Answer.NoIndex), sheet.Number(float64(f.found), 0), last)
}

// finish writes the result and remembers what was seen.
func (f *verifyFlags) finish(v *verified, p program) error {
	listed := v.Listed()
	states := make([]uint8, len(listed))
	var counts [linkStates]int
	if err := v.Each(listed, func(i int, l *vet.Line) error {
		found := v.find(l)
		states[i] = uint8(found.state)
		counts[found.state]++
		if found.link != nil {
			v.memory.see(l.Address, found.target, found.link, l.Answer.NoIndex)
		}
		return nil
	}); err != nil {
		return err
	}
	slices.SortStableFunc(listed, func(a, b int) int { return int(states[a]) - int(states[b]) })
	tally := fmt.Sprintf("%d rows: %d lost, %d changed, %d unknown, %d live", len(listed), counts[linkLost], counts[linkChanged], counts[linkUnknown], counts[linkLive])
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
			_, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", linkWords[one.state], clipped(l.Address, 50), clipped(one.target, 40), clipped(one.what, 70))
			return err
		}); err != nil {
			return err
		}
		return t.Flush()
	}
	return f.write(t, rows, short, tally, p)
}
