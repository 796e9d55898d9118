package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var foreignAnchors = Rule{
	ID: "foreign-anchors", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 12,
	Title:  "Followed links to other sites are in another script than the page",
	Praise: "Links to other sites are in the page's own script",
	Why:    "Links in a language that the page's readers do not read are the mark of hacked and of sold pages.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hacked-content",
	Check: func(in *Input) Outcome {
		scripts := in.Scripts()
		names, foreign := map[domain.Name]bool{}, 0
		var ev []Evidence
		for _, l := range in.external() {
			if l.Text == "" || names[l.Name] || l.Placement == page.PlaceNav || l.Placement == page.PlaceHeader {
				continue // there languages are chosen, each in its own
			}
			if names[l.Name] = true; scripts.Foreign(l.Text) {
				foreign++
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(names) == 0 || !scripts.Known:
			return unknown()
		case foreign < 2: // a source in its own language
			return pass(ev...)
		}
		return value(1-2*(float64(foreign)/float64(len(names))-quotedShare), ev...)
	},
}

// quotedShare is the share of sites worded in another script that a text on a foreign subject may have without loss.
const quotedShare = 0.1
