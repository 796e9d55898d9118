package grade

var symbolShare = Rule{
	ID: "symbol-share", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The text is full of number signs and ellipses",
	Praise: "The text has few number signs and ellipses",
	Why:    "Hashtags and cut sentences make a page of scraps that were gathered, not written.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.measured()
		if t == nil {
			return unknown()
		}
		s := float64(t.symbols) / float64(len(t.words))
		// Gopher's bound is 0.1, which no ordinary page reaches; one in a hundred passes 0.02.
		return value((0.10-s)/(0.10-0.05), stated("symbols", "# number signs and ellipses to a hundred words", percent(s)))
	},
}
