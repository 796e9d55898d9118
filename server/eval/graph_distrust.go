package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"linkgrade/server/graph"
	"linkgrade/wasm/domain"
)

// spamFiles are the lists that stand in for spam. The last one names untrustworthy news, which is something else, but the
// only list that many names of the Common Crawl edges are on.
func spamFiles() []string {
	return []string{"disavow_published.txt", "referrer_spam.txt", "blp_scam.txt.gz", "blp_phishing.txt.gz", "blp_drugs.txt.gz",
		"ut1_gambling.txt.gz", "ut1_warez.txt.gz", "ut1_dating.txt.gz", "ai_farms_hosts.txt", "credibility_cred1.csv"}
}

// distrust prints how well distrust tells the names of a list of spam from those of press, government and education, when
// all other lists are its seeds, beside plain Anti-TrustRank from the same seeds. Names on the held-out list and another
// are no seeds; names that are good by one list and bad by another are left out.
func (d graphData) distrust(w io.Writer, g *graph.Graph) error {
	h := heldOut{g: g, pagerank: g.PageRank(), turned: g.Reversed()}
	good, err := d.list("us_gov_domains.csv.gz", "universities.json.gz", "ut1_press.txt.gz")
	if err != nil {
		return err
	}
	for _, file := range spamFiles() {
		names, err := d.list(file)
		if err != nil {
			return err
		}
		h.spam = append(h.spam, nodesOf(g, names))
	}
	h.good = without(nodesOf(g, good), slices.Concat(h.spam...))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "AUC of a list held out\tlinking to\tseeds\tspam\tgood\tdistrust\tAnti-TrustRank\n")
	for i, file := range spamFiles() {
		h.print(t, file, i)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return d.famous(w, h)
}

// heldOut measures on one graph.
type heldOut struct {
	g        *graph.Graph
	turned   *graph.Graph // links the other way around
	pagerank []float64
	spam     [][]int // by list
	good     []int
}

// print prints a list's lines, one for all names that link to others and one for those whose distrust is said.
func (h heldOut) print(w io.Writer, title string, held int) {
	list := h.spam[held]
	seeds := without(slices.Concat(slices.Delete(slices.Clone(h.spam), held, held+1)...), list)
	share, plain := h.g.Distrust(seeds, h.pagerank), h.turned.TrustRank(seeds)
	if plain == nil {
		return
	}
	for _, only := range []struct {
		title     string
		out, into int
	}{{"any", 1, 0}, {fmt.Sprintf("%d, linked by %d", graph.Few, graph.Few), graph.Few, graph.Few}} {
		linking := func(i int) bool { return h.g.Targets(i) >= only.out && h.g.Referring(i) >= only.into }
		bad, good := filter(list, linking), filter(h.good, linking)
		if len(bad) >= 10 && len(good) >= 10 {
			fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\t%s\n", title, only.title, len(seeds), len(bad), len(good),
				separation(at(share, bad), at(share, good)), separation(at(plain, bad), at(plain, good)))
		}
	}
}

// famous prints how many of the hundred most distrusted names that are no seeds stand on a list of the most visited, and
// which place wikipedia.org has among all: no top site may be called toxic.
func (d graphData) famous(w io.Writer, h heldOut) error {
	top, err := d.rankList("ranks/tranco.head.csv", 1, -1)
	if err != nil {
		return err
	}
	seeds := sorted(slices.Concat(h.spam...))
	for _, by := range []struct {
		title string
		value []float64
	}{{"distrust", h.g.Distrust(seeds, h.pagerank)}, {"Anti-TrustRank", h.turned.TrustRank(seeds)}} {
		others := without(numbers(h.g.Names()), seeds)
		slices.SortStableFunc(others, func(a, b int) int { return cmp.Compare(by.value[b], by.value[a]) })
		n, place := 0, 0
		for at, i := range others {
			name, err := domain.ParseName(h.g.Name(i))
			if _, listed := top[name]; err == nil && listed && at < 100 {
				n++
			}
			if h.g.Name(i) == "wikipedia.org" {
				place = at + 1
			}
		}
		fmt.Fprintf(w, "%s: %d of the 100 most distrusted that are no seeds are on Tranco's first 10,000; wikipedia.org is the %dth of %d\n",
			by.title, n, place, len(others))
	}
	_, err = fmt.Fprintln(w)
	return err
}

// nodesOf are the numbers of those names that are in the graph, in order, each once.
func nodesOf(g *graph.Graph, names []domain.Name) []int {
	var in []int
	for _, n := range names {
		if i, ok := g.Find(n); ok {
			in = append(in, i)
		}
	}
	return sorted(in)
}

func sorted(all []int) []int {
	all = slices.Clone(all)
	slices.Sort(all)
	return slices.Compact(all)
}

// without is sorted all without some.
func without(all, some []int) []int {
	some = sorted(some)
	return filter(sorted(all), func(i int) bool {
		_, in := slices.BinarySearch(some, i)
		return !in
	})
}

func filter(all []int, keep func(int) bool) []int {
	var kept []int
	for _, i := range all {
		if keep(i) {
			kept = append(kept, i)
		}
	}
	return kept
}

func at(values []float64, nodes []int) []float64 {
	out := make([]float64, len(nodes))
	for j, i := range nodes {
		out[j] = values[i]
	}
	return out
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
