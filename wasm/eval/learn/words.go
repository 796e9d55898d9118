package learn

import (
	"math"
	"sort"
)

// tally is how many links that were content stood beside a word, and how many that were not.
type tally struct{ yes, no float64 }

func (t tally) plus(o tally) tally  { return tally{t.yes + o.yes, t.no + o.no} }
func (t tally) minus(o tally) tally { return tally{max(0, t.yes-o.yes), max(0, t.no-o.no)} }

const (
	mostOfAPage = 8  // what one page may say of one word, in links: a list of a thousand is no thousand witnesses
	fewestSites = 8  // that a word must be seen on
	doubt       = 6  // how many links of the usual kind stand against each word
	steepest    = 60 // a word's weight, in tenths of log-odds
	mostWords   = 2000
)

// countWords counts the words beside a page's labelled links: of every section around them, of the link, its anchor and
// address, and of the heading above.
func (l *Lesson) countWords() map[uint32]tally {
	m := map[uint32]tally{}
	for _, k := range l.scored() {
		one := tally{no: 1}
		if *k.Content {
			one = tally{yes: 1}
		}
		add := func(words []uint32) {
			for _, w := range words {
				m[w] = m[w].plus(one)
			}
		}
		for s := l.Section[k.Ordinal]; s >= 0; s = l.Parents[s] {
			add(l.Names[s])
		}
		add(l.Links[k.Ordinal])
		add(l.Anchors[k.Ordinal])
		add(l.Targets[k.Ordinal])
		if h := l.HeadingAbove[k.Ordinal]; h >= 0 {
			add(l.Headings[h])
		}
	}
	for w, t := range m {
		if n := t.yes + t.no; n > mostOfAPage {
			m[w] = tally{t.yes * mostOfAPage / n, t.no * mostOfAPage / n}
		}
	}
	return m
}

// words are the counts of many pages, by site too.
type words struct {
	total map[uint32]tally
	sites map[uint32]int
	of    map[string]map[uint32]tally
	usual float64 // share of content among all counts
}

func newWords(lessons []*Lesson) *words {
	w := &words{total: map[uint32]tally{}, sites: map[uint32]int{}, of: map[string]map[uint32]tally{}}
	var all tally
	for _, l := range lessons {
		site := w.of[l.Site]
		if site == nil {
			site = map[uint32]tally{}
			w.of[l.Site] = site
		}
		for h, t := range l.words {
			if _, seen := site[h]; !seen {
				w.sites[h]++
			}
			site[h] = site[h].plus(t)
			w.total[h] = w.total[h].plus(t)
		}
	}
	for _, t := range w.total {
		all = all.plus(tally{math.Round(t.yes * 64), math.Round(t.no * 64)}) // whole numbers: the order of a map is no one's
	}
	w.usual = all.yes / (all.yes + all.no)
	return w
}

// without is what words weigh to everybody but one site.
func (w *words) without(site string) func(uint32) int16 {
	own := w.of[site]
	return func(h uint32) int16 {
		n, t := w.sites[h], w.total[h]
		if o, said := own[h]; said {
			n, t = n-1, t.minus(o)
		}
		return w.weight(n, t)
	}
}

func (w *words) weight(sites int, t tally) int16 {
	if sites < fewestSites {
		return 0
	}
	s := math.Log((t.yes+doubt*w.usual)/(t.no+doubt*(1-w.usual))) - math.Log(w.usual/(1-w.usual))
	return int16(max(-steepest, min(steepest, math.Round(10*s))))
}

// weights are the words worth keeping: those that speak clearest for how often they are met.
func (w *words) weights() map[uint32]int16 {
	type ranked struct {
		hash  uint32
		worth float64
	}
	var all []ranked
	for h, t := range w.total {
		if v := w.weight(w.sites[h], t); v > 2 || v < -2 {
			all = append(all, ranked{h, math.Abs(float64(v)) * math.Sqrt(float64(w.sites[h]))})
		}
	}
	sort.Slice(all, func(a, b int) bool {
		return all[a].worth > all[b].worth || all[a].worth == all[b].worth && all[a].hash < all[b].hash
	})
	out := map[uint32]int16{}
	for _, r := range all[:min(len(all), mostWords)] {
		out[r.hash] = w.weight(w.sites[r.hash], w.total[r.hash])
	}
	return out
}
