package grade

import "strings"

var authorNamed = Rule{
	ID: "author-named", Family: Openness, Kind: Weight, Backing: Primary, Up: 8, Down: 2,
	Title:  "No author is named",
	Praise: "The page names its author",
	Why:    "Someone who signs a page answers for the links on it.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	Check: func(in *Input) Outcome {
		author := strings.ToLower(in.Author)
		switch {
		case isNobody(author):
			return value(0.25, said(in.Author))
		case author != "":
			return pass(said(in.Author))
		case in.isArticle():
			return fail(stated("no-byline", "no byline, and no author in the metadata"))
		}
		return unknown()
	},
}

// isNobody reports bylines that name a role, not a person or a house.
func isNobody(author string) bool {
	switch author {
	case "admin", "administrator", "guest", "guest author", "guest post", "editor", "staff", "webmaster", "root", "user",
		"redaktion", "redaction", "gastautor":
		return true
	}
	return false
}
