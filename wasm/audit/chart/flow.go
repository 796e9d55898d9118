package chart

import (
	"cmp"
	"slices"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

// The measures of the flow, in pixels.
const (
	flowHigh   = 190.0
	flagHigh   = 24.0 // above the columns, for the bursts' numbers
	flowFoot   = 26.0
	mostWeeks  = 180 // columns; longer times are drawn in several weeks a column
	flagApart  = 40.0
	brokenFrom = 6.0 // a column this many times as high as the highest outside bursts is broken…
	brokenAt   = 2.5 // …and drawn this many times as high: its number stands above it
)

// column is one or several weeks.
type column struct {
	monday  export.Day
	gained  int
	lost    int
	usual   float64
	isBurst bool
}

// Flow draws the profile over time: new referring domains a week, and below them those that were lost; what was to be expected
// as a line; and bursts with a striped ground, a mark and the number of domains that came. A column far higher than all
// others is broken, so that the others can be seen.
func Flow(f *audit.Flow, w Words) []byte {
	wide := w.wide(720)
	columns, weeks := columnsOf(f.Weeks)
	if len(columns) == 0 {
		return empty(&w, "flow", wide)
	}
	signs := []sign{{"c-domains", w.New}, {"c-line c-usual", w.Usual}}
	p := plot{columns: columns, each: weeks}
	p.measure()
	if p.lost > 0 {
		signs = append(signs, sign{"c-lost", w.Lost})
	}
	if len(f.Bursts) > 0 {
		signs = append(signs, sign{"c-burst", w.Burst})
	}
	p.top = legendHigh(&w, wide, signs) + flagHigh
	p.canvas = draw(&w, "flow", wide, p.top+flowHigh+flowFoot)
	p.slot = (wide - sideWide) / float64(len(columns))
	p.legend(signs)
	p.bands(f.Bursts)
	p.grid()
	for i := range columns {
		p.column(i)
	}
	p.usual()
	p.flags(f.Bursts)
	p.months()
	return p.end()
}

// columnsOf puts weeks together where they are too many to be told apart.
func columnsOf(weeks []audit.Week) (columns []column, each int) {
	each = 1 + (len(weeks)-1)/mostWeeks
	for i, week := range weeks {
		if i%each == 0 {
			columns = append(columns, column{monday: week.Monday})
		}
		c := &columns[len(columns)-1]
		c.gained += max(week.New, 0)
		c.lost += max(week.Lost, 0)
		if week.Usual > 0 && week.Usual < 1e9 { // a report may come from a file
			c.usual += week.Usual
		}
		c.isBurst = c.isBurst || week.Burst
	}
	return columns, each
}

// plot is the flow as it is drawn.
type plot struct {
	*canvas
	columns []column
	each    int     // weeks of a column
	top     float64 // of the columns
	slot    float64 // width of one
	most    float64 // domains at the top
	lost    float64 // and at the bottom
}

// measure finds the scale: all columns whole, unless one is far higher than those outside bursts.
func (p *plot) measure() {
	highest, plain, lost := 1.0, 1.0, 0.0
	for _, c := range p.columns {
		highest = max(highest, float64(c.gained), c.usual)
		if !c.isBurst {
			plain = max(plain, float64(c.gained), c.usual)
		}
		lost = max(lost, float64(c.lost))
	}
	p.most, p.lost = highest, lost
	if highest > plain*brokenFrom {
		p.most = max(plain*brokenAt, 4)
	}
	p.lost = min(lost, p.most)
}

// base is where columns stand.
func (p *plot) base() float64 { return p.top + flowHigh*p.most/(p.most+p.lost) }

func (p *plot) high(domains float64) float64 { return domains / (p.most + p.lost) * flowHigh }

// spot is the column that a week is in.
func (p *plot) spot(d export.Day) int {
	return min(max(int(d-p.columns[0].monday)/7/p.each, 0), len(p.columns)-1)
}

func (p *plot) bands(bursts []audit.Burst) {
	for _, b := range bursts {
		from, to := p.spot(b.From), p.spot(b.To)
		wide := max(float64(to-from+1)*p.slot, 6)
		p.rect("c-burst", sideWide+float64(from)*p.slot+(float64(to-from+1)*p.slot-wide)/2, p.top-4, wide, flowHigh+4, 3, p.burstTip(&b))
	}
}

func (p *plot) burstTip(b *audit.Burst) string {
	return p.w.Burst + ", " + p.w.day(b.From) + ": " + p.w.number(float64(b.Domains)) + " " + p.w.New + ", " + p.w.number(b.Usual) + " " + p.w.Usual
}

func (p *plot) grid() {
	step := max(nice(p.most/4), 1)
	for v := 0.0; v <= p.most; v += step {
		y := p.base() - p.high(v)
		p.line(map[bool]string{true: "c-base", false: "c-grid"}[v == 0], sideWide, y, p.wide, y)
		p.text("c-tick", sideWide-8, y+4, "end", p.w.number(v))
	}
}

func (p *plot) column(i int) {
	c := &p.columns[i]
	gap := min(p.slot*0.2, 2)
	x, wide := sideWide+float64(i)*p.slot+gap/2, p.slot-gap
	tip := p.w.day(c.monday) + ": " + p.w.number(float64(c.gained)) + " " + p.w.New + ", " + p.w.number(float64(c.lost)) + " " + p.w.Lost + "; " + p.w.number(c.usual) + " " + p.w.Usual
	if c.gained > 0 {
		high := max(p.high(min(float64(c.gained), p.most)), 1.5)
		p.rect(map[bool]string{true: "c-rise", false: "c-domains"}[c.isBurst], x, p.base()-high, wide, high, 2, tip)
		if float64(c.gained) > p.most {
			y := p.base() - high*0.82
			p.shape("c-break", x-3, y+4, x+wide+3, y-4, x+wide+3, y-9, x-3, y-1)
		}
	}
	if c.lost > 0 {
		p.rect("c-lost", x, p.base()+1, wide, max(p.high(min(float64(c.lost), p.lost)), 1.5), 1, tip)
	}
}

// usual draws what was to be expected, as steps, from where that is known.
func (p *plot) usual() {
	points := make([]float64, 0, 4*len(p.columns))
	for i, c := range p.columns {
		if c.usual == 0 && len(points) == 0 {
			continue
		}
		y := p.base() - p.high(min(c.usual, p.most))
		x := sideWide + float64(i)*p.slot
		points = append(points, x, y, x+p.slot, y)
	}
	if len(points) > 0 {
		p.line("c-line c-usual", points...)
	}
}

// flags mark the bursts. Where they stand too near, the larger one has its number.
func (p *plot) flags(bursts []audit.Burst) {
	ordered := slices.SortedStableFunc(slices.Values(bursts), func(a, b audit.Burst) int { return cmp.Compare(b.Domains, a.Domains) })
	var placed []float64
	for i := range ordered {
		b := &ordered[i]
		x := sideWide + (float64(p.spot(b.From)+p.spot(b.To))/2+0.5)*p.slot
		p.shape("c-flag", x-5, p.top-12, x+5, p.top-12, x, p.top-4)
		if slices.ContainsFunc(placed, func(other float64) bool { return other-x < flagApart && x-other < flagApart }) {
			continue
		}
		placed = append(placed, x)
		text := p.w.number(float64(b.Domains))
		half := widthOf(text) / 2
		p.text("c-number", min(max(x, sideWide+half), p.wide-half), p.top-17, "middle", text)
	}
}

// monthSteps are after how many months there may be marks.
var monthSteps = []int{1, 2, 3, 6, 12, 24, 60, 120, 1200}

// months marks where months or years begin, as many as there is room for.
func (p *plot) months() {
	y := p.top + flowHigh
	room := widthOf(p.w.month(p.columns[0].monday)) + 22
	perMonth := p.slot / float64(p.each) * 365.25 / 12 / 7
	step := monthSteps[slices.IndexFunc(monthSteps, func(n int) bool { return float64(n)*perMonth >= room || n == 1200 })]
	for i := range p.columns {
		x := sideWide + float64(i)*p.slot
		if i == 0 || monthsTo(p.columns[i].monday)/step == monthsTo(p.columns[i-1].monday)/step || x+room > p.wide+22 {
			continue
		}
		p.line("c-grid", x, y, x, y+6)
		p.text("c-tick", x+4, y+17, "start", p.w.month(p.columns[i].monday))
	}
}

// monthsTo counts months, so that those of a step begin with years.
func monthsTo(d export.Day) int {
	t := d.Time()
	return t.Year()*12 + int(t.Month()) - 1
}
