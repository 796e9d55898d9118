package grade

var dated = Rule{
	ID: "dated", Family: Openness, Kind: Weight, Backing: Practice, Up: 5, Down: 2,
	Title:  "No date is given",
	Praise: "The page says when it was published",
	Why:    "A dated page can be checked against its time; bulk pages often hide theirs.",
	Source: "https://developers.google.com/search/docs/appearance/publication-dates",
	Check: func(in *Input) Outcome {
		switch {
		case in.Published != "":
			return pass(said(in.Published))
		case in.isArticle():
			return fail(stated("no-date", "no date in sight, and none in the metadata"))
		}
		return unknown()
	},
}
