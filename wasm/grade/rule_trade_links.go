package grade

import "linkgrade/wasm/domain"

var tradeLinks = Rule{
	ID: "trade-links", Family: Safety, Kind: Weight, Backing: Primary, Down: 30,
	Title:  "Links off the subject offer betting, loans or drugs",
	Praise: "No link offers what spam lives on",
	Why:    "Links to these trades are put where nobody looks for them, by whoever got in or paid; votes beside them are worth little.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#user-generated-spam",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || !in.saysEnough() {
			return unknown()
		}
		var ev []Evidence
		names := map[domain.Name]bool{}
		links := 0
		for i := range in.Links { // followed or not: who puts them there does not ask
			l := &in.Links[i]
			if !l.External || !l.Seen() || l.First != l.Index {
				continue
			}
			links++
			if phrase := in.strayTrade(l); phrase != "" && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, atLink(l.Text+" → "+l.Name.String()+" ("+phrase+")", l.Index))
			}
		}
		if links == 0 {
			return unknown()
		}
		return value(1-float64(len(names))/3, ev...)
	},
}
