package grade

var bulletLines = Rule{
	ID: "bullet-lines", Family: Room, Kind: Weight, Backing: Primary, Up: 0, Down: 3,
	Title:  "Nearly all of the text is list items",
	Praise: "The text is more than a list",
	Why:    "A page that is a list gives a link no sentence to stand in.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil || t.lines < 10 {
			return unknown()
		}
		if t.listed*10 > t.lines*9 { // Gopher's bound
			return fail(counted("lines-listed", "# of # lines are list items", t.listed, t.lines))
		}
		return pass()
	},
}
