package grade

import "strconv"

var compressible = Rule{
	ID: "compressible", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "The text says little for its length",
	Praise: "The text is as varied as prose",
	Why:    "Text that compresses far better than prose is put together from parts; most such pages are spam.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		t := in.writing()
		if t == nil {
			return unknown()
		}
		r := t.ratio()
		// Of pages from 4.0 on, 70 % were spam (Ntoulas et al. 2006, section 4.6); one page in a hundred passes 3.4.
		return value((4.0-r)/(4.0-3.4), stated("compresses", "compresses # times", strconv.FormatFloat(r, 'f', 1, 64)))
	},
}
