package main

import (
	"fmt"
	"io"
	"math"

	"linkgrade/wasm/eval/labelled"
)

// bin gathers the links that were given nearly the same probability.
type bin struct {
	links, content int
	given          float64 // sum of the probabilities
}

func (b bin) mean() float64  { return b.given / float64(max(1, b.links)) }
func (b bin) truth() float64 { return share(b.content, b.links) }

// bins is a reliability table: bin i holds the links given i/10 to (i+1)/10, 1 in the last.
type bins [10]bin

func (t *bins) add(p float64, content bool) {
	b := &t[min(max(int(p*10), 0), 9)]
	b.links++
	b.given += p
	if content {
		b.content++
	}
}

// calibrationError is the expected distance between a probability given and the share that is content.
func (t *bins) calibrationError() float64 {
	links, sum := 0, 0.0
	for _, b := range t {
		links += b.links
		sum += float64(b.links) * math.Abs(b.mean()-b.truth())
	}
	return sum / float64(max(1, links))
}

func printReliability(w io.Writer, pages []*labelled.Page, given [][]float64) {
	var external, all bins
	for i, p := range pages {
		for j := range p.Labels {
			l := &p.Labels[j]
			if !l.Scored() {
				continue
			}
			all.add(of(given[i], l.Ordinal), *l.Content)
			if l.External {
				external.add(of(given[i], l.Ordinal), *l.Content)
			}
		}
	}
	fmt.Fprintf(w, "\nreliability   external links            | all links\n")
	fmt.Fprintf(w, "given          links  mean  is content  |  links  mean  is content\n")
	for i := range all {
		e, a := external[i], all[i]
		fmt.Fprintf(w, "%.1f to %.1f  %7d %5s  %10s  | %6d %5s  %10s\n", float64(i)/10, float64(i+1)/10,
			e.links, figure(e.mean(), e.links), figure(e.truth(), e.links), a.links, figure(a.mean(), a.links), figure(a.truth(), a.links))
	}
	fmt.Fprintf(w, "calibration error    %.3f              |              %.3f\n", external.calibrationError(), all.calibrationError())
}

// figure is a share of some links, "-" of none.
func figure(x float64, links int) string {
	if links == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", x)
}
