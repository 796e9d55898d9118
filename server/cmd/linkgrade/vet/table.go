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

// siteColumns are added where it was asked what kind of sites they are.
var siteColumns = []sheet.Column{{Title: "Site", Field: "site"}, {Title: "Site confidence %", Field: "siteConfidence"}, {Title: "Site reasons", Field: "siteReasons"}}

// CarriedColumns are the list's own.
func (r *Run) CarriedColumns() []sheet.Column {
	var all []sheet.Column
	for _, h := range r.Head {
		all = append(all, sheet.Column{Title: h, Own: true})
	}
	return all
}

// Columns are those of the result: the list's own, then what was found.
func (r *Run) Columns() []sheet.Column {
	all := append(r.CarriedColumns(), ownColumns...)
	if r.sites {
		all = append(all, siteColumns...)
	}
	return all
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

// A Line is a row with what is known of it.
type Line struct {
	Row     sheet.Row
	Address string  // that was read; "" where the row names none
	Answer  *Answer // never nil

	first int   // line of the first row that names the page
	err   error // why the row names none
}

// Ranked are the rows in their order: the best first.
func (r *Run) Ranked() []int {
	order := r.Listed()
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(r.rankAt(a).compare(r.rankAt(b)), cmp.Compare(a, b)) })
	return order
}

// Listed are the rows as they stand in the list.
func (r *Run) Listed() []int {
	order := make([]int, len(r.rows.all))
	for i := range order {
		order[i] = i
	}
	return order
}

// Each hands rows to do, in the order that is given. Before [Run.Read] has ended the answers that are not known are empty.
func (r *Run) Each(order []int, do func(i int, l *Line) error) error {
	for _, i := range order {
		l := &Line{Answer: &Answer{}}
		var err error
		if l.Row, err = r.rows.row(i); err != nil {
			return err
		}
		if at := r.rows.all[i].place; at >= 0 {
			p := &r.rows.places[at]
			l.Address, l.first = p.address, p.line
			if p.at >= 0 {
				l.Answer, err = r.log.answer(p.at)
			}
		} else {
			_, _, l.err = parsePlace(l.Row.Cell(r.column))
		}
		if err != nil {
			return err
		}
		if err := do(i, l); err != nil {
			return err
		}
	}
	return nil
}

// Carried are the cells of the list's own columns.
func (r *Run) Carried(l *Line) []sheet.Cell {
	cells := make([]sheet.Cell, len(r.Head), len(r.Head)+len(ownColumns))
	for i, c := range l.Row.Cells {
		cells[i] = sheet.Text(c)
	}
	return cells
}

// Cells are a row's, as [Run.Columns] are.
func (r *Run) Cells(l *Line) []sheet.Cell {
	a := l.Answer
	weakest, _ := a.Weakest()
	advice := a.Advice
	if advice == "" && l.Address != "" {
		advice = "unknown"
	}
	cells := append(r.Carried(l), sheet.Number(float64(l.Row.Line), 0), sheet.Link(l.Address), sheet.Link(a.Final), figure(a.Score, 0), sheet.Text(a.Letter),
		sheet.Text(advice), percent(a.Confidence), sheet.Text(weakest), figure(a.Pillars[0], 0), figure(a.Pillars[1], 0), figure(a.Pillars[2], 0),
		figure(a.Pillars[3], 0), figure(a.Vote, 2), sheet.Text(strings.Join(a.Findings, "; ")), sheet.Text(a.Title), sheet.Text(l.outcome()))
	if r.sites {
		cells = append(cells, sheet.Text(a.Site), percent(a.SiteConfidence), sheet.Text(strings.Join(a.SiteReasons, "; ")))
	}
	return cells
}

func percent(share *float64) sheet.Cell {
	if share == nil {
		return sheet.Cell{}
	}
	return sheet.Number(*share*100, 0)
}

func figure(v *float64, decimals int) sheet.Cell {
	if v == nil {
		return sheet.Cell{}
	}
	return sheet.Number(*v, decimals)
}

// Unread says why nothing is known of a row's page; "" where it was read.
func (l *Line) Unread() string {
	switch {
	case l.Address == "":
		return "NOT READ: " + l.err.Error()
	case l.Answer.Reason != "":
		return "UNKNOWN: " + l.Answer.Reason
	}
	return ""
}

// Notes are what else is to be said of a row: that it repeats another, that it is not well formed.
func (l *Line) Notes() (notes string) {
	if l.Address != "" && l.first != l.Row.Line {
		notes += fmt.Sprintf(" (the same page as line %d)", l.first)
	}
	if l.Row.Broken != "" {
		notes += " (this row: " + l.Row.Broken + ")"
	}
	return notes
}

// outcome is what became of a row, in words.
func (l *Line) outcome() string {
	said := l.Unread()
	switch {
	case said != "":
	case l.Answer.Score == nil:
		said = "UNKNOWN: read, and too little is known of it"
	default:
		said = "graded"
	}
	return said + l.Notes()
}
