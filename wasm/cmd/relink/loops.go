package main

import "slices"

// span is a loop: places in a row that lead back to the first of them, or to the one where it is entered.
type span struct {
	from, to int // with to
	entry    int // where it is entered from outside
}

func (s span) holds(place int) bool { return place >= s.from && place <= s.to }

// unit is a place, or a loop of its own: then its units are those inside, the one where it is entered first.
type unit struct {
	place int // where it begins
	loop  []unit
}

// units puts the places from up to before to in order, those of loops together.
func units(from, to int, loops []span) []unit {
	var out []unit
	for i := from; i < to; {
		at := slices.IndexFunc(loops, func(s span) bool { return s.from == i && s.to < to })
		if at < 0 {
			out = append(out, unit{place: i})
			i++
			continue
		}
		s := loops[at]
		inside := slices.Concat(loops[:at], loops[at+1:])
		out = append(out, unit{s.entry, append(units(s.entry, s.to+1, inside), units(s.from, s.entry, inside)...)})
		i = s.to + 1
	}
	return out
}

// loops finds what can be a loop of its own, the longest first: nothing is resumed in it, and it is entered at one place.
func (f *flow) loops() []span {
	last := make([]int, len(f.places)) // by place: from where it is jumped back to
	for i := range f.places {
		for _, p := range f.places[i].parts {
			if p.kind == jump && p.to <= i {
				last[p.to] = max(last[p.to], i+1)
			}
		}
	}
	var out []span
	for from := range last {
		if last[from] == 0 {
			continue
		}
		s := span{from: from, to: last[from] - 1}
		for i := from; i <= s.to; i++ {
			s.to = max(s.to, last[i]-1)
		}
		if f.enters(&s) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b span) int { return (b.to - b.from) - (a.to - a.from) })
	return out
}

// enters finds where a loop is entered; false where nothing may be made of it.
func (f *flow) enters(s *span) bool {
	s.entry = -1
	enter := func(place int) bool {
		if s.entry < 0 {
			s.entry = place
		}
		return s.entry == place
	}
	if (s.from == 0 || f.places[s.from-1].falls) && !enter(s.from) {
		return false
	}
	if s.to == len(f.places)-1 && f.places[s.to].falls {
		return false // there is no place behind
	}
	for i := range f.places {
		if s.holds(i) {
			if f.places[i].calls {
				return false
			}
			continue
		}
		for _, p := range f.places[i].parts {
			if p.kind == jump && s.holds(p.to) && !enter(p.to) {
				return false
			}
		}
	}
	return s.entry >= 0
}
