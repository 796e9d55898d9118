package vet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
)

// Order says in a sentence how rows are ordered.
const Order = "Best first: by the weakest pillar that is known, or by the score where a risk holds it lower; then by the score. " +
	"After them pages of which too little is known, those that could not be read, and rows without an address, as they stand in the list."

// ownColumns are what is added to a list's columns.
var ownColumns = []sheet.Column{
	{Title: "Line", Field: "line"}, {Title: "Address", Field: "address"}, {Title: "Final address", Field: "final"},
	{Title: "Score", Field: "score"}, {Title: "Letter", Field: "letter"}, {Title: "Advice", Field: "advice"}, {Title: "Confidence %", Field: "confidence"},
	{Title: "Weakest pillar", Field: "weakest"}, {Title: "Relevance", Field: "relevance"}, {Title: "Authority", Field: "authority"},
	{Title: "Trust", Field: "trust"}, {Title: "Placement", Field: "placement"}, {Title: "New link vote", Field: "newLinkVote"},
	{Title: "Findings", Field: "findings"}, {Title: "Title", Field: "title"}, {Title: "Outcome", Field: "outcome"},
}

// Columns are those of the result: the list's own, then what was found.
func (r *Run) Columns() []sheet.Column {
	var all []sheet.Column
	for _, h := range r.Head {
		all = append(all, sheet.Column{Title: h, Own: true})
	}
	return append(all, ownColumns...)
}

// Count counts the rows by what became of them.
func (r *Run) Count() (c Counts) {
	c.Rows, c.Places = len(r.rows.all), len(r.rows.places)
	seen := make([]bool, len(r.rows.places))
	for i, at := range r.rows.all {
		switch r.rankAt(i).class {
		case graded:
			c.Graded++
		case thin:
			c.Thin++
		case unread:
			c.Unread++
		case noAddress:
			c.NoAddress++
		}
		if at.place >= 0 && seen[at.place] {
			c.Repeats++
		} else if at.place >= 0 {
			seen[at.place] = true
		}
	}
	return c
}

func (r *Run) rankAt(i int) rank {
	if p := r.rows.all[i].place; p >= 0 {
		return r.rows.places[p].rank
	}
	return rank{class: noAddress}
}

// Write hands the rows to do in their order: what is known of each, and its cells as [Run.Columns] are.
func (r *Run) Write(do func(a *Answer, cells []sheet.Cell) error) error {
	order := make([]int, len(r.rows.all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(r.rankAt(a).compare(r.rankAt(b)), cmp.Compare(a, b)) })
	for _, i := range order {
		row, err := r.rows.row(i)
		if err != nil {
			return err
		}
		cells := make([]sheet.Cell, len(r.Head), len(r.Head)+len(ownColumns))
		for i, c := range row.Cells {
			cells[i] = sheet.Text(c)
		}
		a := &Answer{}
		var p *place
		if at := r.rows.all[i].place; at >= 0 {
			p = &r.rows.places[at]
			if a, err = r.log.answer(p.at); err != nil {
				return err
			}
		}
		if err := do(a, append(cells, found(row, p, a, r.outcome(row, p, a))...)); err != nil {
			return err
		}
	}
	return nil
}

// found are the cells of ownColumns.
func found(row sheet.Row, p *place, a *Answer, said string) []sheet.Cell {
	address, final := sheet.Cell{}, sheet.Cell{}
	if p != nil {
		address = sheet.Link(p.address)
	}
	if a.Final != "" {
		final = sheet.Link(a.Final)
	}
	weakest, _ := a.Weakest()
	confidence := a.Confidence
	if confidence != nil {
		percent := *confidence * 100
		confidence = &percent
	}
	return []sheet.Cell{sheet.Number(float64(row.Line), 0), address, final, figure(a.Score, 0), sheet.Text(a.Letter), sheet.Text(advice(p, a)),
		figure(confidence, 0), sheet.Text(weakest), figure(a.Pillars[0], 0), figure(a.Pillars[1], 0), figure(a.Pillars[2], 0), figure(a.Pillars[3], 0),
		figure(a.Vote, 2), sheet.Text(strings.Join(a.Findings, "; ")), sheet.Text(a.Title), sheet.Text(said)}
}

func figure(v *float64, decimals int) sheet.Cell {
	if v == nil {
		return sheet.Cell{}
	}
	return sheet.Number(*v, decimals)
}

func advice(p *place, a *Answer) string {
	if p == nil {
		return ""
	}
	return cmp.Or(a.Advice, "unknown")
}

// outcome is what became of a row, in words.
func (r *Run) outcome(row sheet.Row, p *place, a *Answer) string {
	var said string
	switch {
	case p == nil:
		_, _, err := parsePlace(cellOf(row, r.column))
		said = "NOT READ: " + err.Error()
	case a.Reason != "":
		said = "UNKNOWN: " + a.Reason
	case a.Score == nil:
		said = "UNKNOWN: read, and too little is known of it"
	default:
		said = "graded"
	}
	if p != nil && p.line != row.Line {
		said += fmt.Sprintf(" (the same page as line %d)", p.line)
	}
	if row.Broken != "" {
		said += " (this row: " + row.Broken + ")"
	}
	return said
}
