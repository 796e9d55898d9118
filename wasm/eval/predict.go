package main

import (
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/page"
)

// predictor says for each page how probable it is that each of its links is main content, by ordinal; links past the end
// of a page's list have probability 0. A cross-validated one answers for a page with a model that has seen no page of
// its Site. It is asked for several sets of pages, one after the other.
type predictor func(pages []*labelled.Page) ([][]float64, error)

// method is a predictor with its name on the tables.
type method struct {
	name    string
	predict predictor
}

// decision is the probability from which a link counts as main content.
const decision = 0.5

// shipped is the predictor of the engine as it is.
func shipped(pages []*labelled.Page) ([][]float64, error) {
	given := make([][]float64, len(pages))
	err := eachSource(pages, func(i int, src []byte) {
		links := page.ReadHTML(src, page.Meta{URL: pages[i].Address()}).Links
		given[i] = make([]float64, len(links))
		for _, l := range links {
			given[i][l.Index] = l.Content
		}
	})
	return given, err
}

// of is the probability given to a link.
func of(given []float64, ordinal int) float64 {
	if ordinal >= len(given) {
		return 0
	}
	return given[ordinal]
}
