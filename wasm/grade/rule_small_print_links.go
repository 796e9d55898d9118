package grade

import (
	"strconv"

	"linkgrade/wasm/page"
)

var smallPrintLinks = Rule{
	ID: "small-print-links", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 6, Rendered: true,
	Title:  "Links to other sites are set in small print",
	Praise: "Links to other sites are as large as the text",
	Why:    "Readers pass over small print, and a link that nobody meets is hardly a vote.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		known, small := 0, 0
		var ev []Evidence
		for _, l := range in.inText() {
			if l.Hint.Font == 0 || l.Hint.BodyFont == 0 {
				continue
			}
			known++
			if isSmallPrint(l) {
				small++
				ev = append(ev, atLink(l.Text+" ("+strconv.Itoa(l.Hint.Font)+" px)", l.Index))
			}
		}
		if known == 0 {
			return unknown() // only a rendered page tells
		}
		return value(2*(1-float64(small)/float64(known)), ev...)
	},
}

// isSmallPrint reports an anchor in less than 0.7 of the text's size, and in less than any text is set in.
func isSmallPrint(l *page.Link) bool {
	const readable = 12 // CSS pixels
	return l.Hint.Font*10 < l.Hint.BodyFont*7 && l.Hint.Font < readable
}
