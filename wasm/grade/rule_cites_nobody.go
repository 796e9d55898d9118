package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var citesNobody = Rule{
	ID: "cites-nobody", Family: Economy, Kind: Cap, Backing: Primary, Limit: noPlaceLimit,
	Title:  "A text that had reason to cite others refers to nobody",
	Praise: "The text refers its readers to others",
	Why:    "Advice that names no source, and a seller's text that leads only to itself, show no editor who would send readers elsewhere.",
	Source: "https://developers.google.com/search/docs/fundamentals/creating-helpful-content",
	Check: func(in *Input) Outcome {
		if !in.hasText() || in.Name.IsZero() || in.Type == page.TypeDocumentation || in.Type == page.TypeForum || in.Prose < leastProse {
			return unknown()
		}
		if l := in.cited(); l != nil {
			return pass(leadingTo(l))
		}
		if offer := in.houseOffer(); offer != nil {
			return fail(stated("cites-nobody", "no link to another site in the text"), atLink(offer.Text, offer.Index))
		}
		if adviceForm(in.Title) != "" {
			return fail(stated("cites-nobody", "no link to another site in the text"), said(in.Title))
		}
		return unknown() // news, essays and notes need no links
	},
}

// cited is the first link in the text that refers readers to somebody else: followed, and no profile, advertisement or
// house of its own.
func (in *Input) cited() *page.Link {
	for _, l := range in.inText() {
		if l.Form&(page.FormAffiliate|page.FormShortener) == 0 && isPassage(l.Placement) && (isWork(l) || !isProfile(l) && !in.IsUsual(l)) {
			return l
		}
	}
	return nil
}

// isWork reports a link to what stands on a site of profiles, an article, a video, a repository, not to a profile or a button
// that shares the page.
func isWork(l *page.Link) bool {
	switch l.Name.String() {
	case "github.com", "youtube.com", "wikipedia.org", "medium.com", "vimeo.com", "researchgate.net", "substack.com":
		first, rest, _ := strings.Cut(strings.Trim(l.Address.Path, "/"), "/")
		return rest != "" || first == "watch"
	}
	return false
}

// isPassage reports the parts of a page in which its writer refers to others.
func isPassage(p page.Placement) bool {
	return p == page.PlaceContent || p == page.PlaceList || p == page.PlaceSidebar
}

// houseOffer is the first link around the text by which the page's own house offers what it sells; nil when none is seen.
func (in *Input) houseOffer() *page.Link {
	seen := map[string]bool{}
	for i, c := range in.calls() {
		if l := &in.Links[i]; c.name == "" || seen[c.name] || l.External && !in.isHouse(l.Name) {
			continue
		}
		if seen[c.name] = true; lexicon.HouseOffers.Has(c.name) {
			return &in.Links[i]
		}
	}
	return nil
}

// isHouse reports a name of the page's own house.
func (in *Input) isHouse(n domain.Name) bool {
	return n == in.Name || sameHouse(in.URL.Host.String(), n)
}

// adviceForm is the word by which a title is that of a text that advises or explains; "" when none does.
func adviceForm(title string) string {
	lower, _, _ := strings.Cut(strings.ToLower(title), " | ") // what follows names the site
	for p := range lexicon.AdviceStarts.All {
		if strings.HasPrefix(lower, p) && wordAt(lower, p) == 0 {
			return p
		}
	}
	return hasWord(lower, lexicon.AdviceWords)
}
