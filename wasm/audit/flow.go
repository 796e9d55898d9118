package audit

import (
	"math"
	"slices"

	"linkgrade/wasm/audit/export"
)

// What steadiness is measured by.
const (
	blockWeeks   = 4   // of a month: a single week is mostly chance
	leastBlocks  = 6   // half a year
	leastDated   = 30  // domains that came in them: fewer are too far apart to tell steady from not
	steadyWeeks  = 104 // the newest two years
	lossDays     = 90
	undatedShare = 0.8 // of a tool's domains with the same first day: then the day is the export's, not the links'
)

// weekOf counts weeks from Monday, 1969-12-29, whose day is -3.
func weekOf(d export.Day) int {
	w := int(d) + 3
	if w < 0 {
		w -= 6
	}
	return w / 7
}

func mondayOf(week int) export.Day { return export.Day(week*7 - 3) }

// newest is the last day on which anything is told of the domain.
func (t *told) newest() export.Day { return max(t.first, t.last, t.lost) }

// flowOf tells the profile over time, and each domain which burst it came in. The bursts are not explained yet.
func (a *Audit) flowOf(all []*told) Flow {
	var f Flow
	starts := a.startsOf(all)
	var newest export.Day
	from, to := math.MaxInt, math.MinInt
	for _, t := range all {
		t.isOld = starts.holds(t)
		newest = max(newest, t.newest())
		if t.first == 0 {
			continue
		}
		f.Dated++
		if !t.isOld {
			from, to = min(from, weekOf(t.first)), max(to, weekOf(t.first))
		}
	}
	if to < from {
		f.LostShare = a.lostShare(all, newest)
		return f
	}
	to = max(to, weekOf(newest))
	from = max(from, to-maxWeeks+1)
	f.Weeks = weeksOf(all, from, to)
	for i := len(f.Weeks) - 1; i >= 0 && f.Weeks[i].New == 0; i-- {
		f.Silent++
	}
	f.Steadiness, f.measured = steadiness(f.Weeks)
	f.LostShare = a.lostShare(all, newest)
	f.findBursts(all)
	return f
}

func weeksOf(all []*told, from, to int) []Week {
	weeks := make([]Week, to-from+1)
	for i := range weeks {
		weeks[i].Monday = mondayOf(from + i)
	}
	for _, t := range all {
		if w := weekOf(t.first); t.first != 0 && !t.isOld && w >= from {
			weeks[w-from].New++
		}
		if w := weekOf(t.lost); t.gone && t.lost != 0 && w >= from && w <= to {
			weeks[w-from].Lost++
		}
	}
	return weeks
}

// starts are, by tool, the last day of its first look at the site: what it saw until then was there before.
type starts [maxTools]export.Day

// holds says whether the first day of a domain is one on which a tool only began to look.
func (s *starts) holds(t *told) bool {
	for tool, d := range t.source.first {
		if d != 0 && d == t.first && d <= s[tool] {
			return true
		}
	}
	return false
}

// A tool begins to look at a site on a day before which it knows of next to no link, and finds much of what is there within
// two weeks.
const (
	startShare  = 0.2
	startSlight = 0.002 // of all, known before
	leastStart  = 10
)

// startsOf finds each tool's first look, or that its days are all the same and say nothing.
func (a *Audit) startsOf(all []*told) *starts {
	var out starts
	for tool := range a.tools {
		var days []export.Day
		for _, t := range all {
			if d := t.source.first[tool]; d != 0 {
				days = append(days, d)
			}
		}
		slices.Sort(days)
		out[tool] = startOf(days)
	}
	return &out
}

func startOf(days []export.Day) export.Day {
	if len(days) < leastStart {
		return 0
	}
	for at := 0; at <= int(startSlight*float64(len(days))); at++ {
		end := days[at] + 14
		within, _ := slices.BinarySearch(days, end)
		if within-at >= leastStart && float64(within-at) >= startShare*float64(len(days)) {
			return end - 1
		}
	}
	return commonDay(days)
}

// commonDay is the day that nearly all days are; 0 for none.
func commonDay(days []export.Day) export.Day {
	middle := days[len(days)/2]
	from, _ := slices.BinarySearch(days, middle)
	to, _ := slices.BinarySearch(days, middle+1)
	if float64(to-from) >= undatedShare*float64(len(days)) {
		return middle
	}
	return 0
}

// steadiness is 1 / (1 + c²), where c² is how much the months' counts vary beyond chance: (variance − mean) / mean². What
// comes at random at one pace has 1, a tenth of the months bringing nearly all has about 0.1. It says how many came in those months,
// too: enough of them, or it is unknown.
func steadiness(weeks []Week) (Score, int) {
	if len(weeks) > 2 {
		weeks = weeks[1 : len(weeks)-1] // the first and the last are cut off
	}
	weeks = weeks[max(0, len(weeks)-steadyWeeks):]
	blocks := len(weeks) / blockWeeks
	if blocks < leastBlocks {
		return Score{}, 0
	}
	weeks = weeks[len(weeks)-blocks*blockWeeks:]
	counts := make([]float64, blocks)
	for i := range weeks {
		counts[i/blockWeeks] += float64(weeks[i].New)
	}
	if total(counts) < leastDated {
		return Score{}, int(total(counts))
	}
	mean, squares := total(counts)/float64(blocks), 0.0
	for _, n := range counts {
		squares += (n - mean) * (n - mean)
	}
	beyond := math.Max(0, squares/float64(blocks-1)-mean) / (mean * mean)
	return Score{1 / (1 + beyond), true}, int(total(counts))
}

// lostShare is the share of what was there 90 days before the newest day and has gone since; unknown where no tool tells.
func (a *Audit) lostShare(all []*told, newest export.Day) Score {
	before, since, tells := 0, 0, false
	begin := newest - lossDays
	for _, t := range all {
		tells = tells || t.tells != 0
		if t.first == 0 || t.first > begin || t.gone && t.lost <= begin {
			continue
		}
		before++
		if t.gone {
			since++
		}
	}
	if !tells || before == 0 {
		return Score{}
	}
	return Score{share(since, before), true}
}
