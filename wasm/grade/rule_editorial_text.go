package grade

import "linkgrade/wasm/page"

var editorialText = Rule{
	ID: "editorial-text", Family: Room, Kind: Cap, Backing: Claimed, Limit: noPlaceLimit,
	Title:  "Pages of this kind have no place for an editor's link",
	Praise: "The page is a text in which an editor may link",
	Why:    "Readers follow links in running text; what shows goods, services or lists of the site's own pages seldom has one to offer.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		switch {
		case in.Words < fewWords:
			return unknown()
		case in.Type == page.TypeForum:
			return unknown() // user-posts speaks of it
		case in.Type == page.TypeUnknown && in.Prose >= doubtProse && in.Prose < leastProse && len(in.inText()) >= practiceEnough:
			return unknown() // no kind is likelier than the others, and its text does link to others
		case in.Type == page.TypeHome, in.Prose > 0 && in.Prose < leastProse:
			if in.Type == page.TypeUnknown {
				return fail()
			}
			return fail(stated("reads-as", "reads as a #", in.Type.String()))
		case in.Prose >= leastProse:
			return pass()
		}
		return unknown()
	},
}

const (
	leastProse = 0.5 // even odds: of 1,178 pages whose site the models had not seen it keeps 697 of 733 texts and finds 370 of 445 others
	doubtProse = 0.3 // down to it, links that the text already has outweigh what the page looks like
)
