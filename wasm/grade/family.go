package grade

import "math"

// Family is a group of rules that look for the same thing from several sides. What a family moves together is bounded
// ([Family.limits]), so that one fault that many of its rules see counts once.
type Family uint8

// The families, in the order in which reports list their findings.
const (
	Topic    Family = iota // what the page is about, beside what you do
	Standing               // how respected the site is
	Safety                 // what lists and targets say of the company that the page keeps
	Selling                // whether places in the text are for sale
	Writing                // whether somebody wrote it for readers
	Openness               // whether somebody answers for it
	Room                   // whether there is a text for a link to stand in
	Economy                // how many votes the page shares out
	Linking                // how its links are worded and placed
	families
)

var familyWords = [...]string{"topic", "standing", "safety", "selling", "writing", "openness", "room", "economy", "linking"}

// String is the word used in reports.
func (f Family) String() string { return familyWords[f] }

// Pillar is what the family's rules move.
func (f Family) Pillar() Pillar {
	switch f {
	case Topic:
		return Relevance
	case Standing:
		return Authority
	case Safety, Selling, Writing, Openness:
		return Trust
	case Room, Economy, Linking:
		return Placement
	}
	panic("grade: a family without a pillar")
}

// bounds are points on a pillar: at most up, at most down.
type bounds struct{ up, down float64 }

// familyBounds say how far each family moves its pillar at most. What is for sale or unsafe can take nearly all of the
// trust there is; writing and openness cannot, since a small honest site may know neither.
var familyBounds = [families]bounds{
	Topic: {45, 55}, Standing: {60, 20},
	Safety: {25, 55}, Selling: {5, 50}, Writing: {8, 40}, Openness: {20, 15},
	Room: {15, 30}, Economy: {8, 35}, Linking: {12, 40},
}

// limits is the family's bounds.
func (f Family) limits() bounds { return familyBounds[f] }

// reach is the most that the family may move its pillar either way.
func (f Family) reach() float64 { return math.Max(familyBounds[f].up, familyBounds[f].down) }

// enoughSeen is the share of a family's points whose rules must know something for the family to count as looked at:
// rules of one family are there to stand in for each other.
const enoughSeen = 0.5

// tally is what the rules of a family found on one page, in points.
type tally struct {
	gained, lost float64 // both at least 0
	seen, all    float64 // of the rules' reach: known, and in all
}

// add counts a finding of the family.
func (t *tally) add(f *Finding) {
	if reach := math.Max(f.Rule.Up, f.Rule.Down); !f.Rule.Rendered {
		t.all += reach
		if f.Result != Unknown {
			t.seen += reach
		}
	}
	if f.Result == Unknown {
		return
	}
	t.gained += math.Max(0, f.Effect)
	t.lost += math.Max(0, -f.Effect)
}

// shares are the factors by which gains and losses are scaled so that their sum keeps within the bounds.
func (t *tally) shares(b bounds) (gains, losses float64) {
	switch sum := t.gained - t.lost; {
	case sum > b.up:
		return (b.up + t.lost) / t.gained, 1
	case -sum > b.down:
		return 1, (b.down + t.gained) / t.lost
	}
	return 1, 1
}

// sure is how far the family was looked at, 0 to 1.
func (t *tally) sure() float64 {
	if t.all == 0 {
		return 0
	}
	return math.Min(1, t.seen/(enoughSeen*t.all))
}
