package page

import "math"

// The placement model is a bag of boosted decision trees in weights.go, packed so: a node is 8 bits of feature, 8 bits of
// way to its right side and 16 bits of threshold; its left side follows it. A leaf has NoFeature and its answer in the
// low 16 bits, in ScoreUnit of log-odds. All of it is whole numbers, so every machine takes the same way.

// NoFeature marks a leaf; there are never so many features.
const NoFeature = 255

// ScoreUnit is how many units of score make one of log-odds.
const ScoreUnit = 512

// traits is what a link shows, by feature. Its length spares a bounds check for each question.
type traits [256]int16

// ask adds up the answers of the trees that begin at starts.
func ask(nodes []uint32, starts []uint16, x *traits) int32 {
	sum := int32(0)
	for _, start := range starts {
		i := int(start)
		for {
			n := nodes[i]
			f := uint8(n >> 24)
			if f == NoFeature {
				sum += int32(int16(n))
				break
			}
			if x[f] <= int16(n) {
				i++
			} else {
				i += int(n >> 16 & 0xFF)
			}
		}
	}
	return sum
}

// scoreLink is the log-odds, in ScoreUnit, that a link is main content.
//
// Of a link within the site, where the first ensemble of the bag is sure, the others are not asked: most links of most
// pages are in menus.
func scoreLink(x *traits, external bool) int32 {
	const each = len(treeStarts) / bagSize
	first := ask(treeNodes[:], treeStarts[:each], x)
	if sure := baseScore + bagSize*first; !external && (sure < -SureScore || sure > SureScore) {
		return sure
	}
	return baseScore + first + ask(treeNodes[:], treeStarts[each:], x)
}

// SureScore is from how much on one ensemble is enough: log-odds of 4, one in fifty-five.
const SureScore = 4 * ScoreUnit

// scorePost is scoreLink on a page that is likely a forum: other trees decide there, which ask neither for the page's shape
// nor for what words weigh. Posts stand around no core, and the words of comments in articles are those of posts.
func scorePost(x *traits) int32 { return forumBase + ask(forumNodes[:], forumStarts[:], x) }

// scoreBlock is the log-odds, in ScoreUnit, that a block is main content.
func scoreBlock(x *traits) int32 { return blockBase + ask(blockNodes[:], blockStarts[:], x) }

// probability turns a score into a number in [0,1]; 0.5 and more is content.
func probability(score int32) float64 {
	return 1 / (1 + math.Exp(-float64(score)/ScoreUnit))
}
