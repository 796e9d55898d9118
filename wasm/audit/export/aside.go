package export

import (
	"slices"
	"strings"

	"linkgrade/wasm/table"
)

// An Aside is a row that could not be read.
type Aside struct {
	Line   int
	Text   string // of the row, cut after 8 KB: cells with tabs between them
	Why    string // in words for a person
	Reason string // a word for Why: one of [Reasons]
}

// Reasons are the words of all reasons that rows are set aside for.
func Reasons() []string {
	return []string{"long-line", "open-quote", "many-cells", "long-cell", "cut-off", "long-element", "not-json",
		"above-headings", "extra-cells", "headings-again", "no-source", "not-address", "not-domain", "not-registrable"}
}

// Reports are the names of all reports that are read, but for [File.Report] of a table of no known tool, which is "links".
func Reports() (names []string) {
	for _, t := range tools() {
		for _, r := range t.reports {
			if r.refused == "" && !slices.Contains(names, r.name) {
				names = append(names, r.name)
			}
		}
	}
	return names
}

// Notes are the words for what a file's own text does not tell and was guessed: that it is an export of Search Console in an unknown
// language; that dates of numbers alone have the day or the month first; that they are of both orders.
func Notes() []string { return []string{"by-shape", "day-first", "month-first", "mixed-dates"} }

// A fault is why a row is set aside: a word of [Reasons], and a sentence's part.
type fault struct{ word, text string }

// What is wrong with an element of JSON, besides its own mistakes.
const (
	cutOff      = "the file ends within it"
	longElement = "an element of more than 1 MB"
)

// brokenRow is the fault of a row that its reader found.
func brokenRow(what string) *fault {
	switch what {
	case table.LongLine:
		return &fault{"long-line", what}
	case table.OpenQuote:
		return &fault{"open-quote", what}
	case table.ManyCells:
		return &fault{"many-cells", what}
	case table.LongCell:
		return &fault{"long-cell", what}
	case cutOff:
		return &fault{"cut-off", what}
	case longElement:
		return &fault{"long-element", what}
	}
	return &fault{"not-json", what}
}

func textOf(cells []string) string {
	n := 0
	for _, c := range cells {
		n += len(c) + 1
	}
	text := strings.Join(cells, "\t")
	if n > maxAside {
		return cut(text, maxAside) + "…"
	}
	return strings.Clone(text)
}
