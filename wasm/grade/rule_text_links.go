package grade

import "linkgrade/wasm/page"

var textLinks = Rule{
	ID: "text-links", Family: Linking, Kind: Weight, Backing: Practice, Up: 1, Down: 3,
	Title:  "The text links to shops but not to its own site",
	Praise: "The text links to other pages of its own site",
	Why:    "An article that its own site does not weave in may have been put there for the links that sell.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/links-crawlable",
	Check: func(in *Input) Outcome {
		if in.Type != page.TypeArticle || in.MainWords < 300 || in.Name.IsZero() {
			return unknown()
		}
		away := -1
		for i := range in.Links {
			switch l := &in.Links[i]; {
			case l.Content < 0.5 || l.Placement != page.PlaceContent || !l.Seen():
			case l.Name == in.Name && l.Address.WithoutFragment() != in.URL.WithoutFragment():
				return pass(atLink(l.Text, i))
			case away < 0 && l.Follow() && (isCommercial(l) || l.Form&page.FormAffiliate != 0):
				away = i
			}
		}
		if away < 0 {
			return unknown() // small sites have few pages to link to
		}
		return fail(atLink(in.Links[away].Text+" → "+in.Links[away].Name.String(), away))
	},
}
