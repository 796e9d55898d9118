package grade

var unavailableAfter = Rule{
	ID: "unavailable-after", Family: Room, Kind: Gate, Backing: Primary,
	Title:  "The page asked to be out of search by now",
	Praise: "The page asks to be left out of search after a day to come",
	Why:    "A page past its unavailable_after is treated like one that is not to be indexed.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#unavailable_after",
	Check: func(in *Input) Outcome {
		until := in.Robots.Until
		if until.IsZero() || in.At == 0 {
			return unknown()
		}
		ev := stated("unavailable-after", "unavailable_after: #", until.String())
		if in.At >= until.Unix()+2*day { // the day is over in every time zone
			return fail(ev)
		}
		return pass(ev)
	},
}

const day = 24 * 60 * 60 // seconds
