package grade

import "linkgrade/wasm/page"

var hackedLeftovers = Rule{
	ID: "hacked-leftovers", Family: Safety, Kind: Weight, Backing: Primary, Up: 0, Down: 25,
	Title:  "The page runs code that it first decodes",
	Praise: "No trace of a break-in is seen",
	Why:    "Code that hides itself is how sites are broken into for their links.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hacked-content",
	Check: func(in *Input) Outcome {
		switch {
		case in.ScriptMarks.Has(page.ScriptInjected):
			return fail(stated("script-decodes", "a script runs what it first decodes"))
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}
