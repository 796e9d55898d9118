package audit

import (
	"math"
	"slices"
)

// How a burst is told: B. Iglewicz and D. Hoaglin, "How to detect and handle outliers" (1993), for the cut-off; E. Page,
// "Continuous inspection schemes" (Biometrika 1954), for the sum.
const (
	baselineWeeks = 26  // before a week, by which it is judged
	leastBaseline = 8   // of them
	burstScore    = 3.5 // modified z-score
	shoulderScore = 2   // of weeks beside a burst's that belong to it
	burstDomains  = 10  // at least
	madToSigma    = 1.4826
	cusumSlack    = 0.5 // standard deviations
	cusumBound    = 5
)

// findBursts marks the weeks with more new domains than those before lead to expect, the newest burst first, and tells each
// domain which it came in.
func (f *Flow) findBursts(all []*told) {
	scores, sums := scoresOf(f.Weeks)
	for _, run := range runsOf(f.Weeks, scores) {
		b := Burst{From: f.Weeks[run[0]].Monday, To: f.Weeks[run[1]].Monday}
		for i := run[0]; i <= run[1]; i++ {
			f.Weeks[i].Burst = true
			b.Domains += f.Weeks[i].New
			b.Usual += f.Weeks[i].Usual
			b.Score = math.Max(b.Score, scores[i])
			b.Confirmed = b.Confirmed || sums[i] > cusumBound
		}
		f.Bursts = append(f.Bursts, b)
	}
	slices.Reverse(f.Bursts)
	for _, t := range all {
		if t.first != 0 && !t.isOld {
			t.burst = slices.IndexFunc(f.Bursts, func(b Burst) bool { return t.first >= b.From && t.first < b.To+7 })
		}
	}
}

// whoCame are the domains that came in each burst.
func (f *Flow) whoCame(all []*told) [][]*told {
	out := make([][]*told, len(f.Bursts))
	for _, t := range all {
		if t.burst >= 0 {
			out[t.burst] = append(out[t.burst], t)
		}
	}
	return out
}

// scoresOf are each week's modified z-score and the sum of what is over it (CUSUM), and sets what is usual. A week without
// enough before it has 0.
func scoresOf(weeks []Week) (scores, sums []float64) {
	scores, sums = make([]float64, len(weeks)), make([]float64, len(weeks))
	sum := 0.0
	for i := range weeks {
		if i < leastBaseline {
			continue
		}
		middle, spread := baseline(weeks[max(0, i-baselineWeeks):i])
		weeks[i].Usual = middle
		scores[i] = (float64(weeks[i].New) - middle) / spread
		sum = math.Max(0, sum+scores[i]-cusumSlack)
		sums[i] = sum
	}
	return scores, sums
}

// baseline is the median and the scaled median absolute deviation, which is at least what chance makes: the root of the
// median, and 1.
func baseline(weeks []Week) (middle, spread float64) {
	counts := make([]float64, len(weeks))
	for i, w := range weeks {
		counts[i] = float64(w.New)
	}
	middle = median(counts)
	for i, n := range counts {
		counts[i] = math.Abs(n - middle)
	}
	return middle, max(madToSigma*median(counts), math.Sqrt(middle), 1)
}

// median sorts v.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// runsOf are the first and last places of bursts: weeks over the cut-off with their shoulders, enough domains in all.
func runsOf(weeks []Week, scores []float64) [][2]int {
	var runs [][2]int
	for i := 0; i < len(weeks); i++ {
		if scores[i] <= burstScore {
			continue
		}
		from, to := i, i
		for from > 0 && scores[from-1] > shoulderScore && !inLast(runs, from-1) {
			from--
		}
		for to+1 < len(weeks) && scores[to+1] > shoulderScore {
			to++
		}
		n := 0
		for _, w := range weeks[from : to+1] {
			n += w.New
		}
		if n >= burstDomains {
			runs = append(runs, [2]int{from, to})
		}
		i = to
	}
	return runs
}

func inLast(runs [][2]int, i int) bool { return len(runs) > 0 && i <= runs[len(runs)-1][1] }

// explain says how a burst came to be, by what its domains have in common.
func (a *Audit) explain(b *Burst, members []*told) {
	l := a.likenessOf(members)
	l[sudden] = Score{float64(b.Domains) / math.Max(1, b.Usual), true}
	l[few] = fewness(len(members))
	if len(members) >= leastEchoed && a.o.ratesMany() {
		l[unechoed] = l[echoed]
	}
	b.Look = l.look()
	b.Weak = l[weakSources]
	texts, pages := newBins(), newBins()
	known, told := 0, 0
	for _, t := range members {
		if t.class != "" {
			known++
			texts.add(a.words.text[t.top(anchors)][1:], t)
		}
		if t.top(targets) != 0 {
			told++
			pages.add(a.words.text[t.top(targets)], t)
		}
	}
	b.TopAnchor, b.TopPage = firstBin(texts.top(known)), firstBin(pages.top(told))
}

func firstBin(b []Bin) Bin {
	if len(b) == 0 {
		return Bin{}
	}
	return b[0]
}
