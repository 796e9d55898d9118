package site

import "linkgrade/wasm/grade"

var selling = Signal{
	ID: "selling", Title: "Whether the site offers places for links", Backing: grade.Primary,
	Means:  "1 where it names prices, figures of authority or wanted trades, 0.5 where it only asks strangers for texts, 0 where neither is seen",
	Why:    "Selling links for ranking is link spam, and who sells them has to say so somewhere.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	look: func(v *view) Outcome {
		if v.s.homePage == nil && len(v.posts) < leastPosts {
			return unknown()
		}
		var sells, invites []Evidence
		for _, p := range v.pages {
			for _, rule := range [...]string{"price-list", "metric-boasts", "chat-contact", "risky-niches-wanted"} {
				if text := p.mark(rule); text != "" {
					sells = append(sells, seen(p, text))
				}
			}
			if text := p.mark("write-for-us"); text != "" && len(invites) == 0 {
				invites = append(invites, seen(p, text))
			}
		}
		switch {
		case len(sells) > 0:
			return known(1, append(sells, invites...)...)
		case len(invites) > 0:
			return known(0.5, invites...)
		}
		return known(0)
	},
}
