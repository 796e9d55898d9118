package main

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"

	"linkgrade/server/graph"
	"linkgrade/wasm/domain"
)

// sourceList is a public rank list to compare with.
type sourceList struct {
	title        string
	file         string
	name, values int // columns; values -1 where the order of lines is the rank
}

func sourceLists() []sourceList {
	return []sourceList{
		{"Majestic RefSubNets", "ranks/majestic_million.head.csv", 2, 4},
		{"Tranco 2026", "ranks/tranco.head.csv", 1, -1},
		{"Tranco 2023", "ranks/tranco_2023_top100k.csv.gz", 0, -1},
	}
}

// measured is a measure of the graph; NaN for unknown.
type measured struct {
	title string
	of    func(int) float64
}

func measuresOf(g *graph.Graph, m *graph.Measures) []measured {
	return []measured{
		{"referring", func(i int) float64 { return float64(g.Referring(i)) }},
		{"pagerank", func(i int) float64 { return m.PageRank[i] }},
		{"harmonic", func(i int) float64 { return m.Harmonic[i] }},
		{"trust", func(i int) float64 { return m.Trust[i] }},
	}
}

// ranks prints Spearman's correlation with the vendor's rating: of each measure over all rated names that anyone links to, and
// beside each list over the names on it. With a list also: whether a measure adds to it (the mean of both ranks).
func (d graphData) ranks(w io.Writer, g *graph.Graph) error {
	rating, err := d.rating()
	if err != nil {
		return err
	}
	trusted, err := d.list("us_gov_domains.csv.gz", "universities.json.gz", "ut1_press.txt.gz")
	if err != nil {
		return err
	}
	m := graph.Measure(g, graph.Seeds{Trusted: trusted}, nil)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "Spearman with vendor rating\tnames\tlist\tmeasure\twith both ranks\n")
	sample(rating, g, nil, 1).print(t, "linked", measuresOf(g, m))
	sample(rating, g, nil, graph.Few).print(t, fmt.Sprintf("linked by %d", graph.Few), measuresOf(g, m))
	for _, l := range sourceLists() {
		list, err := d.rankList(l.file, l.name, l.values)
		if err != nil {
			return err
		}
		sample(rating, g, list, 1).print(t, "on "+l.title, measuresOf(g, m))
	}
	fmt.Fprintln(t)
	return t.Flush()
}

// rated are names of the graph with a rating, and their place on a list if there is one.
type rated struct {
	nodes        []int
	rating, list []float64
}

// sample takes the rated names that at least so many link to, and that are on the list unless it is nil.
func sample(rating scores, g *graph.Graph, list scores, referring int) rated {
	var s rated
	for i := range g.Names() {
		name, err := domain.ParseName(g.Name(i))
		r, known := rating[name]
		place, listed := list[name]
		if err != nil || !known || g.Referring(i) < referring || list != nil && !listed {
			continue
		}
		s.nodes, s.rating, s.list = append(s.nodes, i), append(s.rating, r), append(s.list, place)
	}
	return s
}

// print prints a line for each measure, over the names for which it is known.
func (s rated) print(w io.Writer, title string, measures []measured) {
	for _, m := range measures {
		var rating, list, value []float64
		for j, i := range s.nodes {
			if v := m.of(i); !math.IsNaN(v) {
				rating, list, value = append(rating, s.rating[j]), append(list, s.list[j]), append(value, v)
			}
		}
		alone, both := "", ""
		if len(list) >= 10 && list[0] != list[len(list)-1] {
			alone, both = rankCorrelation(rating, list).String(), rankCorrelation(rating, meanRank(list, value)).String()
		}
		fmt.Fprintf(w, "%s: %s\t%d\t%s\t%s\t%s\n", title, m.title, len(value), alone, rankCorrelation(rating, value), both)
	}
}

// meanRank is the mean of two ranks.
func meanRank(x, y []float64) []float64 {
	every := numbers(len(x))
	a, b := midRanks(dense(x), every), midRanks(dense(y), every)
	for i := range a {
		a[i] = (a[i] + b[i]) / 2
	}
	return a
}
