package grade

var cutLines = Rule{
	ID: "cut-lines", Family: Room, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The page is made of cut-off excerpts",
	Praise: "The text is whole",
	Why:    "A page of excerpts sends its readers on to the whole texts; a link on it is in none of them.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.measured()
		if t == nil || t.lines < 10 {
			return unknown()
		}
		if t.cut*10 > t.lines*3 { // Gopher's bound
			return fail(counted("lines-cut", "# of # lines end in an ellipsis", t.cut, t.lines))
		}
		return pass()
	},
}
