package grade

import (
	"strconv"

	"linkgrade/wasm/page"
)

var titleLength = Rule{
	ID: "title-length", Family: Writing, Kind: Weight, Backing: Primary, Up: 1, Down: 8,
	Title:  "The title is a list of keywords",
	Praise: "The title is a title",
	Why:    "Spam pages have far longer titles than honest ones.",
	Source: "https://doi.org/10.1145/1135777.1135794",
	Check: func(in *Input) Outcome {
		n := page.CountWords(in.Title)
		switch {
		case n == 0, in.Type == page.TypeProduct, in.Type == page.TypeForum: // there the maker or a stranger writes it
			return unknown()
		case n > 24: // Ntoulas et al. 2006, section 4.2
			return fail(stated("title-words", "# words: #", strconv.Itoa(n), in.Title))
		}
		return pass()
	},
}
