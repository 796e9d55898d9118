package grade

var repeatedPhrases = Rule{
	ID: "repeated-phrases", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 10,
	Title:  "One phrase is repeated all through the text",
	Praise: "No phrase is repeated all through the text",
	Why:    "Text that circles around one phrase is written for a search query or by a machine.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil {
			return unknown()
		}
		least, ev := 1.0, []Evidence(nil)
		for _, p := range phraseBounds {
			s := t.topPhrase(p.words)
			if v := (p.share - s.of) / (p.share / 2); v < least { // two in a hundred pages pass half of the bound
				least, ev = v, []Evidence{stated("text-of-phrase", "# % of the text is \"#\"", percent(s.of), t.quote(s))}
			}
		}
		return value(least, ev...)
	},
}

// phraseBounds are what share of a text the most frequent run of so many words may fill: table A1 of the source.
var phraseBounds = [...]struct {
	words int
	share float64
}{{2, 0.20}, {3, 0.18}, {4, 0.16}}
