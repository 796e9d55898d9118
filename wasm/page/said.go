package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"linkgrade/wasm/domain"
)

// said collects what a page says of itself until Finish decides which source counts.
type said struct {
	muted         []byte // text of the open title or JSON-LD script
	titleDone     bool
	canonical     []byte
	canonical2    []byte // the next one in the head with another href
	feeds         [][]byte
	canonicalLate bool // one stands in the body
	refresh       string
	refreshIn     int
	refreshed     bool
	gone          string // where a script sends the browser
	ld            linked // from JSON-LD
	meta          linked // from meta tags
	item          linked // from microdata
	visible       linked // from bylines and dates on the page
	ogType        string
	generator     string // the system that a generator tag names
	asset         string // the system that an asset's address shows
	assets        int    // assets looked at
	scripts       int    // scripts' addresses looked at
}

// linked are the facts that several notations can give.
type linked struct {
	kind, author, published, modified, publisher string
	paid                                         bool // not free to read
	declares                                     Declared
}

// readHead reads title, meta, link, base and JSON-LD elements, wherever they stand, and notices where the head ends.
// A template's elements say nothing: they are not in the page.
func (b *Builder) readHead(f *frame, el *element) {
	if f.hidden == byTemplate {
		return
	}
	switch f.tag {
	case atom.Html:
		if el.lang != nil && b.facts.Language == "" {
			b.facts.Language = strings.ToLower(collapse(el.lang, 35))
		}
		b.said.seeBody(el)
	case atom.Head, atom.Noscript, atom.Style, atom.Template, atom.Noframes:
	case atom.Title:
		if !b.said.titleDone {
			f.flags |= flagTitle
			b.said.muted = b.said.muted[:0]
		}
	case atom.Base:
		if el.href != nil && b.base == nil {
			b.base = append([]byte{}, clipBytes(el.href, maxHref)...)
		}
	case atom.Meta:
		b.readMeta(el)
	case atom.Link:
		b.said.seeAsset(el.href)
		if el.href != nil && hasToken(el.rel, "canonical") {
			b.said.seeCanonical(clipBytes(el.href, maxHref), b.bodySeen)
		}
		b.said.seeFeed(el)
	case atom.Script:
		b.said.seeAsset(el.src)
		b.seeScript(el.src)
		if bytes.EqualFold(bytes.TrimSpace(el.typ), []byte("application/ld+json")) {
			f.flags |= flagLD
			b.said.muted = b.said.muted[:0]
		}
	case atom.Body:
		b.said.seeBody(el)
		b.bodySeen = true
	default:
		b.bodySeen = true
	}
}

// seeCanonical keeps the first canonical, and the first that says something else.
func (s *said) seeCanonical(href []byte, inBody bool) {
	switch {
	case inBody:
		s.canonicalLate = true
	case s.canonical == nil:
		s.canonical = append([]byte{}, href...)
	case s.canonical2 == nil && !bytes.Equal(href, s.canonical):
		s.canonical2 = append([]byte{}, href...)
	}
}

// seeFeed keeps what the page offers to be followed by (html.spec.whatwg.org, "Link type alternate").
func (s *said) seeFeed(el *element) {
	if len(s.feeds) < maxFeeds && el.href != nil && hasToken(el.rel, "alternate") && feedTypes.has(strings.ToLower(collapse(el.typ, 60))) {
		s.feeds = append(s.feeds, append([]byte{}, clipBytes(el.href, maxHref)...))
	}
}

const maxFeeds = 4

// feedTypes are the media types that pages declare their feeds by.
const feedTypes list = `
application/atom+xml application/feed+json application/rss+xml
`

func hasToken(list []byte, token string) bool {
	for t, rest := cutField(list); len(t) > 0; t, rest = cutField(rest) {
		if strings.EqualFold(string(t), token) {
			return true
		}
	}
	return false
}

// mutedText takes the text of a title or a JSON-LD script, and reads what styles and other scripts hide.
func (b *Builder) mutedText(f *frame, s []byte) {
	const most = 100_000
	switch {
	case f.tag == atom.Style && f.flags&flagForeign == 0:
		b.readSheet(s)
	case f.tag == atom.Script && f.flags&(flagLD|flagForeign) == 0:
		b.readScript(s)
		if f.hidden != byTemplate {
			setOnce(&b.said.gone, redirectIn(s))
		}
		b.seeInjected(s)
	}
	if f.flags&(flagTitle|flagLD) != 0 && len(b.said.muted) < most {
		b.said.muted = append(b.said.muted, clipBytes(s, most-len(b.said.muted))...)
	}
}

func setOnce(p *string, v string) {
	if *p == "" {
		*p = v
	}
}

func (b *Builder) readRefresh(content string) {
	seconds, ref, ok := parseRefresh(content)
	if ok && !b.said.refreshed {
		b.said.refreshed, b.said.refresh, b.said.refreshIn = true, ref, seconds
	}
}

// readVisible notices headings, bylines and times in the body.
func (b *Builder) readVisible(f *frame, el *element) {
	switch {
	case f.tag == atom.Body || f.tag == atom.Html: // their ends are not told by every feeder
	case headingLevel(f.tag) > 0:
		f.flags |= flagHeading
	case f.tag == atom.Time && el.datetime != nil && f.item != itemOther && (f.place == PlaceContent || f.place == PlaceHeader):
		setOnce(&b.said.visible.published, collapse(el.datetime, 60))
	case f.flags&flagMute == 0 && f.hidden == "" && f.item != itemOther && mayHoldByline(f.place) && isByline(el):
		f.flags |= flagByline
	}
	if f.take == takenNot && isDateline(f, el) {
		f.take = takenDate
	}
}

// closeNoted takes the text of a title, JSON-LD script, heading or byline when its element ends.
func (b *Builder) closeNoted(f *frame) {
	switch {
	case f.flags&flagTitle != 0:
		b.facts.Title = collapse(b.said.muted, maxValue)
		b.said.titleDone = true
	case f.flags&flagLD != 0:
		b.said.ld.readJSON(b.said.muted)
	case f.flags&flagHeading != 0:
		text := collapse(b.text[min(int(f.mark), len(b.text)):], 300)
		if text == "" || f.hidden != "" || f.flags&flagMute != 0 {
			return
		}
		if len(b.facts.Headings) >= MaxHeadings {
			b.facts.Dropped.Headings++
			return
		}
		b.flush()
		b.heading = int32(len(b.facts.Headings))
		b.facts.Headings = append(b.facts.Headings, Heading{Level: headingLevel(f.tag), Text: text, Block: len(b.facts.Blocks)})
	case f.flags&flagByline != 0:
		text := clipBytes(b.text[min(int(f.mark), len(b.text)):], 300)
		setOnce(&b.said.visible.author, bylineName(string(text)))
	}
}

// settleSaid chooses between the sources: JSON-LD before meta before what is visible.
func (b *Builder) settleSaid(base domain.Address) {
	s, f := &b.said, &b.facts
	for _, l := range [...]*linked{&s.ld, &s.meta, &s.item, &s.visible} {
		setOnce(&f.Published, l.published)
		setOnce(&f.Modified, l.modified)
		setOnce(&f.Publisher, l.publisher)
	}
	setOnce(&f.SiteName, f.Publisher)
	f.Author = chooseAuthor(s.ld.author, s.meta.author, s.item.author, s.visible.author)
	f.CMS = s.cms(f.URL.Host)
	f.Declares = s.ld.declares | s.item.declares
	f.Type = typeOf(s.ld.kind, s.ogType, f.URL.Path)
	if s.canonical != nil {
		f.Canonical = b.resolve(base, string(s.canonical))
	}
	if s.canonical2 != nil {
		if other := b.resolve(base, string(s.canonical2)); other.Address != f.Canonical.Address {
			f.Canonical2 = other
		}
	}
	for _, href := range s.feeds {
		f.Feeds = append(f.Feeds, b.resolve(base, string(href)))
	}
	f.CanonicalInBody = s.canonicalLate
	f.Paid = s.ld.paid || s.meta.paid
	if s.gone != "" {
		f.ScriptedTo = b.resolve(base, s.gone)
	}
	if s.refreshed {
		f.Refresh = Refresh{Target: Target{Address: f.URL, Name: f.Name, Said: true}, Seconds: s.refreshIn}
		if s.refresh != "" {
			f.Refresh.Target = b.resolve(base, s.refresh)
		}
	}
}

// typeOf reads the kind of page from schema.org and Open Graph types.
func typeOf(ld, og, path string) Type {
	switch ld {
	case "Article", "NewsArticle", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report", "LiveBlogPosting",
		"AdvertiserContentArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle":
		return TypeArticle
	case "Product", "ProductGroup":
		return TypeProduct
	case "DiscussionForumPosting", "QAPage":
		return TypeForum
	case "CollectionPage", "ItemList", "SearchResultsPage":
		return TypeListing
	}
	switch {
	case path == "/":
		return TypeHome
	case og == "article", og == "blog":
		return TypeArticle
	case strings.HasPrefix(og, "product"), og == "og:product":
		return TypeProduct
	}
	return TypeUnknown
}
