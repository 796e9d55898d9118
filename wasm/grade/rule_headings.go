package grade

import ()

var headings = Rule{
	ID: "headings", Family: Room, Kind: Weight, Backing: Practice, Up: 2, Down: 4,
	Title:  "A long text has no headings",
	Praise: "The text has headings",
	Why:    "Text that is set out for readers has headings; text that only carries links seldom has.",
	Source: "https://www.w3.org/WAI/tutorials/page-structure/headings/",
	Check: func(in *Input) Outcome {
		switch {
		case len(in.Headings) > 0:
			return pass(said(in.Headings[0].Text))
		case in.MainWords >= 600:
			return fail(counted("words-without-heading", "# words without a heading", in.MainWords))
		}
		return unknown()
	},
}
