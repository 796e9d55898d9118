package grade

var repeatedPassages = Rule{
	ID: "repeated-passages", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 10,
	Title:  "The same passages return in one paragraph after another",
	Praise: "Passages do not return",
	Why:    "Paragraphs that differ in a few words only come from a template, not from a writer.",
	Source: "https://arxiv.org/abs/2112.11446",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil {
			return unknown()
		}
		s := t.repeated(10)
		if s.of == 0 {
			return pass()
		}
		// The source drops texts from 0.10 on; of ordinary pages, with their lists of offers, one in a hundred passes 0.17.
		return value((0.25-s.of)/(0.25-0.10), stated("text-twice", "# % of the text stands there twice, such as: #", percent(s.of), t.quote(s)))
	},
}
