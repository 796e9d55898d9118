package site

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// A Sitemap is what a file of the sitemaps protocol lists (sitemaps.org/protocol.html).
type Sitemap struct {
	Pages []Entry // the last changed first, at most 40 that look like posts, else of all
	Maps  []Entry // further sitemaps, of an index
	News  bool    // whether pages are announced as news (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)
}

// ReadSitemap reads a sitemap or an index of sitemaps, up to [MaxRead] bytes and 50,000 addresses, the protocol's own bound.
// Packed ones are the caller's to unpack: browsers have a way of their own, which weighs nothing. What is none, or broken, gives
// what could be read of it.
func ReadSitemap(src []byte, at domain.Address) Sitemap {
	s := sitemap{m: newMarkup(src), at: at}
	s.m.walk(s.open, s.text, s.shut)
	out := Sitemap{Pages: s.posts.newest(), Maps: s.maps.newest(), News: s.news}
	if len(out.Pages) < leastPosts {
		out.Pages = s.pages.newest()
	}
	return out
}

// maxListed is how many addresses of one list are looked at (sitemaps.org/protocol.html).
const maxListed = 50_000

type sitemap struct {
	m                  *markup
	at                 domain.Address
	posts, pages, maps entries
	seen               int // addresses so far
	news               bool
	value              []byte
	loc, date          string
	published, title   string
}

func (s *sitemap) open() {
	s.value = s.value[:0]
	switch s.m.inner(0) {
	case "url", "sitemap":
		s.loc, s.date, s.published, s.title = "", "", "", ""
	case "news:news":
		s.news = true
	}
}

func (s *sitemap) text(t []byte) {
	s.value = append(s.value, t[:min(len(t), maxText-min(maxText, len(s.value)))]...)
}

func (s *sitemap) shut() {
	value := strings.TrimSpace(string(s.value))
	s.value = s.value[:0]
	switch s.m.inner(0) {
	case "loc":
		setOnce(&s.loc, value)
	case "lastmod":
		setOnce(&s.date, value)
	case "news:publication_date":
		setOnce(&s.published, value)
	case "news:title":
		setOnce(&s.title, value)
	case "url", "sitemap":
		s.end(s.m.inner(0) == "sitemap")
	}
}

// end adds the page or the further sitemap.
func (s *sitemap) end(isMap bool) {
	if s.seen++; s.seen > maxListed {
		return
	}
	a, err := s.at.Resolve(s.loc)
	if s.loc == "" || err != nil || !a.IsWeb() {
		return
	}
	date := page.ParseDate(s.published)
	if date.IsZero() {
		date = page.ParseDate(s.date)
	}
	e := Entry{Address: a, Title: s.title, Date: date}
	switch {
	case isMap:
		s.maps.add(e)
	case isPost(a):
		s.posts.add(e)
		s.pages.add(e)
	case !isFurniture(a):
		s.pages.add(e)
	}
}
