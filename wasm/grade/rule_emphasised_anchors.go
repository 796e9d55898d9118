package grade

var emphasisedAnchors = Rule{
	ID: "emphasised-anchors", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 5,
	Title:  "Links worded to sell are set in bold",
	Praise: "No link worded to sell is set in bold",
	Why:    "Bold is how a page shouts; a commercial anchor in bold was bought to be seen.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		links := in.inText()
		for _, l := range links {
			if l.Strong && isCommercial(l) {
				ev = append(ev, leadingTo(l))
			}
		}
		if len(links) == 0 {
			return unknown()
		}
		return value(1-float64(len(ev))/2, ev...)
	},
}
