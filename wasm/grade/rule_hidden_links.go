package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var hiddenLinks = Rule{
	ID: "hidden-links", Family: Safety, Kind: Cap, Backing: Primary, Limit: 20,
	Title:  "Links to other sites are hidden from readers",
	Praise: "No link to another site is hidden",
	Why:    "Links that only a search engine can see are a spam technique; a page that has them is sold or hacked.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links",
	Check: func(in *Input) Outcome {
		var found, closed []Evidence
		outside, concealed, names := 0, 0, map[domain.Name]bool{}
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External {
				continue
			}
			outside++
			switch {
			case l.Seen() || l.Text == "" || !l.Follow():
				continue
			case l.Placement == page.PlaceHidden:
				concealed++
			case riskOf(in, l) != "":
				names[l.Name] = true
			default:
				closed = append(closed, stated("link-hidden", "# (#)", l.Text, hiddenWhy(l)).at(i))
				continue
			}
			found = append(found, stated("link-hidden", "# (#)", l.Text, hiddenWhy(l)).at(i))
		}
		switch {
		case concealed > 0, len(names) >= riskyEnough:
			return fail(found...)
		case outside == 0, len(found)+len(closed) > 0:
			return unknown(append(found, closed...)...) // a closed tab or menu is no trick
		}
		return pass()
	},
}

// riskyEnough is to how many different sites of the usual spam trades links out of sight must lead where nothing
// else says that they are hidden for good: a closed tab may hold one.
const riskyEnough = 2

// hiddenWhy is why a reader does not see a link. What a rendered page shows outweighs its markup.
func hiddenWhy(l *page.Link) string {
	if l.Hint.Known {
		return l.Hint.Why
	}
	return string(l.Hidden)
}
