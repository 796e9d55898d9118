package page

import "linkgrade/wasm/domain"

// Bounds on what one page may make us keep. What lies beyond them is counted in [Facts.Dropped], never silently lost.
const (
	MaxLinks    = 20_000  // links listed
	MaxText     = 2 << 20 // bytes of visible text kept
	MaxDepth    = 512     // open elements; browsers flatten deeper nesting too
	MaxHeadings = 500     // headings kept
	maxAnchor   = 300     // bytes of one anchor text
	maxHref     = 4096    // bytes of one href; longer ones stay listed, unresolved
	maxValue    = 1000    // bytes of one meta value
	maxResolved = 4 << 20 // bytes of all resolved addresses of a page
	maxToken    = 8 << 20 // bytes of one tag or text run; a page is read up to the first longer one
	maxAttrs    = 500     // attributes read of one element
	maxBlocks   = 1 << 17 // blocks kept
)

// Meta is what the reader of a page knows before its markup: where it came from and what the server said.
type Meta struct {
	URL         domain.Address // the final address, after redirects
	Status      int            // HTTP status; 0 when unknown
	ContentType string         // the Content-Type header; "" when unknown
	Robots      string         // the X-Robots-Tag headers, one a line; "" when none
}

// Facts is what a page says. All text is UTF-8 with white space collapsed.
type Facts struct {
	Meta
	Name            domain.Name // registrable name of the page; zero when its host has none
	Title           string
	Description     string
	SiteName        string
	Author          string // as named by meta, JSON-LD, microdata or a visible byline; "" when nobody is
	Published       string // as written by the page, not parsed; "" when it says nothing
	Modified        string
	Language        string // declared, lower case ("pt-br"); "" when not declared
	Generator       string
	CMS             string // what the page was made with ("wordpress"), by its generator, assets or host; "" when none is seen
	Publisher       string // as named by JSON-LD, microdata or meta; "" when none is
	Type            Type
	TypeProbability float64 // in [0,1]; 0 for an unknown Type
	Prose           float64 // probability in [0,1] that it is a text to read, an article or documentation, whatever Type says; 0 when not told
	Declares        Declared
	ScriptMarks     ScriptMarks
	Robots          Robots
	Canonical       Target   // link rel=canonical in the head
	Canonical2      Target   // the next one in the head, where it names another address
	Feeds           []Target // link rel=alternate of the types that feeds have, as the page has them in order; at most 4
	CanonicalInBody bool     // whether one stands in the body, where it does not count
	Refresh         Refresh  // meta http-equiv=refresh
	ScriptedTo      Target   // where an inline script goes as soon as it is read; not seen on a live page, which it left
	Paid            bool     // whether the page says of itself that it is not free to read
	Password        bool     // whether a field for a password is in sight
	Scripted        int      // a elements in sight with no address that a script takes somewhere (onclick)
	Headings        []Heading
	Blocks          []Block
	Links           []Link // in document order; Links[i].Index == i
	Words           int    // visible words on the whole page
	MainWords       int    // visible words in blocks that look like main content
	LinkWords       int    // visible words that stand inside links
	Elements        int
	Dropped         Dropped

	text  []byte // the visible text, blocks separated by one newline
	whole string // the same, so that its parts are had without copies
}

// Dropped counts what went over a bound.
type Dropped struct {
	Links, TextBytes, Headings int
	Addresses                  int // links past maxResolved: their Href stays as written, their Address has scheme and host
	SourceBytes                int // of the source after a tag or text run longer than maxToken
}

// Target is an address that the page names outside its visible links.
type Target struct {
	Address domain.Address
	Name    domain.Name
	Said    bool // whether the page names one at all, even one that cannot be read
}

// Refresh is a meta refresh: after Seconds the browser goes to To.
type Refresh struct {
	Target
	Seconds int
}

// Heading is an h1–h6 with its text.
type Heading struct {
	Level int
	Text  string
	Block int // index into Facts.Blocks of the first block after it; len(Blocks) when none follows
}

// Block is a run of inline content between two block boundaries: a paragraph, a list item, a cell, a caption.
type Block struct {
	Place     Placement // where its ancestors say it sits
	Content   float64   // probability in [0,1] that it belongs to the main content
	Words     int
	LinkWords int
	Links     int
	Heading   int32 // index into Facts.Headings of the heading above; -1 when none
	Hidden    Hidden

	start, end    uint32
	past          int   // main-content words before it
	section       int32 // the innermost section it stands in
	commas, stops uint16
	part          int32 // index into Builder.parts
	tag           blockTag
	inMain        bool
}

// Link is one a[href].
type Link struct {
	Index     int    // ordinal among the page's a[href] elements
	Href      string // resolved address as a browser gives it; the bare attribute when it cannot be resolved
	Address   domain.Address
	Name      domain.Name // registrable name of the target; zero for non-web schemes and hosts without one
	External  bool        // a web target under another registrable name; false while the page's own name is unknown
	Text      string      // the anchor's words, an image's alt text where there is only an image
	Anchor    Anchor
	Rel       []string // lower-case rel tokens in their order
	Placement Placement
	Content   float64 // probability in [0,1] that it sits in the main content
	Block     int     // index into Facts.Blocks; -1 when none
	Hidden    Hidden  // out of sight by the markup: closed, or concealed where Placement says hidden
	Hint      Hint
	AfterEnd  bool        // written after the end of the body or of the page; false where only the live document is known
	WordsPast int         // main-content words before it
	First     int         // index of the first link to the same address, fragments apart; Index when it is this one
	Same      int         // how many links go to that address, this one included
	SameName  int         // how many go to the same registrable name; 0 without one
	Near      int         // other visible external links within 50 words on either side
	Form      Form        // what its address shows of how it leads on
	Strong    bool        // set in bold, or in a heading; bold that is not closed in order may be missed in a page's bytes
	ListSize  int         // items of the innermost list that it stands in; 0 in none
	ListAt    int         // which of them it stands in, from 1
	Redirects domain.Name // registrable name of the address inside its own that it forwards to; zero when there is none

	start, end uint32 // anchor text within the block's text
	concealed  bool
}

// Follow reports whether the link's own rel lets the vote through. rel=sponsored and rel=ugc count as nofollow
// (developers.google.com/search/docs/crawling-indexing/qualify-outbound-links). The page's directives are not asked.
func (l *Link) Follow() bool {
	for _, r := range l.Rel {
		switch r {
		case "nofollow", "sponsored", "ugc":
			return false
		}
	}
	return true
}

// HasRel reports whether the link carries a rel token, given in lower case.
func (l *Link) HasRel(token string) bool {
	for _, r := range l.Rel {
		if r == token {
			return true
		}
	}
	return false
}

// Hint is what only a rendered page knows of a link. The zero Hint means nothing is known.
type Hint struct {
	Known          bool
	Visible        bool
	Why            string // why it is not seen: display, visibility, opacity, clip, offscreen, size, colour, covered
	X, Y, W, H     int    // CSS pixels, document coordinates
	Font, BodyFont int    // CSS pixels; 0 unknown
	Contrast       int    // contrast ratio × 100; 0 unknown
}

// BlockText is the text of block i, white space collapsed.
func (f *Facts) BlockText(i int) string {
	if i < 0 || i >= len(f.Blocks) {
		return ""
	}
	return f.whole[f.Blocks[i].start:f.Blocks[i].end]
}

// Text is the visible text of the whole page, one block a line.
func (f *Facts) Text() string { return f.whole }

// EachText calls yield with every visible block's text until it returns false. The bytes are the page's own storage:
// read them, do not keep or change them.
func (f *Facts) EachText(yield func(i int, text []byte) bool) {
	for i := range f.Blocks {
		if b := &f.Blocks[i]; b.Hidden == "" && !yield(i, f.text[b.start:b.end]) {
			return
		}
	}
}

// InList reports whether the block is the text of a list item.
func (b *Block) InList() bool { return b.tag == tagItem }

// InCell reports whether the block is the text of a table's cell.
func (b *Block) InCell() bool { return b.tag == tagCell }
