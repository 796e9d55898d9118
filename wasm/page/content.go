package page

import "math"

// settleContent gives every block the probability that it belongs to the main content, then counts the words there.
// It is a logistic score over what the block and its neighbours show; its constants were set by hand on the open
// placement pages and stand here, one a line, with their unit.
func (f *Facts) settleContent() {
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if b.Hidden == "" {
			f.Words += b.Words
			f.LinkWords += b.LinkWords
		}
		b.Content = logistic(f.contentScore(i))
	}
	for i := range f.Blocks {
		b := &f.Blocks[i]
		b.past = f.MainWords
		if b.Content >= 0.5 && b.Hidden == "" {
			f.MainWords += b.Words
		}
	}
}

// contentScore is the log-odds of block i being main content.
func (f *Facts) contentScore(i int) float64 {
	b := &f.Blocks[i]
	if b.Hidden != "" {
		return -6
	}
	score := placeScore(b.Place)
	if b.inMain {
		score += 1.0
	}
	score += tagScore(b.tag)
	score += 0.9*logWords(b.plain()) - 1.5
	score -= 1.0 * b.linkShare()
	score += 0.35 * logWords(f.plainAround(i, 3))
	return score
}

// placeScore is what the part of the page alone says, in log-odds.
func placeScore(p Placement) float64 {
	switch p {
	case PlaceContent:
		return 0
	case PlaceSidebar, PlaceHeader, PlaceWidget:
		return -3
	case PlaceRelated, PlaceList:
		return -3.5
	case PlaceComment:
		return -4
	case PlaceNav, PlaceFooter, PlaceBio, PlaceAd, PlaceHidden:
		return -5
	}
	return 0
}

func tagScore(t blockTag) float64 {
	switch t {
	case tagParagraph:
		return 1.2
	case tagQuote, tagHeading:
		return 0.3
	case tagItem, tagCell:
		return -0.2
	}
	return 0
}

// plain is how many of a block's words stand outside links.
func (b *Block) plain() int { return max(0, b.Words-b.LinkWords) }

// linkShare is the share of a block's words inside links, 0 for a block without words.
func (b *Block) linkShare() float64 {
	if b.Words == 0 {
		return 0
	}
	return min(1, float64(b.LinkWords)/float64(b.Words))
}

// plainAround counts the plain words of up to reach blocks on either side that stand in the same part of the page.
func (f *Facts) plainAround(i, reach int) int {
	n := 0
	for j := max(0, i-reach); j <= min(len(f.Blocks)-1, i+reach); j++ {
		if j != i && f.Blocks[j].Place == f.Blocks[i].Place && f.Blocks[j].Hidden == "" {
			n += f.Blocks[j].plain()
		}
	}
	return n
}

func logWords(n int) float64 { return math.Log2(1 + float64(min(n, 400))) }

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
