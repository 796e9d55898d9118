package grade

import (
	"linkgrade/wasm/page"
)

var dated = Rule{
	ID: "dated", Family: Openness, Kind: Weight, Backing: Practice, Up: 5, Down: 4,
	Title:  "The article has no date",
	Praise: "The page says when it was published",
	Why:    "A dated page can be checked against its time; bulk pages often hide theirs.",
	Source: "https://developers.google.com/search/docs/appearance/publication-dates",
	Check: func(in *Input) Outcome {
		switch {
		case in.Published != "":
			return pass(said(in.Published))
		case in.Type == page.TypeArticle:
			return fail(stated("no-date", "an article without a date on it or in its metadata"))
		}
		return unknown()
	},
}
