package grade

import ()

var mainText = Rule{
	ID: "main-text", Family: Room, Kind: Weight, Backing: Practice, Up: 8, Down: 15,
	Title:  "There is little text for a link to stand in",
	Praise: "There is a real text for a link to stand in",
	Why:    "A link is a vote when a reader meets it inside something worth reading.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		hidden := 0
		for i := range in.Blocks {
			if b := &in.Blocks[i]; b.Hidden != "" {
				hidden += b.Words - b.LinkWords
			}
		}
		ev := counted("main-words", "# words of main content", in.MainWords)
		if in.Words == 0 || !in.hasText() && hidden >= enoughText {
			return unknown(ev) // the text waits for a script to show it
		}
		return value((float64(in.MainWords)-50)/(600-50), ev)
	},
}
