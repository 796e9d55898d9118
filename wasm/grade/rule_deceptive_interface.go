package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

var deceptiveInterface = Rule{
	ID: "deceptive-interface", Family: Safety, Kind: Cap, Backing: Primary, Limit: 20,
	Title:  "The page tricks its readers into a click",
	Praise: "The page does not trick its readers into a click",
	Why:    "A false alarm, a false prize or a permission asked for under a pretext is deceit; no vote from there is wanted.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#scam-and-fraud",
	Check: func(in *Input) Outcome {
		if in.hasText() {
			return pass() // a text may quote such words: the trap has none of its own
		}
		if lexicon.Traps.In(strings.ToLower(in.Title)) != "" {
			return fail(said(in.Title))
		}
		traps := in.inBlocks(lexicon.Traps)
		for i := range in.Blocks {
			if b := &in.Blocks[i]; b.Words > 0 && b.Words <= 40 && b.Hidden == "" && traps.in(i) != "" {
				return fail(said(in.BlockText(i)))
			}
		}
		return unknown()
	},
}
