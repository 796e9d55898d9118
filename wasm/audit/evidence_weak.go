package audit

import (
	"strconv"
	"strings"
)

// vendorSpam: a link index calls it spam. Such scores fail both ways (Brainlabs found 93 % of links from pornography rated
// neutral); never more than a hint.
var vendorSpam = finder{byTool, false, func(c *crowd, t *told) (Reason, bool) {
	return sayIf(t.spam, "tool-calls-spam")
}}

// manyLinks is how many links to other sites a page has that is a list.
const manyLinks = 200

// manyOutlinks: even the linking page with the fewest links to other sites has hundreds.
var manyOutlinks = finder{byPage, false, func(c *crowd, t *told) (Reason, bool) {
	if t.external < manyLinks {
		return Reason{}, false
	}
	return say("page-many-links", strconv.Itoa(int(t.external))), true
}}

// sellersName: the name is worded as sellers of links word theirs.
var sellersName = finder{byName, false, func(c *crowd, t *told) (Reason, bool) {
	return sayIf(hasCheapSuffix(t.name) && sellsRank(t.label()), "name-of-a-seller")
}}

func sellsRank(label string) bool {
	if strings.HasPrefix(label, "seo") && !strings.HasPrefix(label, "seoul") || strings.HasSuffix(label, "seo") {
		return true
	}
	for _, part := range []string{"backlink", "guestpost", "guest-post", "linkbuild", "link-build", "dofollow", "buylinks", "-seo-"} {
		if strings.Contains(label, part) {
			return true
		}
	}
	return false
}

// lowEnding: nobody rates it, and its suffix is one that those who need many names buy.
var lowEnding = finder{byName, false, func(c *crowd, t *told) (Reason, bool) {
	return sayIf(c.a.o.ratesMany() && t.record.IsZero() && hasCheapSuffix(t.name), "unrated-cheap-suffix")
}}
