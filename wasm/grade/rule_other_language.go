package grade

var otherLanguage = Rule{
	ID: "other-language", Family: Topic, Kind: Note, Backing: Primary,
	Title:  "The page is in another language than your site",
	Praise: "The page is in your site's language",
	Why:    "Topics are not compared across languages, so relevance stays unknown there; what a link to another language is worth to readers is yours to judge.",
	Source: "https://developers.google.com/search/docs/specialty/international/managing-multi-regional-sites",
	Check: func(in *Input) Outcome {
		if in.Profile == nil {
			return unknown()
		}
		page, mine, comparable := in.topics().languages()
		switch {
		case page == "" || mine == "":
			return unknown()
		case comparable:
			return pass()
		}
		return fail(stated("languages", "the page: #, your site: #", page, mine))
	},
}
