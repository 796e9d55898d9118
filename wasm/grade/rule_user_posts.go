package grade

import "linkgrade/wasm/page"

var userPosts = Rule{
	ID: "user-posts", Family: Room, Kind: Cap, Backing: Primary, Limit: noPlaceLimit,
	Title:  "Links here stand in posts that anyone may write",
	Praise: "Links here are the publisher's choice",
	Why:    "What users post is nobody's editorial choice; search engines ask sites to mark such links as ugc.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#user-generated-spam",
	Check: func(in *Input) Outcome {
		if in.Words < fewWords {
			return unknown()
		}
		switch in.Type {
		case page.TypeForum:
			return fail(stated("reads-as", "reads as a #", in.Type.String()))
		case page.TypeArticle, page.TypeDocumentation:
			return pass()
		case page.TypeUnknown, page.TypeProduct, page.TypeListing, page.TypeHome, page.TypeCollection, page.TypeService:
		}
		return unknown()
	},
}

// noPlaceLimit is the highest score of a page that has no place for a link that its publisher chose: below "pursue", well
// above "avoid", for the page is none the worse for it.
const noPlaceLimit = 58.0

// fewWords is how many words a page needs for its kind to be more than a guess.
const fewWords = 30
