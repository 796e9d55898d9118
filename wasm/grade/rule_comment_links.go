package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var commentLinks = Rule{
	ID: "comment-links", Family: Linking, Kind: Weight, Backing: Primary, Up: 2, Down: 12,
	Title:  "Comments hold followed links to other sites",
	Praise: "Links in comments are not followed",
	Why:    "Followed links in comments draw spam; a page full of them is not looked after.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		comments := 0
		for i := range in.Blocks {
			if in.Blocks[i].Place == page.PlaceComment {
				comments += in.Blocks[i].Words
			}
		}
		if comments == 0 {
			return unknown()
		}
		var ev []Evidence
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			if l.Placement == page.PlaceComment && l.Text != "" && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, leadingTo(l))
			}
		}
		return value(1-float64(max(0, len(ev)-1))/8, ev...) // avatars and share buttons lead to one site
	},
}
