package page

import "golang.org/x/net/html/atom"

// section is one element that starts and ends blocks: what the page's outline is made of. Sections stand in document
// order, parents before what stands in them. They keep numbers only: no text, no attributes, no lists of children.
type section struct {
	parent int32 // −1 for the page itself
	depth  int16
	class  int16     // what its class and id names speak for, in the unit of wordWeights
	like   uint32    // hash of its tag and class names, digits left out: the same for the items of one list
	tag    atom.Atom // 0 for elements that HTML does not know
	own    Placement // the part of the page that its own tag, role or names say it is
	marked bool      // whether they say one
	place  Placement // the part of the page it sits in

	sums
}

// sums are what a section and those inside it hold, what readers do not see left out.
type sums struct {
	words, linkWords int32
	links, outside   int32 // links, and those to other sites
	longs, longWords int32 // passages of text, and their plain words
	blocks           int32
	commas           int32
	paras, items     int32 // paragraphs and list items among its sections
}

//go:noinline
func (s *sums) add(t *sums) {
	s.words += t.words
	s.linkWords += t.linkWords
	s.links += t.links
	s.outside += t.outside
	s.longs += t.longs
	s.longWords += t.longWords
	s.blocks += t.blocks
	s.commas += t.commas
	s.paras += t.paras
	s.items += t.items
}

// plain is how many words stand outside links.
func (s *sums) plain() int32 { return max(0, s.words-s.linkWords) }

// longBlock is how many plain words make a block a passage of text rather than a label.
const longBlock = 18

func (b *Block) isLong() bool { return b.plain() >= longBlock }

// maxSections bounds the outline; what stands beyond it belongs to the last section kept above it.
const maxSections = 1 << 16

// note keeps on a block's frame what its section will need, should anything visible stand in it.
func (b *Builder) note(f *frame, el *element) {
	switch f.tag {
	case atom.Html, atom.Body, atom.Tbody: // not every feeder tells of them
		return
	}
	if f.flags&flagMute != 0 {
		return
	}
	f.like, f.class, f.section = max(1, (el.names.like^uint32(f.tag))*16777619), el.names.weight, unmade // no like of 0: that is no section
	for i, n := range el.names.signs {
		b.signs[i] += n
	}
	if b.study != nil {
		b.study.note(len(b.frames), el)
	}
}

// unmade is the section of a block's frame before anything visible stands in it.
const unmade = -1

// sectionHere is the section of the innermost open block. Sections are made when something visible is about to stand
// in them: empty elements have none.
func (b *Builder) sectionHere() int32 {
	first := len(b.frames)
	for b.frames[first-1].section == unmade {
		first--
	}
	for i := first; i < len(b.frames); i++ {
		f := &b.frames[i]
		f.section = b.frames[i-1].section
		if f.like != 0 && len(b.sections) < maxSections {
			f.section = b.makeSection(f, i)
		}
	}
	return b.top().section
}

func (b *Builder) makeSection(f *frame, at int) int32 {
	parent := &b.sections[f.section]
	s := section{parent: f.section, depth: parent.depth + 1, tag: f.tag, place: f.place, like: f.like,
		class: f.class, own: f.own, marked: f.marked}
	b.sections = append(b.sections, s)
	if b.study != nil {
		b.study.keep(at)
	}
	return int32(len(b.sections) - 1)
}

// likeness hashes class names (FNV-1a), digits left out, so that "item-1" is like "item-2".
func likeness(class []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range clipBytes(class, 120) {
		if c < '0' || c > '9' {
			h = (h ^ uint32(c)) * 16777619
		}
	}
	return h
}

// sumUp adds every visible block and its links to the sections it stands in.
func (b *Builder) sumUp() {
	f := &b.facts
	for i := range f.Blocks {
		k := &f.Blocks[i]
		if k.Hidden != "" {
			continue
		}
		s := &b.sections[k.section].sums
		s.words += int32(k.Words)
		s.linkWords += int32(k.LinkWords)
		s.blocks++
		s.commas += int32(k.commas)
		if k.isLong() {
			s.longs++
			s.longWords += int32(k.plain())
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		if l.Block < 0 || f.Blocks[l.Block].Hidden != "" {
			continue
		}
		s := &b.sections[f.Blocks[l.Block].section].sums
		s.links++
		if l.External {
			s.outside++
		}
	}
	for i := range b.sections {
		switch s := &b.sections[i]; s.tag {
		case atom.P:
			s.paras++
		case atom.Li, atom.Dt, atom.Dd:
			s.items++
		}
	}
	for i := len(b.sections) - 1; i > 0; i-- {
		b.sections[b.sections[i].parent].add(&b.sections[i].sums)
	}
}

// countMarks counts, in one walk, the marks that part clauses, as a sign of sentences (labels and menus have few), and
// the ends of sentences: a stop before a blank or at the end. Commas of other scripts count where there are none of
// ASCII.
func countMarks(s []byte) (commas, stops int) {
	others := 0
	for i, c := range s {
		switch c {
		case ',':
			commas++
		case '.', '!', '?':
			if i+1 == len(s) || s[i+1] == ' ' {
				stops++
			}
		case 0x81, 0x82: // 、 is E3 80 81, 。 is E3 80 82
			if i >= 2 && s[i-1] == 0x80 && s[i-2] == 0xE3 {
				others += int(0x82 - c)
				stops += int(c - 0x81)
			}
		case 0x8C: // ، is D8 8C, ， is EF BC 8C
			if i >= 1 && s[i-1] == 0xD8 || i >= 2 && s[i-1] == 0xBC && s[i-2] == 0xEF {
				others++
			}
		}
	}
	if commas == 0 {
		commas = others
	}
	return commas, stops
}
