package page

// nearWords is how far from a link, in words on either side, others count as its neighbours.
const nearWords = 50

// settleNear counts the words that stand before each link and the external links around it. Links come in document
// order, so both are counted in one walk.
func (b *Builder) settleNear() {
	f := &b.facts
	c := wordCursor{f: f}
	at := make([]int32, len(f.Links))
	var outside []int32 // the words before each visible external link
	for i := range f.Links {
		l := &f.Links[i]
		at[i] = int32(c.before(l))
		b.links[i].ahead = int32(c.inBlock)
		if l.isSeenOutside() {
			outside = append(outside, at[i])
		}
	}
	first, next := 0, 0 // outside[first:next] are near link i
	for i := range f.Links {
		for next < len(outside) && outside[next] <= at[i]+nearWords {
			next++
		}
		for first < next && outside[first] < at[i]-nearWords {
			first++
		}
		l := &f.Links[i]
		if l.Near = next - first; l.isSeenOutside() {
			l.Near--
		}
	}
}

func (l *Link) isSeenOutside() bool { return l.External && l.Seen() }

// wordCursor counts visible words up to links in document order.
type wordCursor struct {
	f       *Facts
	block   int
	past    int    // visible words in the blocks before it
	inBlock int    // words of the block before upTo
	upTo    uint32 // offset into the text
}

// before is how many visible words stand before a link that comes after those asked for earlier.
func (c *wordCursor) before(l *Link) int {
	for c.block < l.Block {
		if b := &c.f.Blocks[c.block]; b.Hidden == "" {
			c.past += b.Words
		}
		c.block++
		c.inBlock, c.upTo = 0, 0
	}
	if l.Block >= 0 && c.block == l.Block {
		b := &c.f.Blocks[c.block]
		c.upTo = max(c.upTo, b.start)
		if to := min(l.start, b.end); to > c.upTo {
			c.inBlock += countWords(c.f.text[c.upTo:to])
			c.upTo = to
		}
	}
	return c.past + c.inBlock
}

// LinkShare is the share in [0,1] of the words inside links among those of a link's block and of the blocks beside it
// that stand in the same part of the page; 0 where there are no words or the link is in no block.
func (f *Facts) LinkShare(l *Link) float64 {
	if l.Block < 0 || l.Block >= len(f.Blocks) {
		return 0
	}
	words, linked := 0, 0
	for i := max(0, l.Block-1); i <= l.Block+1 && i < len(f.Blocks); i++ {
		if b := &f.Blocks[i]; b.Hidden == "" && b.Place == f.Blocks[l.Block].Place {
			words += b.Words
			linked += b.LinkWords
		}
	}
	if words == 0 {
		return 0
	}
	return float64(linked) / float64(words)
}
