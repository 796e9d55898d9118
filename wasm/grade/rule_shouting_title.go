package grade

import (
	"strings"
	"unicode"

	"linkgrade/wasm/page"
)

var shoutingTitle = Rule{
	ID: "shouting-title", Family: Writing, Kind: Weight, Backing: Practice, Up: 0, Down: 3,
	Title:  "The title shouts",
	Praise: "The title does not shout",
	Why:    "Titles in capitals or with rows of exclamation marks are made to be clicked, not to tell.",
	Source: "https://developers.google.com/search/docs/appearance/title-link",
	Check: func(in *Input) Outcome {
		capitals, small := 0, 0
		for _, r := range in.Title {
			switch {
			case unicode.ToLower(r) != r: // the tables of IsUpper and IsLower are linked for nothing else
				capitals++
			case unicode.ToUpper(r) != r:
				small++
			}
		}
		marks := strings.Contains(in.Title, "!!") || strings.Contains(in.Title, "??") || strings.Contains(in.Title, "?!")
		switch {
		case in.refused(), in.Type == page.TypeForum, capitals+small < 15: // strangers' titles, names in capitals, scripts without
			return unknown()
		case marks || capitals > 20 && small*10 < capitals:
			return fail(said(in.Title))
		}
		return pass()
	},
}
