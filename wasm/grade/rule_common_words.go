package grade

var commonWords = Rule{
	ID: "common-words", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The text lacks the small words of sentences",
	Praise: "The text has the small words that sentences need",
	Why:    "Lists of keywords have nouns; sentences have articles, pronouns and prepositions.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil || t.language == nil {
			return unknown()
		}
		s := float64(t.common) / float64(len(t.words))
		if s < 0.10 && t.isInAnother() {
			return unknown()
		}
		// Half of all pages have a quarter of such words, one in twenty less than 0.15, catalogues less than 0.05.
		return value((s-0.05)/(0.10-0.05), stated("function-words", "# % of the words are function words", percent(s)))
	},
}
