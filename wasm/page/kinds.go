package page

// Placement says in which part of a page something sits.
type Placement uint8

// The parts of a page. PlaceContent is also the answer where nothing says otherwise.
const (
	PlaceContent Placement = iota
	PlaceNav
	PlaceHeader
	PlaceFooter
	PlaceSidebar
	PlaceRelated
	PlaceComment
	PlaceBio
	PlaceAd
	PlaceWidget
	PlaceList
	PlaceHidden
)

var placementWords = [...]string{"content", "nav", "header", "footer", "sidebar", "related", "comment", "bio", "ad",
	"widget", "list", "hidden"}

// String is the word used in reports.
func (p Placement) String() string { return placementWords[p] }

// Anchor is the form of an anchor text. Brand, partial and exact matches need to know a brand and are package grade's.
type Anchor uint8

// The forms an anchor shows by itself.
const (
	AnchorOther   Anchor = iota
	AnchorURL            // the address or the host name itself
	AnchorGeneric        // "click here", "website", "read more"
	AnchorImage          // an image with no words around it
	AnchorEmpty          // neither words nor an image
	AnchorLong           // a sentence rather than a name: more than 12 words
)

// Type is the kind of page. The zero Type is unknown.
type Type uint8

// The kinds of page. A collection shows things to choose from (the products of a category, a gallery); a listing points
// to pages (an index, an archive, search results).
const (
	TypeUnknown Type = iota
	TypeArticle
	TypeProduct
	TypeForum
	TypeListing
	TypeHome
	TypeCollection
	TypeDocumentation
	TypeService
)

var typeWords = [...]string{"", "article", "product", "forum", "listing", "home", "collection", "documentation", "service"}

// String is the word used in reports; "" when unknown.
func (t Type) String() string { return typeWords[t] }

// Hidden is why something is not seen by a reader, judged from its own markup: the style word or the attribute that
// hides it. It is "" for what is visible as far as the markup says.
type Hidden string

// blockTag is the kind of element a block stands in.
type blockTag uint8

const (
	tagOther blockTag = iota
	tagParagraph
	tagHeading
	tagItem
	tagCell
	tagQuote
)
