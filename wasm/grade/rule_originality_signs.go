package grade

var originalitySigns = Rule{
	ID: "originality-signs", Family: Writing, Kind: Weight, Backing: Primary, Up: 3, Down: 2,
	Title:  "Nothing in the text shows first-hand work",
	Praise: "The text shows first-hand work",
	Why:    "Effort and experience show in figures, quoted words and the writer's own voice.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil || t.language == nil || len(t.words) < 400 {
			return unknown()
		}
		signs := 0
		var ev []Evidence
		for _, s := range [...]struct {
			n, least int
			seen     Evidence
		}{
			{t.figures, len(t.words) / 100, counted("figures", "# figures", t.figures)},
			{t.quotes, 2, counted("quotations", "# quotations", t.quotes)},
			{t.own, len(t.words) / 100, counted("own-voice", "# words by which writers speak of themselves", t.own)},
		} {
			if s.n >= s.least {
				signs++
			}
			ev = append(ev, s.seen)
		}
		switch {
		case signs >= 2:
			return pass(ev...)
		case t.figures+t.quotes+t.own == 0:
			return fail(ev...)
		}
		return unknown(ev...)
	},
}
