package lexicon

// Parts is how many parts a text is told apart in by [Grams].
const Parts = 64

// gramSlots is how many sets of runs of four bytes are told apart: a page's 64th has some 1,000 different ones.
const gramSlots = 1 << 13

// Grams is which runs of four bytes stand in which parts of a text, so that most phrases of a list need not be looked for
// at all, and the others only where they may stand. The zero Grams is that of no text.
type Grams struct{ parts [gramSlots]uint64 }

// Add adds a piece of a part of the text, from 0 to Parts − 1. A phrase that stands across two pieces is not known of.
func (g *Grams) Add(piece string, part int) {
	bit := uint64(1) << (part % Parts)
	run := uint32(0)
	for i := range len(piece) {
		run = run<<8 | uint32(piece[i])
		if i >= 3 {
			g.parts[gramSlot(run)] |= bit
		}
	}
}

// May is in which parts a phrase may stand, a bit a part: in no other it does. Of one shorter than four bytes nothing is
// known: it may stand anywhere.
func (g *Grams) May(phrase string) uint64 {
	parts, run := ^uint64(0), uint32(0)
	for i := range len(phrase) {
		run = run<<8 | uint32(phrase[i])
		if i >= 3 {
			parts &= g.parts[gramSlot(run)]
		}
	}
	return parts
}

func gramSlot(run uint32) uint32 { return run * 0x9E3779B1 >> (32 - 13) }
