package page

import (
	"strings"

	"linkgrade/wasm/domain"
)

// evidence is what the links of a hidden part show.
type evidence struct {
	strays int // followed links in words to other sites, as no interface has them
	others int // all other links
	naked  int // strays whose words are the address
	tricks int // links that a rendered page shows to be hidden as no interface hides
	names  [3]domain.Name
	place  Placement // of the first link
}

// wordBytes is how long words are taken to be: bytes add up the same however a text is cut into nodes.
const wordBytes = 6

// concealAt is the sum from which a part's links are concealed, in the points of sum.
const concealAt = 3

// sum weighs what tells links that no reader is meant to find from a closed piece of an interface. A point is worth
// about a doubling of the odds; the points were set on the open pages of bench/spam and bench/placement and checked
// on ways of hiding and kinds of parts left out.
func (p *part) sum(parts []part) int {
	e := &p.seen
	if e.strays == 0 || p.way == byTemplate {
		return 0
	}
	n := p.howPoints() + e.whatPoints() + p.placePoints()
	switch words := p.plain / wordBytes; {
	case words <= 2*e.strays:
		n++ // little but links
	case words > 10+6*e.strays:
		n -= 2 // a text that waits
	}
	n -= min(3, int(p.furniture))
	if p.opens {
		n -= 3
	}
	for o := p.outer; o > 0; o = parts[o].outer {
		if parts[o].opens {
			return n - 1
		}
	}
	return n
}

// howPoints weighs the way of hiding and what its element looks like.
func (p *part) howPoints() int {
	trick := p.way.isTrick() || p.seen.tricks > 0
	n := 0
	switch p.from {
	case fromMarkup, fromApart:
		if trick {
			n = 3
		} else if p.way != byOpacity { // by which all that fades in begins
			n = 1
		}
	case fromClass, fromSheet: // themes do so too, for screen readers
		if trick {
			n = 2
		}
	case fromHints:
		if n = 2; !trick {
			n = -2 // as every closed menu is
		}
	}
	if p.bare {
		n += 2 // no rule and no script has a name to open it by
	}
	return n
}

// placePoints weighs the part of the page: what opens on demand stands mostly in three.
func (p *part) placePoints() int {
	switch p.seen.place {
	case PlaceNav, PlaceHeader, PlaceWidget:
		if p.from == fromSheet || p.from == fromHints {
			return -3
		}
		return -1
	case PlaceAd:
		return -1
	case PlaceContent, PlaceFooter, PlaceSidebar, PlaceRelated, PlaceComment, PlaceBio, PlaceList, PlaceHidden:
	}
	return 0
}

// whatPoints weighs the links.
func (e *evidence) whatPoints() int {
	n := 1
	for i := 1; i < len(e.names); i++ {
		if !e.names[i].IsZero() {
			n++ // to another site again
		}
	}
	if e.naked > 0 {
		n++
	}
	switch {
	case e.others > e.strays:
		n -= 3
	case e.others > 0:
		n--
	}
	return n
}

// settleHidden decides which links are concealed: not only out of sight, as in a closed menu, but meant never to be
// seen. Of Facts.Links it needs the addresses; it comes before all counting of visible words.
func (b *Builder) settleHidden() {
	b.findLateParts()
	if len(b.parts) == 0 {
		return
	}
	for i := range b.links {
		if p := b.links[i].part; p > 0 && !b.isShown(i) {
			b.parts[p].seen.add(&b.facts.Links[i], &b.links[i], b.facts.Name)
		}
	}
	for i := range b.parts {
		b.parts[i].opens = b.parts[i].opens || b.controls.value(b.parts[i].id) > 0
	}
	for i := range b.parts {
		b.parts[i].concealed = b.parts[i].sum(b.parts) >= concealAt
	}
	for i := range b.links {
		if p := &b.parts[b.links[i].part]; p.concealed && !b.isShown(i) {
			b.conceal(i, p)
		}
	}
	for i := range b.facts.Blocks {
		blk := &b.facts.Blocks[i]
		if blk.Hidden == "" && b.parts[blk.part].concealed {
			blk.Hidden = b.parts[blk.part].way
		}
		blk.part = 0 // a live document's parts have other numbers: its rules are not known
	}
}

// conceal hides a link, and its block where that is nothing but links.
func (b *Builder) conceal(i int, p *part) {
	l := &b.facts.Links[i]
	l.concealed = true
	if l.Hidden == "" && p.from != fromHints {
		l.Hidden = p.way
	}
	if at := b.links[i].block; at >= 0 && int(at) < len(b.facts.Blocks) {
		if blk := &b.facts.Blocks[at]; blk.Hidden == "" && blk.Words <= blk.LinkWords {
			blk.Hidden = p.way
		}
	}
}

// isShown reports a link that the rendered page shows, whatever its markup says.
func (b *Builder) isShown(i int) bool { return b.links[i].hint.Known && b.links[i].hint.Visible }

// isTrickHint reports why a rendered page hides a link as no interface does.
func isTrickHint(why string) bool { return why == "offscreen" || why == "size" || why == "colour" }

// add takes one link into account.
func (e *evidence) add(l *Link, p *pending, own domain.Name) {
	if e.strays+e.others == 0 {
		e.place = p.place
	}
	if p.hint.Known && isTrickHint(p.hint.Why) {
		e.tricks++
	}
	if !isStray(l, p, own) {
		e.others++
		return
	}
	e.strays++
	if looksLikeAddress(strings.ToLower(l.Text), l.Name) {
		e.naked++
	}
	for i := range e.names {
		if e.names[i] == l.Name {
			return
		}
		if e.names[i].IsZero() {
			e.names[i] = l.Name
			return
		}
	}
}
