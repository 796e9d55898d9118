package chart

import (
	"linkgrade/wasm/audit"
)

// maxRows is how many bins are drawn; the others are drawn as one.
const maxRows = 9

// row is a bin with what is drawn of it.
type row struct {
	label    string
	domains  int
	share    float64 // of the domains
	votes    float64 // share of the votes; negative where it is not drawn
	from, to float64 // a range to compare with; none where both are 0
}

// The measures of rows, in pixels.
const (
	rowHigh   = 38.0
	barHigh   = 13.0
	voteHigh  = 7.0
	valueWide = 92.0
)

// Variety draws the kinds of sources: which share of the domains each is, and which share of the votes it brings.
func Variety(v *audit.Variety, w Words) []byte {
	sum := 0.0
	for _, b := range v.Types {
		sum += b.Votes
	}
	var rows []row
	for _, b := range v.Types {
		if b.Domains > 0 {
			rows = append(rows, row{label: w.label(b.Name), domains: b.Domains, share: sane(b.Share), votes: share(b.Votes, sum)})
		}
	}
	signs := []sign{{"c-domains", w.Domains}, {"c-votes", w.Votes}}
	if !(sum > 0) {
		signs = signs[:1]
	}
	return drawRows(&w, "variety", folded(rows, &w), signs)
}

// Anchors draws the forms of anchors, and behind each the range that is published as usual, where there are domains enough to
// compare with one.
func Anchors(a *audit.Anchors, w Words) []byte {
	var rows []row
	isRanged := false
	for _, c := range a.Classes {
		if c.Domains == 0 && c.To == 0 {
			continue
		}
		r := row{label: w.label(c.Name), domains: c.Domains, share: sane(c.Share), votes: -1}
		if a.Enough {
			r.from, r.to = sane(c.From), sane(c.To)
		}
		isRanged = isRanged || r.to > 0
		rows = append(rows, r)
	}
	if a.Known == 0 {
		rows = nil
	}
	signs := []sign{{"c-domains", w.Domains}, {"c-range", w.Range}}
	if !isRanged {
		signs = signs[:1]
	}
	return drawRows(&w, "anchors", rows, signs)
}

// folded puts the rows that are too many into one.
func folded(rows []row, w *Words) []row {
	if len(rows) <= maxRows {
		return rows
	}
	rest := row{label: w.Others, votes: rows[0].votes}
	if rest.votes >= 0 {
		rest.votes = 0
	}
	for _, r := range rows[maxRows-1:] {
		rest.domains += r.domains
		rest.share += r.share
		rest.votes += max(r.votes, 0)
	}
	return append(rows[:maxRows-1:maxRows-1], rest)
}

func drawRows(w *Words, kind string, rows []row, signs []sign) []byte {
	wide := w.wide(480)
	if len(rows) == 0 {
		return empty(w, kind, wide)
	}
	top := legendHigh(w, wide, signs)
	c := draw(w, kind, wide, top+rowHigh*float64(len(rows)))
	c.legend(signs)
	most, label := 0.0, 0.0
	for _, r := range rows {
		most = max(most, r.share, r.votes, r.to)
		label = max(label, widthOf(r.label)+8)
	}
	label = min(label, wide*0.36)
	scale := (wide - label - valueWide) / max(most, 0.01)
	for i, r := range rows {
		c.row(r, top+rowHigh*float64(i), label, scale)
	}
	return c.end()
}

// row draws one row: its label, the range, the bars, and the numbers.
func (c *canvas) row(r row, y, label, scale float64) {
	middle := y + rowHigh/2
	if r.votes >= 0 {
		middle -= voteHigh / 2
	}
	tip := r.label + ": " + c.w.number(float64(r.domains)) + " " + c.w.Domains + ", " + c.w.percent(r.share)
	if r.votes >= 0 {
		tip += "; " + c.w.percent(r.votes) + " " + c.w.Votes
	}
	c.text("c-label", label-8, middle+4, "end", cut(r.label, label-8))
	full := c.wide - label - valueWide
	c.rect("c-track", label, middle-barHigh/2, full, barHigh, 3, "")
	if r.to > 0 {
		c.rect("c-range", label+r.from*scale, middle-barHigh/2-6, max((r.to-r.from)*scale, 3), barHigh+12, 4, c.w.Range+": "+c.w.percent(r.from)+" – "+c.w.percent(r.to))
	}
	if r.share > 0 {
		c.rect("c-domains", label, middle-barHigh/2, max(r.share*scale, 2), barHigh, 3, tip)
	}
	if r.votes > 0 {
		c.rect("c-votes", label, middle+barHigh/2+2, max(r.votes*scale, 2), voteHigh, 2, tip)
	}
	c.text("c-value", c.wide-valueWide+8, middle+4, "start", c.w.percent(r.share))
	c.text("c-count", c.wide, middle+4, "end", c.w.number(float64(r.domains)))
}
