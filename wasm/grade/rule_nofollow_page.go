package grade

var nofollowPage = Rule{
	ID: "nofollow-page", Family: Economy, Kind: Gate, PageOnly: true, Backing: Primary,
	Title:  "The page asks search engines not to follow its links",
	Praise: "Nothing seen keeps search engines from following the links",
	Why:    "A page-wide nofollow takes the vote out of every link on it.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag",
	Check: func(in *Input) Outcome {
		return directive(in, "nofollow", in.Robots.NoFollow)
	},
}
