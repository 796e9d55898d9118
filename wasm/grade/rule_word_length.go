package grade

import "strconv"

var wordLength = Rule{
	ID: "word-length", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The words are much shorter or longer than words are",
	Praise: "The words are as long as words are",
	Why:    "Keywords run together make long words, scraps of code and codes make short ones; neither is prose.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil {
			return unknown()
		}
		mean := float64(t.letters) / float64(len(t.words))
		ev := stated("word-length", "words have # characters on average", strconv.FormatFloat(mean, 'f', 1, 64))
		if mean < 3 || mean > 10 { // Gopher's bounds (arXiv 2112.11446); real pages lie between 3.5 and 7
			return fail(ev)
		}
		return pass(ev)
	},
}
