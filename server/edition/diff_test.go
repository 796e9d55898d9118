package edition

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/trust"
)

func TestCompareCountsWhatChanged(t *testing.T) {
	sources, rows := plain(t, 1500)
	sources = append(sources, Source{ID: "gone", Rows: 1})
	old := build(t, sources, append(slices.Clone(rows), Row{Source: "gone", Name: name(t, "gone.org"), Record: trust.Record{Categories: trust.Press}}))
	// Two of the first names go, one is said something else of, four come: 1,502 names, but other prefixes.
	next := slices.Clone(rows[2:])
	next[0].Record = trust.Record{Categories: trust.Press}
	for _, s := range []string{"a.com", "b.com", "c.com", "d.com"} {
		next = append(next, Row{Source: "plain", Name: name(t, s), Record: trust.Record{Categories: trust.Forum}})
	}
	new := build(t, []Source{{ID: "plain", Rows: len(next)}}, next)
	d, err := Compare(old, new)
	if err != nil {
		t.Fatal(err)
	}
	want := Diff{Old: old.ID(), New: new.ID(), Before: 1501, After: 1502, Lost: 3, Gained: 4, Changed: 1,
		Sources: []SourceDiff{{"gone", 1, 0}, {"plain", 1500, 1502}}}
	if d.Lost != want.Lost || d.Gained != want.Gained || d.Changed != want.Changed || d.Before != want.Before ||
		d.After != want.After || d.Old != want.Old || d.New != want.New || !slices.Equal(d.Sources, want.Sources) {
		t.Errorf("Compare = %+v; want %+v", d, want)
	}
	if d.OtherSources == nil || *d.OtherSources != 0 {
		t.Errorf("Compare counts %v names of other sources; want 0", d.OtherSources)
	}
	same, err := Compare(old, old)
	if err != nil || same.Lost+same.Gained+same.Changed != 0 || same.Check(Limits{}) != nil {
		t.Errorf("an edition compared with itself: %+v, %v", same, err)
	}
}

// That another list says the same is no change of a record, and is counted by itself.
func TestCompareCountsOtherSources(t *testing.T) {
	sources, rows := plain(t, 600)
	old := build(t, sources, rows)
	next := slices.Clone(rows)
	for i := range 3 {
		next[i].Source = "another" // instead
		next = append(next, row("another", rows[300+i].Name, rows[300+i].Record))
	}
	new := build(t, []Source{{ID: "another", Rows: 6}, {ID: "plain", Rows: 597}}, next)
	d, err := Compare(old, new)
	if err != nil || d.Changed != 0 || d.Lost != 0 || d.OtherSources == nil || *d.OtherSources != 6 {
		t.Errorf("Compare = %+v, %v; want 6 names that other sources speak of", d, err)
	}
	if d, err = Compare(withoutEvidence(t, old), new); err != nil || d.OtherSources != nil {
		t.Errorf("with an edition that keeps no evidence: %v, %v; want that it is not known", d.OtherSources, err)
	}
}

func TestCompareReadsEditionsOfDifferentPrefixes(t *testing.T) {
	sources, rows := plain(t, 2000)
	old := build(t, sources, rows)
	sources[0].Rows = 500
	new := build(t, sources, rows[:500])
	if old.Bits() == new.Bits() {
		t.Fatalf("both have %d bits: this tests nothing", old.Bits())
	}
	d, err := Compare(old, new)
	if err != nil || d.Lost != 1500 || d.Gained != 0 || d.Changed != 0 {
		t.Errorf("Compare = %+v, %v; want 1,500 lost", d, err)
	}
	if d, err = Compare(new, old); err != nil || d.Lost != 0 || d.Gained != 1500 || d.Changed != 0 {
		t.Errorf("Compare = %+v, %v; want 1,500 gained", d, err)
	}
}

func TestCheckRefusesGreatLosses(t *testing.T) {
	for _, test := range []struct {
		what   string
		d      Diff
		limits Limits
		want   string // of the reason; "" when it may be taken
	}{
		{"a tenth of the names goes", Diff{Before: 1000, Lost: 100}, DefaultLimits, ""},
		{"more goes", Diff{Before: 1000, Lost: 101, Gained: 5000}, DefaultLimits, "101 of 1000 names (10 %)"},
		{"a source loses three tenths", Diff{Sources: []SourceDiff{{"s", 10, 7}}}, DefaultLimits, ""},
		{"a source loses more", Diff{Sources: []SourceDiff{{"s", 10, 6}}}, DefaultLimits, "source s has 6 names where it had 10 (40 % fewer)"},
		{"a source vanishes", Diff{Sources: []SourceDiff{{"s", 10, 0}}}, DefaultLimits, "source s has 0 names"},
		{"a source comes", Diff{Sources: []SourceDiff{{"s", 0, 10}}}, DefaultLimits, ""},
		{"nothing may go", Diff{Before: 1000, Lost: 1}, Limits{}, "1 of 1000"},
		{"everything may go", Diff{Before: 10, Lost: 10, Sources: []SourceDiff{{"s", 10, 0}}}, AnyLoss, ""},
		{"there was nothing", Diff{After: 10, Gained: 10}, DefaultLimits, ""},
	} {
		err := test.d.Check(test.limits)
		if (err != nil) != (test.want != "") || err != nil && (!errors.Is(err, ErrLoses) || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("when %s: %v; want %q", test.what, err, test.want)
		}
	}
}
