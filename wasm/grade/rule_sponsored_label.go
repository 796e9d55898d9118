package grade

var sponsoredLabel = Rule{
	ID: "sponsored-label", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "The page says that somebody paid for it",
	Praise: "The page does not say that it is paid for",
	Why:    "Saying so is honest, but a link in paid content is an advertisement, not a vote.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		if text := paidLabel(in); text != "" {
			return fail(said(text))
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}
