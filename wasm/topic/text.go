package topic

// Bounds on what a Doc keeps.
const (
	maxTerms = 2048 // the weightiest
	maxTop   = 30   // that are looked for in the other Doc
	maxPulls = 30   // whose vectors are held against each of the other's for evidence
)

// A Text is what a Doc is made of. Only Body is needed; what else is known counts more by the word.
type Text struct {
	Body     string
	Title    string
	Headings string // of all headings
	Keywords string // categories, tags, a profile's terms
	Address  string // of the page: its words, those of the path above all
	Language string // BCP 47, as declared or detected; "" is not known: then the words tell whether the vectors know it
}

// boosts are how often a word of each field counts.
const (
	bodyCounts    = 1
	titleCounts   = 3
	headingCounts = 2
	keywordCounts = 3
	addressCounts = 2
)

// term is a word of a Doc with all its forms.
type term struct {
	hash    uint64  // of its stem
	count   float64 // how often it stands there, boosts included
	weight  float64 // damped count × inverse document frequency
	pull    float64 // its share in the mean of vectors; 0 without vector
	norm    float64 // length of its vector in steps
	ordinal int32   // of its commonest form that has a vector, or unknownWord
	at      uint32  // where its first form stands in Doc.text
	size    uint8
}

// A Doc is a text made ready for comparing. The zero Doc says nothing. It never changes once read, so that many may
// compare it at a time.
type Doc struct {
	terms  []term // in the order of their hashes
	text   []byte // their first forms
	top    []int  // the terms of most weight, first the weightiest
	pulls  []int  // the terms that pull the mean most, likewise
	norm   float64
	mass   float64 // sum of the terms' weights
	mean   mean    // of its words' vectors
	crowd  float64 // how near the mean is to the fields nearest it
	fields fields
	spoken bool // the vectors know its language
}

func (d *Doc) word(t *term) []byte { return d.text[t.at:][:t.size] }
