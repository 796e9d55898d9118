package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var oneTarget = Rule{
	ID: "one-target", Family: Linking, Kind: Weight, Backing: Practice, Up: 0, Down: 8,
	Title:  "All links of the text lead to one site, under several keywords",
	Praise: "The text was not written around one site's keywords",
	Why:    "An article whose links all go to one seller under different keywords was written for them.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		if !in.hasText() {
			return unknown()
		}
		var name domain.Name
		names, keywords := 0, map[string]bool{}
		var ev []Evidence
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Content < 0.5 || !l.Seen() || l.Placement != page.PlaceContent && l.Placement != page.PlaceBio {
				continue
			}
			if l.Name != name {
				names++
				name = l.Name
			}
			if text := strings.ToLower(l.Text); l.Follow() && isKeyword(l) && !keywords[text] {
				keywords[text] = true
				ev = append(ev, leadingTo(l))
			}
		}
		if in.Type == page.TypeArticle && names == 1 && len(keywords) >= 2 && !in.isKin(name) {
			return fail(ev...)
		}
		return pass()
	},
}

// isKin reports a name that the page's own house may have: its label in the page's, or the other way round, or in what
// the site calls itself or its publisher.
func (in *Input) isKin(n domain.Name) bool {
	theirs, _, _ := strings.Cut(n.String(), ".")
	ours, _, _ := strings.Cut(in.Name.String(), ".")
	if len(theirs) < 3 || len(ours) < 3 {
		return false
	}
	called := strings.ReplaceAll(strings.ToLower(in.SiteName+" "+in.Publisher+" "+in.Author), " ", "")
	return strings.Contains(ours, theirs) || strings.Contains(theirs, ours) || strings.Contains(called, theirs)
}
