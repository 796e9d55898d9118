package page

// view is what the placement model looks at: a finished page's outline, blocks and links, and what can be said of each
// in relation to the rest of the page. All of it is whole numbers, so that every machine decides alike.
type view struct {
	f      *Facts
	secs   []section
	links  []pending
	texts  textWeights
	paths  []path           // of each section
	marks  []int32          // of each section: what its passages speak for it, in thousandths of the best
	top    int32            // the section with the best marks
	cores  [3]int32         // the innermost sections that hold so much of the page's passages as coreShares says
	groups []group          // sections of one parent that look alike
	group  []int32          // of each section: its group
	sizes  []size           // of each section, once it is asked for
	alike  map[uint32]int32 // how many links stand on paths that look alike
	before []span           // of each block, and of the page's end
	retold retold           // what the page says more than once
	page   features         // the page's own, which every link's begin with
	x      traits           // the features asked for last
	n      int              // how many there are
	at     int              // the block of the link asked for last
	kept   int              // how many of them are the page's and that block's; 0 when they are others
	way    int              // where among them those of the block's section begin
	far    int              // and those of the sections far out
}

// textWeights are what the words of headings, anchors and addresses speak for.
type textWeights struct{ headings, anchors, targets []int16 }

// coreShares are in hundredths of the words in passages.
var coreShares = [3]int32{50, 75, 92}

// span counts what stands before a block.
type span struct {
	words, longWords int32
	lastLong         int32 // the last passage; −1 when none came
}

// group are sections of one parent with one likeness: the items of a list, the cards of a grid.
type group struct {
	sums
	size int32
}

func groupKey(parent int32, like uint32) uint64 { return uint64(parent)<<32 | uint64(like) }

func (v *view) groupOf(at int32) *group { return &v.groups[v.group[at]] }

func newView(b *Builder, t textWeights) *view {
	v := &view{f: &b.facts, secs: b.sections, links: b.links, texts: t, retold: b.retell()}
	v.findCores()
	v.markSections()
	v.walkPaths()
	v.countBlocks()
	v.groupUp()
	v.page = v.pageFeatures()
	return v
}

func (v *view) whole() *sums { return &v.secs[0].sums }

// findCores descends from the page to the innermost section that still holds so much of its passages.
func (v *view) findCores() {
	for c, percent := range coreShares {
		core, want := int32(0), int32(int64(v.whole().longWords)*int64(percent)/100)
		for i := 1; i < len(v.secs); i++ {
			if s := &v.secs[i]; s.parent == core && s.longWords > 0 && s.longWords >= want {
				core = int32(i)
			}
		}
		v.cores[c] = core
	}
}

// markSections gives sections marks for the passages in them, full ones to the parent of a passage's own section, fewer
// further out, less for a large share of links: the measure by which Arc90's Readability (2009) finds an article.
func (v *view) markSections() {
	v.marks = make([]int32, len(v.secs))
	for i := range v.f.Blocks {
		k := &v.f.Blocks[i]
		if k.Hidden != "" || k.plain() < 6 {
			continue
		}
		m := int32(100 + 100*min(int(k.commas), 20) + min(3*k.plain(), 300))
		s := v.secs[k.section].parent
		for level := int32(1); s >= 0 && level <= 5; level++ {
			v.marks[s] += m / level
			s = v.secs[s].parent
		}
	}
	best := int32(1)
	for i := range v.secs {
		s := &v.secs[i]
		v.marks[i] = int32(int64(v.marks[i]) * int64(1000-max(0, share(s.linkWords, s.words))) / 1000)
		if v.marks[i] > best {
			best, v.top = v.marks[i], int32(i)
		}
	}
	for i := range v.marks {
		v.marks[i] = int32(int64(v.marks[i]) * 1000 / int64(best))
	}
}

func (v *view) countBlocks() {
	v.before = make([]span, len(v.f.Blocks)+1)
	n := span{lastLong: -1}
	for i := range v.f.Blocks {
		v.before[i] = n
		k := &v.f.Blocks[i]
		if k.Hidden != "" {
			continue
		}
		n.words += int32(k.Words)
		if k.isLong() {
			n.longWords += int32(k.plain())
			n.lastLong = int32(i)
		}
	}
	v.before[len(v.f.Blocks)] = n
}

// groupUp gathers sections that look alike, and links on paths that do.
func (v *view) groupUp() {
	v.groups = make([]group, 1, len(v.secs)) // the page itself is in the first, which is empty
	v.group, v.sizes = make([]int32, len(v.secs)), make([]size, len(v.secs))
	known := make(map[uint64]int32, len(v.secs)/2)
	for i := 1; i < len(v.secs); i++ {
		key := groupKey(v.secs[i].parent, v.secs[i].like)
		at, ok := known[key]
		if !ok {
			at = int32(len(v.groups))
			known[key] = at
			v.groups = append(v.groups, group{})
		}
		v.group[i] = at
		g := &v.groups[at]
		g.add(&v.secs[i].sums)
		g.size++
	}
	v.alike = make(map[uint32]int32, len(v.secs)/2)
	for i := range v.f.Links {
		l := &v.f.Links[i]
		if l.Block >= 0 {
			v.alike[v.paths[v.f.Blocks[l.Block].section].like]++
		}
	}
}

// nextLong is the next passage from block i on, −1 when none follows within reach.
func (v *view) nextLong(i int) int {
	const reach = 40
	for j := i; j < min(len(v.f.Blocks), i+reach); j++ {
		if k := &v.f.Blocks[j]; k.Hidden == "" && k.isLong() {
			return j
		}
	}
	return -1
}
