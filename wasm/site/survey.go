package site

import (
	"slices"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// Bounds of a survey.
const (
	MaxPosts    = 10 // posts that a site is judged by
	MaxRequests = 16 // addresses asked for in all
	leastPosts  = 3  // a list with fewer is taken only where no other has more
	mostFeeds   = 2  // feeds asked for
	mostMaps    = 2  // sitemaps asked for
)

// Part is what an address is wanted for.
type Part uint8

// The parts.
const (
	Home    Part = iota // the front page
	Robots              // robots.txt, for the sitemaps that it names
	Feed                // RSS, Atom or JSON Feed
	Map                 // a sitemap
	Offer               // the page on which the site asks for texts
	Post                // a post
	partEnd             // how many there are
)

var partWords = [...]string{"home", "robots", "feed", "sitemap", "offer", "post"}

// String is the word used in answers.
func (p Part) String() string { return partWords[p] }

// IsPage reports parts that are pages, which are handed over as a Sample.
func (p Part) IsPage() bool { return p == Home || p == Offer || p == Post }

// A Want is an address that a survey would like to have.
type Want struct {
	Address domain.Address
	Part    Part
}

// Got is what came of a wanted address. The zero Got says that nothing did.
type Got struct {
	Status int     // HTTP status; 0 where there was no answer
	At     string  // the final address, after redirects; "" is the one that was wanted
	Body   []byte  // of robots.txt, a feed or a sitemap
	Page   *Sample // of a page; nil where it could not be read
}

// IsThere reports an answer with something in it.
func (g *Got) IsThere() bool { return g.Status >= 200 && g.Status < 300 }

// A Survey finds the posts of a site and keeps what judging needs of them. It asks for at most MaxRequests addresses and keeps
// at most MaxPosts + 2 samples. The same answers give the same wants and the same verdict.
type Survey struct {
	home     domain.Address
	pending  []Want
	asked    []domain.Address
	stage    stage
	feeds    []domain.Address // to be tried
	maps     []domain.Address
	tried    [partEnd]int
	lists    [listEnd][]Entry
	isNews   bool // a sitemap announces news
	chosen   list
	waiting  []Entry // posts to ask for when one of those asked for cannot be read
	homePage *Sample
	offer    *Sample
	posts    []*Sample
}

// stage is what the survey does next once nothing is pending.
type stage uint8

const (
	readFeeds stage = iota
	readMaps
	readPosts
	done
)

// list is where posts were found.
type list uint8

const (
	noList list = iota
	feedList
	mapList
	homeList
	listEnd
)

var listWords = [...]string{"", "feed", "sitemap", "home"}

// Begin starts a survey of the site that an address is on.
func Begin(home domain.Address) *Survey {
	home = home.WithoutFragment()
	home.Path, home.Query = "/", ""
	s := &Survey{home: home}
	s.ask(home, Home)
	s.ask(s.at("/robots.txt"), Robots)
	return s
}

// Of is a survey that is done, of pages that the caller has found by itself. home may be nil; of posts, the first MaxPosts that
// have a text are taken.
func Of(home *Sample, posts []*Sample) *Survey {
	s := &Survey{stage: done, homePage: home}
	if home != nil {
		s.home = home.Address
	} else if len(posts) > 0 {
		s.home = posts[0].Address
		s.home = s.at("/")
	}
	for _, p := range posts {
		if len(s.posts) < MaxPosts && p.isPost && !s.hasPost(p) {
			s.posts = append(s.posts, p)
		}
	}
	return s
}

// at is an address on the home's host.
func (s *Survey) at(path string) domain.Address {
	a := s.home
	a.Path, a.Query = path, ""
	return a
}

// ask wants an address, once.
func (s *Survey) ask(a domain.Address, p Part) bool {
	a = a.WithoutFragment()
	if len(s.asked) >= MaxRequests || slices.Contains(s.asked, a) {
		return false
	}
	s.asked = append(s.asked, a)
	s.pending = append(s.pending, Want{a, p})
	return true
}

// Next is what is wanted now, in any order; nothing when the survey is done. It says the same until one of them was taken.
func (s *Survey) Next() []Want { return slices.Clone(s.pending) }

// Done reports whether nothing more is wanted.
func (s *Survey) Done() bool { return len(s.pending) == 0 }

// Requests is how many addresses were asked for so far.
func (s *Survey) Requests() int { return len(s.asked) }

// Wants is what an address is wanted for now, if it is.
func (s *Survey) Wants(a domain.Address) (Part, bool) {
	a = a.WithoutFragment()
	for _, w := range s.pending {
		if w.Address == a {
			return w.Part, true
		}
	}
	return 0, false
}

// Take hands over what came of a wanted address. It reports whether that address was wanted: what was not is let be.
func (s *Survey) Take(wanted domain.Address, g Got) bool {
	wanted = wanted.WithoutFragment()
	i := slices.IndexFunc(s.pending, func(w Want) bool { return w.Address == wanted })
	if i < 0 {
		return false
	}
	w := s.pending[i]
	s.pending = slices.Delete(s.pending, i, i+1)
	if g.IsThere() {
		s.take(w, g)
	}
	for len(s.pending) == 0 && s.stage != done {
		s.advance()
	}
	return true
}

func (s *Survey) take(w Want, g Got) {
	at := w.Address
	if final, err := domain.ParseAddress(g.At); err == nil && final.IsWeb() {
		at = final
	}
	switch w.Part {
	case Home:
		if g.Page != nil {
			s.takeHome(g.Page)
		}
	case Robots:
		s.maps = append(s.maps, ReadRobots(g.Body, at)...)
	case Feed:
		s.lists[feedList] = s.longer(feedList, ReadFeed(g.Body, at))
	case Map:
		s.takeMap(ReadSitemap(g.Body, at))
	case Offer:
		if g.Page != nil && sameSite(g.Page.Address, s.home) {
			s.offer = g.Page
		}
	case Post:
		if p := g.Page; p != nil {
			p.wanted = w.Address
		}
		if p := g.Page; p != nil && sameSite(p.Address, s.home) && p.isPost && !s.hasPost(p) {
			s.posts = append(s.posts, p)
		}
	case partEnd:
	}
}

// takeHome takes the front page; where it was redirected to another site, that is the site from here on.
func (s *Survey) takeHome(p *Sample) {
	s.homePage = p
	if p.Address.IsWeb() {
		s.home = p.Address.WithoutFragment()
	}
	s.feeds = append(s.feeds, p.feeds...)
	s.lists[homeList] = s.own(p.posts)
}

// longer is the longer of two lists of one kind.
func (s *Survey) longer(l list, found []Entry) []Entry {
	if found = s.own(found); len(found) > len(s.lists[l]) {
		return found
	}
	return s.lists[l]
}

// own are the entries that lead to the site's own pages.
func (s *Survey) own(found []Entry) []Entry {
	return slices.DeleteFunc(slices.Clone(found), func(e Entry) bool {
		return !sameSite(e.Address, s.home) || e.Address == s.home
	})
}

// takeMap keeps a sitemap's posts, and of an index the sitemaps that are likeliest to list posts.
func (s *Survey) takeMap(m Sitemap) {
	s.isNews = s.isNews || m.News
	s.lists[mapList] = s.longer(mapList, m.Pages)
	var likeliest []*Entry
	for i := range m.Maps {
		likeliest = append(likeliest, &m.Maps[i])
	}
	slices.SortStableFunc(likeliest, func(a, b *Entry) int { return listsPosts(b.Address) - listsPosts(a.Address) })
	var first []domain.Address
	for _, e := range likeliest {
		first = append(first, e.Address)
	}
	s.maps = append(first, s.maps...)
}

func (s *Survey) hasPost(p *Sample) bool {
	return slices.ContainsFunc(s.posts, func(o *Sample) bool { return o.Address == p.Address })
}

// entryOf is what the list of posts says of a post.
func (s *Survey) entryOf(p *Sample) Entry {
	for _, e := range s.lists[s.chosen] {
		if e.Address == p.Address || e.Address == p.wanted {
			return e
		}
	}
	return Entry{}
}

// dates are those of all posts of the list that have one, the newest first. Those of a sitemap are of the last change, which a new
// look of the site changes on all; there, and where the list has hardly any, the posts' own dates stand in.
func (s *Survey) dates() (all []*page.Date) {
	for i := range s.lists[s.chosen] {
		if e := &s.lists[s.chosen][i]; !e.Date.IsZero() && s.chosen != mapList {
			all = append(all, &e.Date)
		}
	}
	if len(all) < leastPosts {
		all = all[:0]
		for _, p := range s.posts {
			if !p.Date.IsZero() {
				all = append(all, &p.Date)
			}
		}
	}
	slices.SortFunc(all, func(a, b *page.Date) int { return int(b.Unix()/86400 - a.Unix()/86400) })
	return all
}
