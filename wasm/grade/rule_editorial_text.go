package grade

import "linkgrade/wasm/page"

var editorialText = Rule{
	ID: "editorial-text", Family: Room, Kind: Cap, Backing: Claimed, Limit: noPlaceLimit,
	Title:  "Pages of this kind have no place for an editor's link",
	Praise: "The page is a text in which an editor may link",
	Why:    "Readers follow links in running text; what shows goods, services or lists of the site's own pages seldom has one to offer.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		if in.Words < fewWords {
			return unknown()
		}
		switch in.Type {
		case page.TypeProduct, page.TypeCollection, page.TypeService, page.TypeListing, page.TypeHome:
			return fail(stated("reads-as", "reads as a #", in.Type.String()))
		case page.TypeArticle, page.TypeDocumentation:
			return pass()
		case page.TypeUnknown, page.TypeForum:
		}
		return unknown()
	},
}
