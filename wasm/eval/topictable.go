package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"linkgrade/wasm/eval/topics"
	"linkgrade/wasm/topic"
)

// scorer is one column of the table: a score of each pair.
type scorer struct {
	name   string
	scores []float64
}

// texts prints how well package topic tells pairs of texts of one subject from others, by set, beside TF-IDF cosine and
// Jaccard's measure. Its blends have seen neither the set nor any text of it.
func texts(w io.Writer, bench string) error {
	v := topic.Shipped()
	pairs, err := topics.Load(bench)
	if err != nil {
		return err
	}
	spoken, foreign := topics.Measure(v, pairs, ""), topics.Measure(v, pairs, topics.Foreign)
	learnt := topics.Ship(spoken, foreign, topics.Disjoint)
	columns := []scorer{
		{"topic", topics.Ship(spoken, foreign, topics.LeaveSetOut)},
		{"topic, all sets", learnt},
		{"words alone", topics.LeaveSetOut(foreign, topic.WordsAlone())},
		{"TF-IDF", topics.TFIDF(pairs)},
		{"Jaccard", topics.Jaccard(pairs)},
	}
	fmt.Fprintf(w, "\ntexts of one subject told from others: AUC, 95 %% of %d resamples of the left texts; \"all sets\" learnt without the pair's texts, the others without its set, too\n%-14s pairs", textResamples, "")
	for _, c := range columns {
		fmt.Fprintf(w, "  %-18s", c.name)
	}
	fmt.Fprintf(w, "  lead over TF-IDF\n")
	for _, set := range topics.Sets(pairs) {
		printSet(w, set, pairs, columns)
	}
	printCalibration(w, pairs, learnt)
	return nil
}

// printCalibration prints what share of the pairs that were given nearly the same probability are of one subject. Each
// set counts as many pairs as it has.
func printCalibration(w io.Writer, pairs []topics.Pair, given []float64) {
	sets := topics.Sets(pairs)
	of := make([]bins, len(sets))
	var all bins
	for i, p := range pairs {
		all.add(given[i], p.Same)
		of[slices.Index(sets, p.Set)].add(given[i], p.Same)
	}
	fmt.Fprintf(w, "\nreliability of \"all sets\"\ngiven         pairs   mean  is of one subject\n")
	for i, b := range all {
		fmt.Fprintf(w, "%.1f to %.1f  %7d  %5s  %5s\n", float64(i)/10, float64(i+1)/10, b.links, figure(b.mean(), b.links), figure(b.truth(), b.links))
	}
	fmt.Fprintf(w, "calibration error %.3f", all.calibrationError())
	for k, set := range sets {
		fmt.Fprintf(w, "; %s %.3f", set, of[k].calibrationError())
	}
	fmt.Fprintln(w)
}

// tfidf is the column that the first is held against.
const tfidf = 3

// textResamples is fewer than for pages: each sorts all pairs of the set anew.
const textResamples = 300

// printSet prints one set's line. The lead is the first column's over that of TF-IDF.
func printSet(w io.Writer, set string, pairs []topics.Pair, columns []scorer) {
	units := byLeft(set, pairs)
	drawn := make([][]float64, len(columns))
	leads := make([]float64, textResamples)
	r := rand.New(rand.NewPCG(seed, uint64(len(units))))
	for i := range leads {
		var sample []int
		for range units {
			sample = append(sample, units[r.IntN(len(units))]...)
		}
		for k, c := range columns {
			drawn[k] = append(drawn[k], aucOf(sample, pairs, c.scores))
		}
		leads[i] = drawn[0][i] - drawn[tfidf][i]
	}
	var all []int
	for _, u := range units {
		all = append(all, u...)
	}
	fmt.Fprintf(w, "%-14s %5d", set, len(all))
	for k, c := range columns {
		in := middle(drawn[k])
		fmt.Fprintf(w, "  %.3f (%.3f–%.3f)", aucOf(all, pairs, c.scores), in.from, in.to)
	}
	in := middle(leads)
	behind := ""
	if in.to < 0 {
		behind = "  behind"
	}
	fmt.Fprintf(w, "  %+.3f (%+.3f–%+.3f)%s\n", aucOf(all, pairs, columns[0].scores)-aucOf(all, pairs, columns[tfidf].scores), in.from, in.to, behind)
}

// byLeft are the pairs of a set, those with one left text together: they stand or fall together.
func byLeft(set string, pairs []topics.Pair) [][]int {
	var units [][]int
	at := map[string]int{}
	for i, p := range pairs {
		if p.Set != set {
			continue
		}
		u, ok := at[p.Left]
		if !ok {
			u = len(units)
			at[p.Left] = u
			units = append(units, nil)
		}
		units[u] = append(units[u], i)
	}
	return units
}

func aucOf(which []int, pairs []topics.Pair, scores []float64) float64 {
	some, of := make([]topics.Pair, len(which)), make([]float64, len(which))
	for k, i := range which {
		some[k], of[k] = pairs[i], scores[i]
	}
	return topics.AUC(some, of)
}
