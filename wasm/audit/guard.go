package audit

import (
	"slices"
	"strings"
	"sync"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// Why a name is never disavowed.
const (
	guardOwn        = "own"         // the user's
	guardGovernment = "government"  // a public authority
	guardEducation  = "education"   // a school or university
	guardSearch     = "search"      // a search engine
	guardSocial     = "social"      // a network that people post on
	guardShared     = "shared-host" // its owner hands out names or pages to anyone
	guardTop        = "top"         // widely respected or visited, as open data say
	guardUnknown    = "unknown"     // nothing is known but the name
)

// Guards are the words for why a name is never disavowed.
func Guards() []string {
	return []string{guardOwn, guardGovernment, guardEducation, guardSearch, guardSocial, guardShared, guardTop, guardUnknown}
}

// From these on a name is top: an authority that about one name in 300 of those with any has, and the first 8,191 of a list
// of visited sites.
const (
	topAuthority  = 60
	topPopularity = 13
)

// guardOf is why a domain is never disavowed, whatever is found: a government's page that was broken into is its owner's to
// mend. "" where nothing guards it.
func (a *Audit) guardOf(t *told) string {
	c := t.record.Categories
	v, known := t.record.Authority.Known()
	_, private := hostOf(t.name).Suffix()
	switch office := officeOf(t.name); {
	case a.own[t.name]:
		return guardOwn
	case office != "":
		return office
	case c.Has(trust.Government):
		return guardGovernment
	case c.Has(trust.Education):
		return guardEducation
	case parentsOfOthers()[t.name], isPageHost(t.name), c&(trust.FreeHost|trust.Shortener) != 0 && !private:
		return guardShared
	case isSearchName(t.name):
		return guardSearch
	case c.Has(trust.Social) || isSocialName(t.name):
		return guardSocial
	case known && v >= topAuthority, t.record.Popularity != 0 && t.record.Popularity <= topPopularity:
		return guardTop
	case t.record.IsZero() && t.best.page == "" && t.top(anchors) == 0:
		return guardUnknown
	}
	return ""
}

func hostOf(n domain.Name) domain.Host { return hostNamed(n.String()) }

// hostNamed is the host of a name or a suffix, which are ones.
func hostNamed(name string) domain.Host {
	h, _ := domain.ParseHost(name)
	return h
}

// parentsOfOthers are the names below which others have names of their own: blogspot.com, github.io, amazonaws.com.
var parentsOfOthers = sync.OnceValue(func() map[domain.Name]bool {
	out := map[domain.Name]bool{}
	for suffix := range domain.PrivateSuffixes() {
		if h, err := domain.ParseHost(suffix); err == nil {
			if n, ok := h.Name(); ok {
				out[n] = true
			}
		}
	}
	return out
})

// searchNames are search engines' own labels, whatever their suffix, and names.
var searchNames = []string{"google", "bing", "yandex", "baidu", "duckduckgo", "ecosia", "qwant", "naver", "seznam", "sogou", "startpage", "yahoo", "msn", "brave",
	"archive", "wikipedia", "wikimedia", "wikidata"}

// isSearchName reports a search engine's name, or that of a work of reference that search engines read.
func isSearchName(n domain.Name) bool {
	label, suffix, _ := strings.Cut(n.String(), ".")
	return slices.Contains(searchNames, label) && isFamiliar(suffix)
}

// socialNames are the networks that people post links on.
var socialNames = []string{"facebook", "twitter", "x", "instagram", "linkedin", "pinterest", "reddit", "youtube", "tiktok", "tumblr", "quora", "medium", "vk", "ok",
	"threads", "bsky", "mastodon", "flickr", "vimeo", "github", "gitlab", "stackoverflow", "stackexchange", "discord", "telegram", "t", "snapchat", "whatsapp", "weibo",
	"line", "xing", "slideshare", "soundcloud", "spotify", "twitch", "producthunt", "ycombinator", "meetup", "substack", "yelp", "tripadvisor", "trustpilot", "goodreads"}

func isSocialName(n domain.Name) bool {
	label, suffix, _ := strings.Cut(n.String(), ".")
	return slices.Contains(socialNames, label) && (len(label) > 2 && isFamiliar(suffix) || suffix == "com" && label == "x" || suffix == "co" && label == "t" ||
		suffix == "com" && label == "vk" || suffix == "ru" && label == "ok")
}

// isFamiliar reports a suffix under which the great have their names, rather than whoever imitates them.
func isFamiliar(suffix string) bool {
	switch suffix {
	case "com", "net", "org", "io", "co", "social", "app", "gg", "tv", "me", "cz", "ru":
		return true
	}
	last := suffix[strings.LastIndexByte(suffix, '.')+1:]
	return len(last) == 2 && (len(suffix) == 2 || strings.HasPrefix(suffix, "co.") || strings.HasPrefix(suffix, "com."))
}
