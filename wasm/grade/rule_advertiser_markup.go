package grade

import "linkgrade/wasm/page"

var advertiserMarkup = Rule{
	ID: "advertiser-markup", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 10,
	Title:  "Its structured data call the page an advertiser's",
	Praise: "Its structured data name an author's work, not an advertiser's",
	Why:    "The publisher's own markup says that the advertiser, not the house, chose what is linked.",
	Source: "https://schema.org/AdvertiserContentArticle",
	Check: func(in *Input) Outcome {
		switch {
		case in.Type == page.TypeHome || in.Type == page.TypeListing:
			return unknown() // what is declared there may be of a page that it lists
		case in.Declares.Has(page.DeclaresAdvertiser):
			return fail(said("AdvertiserContentArticle"))
		case in.Declares.Has(page.DeclaresSponsor):
			return value(0.3, said("sponsor"))
		case in.Publisher != "" && in.Author != "":
			return pass()
		}
		return unknown()
	},
}
