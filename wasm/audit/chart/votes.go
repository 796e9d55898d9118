package chart

import "linkgrade/wasm/audit"

// The measures of columns, in pixels.
const (
	votesHigh = 190.0
	votesFoot = 40.0
	sideWide  = 40.0
)

// Votes draws how the domains are spread over the weights of their votes, the faintest first, and which share of all votes each
// step brings: a thousand faint votes beside a handful of strong ones.
func Votes(v *audit.Votes, w Words) []byte {
	wide := w.wide(480)
	most := 0.0
	bins := v.Distribution[:min(len(v.Distribution), 10)]
	for _, b := range bins {
		most = max(most, sane(b.Share), share(b.Votes, v.Sum))
	}
	if v.Domains == 0 || most == 0 {
		return empty(&w, "votes", wide)
	}
	signs := []sign{{"c-domains", w.Domains}, {"c-votes", w.Votes}}
	if !(v.Sum > 0) {
		signs = signs[:1]
	}
	top := legendHigh(&w, wide, signs) + 16
	c := draw(&w, "votes", wide, top+votesHigh+votesFoot)
	c.legend(signs)
	most = c.shares(most, top)
	slot := (wide - sideWide) / float64(len(bins))
	for i, b := range bins {
		c.step(b, share(b.Votes, v.Sum), sideWide+slot*float64(i), top, slot, most)
	}
	for i := 0; i <= len(bins); i += 5 {
		anchor := "middle"
		if i == len(bins) {
			anchor = "end"
		}
		c.text("c-tick", sideWide+slot*float64(i), top+votesHigh+16, anchor, w.number(float64(i)/float64(len(bins))))
	}
	c.text("c-axis", sideWide, top+votesHigh+34, "start", w.Faint)
	c.text("c-axis", wide, top+votesHigh+34, "end", w.Full)
	return c.end()
}

// shares draws lines at shares that are easy to read, and gives the share at the top.
func (c *canvas) shares(most, top float64) float64 {
	step := nice(most / 4)
	most = max(most, step)
	for v := 0.0; v <= most+step/100; v += step {
		y := top + votesHigh*(1-v/most)
		c.line("c-grid", sideWide, y, c.wide, y)
		c.text("c-tick", sideWide-8, y+4, "end", c.w.percent(v))
	}
	return most
}

// step draws the two columns of one step.
func (c *canvas) step(b audit.Bin, votes, x, top, slot, most float64) {
	tip := c.w.label(b.Name) + ": " + c.w.number(float64(b.Domains)) + " " + c.w.Domains + ", " + c.w.percent(b.Share)
	if votes >= 0 {
		tip += "; " + c.w.percent(votes) + " " + c.w.Votes
	}
	gap := slot * 0.14
	column := (slot - 2*gap - 2) / 2
	for i, v := range []float64{sane(b.Share), votes} {
		if v <= 0 {
			continue
		}
		high := max(v/most*votesHigh, 2)
		c.rect([]string{"c-domains", "c-votes"}[i], x+gap+float64(i)*(column+2), top+votesHigh-high, column, high, 2, tip)
	}
	if b.Domains > 0 && widthOf(c.w.number(float64(b.Domains))) < slot {
		c.text("c-count", x+gap+column+1, top+votesHigh-max(sane(b.Share), votes)/most*votesHigh-6, "middle", c.w.number(float64(b.Domains)))
	}
}
