package grade

var paidText = Rule{
	ID: "paid-text", Family: Selling, Kind: Cap, Backing: Primary, Limit: noPlaceLimit,
	Title:  "Somebody paid for this text",
	Praise: "Nothing says that somebody paid for this text",
	Why:    "Who pays for a text chooses what it recommends; an editor has no place for another's link there, however honestly it is labelled.",
	Source: "https://www.ftc.gov/business-guidance/resources/native-advertising-guide-businesses",
	Check: func(in *Input) Outcome {
		if text := paidLabel(in); text != "" {
			return fail(said(text))
		}
		if text, _ := in.paidStatement(); text != "" {
			return fail(said(text))
		}
		if in.hasText() {
			return pass()
		}
		return unknown()
	},
}
