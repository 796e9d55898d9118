package grade

import (
	"strings"

	"linkgrade/wasm/page"
)

// isKeyword reports an anchor that is worded like a query rather than like a name or a sentence: two to six words, none
// of them of a sentence, in lower case or as a query to buy, and not the target's own name. What is quoted or cited
// begins in capitals.
func isKeyword(l *page.Link) bool {
	if l.Anchor != page.AnchorOther || l.NamesTarget() || isProfile(l) {
		return false
	}
	if isCommercial(l) {
		return true
	}
	words := strings.Fields(strings.ToLower(l.Text))
	return len(words) >= 2 && len(words) <= 6 && !isInSentence(words) && !hasCapital(l.Text) && !strings.ContainsAny(l.Text, "0123456789.,:;?!@/\"'()")
}

func hasCapital(s string) bool { return s != strings.ToLower(s) }

// isProfile reports links to where people have profiles: a bio is what leads there.
func isProfile(l *page.Link) bool {
	switch l.Name.String() {
	case "twitter.com", "x.com", "facebook.com", "linkedin.com", "instagram.com", "youtube.com", "github.com", "tiktok.com", "threads.net",
		"bsky.app", "pinterest.com", "medium.com", "amazon.com", "goodreads.com", "researchgate.net", "orcid.org", "google.com", "substack.com",
		"sessionize.com", "spotify.com", "apple.com", "vimeo.com", "wikipedia.org", "imdb.com", "vk.com", "xing.com", "muckrack.com", "flickr.com":
		return true
	}
	return false
}
