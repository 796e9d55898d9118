package grade

var wordsWithLetters = Rule{
	ID: "words-with-letters", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 5,
	Title:  "Much of the text is numbers",
	Praise: "The text is words, not numbers",
	Why:    "Numbers between few words are what lists, codes and scraped data leave; nobody cites a site among them.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil {
			return unknown()
		}
		s := float64(t.lettered) / float64(len(t.words))
		// Gopher drops texts below 0.8; tables written as paragraphs take honest pages down to 0.7.
		return value((s-0.6)/(0.8-0.6), stated("words-without-letter", "# % of the words have no letter", percent(1-s)))
	},
}
