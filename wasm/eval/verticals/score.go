package verticals

import "slices"

// Confusion counts, of each vertical's pages, what they were said to be about. "" stands for nothing said.
type Confusion map[string]map[string]int

// Confuse counts the pages that have a vertical and that keep lets through.
func Confuse(told []Told, keep func(*Told) bool) Confusion {
	c := Confusion{}
	for i := range told {
		t := &told[i]
		if t.Label.Vertical == "" || !keep(t) {
			continue
		}
		if c[t.Label.Vertical] == nil {
			c[t.Label.Vertical] = map[string]int{}
		}
		c[t.Label.Vertical][t.Area]++
	}
	return c
}

// F1 is the harmonic mean of precision and recall of one vertical.
func (c Confusion) F1(vertical string) float64 {
	right, of, said := c[vertical][vertical], 0, 0
	for label, row := range c {
		said += row[vertical]
		if label == vertical {
			for _, n := range row {
				of += n
			}
		}
	}
	if of+said == 0 {
		return 0
	}
	return 2 * float64(right) / float64(of+said)
}

// MacroF1 is the mean of F1 over the verticals that pages have.
func (c Confusion) MacroF1() float64 {
	sum := 0.0
	for _, vertical := range c.Verticals() { // in order: sums of floats depend on it
		sum += c.F1(vertical)
	}
	return sum / float64(max(1, len(c)))
}

// Verticals are those that pages have, in order.
func (c Confusion) Verticals() []string {
	var all []string
	for v := range c {
		all = append(all, v)
	}
	slices.Sort(all)
	return all
}

// Defended is the share of pages that are said to be about what a reader could defend.
func Defended(told []Told) float64 {
	good, all := 0, 0
	for i := range told {
		if l := &told[i].Label; l.Vertical != "" {
			all++
			if told[i].Area == l.Vertical || slices.Contains(l.Also, told[i].Area) {
				good++
			}
		}
	}
	return float64(good) / float64(max(1, all))
}

// Alarm counts, for one trade, texts that sell it and texts that do not, and those said to sell it.
type Alarm struct{ Sell, Found, Others, False int }

// AnyTrade stands for all trades together: whatever a text sells, and whatever it is said to sell.
const AnyTrade = ""

// Alarms count by trade and for AnyTrade.
func Alarms(told []Told) map[string]*Alarm {
	by := map[string]*Alarm{AnyTrade: {}}
	for i := range told {
		t := &told[i]
		trades := []string{AnyTrade, t.Label.Trade}
		if t.Label.Trade == "" {
			trades = trades[:1]
		}
		for _, trade := range trades {
			if by[trade] == nil {
				by[trade] = &Alarm{}
			}
			by[trade].add(t, trade)
		}
	}
	return by
}

func (a *Alarm) add(t *Told, trade string) {
	isSaid := slices.Contains(t.Sold, trade) || trade == AnyTrade && len(t.Sold) > 0
	switch {
	case t.Label.Promotes:
		a.Sell++
		if isSaid && slices.Contains(t.Sold, t.Label.Trade) {
			a.Found++
		}
	default:
		a.Others++
		if isSaid {
			a.False++
		}
	}
}
