package page

import "golang.org/x/net/html/atom"

// path is what a section inherits from those it stands in.
type path struct {
	like             uint32             // hash of the likenesses on it
	sum, least, most int16              // of the class weights on it
	best             int32              // the highest marks on it
	near             [PlaceHidden]uint8 // how many sections up the nearest stands that says it is this part of a page
	tag              [len(nearTags)]uint8
	lists            uint8
	wide, big, many  int32            // the nearest section with wideWords, bigWords plain words, manyLinks
	branch, joined   int32            // the outermost section on it beside the first core, beside the top; −1 for none
	shared           [len(ends)]int16 // how deep it goes together with the path to each end
	parts, partsIn   int16            // sections on it that say they are no content; those inside the core
	dense, denseIn   int16            // the highest link share of a box on it that has few sentences; inside the core
}

// far is how far what is nowhere on a path counts as being.
const far = 60

const (
	wideWords = 60
	bigWords  = 250
	manyLinks = 8
)

// nearTags are elements whose distance up a path is a feature; ol counts as ul.
var nearTags = [...]atom.Atom{atom.P, atom.Li, atom.Ul, atom.Td, atom.Table, atom.Article, atom.Main, atom.Section, atom.Aside,
	atom.Header, atom.Footer, atom.Nav, atom.Form, atom.Blockquote, atom.H2, atom.Dl, atom.Figure}

// ends are the sections that all paths are compared with: the three cores and the top.
var ends [4]struct{}

const atTop = 3 // the last of ends

func (v *view) end(e int) int32 {
	if e == atTop {
		return v.top
	}
	return v.cores[e]
}

func (v *view) walkPaths() {
	v.paths = make([]path, len(v.secs))
	onWay := make([]uint8, len(v.secs)) // one bit for each end that a section holds, or is
	for e := range ends {
		for i := v.end(e); i >= 0; i = v.secs[i].parent {
			onWay[i] |= 1 << e
		}
	}
	root := &v.paths[0]
	root.branch, root.joined = -1, -1
	for j := range root.near {
		root.near[j] = far
	}
	for j := range root.tag {
		root.tag[j] = far
	}
	for i := range v.secs {
		p := &v.paths[i]
		if i > 0 {
			*p = v.paths[v.secs[i].parent]
		}
		v.step(p, int32(i))
		v.compare(p, int32(i), onWay[i])
	}
}

// step takes the section at the end of a path into it.
func (v *view) step(p *path, i int32) {
	s := &v.secs[i]
	p.like = (p.like ^ s.like) * 16777619
	p.sum = max(-2000, min(2000, p.sum+s.class))
	p.least, p.most = min(p.least, s.class), max(p.most, s.class)
	p.best = max(p.best, v.marks[i])
	for j := range p.near {
		p.near[j] = min(p.near[j]+1, far)
	}
	if s.marked && s.own < PlaceHidden {
		p.near[s.own] = 0
	}
	tag := s.tag
	if tag == atom.Ol {
		tag = atom.Ul
	}
	for j := range p.tag {
		p.tag[j] = min(p.tag[j]+1, far)
		if nearTags[j] == tag {
			p.tag[j] = 0
		}
	}
	if tag == atom.Ul {
		p.lists = min(p.lists+1, far)
	}
	if s.words >= wideWords {
		p.wide = i
	}
	if s.plain() >= bigWords {
		p.big = i
	}
	if s.links >= manyLinks {
		p.many = i
	}
}

// compare says how the path to section i lies to the paths to the ends; onWay are the ends that i holds or is.
func (v *view) compare(p *path, i int32, onWay uint8) {
	s := &v.secs[i]
	for e := range ends {
		if onWay>>e&1 == 1 {
			p.shared[e] = s.depth
		}
	}
	if p.branch < 0 && onWay&1 == 0 && s.parent != v.cores[0] {
		p.branch = i
	}
	if p.joined < 0 && onWay>>atTop == 0 && s.parent != v.top {
		p.joined = i
	}
	core := v.secs[v.cores[0]].depth
	inCore := p.shared[0] == core && s.depth > core
	if s.marked && s.own != PlaceContent {
		p.parts++
		if inCore {
			p.partsIn++
		}
	}
	if isBox(s.tag) && s.commas < 10 && s.words > 0 {
		d := clamp16(share(s.linkWords, s.words))
		p.dense = max(p.dense, d)
		if inCore {
			p.denseIn = max(p.denseIn, d)
		}
	}
}

// isBox reports elements that only hold others: many links in one make it a menu. Lists are another matter.
func isBox(t atom.Atom) bool {
	switch t {
	case atom.Div, atom.Section, atom.Table, atom.Form, atom.Aside, atom.Tr, atom.Td:
		return true
	}
	return false
}
