package grade

// Backing grades what stands behind a rule: who says that the signal matters, not how strongly.
type Backing uint8

// The grades of backing. A rule of practice may lean, never decide: it is neither cap nor gate, and
// [practiceLimit] bounds its points.
const (
	Primary  Backing = iota + 1 // a search engine's documentation, a standard, a reviewed paper
	Claimed                     // a vendor's page, a patent, a leaked name: that anyone uses it is not proven
	Practice                    // practitioners' pages and rule files
)

// practiceLimit is the most points that a rule of practice may move: what takes an ordinary page down one letter at most.
const practiceLimit = 20.0

var backingWords = [...]string{"", "E1", "E2", "E3"}

// String is the grade as reports and POLICY.md name it: E1, E2 or E3.
func (b Backing) String() string { return backingWords[b] }
