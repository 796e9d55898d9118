package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// features are numbers that the placement model asks of a link, in an order that only the model knows. Counts are
// bounded, shares are in thousandths, −1 says that there is nothing to count. They stand in traits: there is room.
type features []int16

// It is not for inlining: that would cost the engine kilobytes.
//
//go:noinline
func (o *features) add(values ...int32) {
	n := len(*o)
	x := (*o)[:n+len(values)]
	for i, v := range values {
		if uint32(v+maxTrait) > 2*maxTrait {
			v = int32(clamp16(v))
		}
		x[n+i] = int16(v)
	}
	*o = x
}

// addSmall is add for numbers that are small and not negative.
func (o *features) addSmall(values []uint8) {
	n := len(*o)
	x := (*o)[:n+len(values)]
	for i, v := range values {
		x[n+i] = int16(v)
	}
	*o = x
}

// maxTrait is the largest number of a feature.
const maxTrait = 30000

func clamp16(n int32) int16 { return int16(max(-maxTrait, min(maxTrait, n))) }

// share is a part of a whole in thousandths; −1 of nothing. No part is negative: division of signed numbers is a call in
// WebAssembly.
//
//go:noinline
func share(part, whole int32) int32 {
	if whole <= 0 {
		return -1
	}
	return int32(uint64(part) * 1000 / uint64(whole))
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// link are the features of link i, which stands in a block. They hold until the next call; those of the page and the
// block stay for the next link.
func (v *view) link(i int) *traits {
	o := features(v.x[:v.kept])
	if at := v.f.Links[i].Block; v.kept == 0 || at != v.at {
		o = append(o[:0], v.page...)
		v.addBlock(&o, at)
		v.at, v.kept = at, len(o)
	}
	v.addLink(&o, i)
	v.n = len(o)
	return &v.x
}

// block are the features of block i by which blocks are judged for their own sake, fewer than a link's: pages have many
// times more blocks than links. They hold until the next call.
func (v *view) block(i int) *traits {
	o := features(v.x[:0])
	v.kept = 0
	k := &v.f.Blocks[i]
	s, p, w := &v.secs[k.section], &v.paths[k.section], v.whole()
	o.add(int32(k.Words), int32(k.plain()), share(int32(k.LinkWords), int32(k.Words)), int32(k.commas), int32(k.stops), int32(k.tag), int32(k.Place))
	n, end := v.before[i], v.before[len(v.f.Blocks)]
	o.add(n.words, share(n.longWords, end.longWords), end.longWords-n.longWords, int32(i)-n.lastLong)
	o.add(int32(p.sum), int32(p.least), p.best, v.marks[k.section], int32(p.parts), int32(p.partsIn), int32(p.dense))
	for e := range ends {
		o.add(int32(v.secs[v.end(e)].depth-p.shared[e]), int32(s.depth-p.shared[e]))
	}
	around, big := &v.secs[max(0, s.parent)], &v.secs[p.big]
	o.add(around.words, share(around.linkWords, around.words), around.longs, share(big.linkWords, big.words), share(big.words, w.words))
	o.add(w.words, share(w.linkWords, w.words), share(w.longWords, w.words))
	v.n = len(o)
	return &v.x
}

// pageSums is how many of a page's features, the first ones, say only how large it is; wayWeights, how many of a section's,
// after its depth, say what names and passages on its way speak for.
const (
	pageSums   = 3
	wayWeights = 5
)

// pageFeatures are the same for all links of a page.
func (v *view) pageFeatures() features {
	o := features(new(traits)[:0])
	w, core := v.whole(), &v.secs[v.cores[0]]
	o.add(w.words, w.links, share(w.linkWords, w.words)) // pageSums
	o.add(w.longs, share(w.longWords, w.words), share(w.outside, w.links),
		share(w.commas, w.words), share(w.words, w.blocks), int32(len(v.f.Headings)))
	o.add(int32(core.depth), share(core.words, w.words), share(core.linkWords, core.words), core.links)
	var paras, items, articles, cells, mains, comments int32
	var largest group // of sections that look alike, by their passages
	for i := range v.secs {
		s := &v.secs[i]
		switch s.tag {
		case atom.P:
			paras++
		case atom.Li:
			items++
		case atom.Article:
			articles++
		case atom.Td:
			cells++
		case atom.Main:
			mains++
		}
		if s.marked && s.own == PlaceComment {
			comments++
		}
		if s.longWords > 0 {
			if g := v.groupOf(int32(i)); g.size > 2 && g.longWords > largest.longWords {
				largest = *g
			}
		}
	}
	o.add(paras, items, articles, cells, mains, comments)
	o.add(share(largest.words, w.words), largest.size, share(largest.linkWords, largest.words))
	path, digits := v.f.URL.Path, int32(0)
	for i := range len(path) {
		if path[i] >= '0' && path[i] <= '9' {
			digits++
		}
	}
	o.add(int32(v.f.Type), int32(strings.Count(path, "/")), int32(len(path)), digits, int32(strings.Count(path, "-")))
	return o
}

// addBlock adds what can be said of block i.
func (v *view) addBlock(o *features, i int) {
	k := &v.f.Blocks[i]
	o.add(int32(k.Words), int32(k.plain()), int32(k.Links), share(int32(k.LinkWords), int32(k.Words)), int32(k.commas), int32(k.stops),
		int32(k.tag), int32(k.Place), bit(k.inMain), bit(k.Hidden != ""))
	v.addRetold(o, i)
	v.addNeighbours(o, i)
	v.addPosition(o, i)
	v.addHeading(o, i)
	v.way = len(*o)
	v.addSection(o, k.section)
	v.far = len(*o)
	v.addFar(o, k.section)
}

// addRetold adds how often block i's text stands on the page, and how much of the sections around it does so again.
func (v *view) addRetold(o *features, i int) {
	r := &v.retold
	o.add(r.times[i], r.before[i])
	at := v.f.Blocks[i].section
	for range 3 {
		o.add(share(r.words[at], v.secs[at].words))
		at = max(0, v.secs[at].parent)
	}
}

// addNeighbours adds the blocks before and after.
func (v *view) addNeighbours(o *features, i int) {
	at := func(j int) *Block {
		if j < 0 || j >= len(v.f.Blocks) {
			return &Block{}
		}
		return &v.f.Blocks[j]
	}
	for _, d := range [...]int{-2, -1, 1, 2} {
		k := at(i + d)
		o.add(int32(k.Words), share(int32(k.LinkWords), int32(k.Words)))
	}
	o.add(int32(at(i-1).plain()), int32(at(i+1).plain()))
	plain, most, linkWords, words := 0, 0, 0, 0
	for j := i - 4; j <= i+4; j++ {
		k := at(j)
		plain += k.plain()
		linkWords += k.LinkWords
		words += k.Words
		most = max(most, k.plain())
	}
	o.add(int32(plain), int32(most), share(int32(linkWords), int32(words)))
}

// addPosition adds where block i stands among the page's words and passages.
func (v *view) addPosition(o *features, i int) {
	n, end := v.before[i], v.before[len(v.f.Blocks)]
	o.add(share(n.words, end.words), share(n.longWords, end.longWords), end.longWords-n.longWords, n.words, end.words-n.words,
		share(int32(i), int32(len(v.f.Blocks))))
	if n.lastLong >= 0 {
		o.add(int32(i)-n.lastLong, n.words-v.before[n.lastLong].words)
	} else {
		o.add(-1, -1)
	}
	if next := v.nextLong(i); next >= 0 {
		o.add(int32(next-i), v.before[next].words-n.words)
	} else {
		o.add(-1, -1)
	}
}

// addHeading adds the heading above block i and what stands under it.
func (v *view) addHeading(o *features, i int) {
	h := v.f.Blocks[i].Heading
	if h < 0 {
		o.add(-1, -1, -1, -1, -1, -1, -1)
		return
	}
	from, to := v.f.Headings[h].Block, len(v.f.Blocks)
	if int(h)+1 < len(v.f.Headings) {
		to = max(from, v.f.Headings[h+1].Block)
	}
	o.add(int32(v.f.Headings[h].Level), int32(i-from), v.before[i].words-v.before[min(from, i)].words, h, int32(v.texts.headings[h]),
		v.before[to].words-v.before[from].words, v.before[to].longWords-v.before[from].longWords)
}

// addSection adds what can be said of a section, of those next around it and of its way up.
func (v *view) addSection(o *features, at int32) {
	s, p := &v.secs[at], &v.paths[at]
	o.add(int32(s.depth), int32(p.sum), int32(p.least), int32(p.most), p.best, v.marks[at]) // wayWeights
	o.add(int32(p.lists))
	o.addSmall(p.near[:])
	o.addSmall(p.tag[:])
	for e := range ends {
		o.add(int32(v.secs[v.end(e)].depth-p.shared[e]), int32(s.depth-p.shared[e])) // how far up from the end, and down from there
	}
	switch {
	case p.branch < 0:
		o.add(0)
	case p.branch < v.cores[0]:
		o.add(-1)
	default:
		o.add(1)
	}
	v.addAround(o, at)
}

// addFar adds what can be said of the sections further out, and of how links on paths that look alike lie there.
func (v *view) addFar(o *features, at int32) {
	s, p := &v.secs[at], &v.paths[at]
	for _, wide := range [...]int32{p.wide, p.big, p.many, max(0, p.branch)} {
		z := v.sizeOf(wide)
		*o = append(*o, z.own[:sizeTraits]...)
		o.add(int32(s.depth-v.secs[wide].depth), int32(z.share), int32(z.outside), int32(v.paths[wide].sum))
	}
	o.add(v.alike[p.like], int32(p.parts), int32(p.partsIn), int32(p.dense), int32(p.denseIn), v.marks[max(0, p.joined)], bit(p.joined < 0))
	for _, i := range [...]int32{at, max(0, s.parent), p.big, max(0, p.branch), v.cores[0]} {
		o.add(v.secs[i].paras, v.secs[i].items)
	}
	for _, i := range [...]int32{p.big, max(0, p.branch), max(0, p.joined)} {
		o.add(share(v.secs[i].longWords, v.whole().longWords))
	}
}

// addAround adds a section, the three around it, and their likes beside them.
func (v *view) addAround(o *features, at int32) {
	for range 3 {
		*o = append(*o, v.sizeOf(at).own[:]...)
		at = max(0, v.secs[at].parent)
	}
	*o = append(*o, v.sizeOf(at).own[:sizeTraits+1]...)
}

// size is what a section's features say of how much it and its likes hold: the same for all blocks inside that ask.
type size struct {
	own            [sizeTraits + 5]int16 // its sums, its class, its group
	share, outside int16                 // of the page's words; of its links those to other sites
	known          bool
}

// sizeTraits is how many features its sums are.
const sizeTraits = 6

// sizeOf is the size of a section, reckoned when it is first asked for.
func (v *view) sizeOf(at int32) *size {
	z := &v.sizes[at]
	if !z.known {
		s, g := &v.secs[at], v.groupOf(at)
		o := features(z.own[:0])
		o.add(s.words, s.links, share(s.linkWords, s.words), s.longs, share(s.commas, s.words), share(s.words, s.blocks), int32(s.class),
			g.size, share(g.words, g.size)/100, share(g.linkWords, g.words), g.longs)
		z.share, z.outside, z.known = clamp16(share(s.words, v.whole().words)), clamp16(share(s.outside, s.links)), true
	}
	return z
}

// addLink adds what can be said of link i itself.
func (v *view) addLink(o *features, i int) {
	l, p := &v.f.Links[i], &v.links[i]
	k := &v.f.Blocks[l.Block]
	words := int32(CountWords(l.Text))
	o.add(words, int32(len(l.Text)), bit(p.image), int32(l.Anchor), bit(l.External), bit(l.Follow()), bit(l.Address.IsWeb()),
		int32(strings.Count(l.Address.Path, "/")), int32(len(l.Address.Path)), bit(l.Address.Query != ""), bit(l.Address.Fragment != ""),
		bit(l.Name == v.f.Name && l.Address.Path == v.f.URL.Path))
	o.add(int32(p.class), int32(v.texts.anchors[i]), int32(v.texts.targets[i]), p.same, p.ahead, max(0, int32(k.Words)-p.ahead-words))
}
