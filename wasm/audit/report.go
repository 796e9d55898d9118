package audit

import "linkgrade/wasm/audit/export"

// Version is the version of what the audit thinks: it changes when the same rows would be told something else.
const Version = "0.2.0"

// A Report is the audit of one site's link profile. Its JSON form is a contract: fields are added, never renamed. What is
// not known is null there.
type Report struct {
	Policy   string // Version
	At       int64  // unix seconds, as the caller says
	Edition  string // of the trust data; "" when there were none
	Site     string // registrable name of the audited site
	Profile  string // name of the profile that relevance was judged by; "" without one
	Files    []File
	Counts   Counts
	Look     Look // of the whole profile
	Votes    Votes
	Flow     Flow
	Variety  Variety
	Anchors  Anchors
	Rels     Rels
	Targets  Targets
	Rivals   []Rival // sites that link to competitors and not to this one, the best first; nil where none were given
	Advice   Advice
	Domains  []Domain // referring domains, by vote, then by name
	Unlisted int      // referring domains over the bound, in no list and in all figures
}

// A File is one of those that were read.
type File struct {
	Name      string
	Said      string // what it was taken for, for a person: "Ahrefs, backlinks; UTF-16, tabs"
	Tool      string // a word: "ahrefs", "semrush", "majestic", "moz", "search-console", "dataforseo", "table"
	Rows      int    // that were read
	Aside     int    // that could not be, and are kept aside
	Elsewhere int    // that lead to other sites than the audited one, and are not counted
	IsSample  bool   // the tool exports a part of the links it knows of: absence says nothing
}

// Counts are the sizes of the profile. Lost links are in no other part of the report than Flow and Lost.
type Counts struct {
	Rows     int // of all files
	Links    int // distinct pairs of page and target, that are there
	Pages    int // distinct referring pages
	Domains  int // distinct referring domains that have a link now
	Lost     int // referring domains that had one and have none now
	Regained int // referring domains that lost one and have one again
	Agreed   int // referring domains that two tools or more know of
	Sitewide int // referring domains that link from most of their pages
}

// A Look says how a profile, or a burst in it, came to be.
type Look struct {
	Verdict    Origin
	Confidence float64 // 0 to 1
	Reasons    []Reason

	chances [4]float64 // of each origin; only where it was just told
}

// Chance is how likely an origin is, 0 to 1. A look that was read back has none.
func (l *Look) Chance(o Origin) float64 { return l.chances[o] }

// An Origin is how links came to be; the zero Origin is unclear.
type Origin uint8

// The origins.
const (
	Unclear Origin = iota
	Earned
	Built    // placed by or for the site
	Attacked // thrown at the site by others
)

var originWords = [...]string{"unclear", "earned", "built", "attacked"}

// String is the word used in reports.
func (o Origin) String() string { return originWords[o] }

// A Reason is one thing that speaks for what is said, without a language: ID is a word of [Reasons], and Args what stands in
// its sentence. Text is the sentence in English.
type Reason struct {
	ID   string
	Args []string
	Text string
}

// Votes measure quality against quantity.
type Votes struct {
	Sum          float64 // of the weights of all referring domains: the profile in full votes
	Domains      int     // referring domains of which a weight is known
	Shannon      float64 // effective number of domains: exp of the entropy of the weights' shares (Hill number of order 1)
	InverseHHI   float64 // and 1 over the sum of their squares (order 2)
	TopShare     Score   // share of the sum that the strongest five bring
	Distribution []Bin   // of domains by weight, ten bins of a tenth each, the faintest first
}

// A Score is a number or unknown; the zero Score is unknown.
type Score struct {
	Value float64
	Known bool
}

// A Bin counts referring domains.
type Bin struct {
	Name    string // a word, a language, a suffix, an anchor…
	Domains int
	Share   float64 // of the domains of which the matter is known
	Votes   float64 // sum of their weights
}

// Flow is the profile over time: new referring domains by week.
type Flow struct {
	Weeks      []Week  // without gaps, the oldest first; nil where no day is known
	Dated      int     // referring domains whose first day is known
	Steadiness Score   // 0 to 1; unknown under half a year, or 30 domains in the months of two years at most by which it is measured
	Bursts     []Burst // the newest first
	LostShare  Score   // of the referring domains of the last 90 days' beginning, those lost since
	Silent     int     // weeks without a new referring domain before the newest day in the files

	measured int // domains that steadiness is measured by; only where it was just told
}

// A Week begins on a Monday.
type Week struct {
	Monday export.Day
	New    int
	Lost   int
	Usual  float64 // what the weeks before lead to expect; the running median
	Burst  bool
}

// A Burst is weeks in a row with more new referring domains than the others lead to expect.
type Burst struct {
	From, To  export.Day // first and last Monday
	Domains   int        // that came
	Usual     float64    // that would have come
	Score     float64    // highest modified z-score: 0.6745 × (new − median) / MAD (Iglewicz and Hoaglin, 1993)
	Confirmed bool       // a CUSUM rose over its bound as well
	TopAnchor Bin        // the anchor that most of them have
	TopPage   Bin        // the page of the site that most of them link to
	Weak      Score      // share without a known authority, or with next to none
	Look
}

// Variety is how many kinds of sources there are.
type Variety struct {
	Types     []Bin // of source: see [SourceTypes]
	Suffixes  []Bin // public suffixes: "com", "co.uk"…
	Languages []Bin // of pages, where told
	Networks  []Bin // /24 of IPv4, /48 of IPv6, where told
	Effective Score // effective number of source types (order 1)
}

// Anchors are told by referring domain: the anchor that most of its pages have.
type Anchors struct {
	Enough  bool // there are 30 domains with a known anchor: under that shares say nothing
	Known   int  // domains with a known anchor
	Classes []Class
	Sources []string // addresses of where the classes' usual shares are published
	Top     []Bin    // anchors as written, the commonest first
}

// A Class is one form of anchor.
type Class struct {
	Bin
	From, To float64 // share that published advice calls usual: context, not law; both 0 where none is published
}

// Rels count referring domains.
type Rels struct {
	Followed  int // at least one link is followed
	Nofollow  int
	Sponsored int
	UGC       int
	Unknown   int // the files do not tell
}

// Targets are the pages that are linked to.
type Targets struct {
	Home  int // referring domains that link to the home page alone
	Deep  int // and to another page
	Pages []Bin
}

// A Rival's source links to competitors and not to the audited site.
type Rival struct {
	Domain string
	Sites  []string // competitors it links to
	Vote   Score
}

// Advice is what to do.
type Advice struct {
	Disavow  Worth
	Reasons  []Reason
	Keep     int // referring domains by advice
	Check    int
	Remove   int
	Guarded  int // that are never disavowed, whatever else is found
	Warnings []Reason
}

// Worth is whether to send a disavow file at all.
type Worth uint8

// The answers. Most sites want none.
const (
	Pointless Worth = iota // nothing to gain: no manual action, or scattered junk that search engines ignore
	Optional
	Needed // a manual action, or links the site itself bought, and strong evidence for some
)

var worthWords = [...]string{"pointless", "optional", "needed"}

// String is the word used in reports.
func (w Worth) String() string { return worthWords[w] }

// A Domain is one referring domain.
type Domain struct {
	Name       string
	Hosts      []string // those below it that link, three at most
	Pages      int
	Links      int
	Example    string // address of a linking page; "" where none is told
	Title      string // of that page
	Target     string // the page of the site that most of its links lead to
	First      export.Day
	Last       export.Day
	Lost       export.Day
	Gone       bool  // it has no link now
	Vote       Score // weight in [0,1]: one full vote is a followed link in the text of a respected site about the same subject
	Relevance  Score // in [0,1]; unknown without a profile or words
	Follow     export.Known
	Sponsored  export.Known
	UGC        export.Known
	Sitewide   bool
	Type       SourceType
	Authority  Score    // 0 to 100 by open data
	Rank       Score    // 0 to 100 by the exports' own tools, the highest: the user's own data, never ours
	Categories []string // words of trust.Category
	Anchors    []Anchor // five at most, the commonest first
	Tools      []string // that know of it
	Advice     Step
	Origin     Origin
	Guard      string // why it is never disavowed: a word of [Guards]; "" where nothing guards it
	Reasons    []Reason
	Disavowed  bool // the existing disavow file has it
}

// An Anchor is one text that links of a domain have.
type Anchor struct {
	Text  string
	Class string // word of an anchor class
	Links int
}

// A Step is what to do about one referring domain.
type Step uint8

// The steps.
const (
	Keep Step = iota
	Check
	Disavow
)

var stepWords = [...]string{"keep", "check", "disavow"}

// String is the word used in reports.
func (s Step) String() string { return stepWords[s] }

// A SourceType is the kind of site that links.
type SourceType uint8

// The source types.
const (
	OtherSource SourceType = iota
	Editorial              // a post or article that mentions the site
	GuestPost
	Press
	Directory
	Resource // a list of useful links
	Forum
	Comments
	Social
	Reference // encyclopaedia, documentation
	Education
	Government
	Company   // shop, partner, client
	Widget    // badge, template, credit
	Redirects // shorteners and forwarding
	Scraper   // copies, statistics, "about this domain" pages
)

var sourceTypes = [...]string{"other", "editorial", "guest-post", "press", "directory", "resource", "forum", "comments", "social", "reference",
	"education", "government", "company", "widget", "redirects", "scraper"}

// String is the word used in reports.
func (t SourceType) String() string { return sourceTypes[t] }

// SourceTypes are the words of all source types.
func SourceTypes() []string { return append([]string(nil), sourceTypes[:]...) }
