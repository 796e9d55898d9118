package grade

import (
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var aboutLinked = Rule{
	ID: "about-linked", Family: Openness, Kind: Weight, Backing: Primary, Up: 3, Down: 3,
	Title:  "The front page leads to no about page or contact",
	Praise: "A page about the site is linked",
	Why:    "A site that says who runs it can be asked why it links where it does.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		if l := in.linkCalled(lexicon.AboutWords); l != nil {
			return pass(atLink(l.Text, l.Index))
		}
		// Only a front page with a full menu shows what the site has; elsewhere what is not seen is not known.
		if in.Type == page.TypeHome && in.ownPages() == fullMenu && in.linkCalled(lexicon.ContactWords) == nil {
			return fail(stated("menu-without-about", "a front page with a full menu, and no link named after the site or its people"))
		}
		return unknown()
	},
}
