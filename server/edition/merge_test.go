package edition

import (
	"math/rand/v2"
	"slices"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// The sources of the tests below, in the order of their ids.
var listed = []Source{
	{ID: "a"}, {ID: "b"}, {ID: "copy", Family: "a"},
	{ID: "weak1", Weak: true}, {ID: "weak2", Weak: true}, {ID: "weakcopy", Family: "a", Weak: true},
	{ID: "rank"},
}

const (
	fromA = iota
	fromB
	fromCopy
	fromWeak1
	fromWeak2
	fromWeakCopy
	fromRank
)

func states(c trust.Category, sources ...int) []statement {
	var said []statement
	for _, s := range sources {
		said = append(said, statement{source: s, record: trust.Record{Categories: c}})
	}
	return said
}

func ranks(rank float32) statement {
	return statement{source: fromRank, measures: authority.Of(authority.Measure{Kind: authority.UmbrellaRank, Value: rank})}
}

func TestNoisyListsDoNotDecide(t *testing.T) {
	const nowhere, deep, million, head = 0, 90_000_000, 500_000, 9_000
	for what, test := range map[string]struct {
		c       trust.Category
		sources []int
		at      float32
		want    Drop
	}{
		"harm, one list, unknown name":        {trust.Phishing, []int{fromA}, nowhere, ""},
		"harm, one list, deep in the web":     {trust.Phishing, []int{fromA}, deep, ""},
		"harm, one list, ranked name":         {trust.Phishing, []int{fromA}, million, Contradicted},
		"harm, a list and its copy":           {trust.Phishing, []int{fromA, fromCopy}, million, Contradicted},
		"harm, a list and its weak copy":      {trust.Phishing, []int{fromWeakCopy, fromA}, million, Contradicted},
		"harm, two lists, top name":           {trust.Phishing, []int{fromA, fromB}, head, ""},
		"harm, a list and a weak one":         {trust.Spam, []int{fromA, fromWeak1}, head, ""},
		"harm, a weak list, unknown name":     {trust.Spam, []int{fromWeak1}, nowhere, Alone},
		"harm, a weak copy, unknown name":     {trust.Spam, []int{fromWeakCopy}, nowhere, Alone},
		"harm, two weak lists, unknown name":  {trust.Spam, []int{fromWeak1, fromWeak2}, nowhere, ""},
		"harm, two weak lists, ranked name":   {trust.Spam, []int{fromWeak1, fromWeak2}, million, Contradicted},
		"gambling, one list, ranked name":     {trust.Gambling, []int{fromA}, million, ""},
		"link seller, one list, ranked name":  {trust.LinkSeller, []int{fromA}, million, ""},
		"link seller, one list, top name":     {trust.LinkSeller, []int{fromA}, head, Contradicted},
		"gambling, one list, top name":        {trust.Gambling, []int{fromA}, head, Contradicted},
		"gambling, two lists, top name":       {trust.Gambling, []int{fromB, fromCopy}, head, ""},
		"press, one list, top name":           {trust.Press, []int{fromA}, head, ""},
		"press, one weak list, top name":      {trust.Press, []int{fromWeak1}, head, Alone},
		"press, two weak lists, unknown name": {trust.Press, []int{fromWeak1, fromWeak2}, nowhere, ""},
	} {
		said := states(test.c, test.sources...)
		if test.at > 0 {
			said = append(said, ranks(test.at))
		}
		m := merger{sources: listed}
		for range 4 {
			r, doubts := m.merge(said)
			if got := r.Categories&^trust.Confirmed == test.c; got != (test.want == "") {
				t.Errorf("%s: believed is %v", what, got)
			}
			want := 0
			if test.want != "" {
				want = len(test.sources)
			}
			if len(doubts) != want || want > 0 && doubts[0].why != test.want {
				t.Errorf("%s: doubts %v; want %d, %q", what, doubts, want, test.want)
			}
			rand.Shuffle(len(said), func(i, j int) { said[i], said[j] = said[j], said[i] })
		}
	}
}

// A university that is robbed is not called a thief by one list; what lists agree on is confirmed, and nothing else.
func TestAgreementIsConfirmed(t *testing.T) {
	school := statement{source: fromB, record: trust.Record{Categories: trust.Education}}
	for what, test := range map[string]struct {
		said []statement
		want trust.Category
	}{
		"one list":                            {states(trust.Phishing, fromA), trust.Phishing},
		"a list and its copy":                 {states(trust.Phishing, fromA, fromCopy), trust.Phishing},
		"two lists":                           {states(trust.Phishing, fromA, fromB), trust.Phishing | trust.Confirmed},
		"two weak lists":                      {states(trust.Spam, fromWeak1, fromWeak2), trust.Spam},
		"two lists that say different things": {append(states(trust.Phishing, fromA), states(trust.Scam, fromB)...), trust.Phishing | trust.Scam},
		"two lists of a trade":                {states(trust.Gambling, fromA, fromB), trust.Gambling},
		"two lists of throw-away mail":        {states(trust.DisposableMail, fromA, fromB), trust.DisposableMail},
		"a school on one list":                {append(states(trust.Phishing, fromA), school), trust.Education},
		"a school on two lists":               {append(states(trust.Phishing, fromA, fromWeak1), school), trust.Education | trust.Phishing | trust.Confirmed},
		"a school as a free host":             {append(states(trust.FreeHost, fromA), school), trust.Education},
	} {
		m := merger{sources: listed}
		if r, _ := m.merge(test.said); r.Categories != test.want {
			t.Errorf("%s: %s; want %s", what, r.Categories, test.want)
		}
	}
}

func TestMergeBlendsMeasures(t *testing.T) {
	links := statement{source: fromA, measures: authority.Of(
		authority.Measure{Kind: authority.MajesticSubNets, Value: 10_000},
		authority.Measure{Kind: authority.MajesticIPs, Value: 20_000})}
	m := merger{sources: listed}
	for _, s := range []statement{links, ranks(2_000_000)} {
		m.see(s.measures)
	}
	m.see(authority.Of(authority.Measure{Kind: authority.MajesticSubNets, Value: 3_000}))

	linked, doubts := m.merge([]statement{links})
	if v, known := linked.Authority.Known(); !known || v < 80 || v > 90 || linked.Lists != 1 || linked.Popularity != 0 || len(doubts) != 0 {
		t.Errorf("a name with links from 10,000 networks is %+v, %v", linked, doubts)
	}
	both, _ := m.merge([]statement{ranks(900_000), links})
	if both.Lists != 2 || both.Popularity != trust.PopularityOf(900_000) || both.Authority >= linked.Authority {
		t.Errorf("with a poor rank beside the links it is %+v", both)
	}
	visited, _ := m.merge([]statement{ranks(900_000)})
	if visited.Lists != 1 || visited.Authority >= both.Authority {
		t.Errorf("with the poor rank alone it is %+v", visited)
	}
}

func TestExplainNamesTheLists(t *testing.T) {
	n := name(t, "site.org")
	rows := []Row{
		row("b", n, trust.Record{Categories: trust.Spam | trust.Forum}),
		row("a", n, trust.Record{Categories: trust.Spam}),
		row("a", n, trust.Record{Categories: trust.Scam}),
		row("copy", n, trust.Record{Categories: trust.Scam}),
		{Source: "rank", Name: n, Measures: ranks(5).measures},
		row("who", n, trust.Record{Categories: trust.Press}),
	}
	want := []Evidence{
		{Category: trust.Forum, Sources: []string{"b"}, Lists: 1},
		{Category: trust.Scam, Sources: []string{"a", "copy"}, Lists: 1, Refused: Contradicted},
		{Category: trust.Spam, Sources: []string{"a", "b"}, Lists: 2},
	}
	got := Explain(listed, rows)
	if !slices.EqualFunc(got, want, func(a, b Evidence) bool {
		return a.Category == b.Category && slices.Equal(a.Sources, b.Sources) && a.Lists == b.Lists && a.Refused == b.Refused
	}) {
		t.Errorf("Explain = %+v; want %+v", got, want)
	}
}
