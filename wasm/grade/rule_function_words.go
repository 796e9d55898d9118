package grade

var functionWords = Rule{
	ID: "function-words", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "Hardly any of the language's commonest words occur",
	Praise: "The language's commonest words occur",
	Why:    "Any text of some length has the commonest words of its language; put-together keywords do not.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil || t.language == nil {
			return unknown()
		}
		ev := counted("commonest-words", "# of the commonest words occur", t.different)
		switch {
		case t.different >= leastFunctionWords:
			return pass(ev)
		case t.isInAnother():
			return unknown()
		}
		return fail(ev)
	},
}

// leastFunctionWords is how many of some forty function words a text of 200 words has at least. Ninety-nine of a hundred
// pages have ten and more; Gopher asks for two of eight.
const leastFunctionWords = 6
