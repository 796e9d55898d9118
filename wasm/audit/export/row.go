package export

import (
	"time"

	"linkgrade/wasm/domain"
)

// A Row is one link of an export or, where Page is "", what an export says of all links from one referring domain. What the
// export does not say is the zero value, which means unknown.
type Row struct {
	Line      int         // of the file, from 1; of an element of JSON the line it begins in
	Page      string      // address of the referring page, as a browser writes it, without fragment
	Host      domain.Host // of the page, or that the export names
	Name      domain.Name // the referring domain: Host's registrable name
	Title     string      // of the page
	Target    string      // address that is linked to, as a browser writes it
	Anchor    string      // text of the link, or of its picture
	Left      string      // text before the link
	Right     string      // text after it
	HasAnchor bool        // whether the export tells anchors: then "" is a link without text
	Kind      Kind
	Place     Place
	Follow    Known // false for nofollow, sponsored and ugc links
	Nofollow  Known
	Sponsored Known
	UGC       Known
	Sitewide  Known
	First     Day    // the tool saw the link for the first time; for Search Console unknown
	Last      Day    // and for the last time, or crawled the page
	Lost      Day    // it was gone
	IsLost    Known  // it is gone; a loss may be known without its day
	Links     int    // links that the row stands for, 1 or more; Search Console and referring domains count several
	External  int    // links on the page to other sites
	Status    int    // HTTP status of the page
	Lang      string // of the page, a BCP 47 tag in lower case
	Platform  string // what the tool says the page is made with or is: "wordpress", "blogs", "message-boards", "news"…
	Address   string // IP address of the page's server
	Rank      Rank   // authority of the referring domain by the tool's own measure: DR, AS, DA, TF…
	Spam      Known  // the tool calls the page or domain spam
	Visits    int    // a month to the domain from search, by the tool; 0 unknown or none
}

// Known is yes, no or unknown; the zero Known is unknown.
type Known uint8

// The answers.
const (
	Unknown Known = iota
	No
	Yes
)

// KnownOf is Yes or No.
func KnownOf(yes bool) Known {
	if yes {
		return Yes
	}
	return No
}

// A Day counts days since 1970-01-01 in UTC; the zero Day is unknown.
type Day int32

// DayOf is the day of a time; what lies before 1990 or after 2100 is unknown: exports write such dates for none.
func DayOf(t time.Time) Day {
	if t.Year() < 1990 || t.Year() > 2100 {
		return 0
	}
	return Day(t.Unix() / (24 * 60 * 60))
}

// Time is the day's first moment in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// String is the day as 2006-01-02, "" for an unknown one.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// A Rank is 0 to 100, or unknown. The zero Rank is unknown; a known 0 is something else.
type Rank uint8

// RankOf is the known rank v, held to 0–100.
func RankOf(v int) Rank { return Rank(min(max(v, 0), 100)) + 1 }

// Known is the rank, 0 to 100, and whether it is known at all.
func (r Rank) Known() (int, bool) {
	if r == 0 {
		return 0, false
	}
	return int(r) - 1, true
}

// A Kind is the form of a link.
type Kind uint8

// The kinds.
const (
	KindUnknown Kind = iota
	Text
	Image
	Redirect
	Frame
	Form
	Canonical
	Feed    // RSS, alternate
	Mention // the address stands in the text and is no link
)

var kindWords = [...]string{"", "text", "image", "redirect", "frame", "form", "canonical", "feed", "mention"}

// String is the word used in reports, "" for an unknown kind.
func (k Kind) String() string { return kindWords[k] }

// A Place is the part of the page that the link stands in.
type Place uint8

// The places.
const (
	PlaceUnknown Place = iota
	Content
	Nav
	Header
	Footer
	Sidebar
	Comment
)

var placeWords = [...]string{"", "content", "nav", "header", "footer", "sidebar", "comment"}

// String is the word used in reports, "" for an unknown place.
func (p Place) String() string { return placeWords[p] }
