package page

// study keeps the words a model learns weights for: of each section and of each link.
type study struct{ sections, links, open [][]uint32 }

func (s *study) note(at int, el *element) {
	for len(s.open) <= at {
		s.open = append(s.open, nil)
	}
	s.open[at] = uniqueWords(func(do func(uint32)) { nameWord.eachName(el, do) })
}

func (s *study) keep(at int) { s.sections = append(s.sections, s.open[at]) }

// Lesson is a page as the placement model's trainer sees it.
type Lesson struct {
	Facts        *Facts
	Parents      []int32    // of each section of the outline: the section around it
	Section      []int32    // of each link: its section; −1 for none
	Names        [][]uint32 // hashed words of each section's class and id
	Links        [][]uint32 // of each link's class and id
	Anchors      [][]uint32 // of each anchor text
	Targets      [][]uint32 // of each link's address
	Headings     [][]uint32 // of each heading
	HeadingAbove []int32    // of each link: the heading above it; −1 for none

	b *Builder
}

// Study reads a page for training.
func Study(src []byte, m Meta) *Lesson {
	b := NewBuilder(m)
	b.study = &study{sections: make([][]uint32, 1)}
	readInto(b, src)
	b.settle()
	f := &b.facts
	l := &Lesson{Facts: f, b: b, Names: b.study.sections, Links: b.study.links}
	for i := range b.sections {
		l.Parents = append(l.Parents, b.sections[i].parent)
	}
	for i := range f.Links {
		k := &f.Links[i]
		at, above := int32(-1), int32(-1)
		if k.Block >= 0 {
			at, above = f.Blocks[k.Block].section, f.Blocks[k.Block].Heading
		}
		l.HeadingAbove = append(l.HeadingAbove, above)
		l.Section = append(l.Section, at)
		l.Anchors = append(l.Anchors, uniqueWords(func(do func(uint32)) { anchorWord.each([]byte(k.Text), do) }))
		l.Targets = append(l.Targets, uniqueWords(func(do func(uint32)) { eachTargetWord(k, do) }))
	}
	for _, h := range f.Headings {
		l.Headings = append(l.Headings, uniqueWords(func(do func(uint32)) { headingWord.each([]byte(h.Text), do) }))
	}
	return l
}

func uniqueWords(each func(func(uint32))) []uint32 {
	var out []uint32
	each(func(h uint32) {
		for _, o := range out {
			if o == h {
				return
			}
		}
		out = append(out, h)
	})
	return out
}

// Features are the features of every link and of the block that each stands in, nil for a link in none, with what words
// weigh given from outside.
func (l *Lesson) Features(weight func(uint32) int16) (links, blocks [][]int16) {
	sum := func(words []uint32) int16 {
		n := int32(0)
		for _, h := range words {
			n += int32(weight(h))
		}
		return boundWeight(n)
	}
	sums := func(lists [][]uint32) []int16 {
		out := make([]int16, len(lists))
		for i, w := range lists {
			out[i] = sum(w)
		}
		return out
	}
	for i := range l.b.sections {
		l.b.sections[i].class = sum(l.Names[i])
	}
	for i := range l.b.links {
		l.b.links[i].class = sum(l.Links[i])
	}
	v := newView(l.b, textWeights{headings: sums(l.Headings), anchors: sums(l.Anchors), targets: sums(l.Targets)})
	links, blocks = make([][]int16, len(l.Facts.Links)), make([][]int16, len(l.Facts.Links))
	for i := range links {
		if k := l.Facts.Links[i].Block; k >= 0 {
			x := v.link(i)
			links[i] = append([]int16(nil), x[:v.n]...)
			x = v.block(k)
			blocks[i] = append([]int16(nil), x[:v.n]...)
		}
	}
	return links, blocks
}

// HideShape sets to 0, of the features of links, what speaks of a page as of one text with things around it: its core, what
// names and passages on the way speak for, and the sections far out.
func (l *Lesson) HideShape(links [][]int16) {
	v := newView(l.b, weighTexts(l.b))
	for i, x := range links {
		if x != nil {
			v.link(i)
			clear(x[pageSums:len(v.page)])
			clear(x[v.way+1 : v.way+1+wayWeights])
			clear(x[v.far:v.kept])
		}
	}
}

func eachTargetWord(l *Link, do func(uint32)) {
	eachTargetText(l, new(targetBuffer), func(k wordKind, text []byte) { k.each(text, do) })
}

// TypeFeatures are what the page's kind is told from.
func (l *Lesson) TypeFeatures() []int16 {
	v := newView(l.b, weighTexts(l.b))
	x := v.typeFeatures(l.b)
	return append([]int16(nil), x[:v.n]...)
}

// Temper does to the probabilities of a page's links what the engine does after the model: it lowers them among the
// comments of a page that is not likely to be a forum.
func (l *Lesson) Temper(given []float64, forum float64) {
	for i, p := range given {
		if k := l.Facts.Links[i].Block; k >= 0 {
			given[i] = outsideComments(p, &l.Facts.Blocks[k], forum)
		}
	}
}
