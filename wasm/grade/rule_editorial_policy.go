package grade

import (
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

var editorialPolicy = Rule{
	ID: "editorial-policy", Family: Openness, Kind: Weight, Backing: Primary, Up: 3, Down: 0,
	Title:  "The front page of a publisher names no editorial rules",
	Praise: "The publisher's editorial rules are linked",
	Why:    "A house with written rules on corrections and sources has something that a paid link would break.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		if l := in.linkCalled(lexicon.EditorialPolicies); l != nil {
			return pass(atLink(l.Text, l.Index))
		}
		if in.Declares.Has(page.DeclaresPolicy) {
			return pass(stated("principles-named", "its structured data name its publishing principles"))
		}
		if in.Type == page.TypeHome && in.Listed && in.Record.Categories.Has(trust.Press) && in.ownPages() == fullMenu {
			return fail(stated("press-without-rules", "listed as press, with a full menu, and no editorial rules in it"))
		}
		return unknown()
	},
}
