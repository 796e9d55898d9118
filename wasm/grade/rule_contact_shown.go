package grade

import (
	"cmp"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var contactShown = Rule{
	ID: "contact-shown", Family: Openness, Kind: Weight, Backing: Primary, Up: 3, Down: 4,
	Title:  "The front page shows no way to reach the owner",
	Praise: "The page shows a way to reach its owner",
	Why:    "A house that can be reached answers for what it publishes, and can be asked to put a link right.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		for i := range in.Links {
			if l := &in.Links[i]; l.Address.Scheme == "mailto" || l.Address.Scheme == "tel" {
				return pass(atLink(cmp.Or(l.Text, l.Href), i)) // often no more than a picture of an envelope
			}
		}
		if l := in.linkCalled(lexicon.ContactWords); l != nil {
			return pass(atLink(l.Text, l.Index))
		}
		if in.Type == page.TypeHome && in.ownPages() == fullMenu && in.linkCalled(lexicon.AboutWords) == nil {
			return fail(stated("menu-without-contact", "a front page with a full menu, and no address, number or contact page"))
		}
		return unknown()
	},
}
