package edition

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func row(source string, n domain.Name, r trust.Record) Row {
	return Row{Source: source, Name: n, Record: r}
}

// plain are n names of one source, "site0.org" and so on, all directories.
func plain(t testing.TB, n int) ([]Source, []Row) {
	t.Helper()
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = row("plain", name(t, fmt.Sprintf("site%d.org", i)), trust.Record{Categories: trust.Directory})
	}
	return []Source{{ID: "plain", Name: "Plain", Licence: "MIT", Rows: n}}, rows
}

func build(t testing.TB, sources []Source, rows []Row) *Edition {
	t.Helper()
	e, err := Build("2026-01-02", sources, rows)
	if err != nil {
		t.Fatalf("Build: %v", err)
	}
	return e
}

func lookup(t testing.TB, e *Edition, s string) trust.Record {
	t.Helper()
	r, listed, err := e.Lookup(name(t, s))
	if err != nil || listed == r.IsZero() {
		t.Fatalf("Lookup(%s) = %+v, %v, %v", s, r, listed, err)
	}
	return r
}

func TestBuildMergesWhatSourcesSay(t *testing.T) {
	sources, rows := plain(t, 300)
	a, b, c := name(t, "a.com"), name(t, "b.com"), name(t, "c.com")
	sources = append(sources,
		Source{ID: "rank1", Rows: 3, Dropped: map[Drop]int{Below: 1}},
		Source{ID: "rank2", Rows: 1},
		Source{ID: "mail1", Rows: 4},
		Source{ID: "mail2", Rows: 1},
	)
	rows = append(rows,
		row("rank1", a, trust.Record{Authority: trust.AuthorityOf(80), Age: 2, Popularity: 7}),
		row("rank1", b, trust.Record{Authority: trust.AuthorityOf(60)}),
		row("rank2", a, trust.Record{Authority: trust.AuthorityOf(71), Age: 4, Popularity: 3}),
		row("mail1", a, trust.Record{Categories: trust.DisposableMail | trust.Forum}),
		row("mail1", b, trust.Record{Categories: trust.DisposableMail}),
		row("mail1", c, trust.Record{Categories: trust.DisposableMail}),
		row("mail1", c, trust.Record{Categories: trust.Adult}),
		row("mail2", b, trust.Record{Categories: trust.DisposableMail | trust.Adult}),
	)
	e := build(t, sources, rows)
	for site, want := range map[string]trust.Record{
		// The mean of 80 and 71, up; one list's accusation is not believed, its description is.
		"a.com": {Authority: trust.AuthorityOf(76), Lists: 2, Categories: trust.Forum, Age: 4, Popularity: 3},
		// Two lists accuse.
		"b.com":     {Authority: trust.AuthorityOf(60), Lists: 1, Categories: trust.DisposableMail | trust.Adult},
		"c.com":     {Categories: trust.DisposableMail | trust.Adult}, // no rank list knows it
		"site7.org": {Categories: trust.Directory},
		"other.org": {},
	} {
		if got := lookup(t, e, site); got != want {
			t.Errorf("Lookup(%s) = %+v; want %+v", site, got, want)
		}
	}
	if err := e.Verify(); err != nil {
		t.Errorf("Verify: %v", err)
	}
	d := e.Document()
	if d.Names != 303 || d.Bits != 0 || d.Buckets != 1 || d.Built != "2026-01-02" || d.Format != Format {
		t.Errorf("the document says %+v", d)
	}
	kept := map[string]int{}
	for _, s := range d.Sources {
		kept[s.ID] = s.Kept
		if s.Kept+dropped(s) != s.Rows {
			t.Errorf("source %s: %d rows, %d kept, dropped %v", s.ID, s.Rows, s.Kept, s.Dropped)
		}
	}
	if want := map[string]int{"plain": 300, "rank1": 2, "rank2": 1, "mail1": 3, "mail2": 1}; !maps.Equal(kept, want) {
		t.Errorf("kept = %v; want %v", kept, want)
	}
	if r, listed, err := e.Lookup(domain.Name{}); !r.IsZero() || listed || err != nil {
		t.Errorf("Lookup of the zero name = %+v, %v, %v", r, listed, err)
	}
}

func TestASingleAccusationAgainstARankedNameIsCounted(t *testing.T) {
	sources, rows := plain(t, 300)
	sources = append(sources, Source{ID: "rank", Rows: 1}, Source{ID: "phish", Rows: 2})
	rows = append(rows,
		row("rank", name(t, "a.com"), trust.Record{Authority: trust.AuthorityOf(90)}),
		row("phish", name(t, "a.com"), trust.Record{Categories: trust.Phishing}),
		row("phish", name(t, "b.com"), trust.Record{Categories: trust.Phishing}),
	)
	e := build(t, sources, rows)
	if got := lookup(t, e, "a.com"); got.Categories != 0 {
		t.Errorf("a.com is called %v", got.Categories)
	}
	if got := lookup(t, e, "b.com"); got.Categories != trust.Phishing {
		t.Errorf("b.com is called %v; want phishing", got.Categories)
	}
	for _, s := range e.Document().Sources {
		if s.ID == "phish" && (s.Kept != 1 || s.Dropped[Contradicted] != 1) {
			t.Errorf("phish keeps %d and drops %v; want 1 and 1 contradicted", s.Kept, s.Dropped)
		}
	}
}

func TestBuildIsTheSameInAnyOrder(t *testing.T) {
	sources, rows := plain(t, 1500)
	sources = append(sources, Source{ID: "also", Rows: 10})
	for i := range 10 {
		rows = append(rows, row("also", rows[i].Name, trust.Record{Authority: trust.AuthorityOf(i)}))
	}
	want := build(t, sources, rows)
	slices.Reverse(sources)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	if got := build(t, sources, rows); !bytes.Equal(got.JSON(), want.JSON()) || !bytes.Equal(got.Pack(), want.Pack()) {
		t.Error("another order gives another edition")
	}
	rows[0].Record.Categories ^= trust.Press
	if got := build(t, sources, rows); got.ID() == want.ID() {
		t.Error("other contents have the same id")
	}
}

func TestBuildRefuses(t *testing.T) {
	sources, rows := plain(t, 300)
	with := func(r Row) []Row { return append(slices.Clone(rows), r) }
	if _, err := Build("", sources, rows[:255]); err == nil {
		t.Error("rows that do not add up are taken")
	}
	few := []Source{{ID: "plain", Rows: 255}}
	if _, err := Build("", few, rows[:255]); !errors.Is(err, trust.ErrPrefixBits) {
		t.Errorf("255 names: %v; want ErrPrefixBits", err)
	}
	for what, rows := range map[string][]Row{
		"an unknown source":       with(row("who", rows[0].Name, rows[0].Record)),
		"no name":                 with(row("plain", domain.Name{}, rows[0].Record)),
		"a row without statement": with(row("plain", name(t, "x.com"), trust.Record{Lists: 1})),
	} {
		if _, err := Build("", sources, rows); err == nil {
			t.Errorf("Build takes %s", what)
		}
	}
	for _, twice := range [][]Source{append(slices.Clone(sources), sources...), append(slices.Clone(sources), Source{})} {
		if _, err := Build("", twice, rows); err == nil {
			t.Error("Build takes a source id that is empty or comes twice")
		}
	}
}
