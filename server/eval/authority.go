package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"math"

	"linkgrade/server/authority"
	"linkgrade/server/eval/fit"
	"linkgrade/server/eval/labelled"
)

// folds is in how many parts the names are dealt for cross-validation.
const folds = 5

// A prediction is what one way of telling authority says of each example, by its place;
// what it does not say is absent.
type prediction struct {
	name string
	says map[int]float64
}

// ratings prints how well authority goes together with a link index's own rating.
func ratings(w io.Writer, data string) error {
	examples, lists, err := labelled.Examples(data)
	if err != nil {
		return err
	}
	head, listed := map[int]bool{}, map[int]bool{}
	for i := range examples {
		_, head[i] = examples[i].Said.Value(authority.MajesticSubNets)
		listed[i] = examples[i].Listed
	}
	blend := prediction{"authority, cross-validated by name", crossValidated(examples, lists)}
	fmt.Fprintf(w, "Authority beside Ahrefs' Domain Rating: %d names of the dev half; Spearman, 95 %% by bootstrap of the names\n\n", len(examples))
	fmt.Fprintf(w, "%-36s %6s %9s  %-20s  %s\n", "by", "n", "coverage", "all it covers", "on Majestic's first 15,000")
	for _, p := range append([]prediction{blend}, single(examples)...) {
		all, inside := points(p, examples, listed), points(p, examples, head)
		fmt.Fprintf(w, "%-36s %6d %8.1f%%  %s  %s\n", p.name, len(all), 100*float64(len(all))/float64(len(examples)), spearmanCell(all), spearmanCell(inside))
	}
	// A row "authority with the graph's measures" belongs here: append its prediction.
	fmt.Fprintln(w)
	bands(w, blend, examples)
	return nil
}

// crossValidated tells each listed example's authority by a model that has not seen it.
func crossValidated(examples []fit.Example, lists *fit.Lists) map[int]float64 {
	says := map[int]float64{}
	for f := range folds {
		var learn []fit.Example
		for _, e := range examples {
			if fold(e.Name) != f {
				learn = append(learn, e)
			}
		}
		m := fit.Learn(learn, lists)
		for i := range examples {
			if e := &examples[i]; fold(e.Name) == f && e.Listed {
				if v, known := m.Authority(&e.Said, &lists.Ends); known {
					says[i] = v
				}
			}
		}
	}
	return says
}

// fold deals a name, always into the same part.
func fold(name string) int {
	h := fnv.New32a()
	io.WriteString(h, name)
	return int(h.Sum32() % folds)
}

// single are the lists alone, by the measure they state.
func single(examples []fit.Example) []prediction {
	var all []prediction
	for _, list := range []struct {
		name string
		kind authority.Kind
		sign float64
	}{
		{"Majestic RefSubNets alone", authority.MajesticSubNets, 1},
		{"Majestic RefIPs alone", authority.MajesticIPs, 1},
		{"Tranco rank alone", authority.TrancoRank, -1},
		{"Cloudflare Radar's first 10,000 alone", authority.RadarRank, -1},
	} {
		says := map[int]float64{}
		for i := range examples {
			if v, ok := examples[i].Said.Value(list.kind); ok {
				says[i] = list.sign * float64(v)
			}
		}
		all = append(all, prediction{list.name, says})
	}
	return all
}

// points pairs what is said of the chosen examples with their ratings.
func points(p prediction, examples []fit.Example, chosen map[int]bool) []point {
	var out []point
	for i := range examples {
		if v, ok := p.says[i]; ok && chosen[i] {
			out = append(out, point{v, examples[i].Rating})
		}
	}
	return out
}

// spearmanCell is a correlation and its interval. Where all is said to be the same, as
// by a list without an order, there is none.
func spearmanCell(ps []point) string {
	rho := spearman(ps)
	if math.IsNaN(rho) {
		return fmt.Sprintf("%-20s", "–")
	}
	at := interval(ps, spearman)
	return fmt.Sprintf("%.3f (%.3f–%.3f)", rho, at.from, at.to)
}

// bands prints by how much names of each rating are rated too high or too low, and how
// far off they are, by how many lists know them.
func bands(w io.Writer, p prediction, examples []fit.Example) {
	fmt.Fprintf(w, "%-36s %6s %9s %9s\n", "names", "n", "bias", "mean miss")
	row := func(what string, in func(e *fit.Example) bool) {
		n, bias, miss := 0, 0.0, 0.0
		for i := range examples {
			if v, ok := p.says[i]; ok && in(&examples[i]) {
				n++
				bias += v - examples[i].Rating
				miss += math.Abs(v - examples[i].Rating)
			}
		}
		fmt.Fprintf(w, "%-36s %6d %+9.1f %9.1f\n", what, n, bias/float64(max(n, 1)), miss/float64(max(n, 1)))
	}
	for _, at := range []float64{0, 20, 40, 60, 80} {
		row(fmt.Sprintf("rated %.0f to %.0f", at, at+20), func(e *fit.Example) bool {
			return e.Rating >= at && (e.Rating < at+20 || at == 80)
		})
	}
	for lists := 1; lists <= 2; lists++ {
		row(fmt.Sprintf("known to %d independent list(s)", lists), func(e *fit.Example) bool { return e.Said.Lists() == lists })
	}
	row("on Tranco alone", func(e *fit.Example) bool {
		_, majestic := e.Said.Value(authority.MajesticSubNets)
		_, radar := e.Said.Value(authority.RadarRank)
		return !majestic && !radar
	})
	fmt.Fprintln(w)
}
