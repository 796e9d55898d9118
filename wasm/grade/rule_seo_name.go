package grade

import "strings"

var seoName = Rule{
	ID: "seo-name", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 8,
	Title:  "The site's name offers links or rankings",
	Praise: "The site's name offers no links and no rankings",
	Why:    "Networks of link sellers register such names by the dozen under endings that cost little.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || in.Name.IsIP() {
			return unknown()
		}
		label := ownLabel(in.Name)
		ending := in.Name.String()[strings.LastIndexByte(in.Name.String(), '.')+1:]
		// Of 18,142 names in published disavow files 51 are such, of the 100,000 most visited two.
		if strings.Contains(cheapEndings, " "+ending+" ") && sellsRank(label) {
			return fail(said(in.Name.String()))
		}
		return pass(said(in.Name.String()))
	},
}

// cheapEndings are public suffixes under which sellers of links register most, between blanks.
const cheapEndings = " shop store site click agency online xyz top website space link icu buzz club live pw info "

// sellsRank reports a label that begins or ends with a word of the trade, or holds one that means nothing else.
func sellsRank(label string) bool {
	if strings.HasPrefix(label, "seo") && !strings.HasPrefix(label, "seoul") || strings.HasSuffix(label, "seo") {
		return true
	}
	return anyOf(label, "backlink/guestpost/guest-post/linkbuild/link-build/dofollow/buylinks/-seo-", strings.Contains)
}
