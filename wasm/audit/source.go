package audit

import (
	"cmp"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// A source is what is gathered of one referring domain. Whatever the order of its rows, it comes to the same.
type source struct {
	name       domain.Name
	held       [matters]held
	best       sample
	first      [maxTools]export.Day // by tool: the first day of any link
	firstLive  export.Day           // of a link that is there: the earliest
	last       export.Day           // that a link that is there was seen: the latest
	lost       export.Day           // the latest
	tools      uint8                // that know of it
	live, dead uint8                // tools that have a link that is there, or one that is gone
	tells      uint8                // tools that say of a link whether it is gone
	isUndated  bool                 // a link is there, and when it was seen is not told
	hasReturn  bool                 // a link is there that was gone once
	isSitewide bool                 // a tool says so
	follow     [3]bool              // by Known: what links that are there are
	sponsored  [3]bool
	ugc        [3]bool
	spam       bool // a tool calls it spam
	rank       export.Rank
	external   int32  // links to other sites on the page with the fewest; 0 unknown
	pages      uint32 // distinct
	links      uint32 // distinct
	said       uint32 // links, as an export counts them
}

// A sample is the link of a domain that is worth most, of those that are there.
type sample struct {
	weight              float32
	isSet, isGone       bool
	kind                export.Kind
	page, title, anchor string
	left, right         string // only where they are compared with a profile
}

// takeDays learns when the row's link came and went. Days after last are mistakes.
func (s *source) takeDays(r *export.Row, tool int, last export.Day) {
	bit := uint8(1) << tool
	s.tools |= bit
	if r.IsLost != export.Unknown {
		s.tells |= bit
	}
	known := func(d export.Day) bool { return d > 0 && d <= last }
	if known(r.First) {
		s.first[tool] = earlier(s.first[tool], r.First)
	}
	if known(r.Lost) {
		s.lost = max(s.lost, r.Lost)
	}
	if r.IsLost == export.Yes {
		s.dead |= bit
		return
	}
	s.live |= bit
	s.hasReturn = s.hasReturn || known(r.Lost)
	if known(r.First) {
		s.firstLive = earlier(s.firstLive, r.First)
	}
	if known(r.Last) {
		s.last = max(s.last, r.Last)
	} else {
		s.isUndated = true
	}
}

// earlier is the earlier of two days, of which the first may be unknown.
func earlier(a, b export.Day) export.Day {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// takeMarks learns what a row says of the link's nature.
func (s *source) takeMarks(r *export.Row, tool int) {
	s.spam = s.spam || r.Spam == export.Yes
	s.rank = max(s.rank, r.Rank)
	if r.IsLost == export.Yes {
		return
	}
	s.follow[isFollowed(r)] = true
	s.sponsored[min(r.Sponsored, export.Yes)] = true
	s.ugc[min(r.UGC, export.Yes)] = true
	s.isSitewide = s.isSitewide || r.Sitewide == export.Yes
	if n := int32(min(r.External, 1<<30)); n > 0 && (s.external == 0 || n < s.external) {
		s.external = n
	}
}

// takeBest keeps the row where it is worth more than the one that was kept.
func (s *source) takeBest(r *export.Row, weight float64, gone, context bool) {
	w := float32(weight)
	if s.best.isSet && (gone && !s.best.isGone || gone == s.best.isGone && w < s.best.weight) {
		return
	}
	n := sample{weight: w, isSet: true, isGone: gone, kind: r.Kind, page: cut(r.Page, maxURL), title: cut(r.Title, maxCell), anchor: cut(r.Anchor, maxCell)}
	if context {
		n.left, n.right = cut(r.Left, maxCell), cut(r.Right, maxCell)
	}
	if !s.best.isSet || n.before(&s.best) {
		s.best = n.clone()
	}
}

// clone is the sample with texts of its own, in one piece of memory.
func (s sample) clone() sample {
	texts := [...]*string{&s.page, &s.title, &s.anchor, &s.left, &s.right}
	whole, at := strings.Clone(s.page+s.title+s.anchor+s.left+s.right), 0
	for _, t := range texts {
		end := at + len(*t)
		*t, at = whole[at:end], end
	}
	return s
}

// before is a total order: what is there, by weight, then by all that is kept.
func (s *sample) before(o *sample) bool {
	if s.isGone != o.isGone {
		return o.isGone
	}
	return cmp.Or(cmp.Compare(o.weight, s.weight), lacking(s.page, o.page), lacking(s.title, o.title), lacking(s.anchor, o.anchor),
		cmp.Compare(s.left, o.left), cmp.Compare(s.right, o.right), cmp.Compare(s.kind, o.kind)) < 0
}

// lacking compares two texts, an empty one last.
func lacking(a, b string) int {
	if (a == "") != (b == "") {
		return len(b) - len(a)
	}
	return cmp.Compare(a, b)
}

// isGone says whether the domain has no link now. A tool that knows one that is there holds against its own losses, and
// against another's where it saw the link later, or does not say when.
func (s *source) isGone() bool {
	switch {
	case s.dead == 0:
		return false
	case s.live == 0:
		return true
	case s.live&s.dead != 0 || s.isUndated:
		return false
	}
	return s.last < s.lost
}

// cameBack says whether it lost its links and has one again.
func (s *source) cameBack() bool {
	return !s.isGone() && (s.hasReturn || s.dead != 0 && s.lost != 0 && s.firstLive > s.lost)
}

// firstDay is the first day that any tool names.
func (s *source) firstDay() export.Day {
	var first export.Day
	for _, d := range s.first {
		if d != 0 {
			first = earlier(first, d)
		}
	}
	return first
}

// flagOf is yes where one link is, no where links are known not to be, else unknown.
func flagOf(f [3]bool) export.Known {
	switch {
	case f[export.Yes]:
		return export.Yes
	case f[export.No]:
		return export.No
	}
	return export.Unknown
}
