package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/server/cmd/linkgrade/vet"
	"linkgrade/wasm/grade"
)

// writeTable writes all rows in the form of an ending.
func writeTable(w io.Writer, ending string, t sheet.Table, rows func(func([]sheet.Cell) error) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	out, err := sheet.NewWriter(b, ending, t)
	if err != nil {
		return err
	}
	return cmp.Or(rows(out.Row), out.Close(), b.Flush()) // a full disk is told once
}

// about are sentences on the whole, above a report.
func about(r *vet.Run, c vet.Counts) []string {
	return []string{
		tally(c) + ".",
		fmt.Sprintf("Read on %s. Policy %s.", r.Began.UTC().Format("2 January 2006"), grade.Version),
		vet.Order,
		"UNKNOWN is not bad: the page could not be read, or too little is known of it.",
	}
}

// printVetted is a short table for a terminal.
func printVetted(w io.Writer, r *vet.Run) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "grade\tscore\tadvice\tweakest\taddress\tmost to say")
	columns := map[string]int{}
	for i, c := range r.Columns() {
		if !c.Own {
			columns[c.Field] = i
		}
	}
	if err := r.Each(r.Ranked(), func(_ int, l *vet.Line) error {
		a, cells := l.Answer, r.Cells(l)
		cell := func(field string) string { return cells[columns[field]].String() }
		says := cell("outcome")
		if len(a.Findings) > 0 && strings.HasPrefix(says, "graded") {
			says = a.Findings[0]
		}
		address := cell("address")
		if address == "" {
			address = "line " + cell("line")
		}
		letter := a.Letter
		if letter == "" {
			letter = "–"
		}
		weakest, score := a.Weakest()
		if weakest != "" {
			weakest = fmt.Sprintf("%s %.0f", weakest, score)
		}
		_, err := fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", letter, cell("score"), cell("advice"), weakest, clipped(address, 60), clipped(says, 70))
		return err
	}); err != nil {
		return err
	}
	return t.Flush()
}

// clipped is a text that is printable, and cut where it has more than most characters.
func clipped(s string, most int) string {
	runes := []rune(printable(s))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

// vetProgress shows how many pages are read, how fast, and how long the others will take.
type vetProgress struct {
	bar
	began time.Time
	told  time.Time // the last line where there is no terminal
	last  vet.Progress
}

// tellEvery is how often a line is written where there is no terminal.
const tellEvery = time.Minute

func newVetProgress(w io.Writer, now func() time.Time) *vetProgress {
	return &vetProgress{bar: newBar(w, now), began: now(), told: now()}
}

func (v *vetProgress) tell(p vet.Progress) {
	v.last = p
	if now := v.now(); !v.live && now.Sub(v.told) >= tellEvery {
		v.told = now
		fmt.Fprintln(v.w, v.line())
	}
	v.show(v.line)
}

func (v *vetProgress) line() string {
	p := v.last
	line := fmt.Sprintf("%s %d of %d pages, %d unknown", gauge(p.Done, p.All), p.Done, p.All, p.Unread)
	done, spent := p.Done-p.Before, v.now().Sub(v.began)
	if done == 0 || spent < time.Second {
		return line
	}
	rate := float64(done) / spent.Seconds()
	left := time.Duration(float64(p.All-p.Done) / rate * float64(time.Second))
	return line + fmt.Sprintf(", %.1f/s, %s left", rate, left.Round(time.Second))
}
