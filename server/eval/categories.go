package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/eval/labelled"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// A survey is what all lists say, and what an edition of them believes.
type survey struct {
	sources  []edition.Source
	said     map[domain.Name]*authority.Said
	rows     map[domain.Name][]edition.Row
	evidence map[domain.Name][]edition.Evidence
}

func surveyed(data string) (*survey, error) {
	said, _, err := labelled.Ranks(data)
	if err != nil {
		return nil, err
	}
	s := &survey{said: said, evidence: map[domain.Name][]edition.Evidence{}}
	if s.sources, s.rows, err = labelled.Categories(data); err != nil {
		return nil, err
	}
	s.sources = append(s.sources, edition.Source{ID: "ranks"})
	for name, rows := range s.rows {
		s.evidence[name] = edition.Explain(s.sources, append(rows, ranked(name, s.said[name])...))
	}
	return s, nil
}

// ranked is a row with what is measured of a name: one kind decides whether a rank list
// respects it, so the places of a row suffice.
func ranked(name domain.Name, said *authority.Said) []edition.Row {
	if said == nil {
		return nil
	}
	var ms []authority.Measure
	for _, k := range []authority.Kind{authority.MajesticSubNets, authority.TrancoRank, authority.RadarRank} {
		if v, ok := said.Value(k); ok {
			ms = append(ms, authority.Measure{Kind: k, Value: v})
		}
	}
	return []edition.Row{{Source: "ranks", Name: name, Measures: authority.Of(ms...)}}
}

// kinds prints what the category lists are worth: on top names, beside each other, beside
// judges that no edition is made of.
func kinds(w io.Writer, data string) error {
	s, err := surveyed(data)
	if err != nil {
		return err
	}
	types, reliability, credibility, err := labelled.Judges(data)
	if err != nil {
		return err
	}
	s.heads(w)
	s.pairs(w)
	s.judged(w, types, reliability, credibility)
	s.innocents(w, types, reliability)
	return nil
}

// heads prints how many names of each list's first ten thousand are called risky.
func (s *survey) heads(w io.Writer) {
	const head = 10_000
	fmt.Fprintf(w, "%-36s %6s %9s %9s %9s %22s\n", "risk categories of top names", "names", "accused", "by one", "believed", "believed, by one")
	for _, list := range []struct {
		name string
		kind authority.Kind
		sign float32
	}{
		{"Tranco's first 10,000", authority.TrancoRank, 1},
		{"Majestic's first 10,000", authority.MajesticSubNets, -1},
		{"Cloudflare Radar's first 10,000", authority.RadarRank, 1},
	} {
		names := s.first(head, list.kind, list.sign)
		var accused, byOne, believed, believedByOne int
		for _, name := range names {
			var any, one, yes, yesByOne bool
			for _, e := range s.evidence[name] {
				if e.Category&edition.Risky != 0 {
					any, one = true, one || e.Lists == 1
					yes, yesByOne = yes || e.Refused == "", yesByOne || e.Refused == "" && e.Lists == 1
				}
			}
			accused, byOne, believed, believedByOne = accused+count(any), byOne+count(one), believed+count(yes), believedByOne+count(yesByOne)
		}
		fmt.Fprintf(w, "%-36s %6d %9d %9d %9d %12d (%.2f%%)\n", list.name, len(names), accused, byOne, believed, believedByOne, 100*float64(believedByOne)/float64(max(len(names), 1)))
	}
	fmt.Fprintln(w)
}

// first are the names with the best figures of a kind.
func (s *survey) first(n int, k authority.Kind, sign float32) []domain.Name {
	var names []domain.Name
	value := func(name domain.Name) float32 { v, _ := s.said[name].Value(k); return sign * v }
	for name, said := range s.said {
		if _, ok := said.Value(k); ok {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b domain.Name) int {
		return cmp.Or(cmp.Compare(value(a), value(b)), cmp.Compare(a.String(), b.String()))
	})
	return names[:min(n, len(names))]
}

// pairs prints, for lists that give the same category, how far one held out is borne out
// by the other.
func (s *survey) pairs(w io.Writer) {
	on := s.byList()
	fmt.Fprintf(w, "%-36s %-20s %7s %7s %7s %14s\n", "list held out", "beside", "names", "others", "both", "borne out")
	for i, a := range s.sources {
		for j, b := range s.sources {
			if i == j {
				continue
			}
			both := 0
			var shared trust.Category
			for name, c := range on[a.ID] {
				if c&on[b.ID][name] != 0 {
					both++
					shared |= c
				}
			}
			if both > 0 {
				fmt.Fprintf(w, "%-36s %-20s %7d %7d %7d %13.1f%%\n", a.ID+" ("+shared.String()+")", b.ID, len(on[a.ID]), len(on[b.ID]), both, 100*float64(both)/float64(len(on[a.ID])))
			}
		}
	}
	fmt.Fprintln(w)
}

// byList is what each list says of its names.
func (s *survey) byList() map[string]map[domain.Name]trust.Category {
	on := map[string]map[domain.Name]trust.Category{}
	for name, rows := range s.rows {
		for _, row := range rows {
			if on[row.Source] == nil {
				on[row.Source] = map[domain.Name]trust.Category{}
			}
			on[row.Source][name] |= row.Record.Categories
		}
	}
	return on
}

// judged prints the precision of kinds of site where a judge knows the name.
func (s *survey) judged(w io.Writer, types, reliability, credibility map[domain.Name]string) {
	fmt.Fprintf(w, "%-36s %-40s %6s %s\n", "category believed", "judge says", "n", "share, 95 %")
	row := func(c trust.Category, judge string, verdicts map[domain.Name]string, agrees ...string) {
		var ps []point
		for name, evidence := range s.evidence {
			said, known := verdicts[name]
			if !known || !slices.ContainsFunc(evidence, func(e edition.Evidence) bool { return e.Category == c && e.Refused == "" }) {
				continue
			}
			ps = append(ps, point{said: float64(count(slices.Contains(agrees, said)))})
		}
		slices.SortFunc(ps, func(a, b point) int { return cmp.Compare(a.said, b.said) }) // maps have no order
		at := interval(ps, share)
		fmt.Fprintf(w, "%-36s %-40s %6d %.1f%% (%.1f–%.1f)\n", c, judge, len(ps), 100*share(ps), 100*at.from, 100*at.to)
	}
	row(trust.Press, "site categories: news and portals", types, "News and Portals")
	row(trust.Press, "Wikipedia: a source once discussed", reliability, `["Generally reliable"]`, `["No consensus"]`)
	row(trust.Press, "CRED-1: reliable or mixed news", credibility, "reliable", "mixed")
	row(trust.Government, "site categories: government", types, "Government")
	row(trust.Education, "site categories: reference", types, "Reference")
	row(trust.Piracy, "site categories: entertainment", types, "Entertainment")
	row(trust.Shortener, "site categories: business or reference", types, "Business", "Reference")
	fmt.Fprintln(w)
}

func share(ps []point) float64 {
	sum := 0.0
	for _, p := range ps {
		sum += p.said
	}
	return sum / float64(max(len(ps), 1))
}

// innocents prints how often lists accuse names that do no harm by all we know:
// universities, public authorities, banks, travel companies, news, and what Wikipedia
// calls generally reliable.
func (s *survey) innocents(w io.Writer, types, reliability map[domain.Name]string) {
	innocent := map[domain.Name]bool{}
	for name, kind := range types {
		if slices.Contains([]string{"News and Portals", "Banking", "Government", "Recreation", "Health"}, kind) {
			innocent[name] = true
		}
	}
	for name, status := range reliability {
		if status == `["Generally reliable"]` {
			innocent[name] = true
		}
	}
	on := s.byList()
	for _, id := range []string{"universities", "us-government"} {
		for name := range on[id] {
			innocent[name] = true
		}
	}
	fmt.Fprintf(w, "%-36s %7s %9s %9s\n", fmt.Sprintf("of %d innocent names", len(innocent)), "listed", "accused", "believed")
	for _, source := range s.sources {
		listed, accused, believed := 0, 0, 0
		for name, c := range on[source.ID] {
			if c&edition.Risky == 0 {
				continue
			}
			listed++
			if innocent[name] {
				accused++
				believed += count(s.believes(name, c&edition.Risky))
			}
		}
		if listed > 0 {
			fmt.Fprintf(w, "%-36s %7d %9d %9d\n", source.ID, listed, accused, believed)
		}
	}
}

// believes says whether an edition gives a name one of the categories.
func (s *survey) believes(name domain.Name, c trust.Category) bool {
	return slices.ContainsFunc(s.evidence[name], func(e edition.Evidence) bool { return e.Category&c != 0 && e.Refused == "" })
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
