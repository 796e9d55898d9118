package site

import "linkgrade/wasm/grade"

var disclosure = Signal{
	ID: "disclosure", Title: "Whether what is paid for is marked", Backing: grade.Primary,
	Means:  "the share of links that earn money or stand in paid texts that are marked with rel=sponsored or nofollow",
	Why:    "A house that marks what it was paid for does not sell votes.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	look: func(v *view) Outcome {
		marked, all := 0, 0
		var ev []Evidence
		for _, p := range v.posts {
			paid := p.mark("undisclosed-sponsoring")
			if paid != "" {
				ev = append(ev, seen(p, paid))
			}
			for i := range p.Links {
				l := &p.Links[i]
				if !l.InText || !(l.Earns || l.Paid || paid != "" && !l.Usual) {
					continue
				}
				if all++; !l.Follow {
					marked++
				}
			}
		}
		if all == 0 {
			return unknown(ev...)
		}
		return known(float64(marked)/float64(all), append([]Evidence{counted(of(marked, all, "paid links are marked"))}, ev...)...)
	},
}
