package grade

import ()

var anchorShare = Rule{
	ID: "anchor-share", Family: Room, Kind: Weight, Backing: Primary, Up: 2, Down: 15,
	Title:  "Most of the words are links",
	Praise: "The words are mostly text, not links",
	Why:    "Pages whose words are mostly anchor text are link pages far more often than others.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		if in.Words < 100 {
			return unknown()
		}
		share := min(1, float64(in.LinkWords)/float64(in.Words))
		return value((0.8-share)/(0.8-0.5), counted("words-linked", "# % of the words are links", int(share*100+0.5)))
	},
}
