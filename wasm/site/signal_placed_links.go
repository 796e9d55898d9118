package site

import (
	"slices"
	"strconv"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
)

var placedLinks = Signal{
	ID: "placed-links", Title: "Posts with a followed link that sells what the site is not about", Backing: grade.Primary,
	Means:  "the share of posts with such a link to a site that hardly any other post links to",
	Why:    "Articles that exist to carry a keyword-rich link to somebody's shop are what guest posts in bulk look like.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	look: func(v *view) Outcome {
		if len(v.posts) < leastPosts {
			return unknown()
		}
		posts, names := v.withPlaced()
		ev := []Evidence{counted(of(len(posts), len(v.posts), "posts, leading to "+strconv.Itoa(names)+" sites"))}
		for _, p := range v.placements() {
			if !slices.ContainsFunc(ev, func(e Evidence) bool { return e.Page == p.post.Address.String() }) {
				ev = append(ev, seen(p.post, leads(p.link)))
			}
		}
		return known(float64(len(posts))/float64(len(v.posts)), ev...)
	},
}

// placement is a link of a post that looks placed.
type placement struct {
	post *Sample
	link *Link
}

// oftenLinked is in how many posts a site is linked that has more to do with this one than a customer: a partner, a friend, a
// shop of its own.
const oftenLinked = 3

// placements are the followed links in posts that sell something the site is not about, or lead to what lists warn of.
func (v *view) placements() []placement {
	if v.counted {
		return v.placed
	}
	v.counted = true
	in := map[domain.Name]int{}
	for _, p := range v.posts {
		once := map[domain.Name]bool{}
		for i := range p.Links {
			if l := &p.Links[i]; l.InText && !once[l.Name] {
				once[l.Name] = true
				in[l.Name]++
			}
		}
	}
	for at, p := range v.posts {
		for i := range p.Links {
			if l := &p.Links[i]; in[l.Name] < oftenLinked && v.isPlaced(at, l) {
				v.placed = append(v.placed, placement{p, l})
			}
		}
	}
	return v.placed
}

// isPlaced reports such a link of a post by what it is alone.
func (v *view) isPlaced(at int, l *Link) bool {
	if !l.InText || !l.Follow || l.Earns || l.Usual || v.ofHouse(l.Name) {
		return false
	}
	if len(l.Harms) > 0 {
		return true
	}
	return l.Sells != "" && !v.belongs(at, l)
}

// belongs reports a link about what the site as a whole is about. To a site without a subject of its own nothing belongs; of
// one whose subject is not known nothing can be said, so that everything does but what spam links sell.
func (v *view) belongs(at int, l *Link) bool {
	t := v.subject()
	if l.Stray || !t.known {
		return !l.Stray
	}
	area := l.Area
	if area == "" {
		area = t.areas[at]
	}
	return t.dominant != "" && (area == "" || area == t.dominant)
}

// withPlaced are the posts with placed links, and to how many different sites these lead.
func (v *view) withPlaced() (posts []*Sample, names int) {
	seen := map[domain.Name]bool{}
	for _, p := range v.placements() {
		seen[p.link.Name] = true
		if !slices.Contains(posts, p.post) {
			posts = append(posts, p.post)
		}
	}
	return posts, len(seen)
}
