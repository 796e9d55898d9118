package grade

import "strings"

var scriptLinks = Rule{
	ID: "script-links", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "Links that only a script can follow",
	Praise: "Links are links, not scripts",
	Why:    "Search engines follow addresses; a link that a script makes passes nothing on.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/links-crawlable",
	Check: func(in *Input) Outcome {
		dead := in.Scripted
		ev := []Evidence{{}}
		for i := range in.Links {
			if l := &in.Links[i]; l.Text != "" && l.Seen() && len(l.Href) > 11 && strings.EqualFold(l.Href[:11], "javascript:") {
				dead++
				ev = append(ev, atLink(l.Text+" → "+l.Href, i))
			}
		}
		all := len(in.Links) + in.Scripted
		if all < 10 {
			return unknown()
		}
		ev[0] = counted("links-by-script", "# of # links are made by scripts", dead, all)
		// One real page in 1,000 has more than three in ten: a forum with its buttons.
		return value((0.6-float64(dead)/float64(all))/(0.6-0.3), ev...)
	},
}
