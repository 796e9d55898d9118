package site

import "linkgrade/wasm/domain"

// advance goes on to what is wanted next.
func (s *Survey) advance() {
	switch s.stage {
	case readFeeds:
		if len(s.lists[feedList]) >= leastPosts || !s.askOne(&s.feeds, Feed, mostFeeds, "/feed/", "/rss.xml") {
			s.stage = readMaps
		}
	case readMaps:
		if len(s.lists[feedList]) >= leastPosts || len(s.lists[mapList]) >= leastPosts || !s.askOne(&s.maps, Map, mostMaps, "/sitemap.xml") {
			s.stage = readPosts
			s.choose()
		}
	case readPosts:
		if !s.askPosts() {
			s.stage = done
		}
	case done:
	}
}

// askOne asks for the next of some addresses of the site, or of the usual ones where none is left, up to most of a part. It
// reports whether there was one.
func (s *Survey) askOne(from *[]domain.Address, p Part, most int, usual ...string) bool {
	for s.tried[p] < most {
		var a domain.Address
		switch {
		case len(*from) > 0:
			a, *from = (*from)[0], (*from)[1:]
		case s.tried[p] < len(usual):
			a = s.at(usual[s.tried[p]])
		default:
			return false
		}
		if !sameSite(a, s.home) {
			continue
		}
		s.tried[p]++
		if s.ask(a, p) {
			return true
		}
	}
	return false
}

// choose takes the first list with enough posts, else the longest, and asks for its posts and for the page on which the site wants
// texts.
func (s *Survey) choose() {
	for l := feedList; l < listEnd; l++ {
		if n := len(s.lists[l]); n >= leastPosts || n > len(s.lists[s.chosen]) {
			s.chosen = l
			if n >= leastPosts {
				break
			}
		}
	}
	s.waiting = s.lists[s.chosen]
	if s.homePage != nil && sameSite(s.homePage.offer, s.home) {
		s.ask(s.homePage.offer, Offer)
	}
	s.askPosts()
}

// askPosts asks for as many posts as are lacking. It reports whether there were any.
func (s *Survey) askPosts() bool {
	for len(s.posts)+s.pendingPosts() < MaxPosts && len(s.waiting) > 0 && len(s.asked) < MaxRequests {
		s.ask(s.waiting[0].Address, Post)
		s.waiting = s.waiting[1:]
	}
	return len(s.pending) > 0
}

func (s *Survey) pendingPosts() (n int) {
	for _, w := range s.pending {
		if w.Part == Post {
			n++
		}
	}
	return n
}

// listsPosts says how likely a sitemap of an index lists posts, by its name.
func listsPosts(a domain.Address) int {
	score := 0
	for _, word := range [...]struct {
		part  string
		score int
	}{{"post", 3}, {"article", 3}, {"news", 3}, {"blog", 3}, {"stor", 1}, {"page", -1}, {"category", -3}, {"tag", -3}, {"author", -3}, {"product", -3}, {"image", -3}, {"video", -3}} {
		if containsFold(a.Path, word.part) {
			score += word.score
		}
	}
	return score
}
