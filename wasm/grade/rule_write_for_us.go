package grade

import (
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var writeForUs = Rule{
	ID: "write-for-us", Family: Selling, Kind: Weight, Backing: Practice, Up: 1, Down: 10,
	Title:  "The site invites anyone to send in articles",
	Praise: "The site does not ask strangers for articles",
	Why:    "Sites that take articles from anyone are where bulk guest posts go; a vote there says little.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		seen, invites, slugs := 0, in.inLinks(lexicon.Invitations), in.inPaths(lexicon.InvitationSlugs)
		for i := range in.Links {
			l := &in.Links[i]
			if l.External {
				continue
			}
			seen++
			if invites.in(i) != "" && page.CountWords(l.Text) <= 6 {
				ev = append(ev, atLink(l.Text, i))
			} else if slugs.in(i) != "" {
				ev = append(ev, atLink(l.Text+" → "+l.Address.Path, i))
			}
		}
		switch {
		case len(ev) > 0:
			return fail(ev...)
		case seen == 0:
			return unknown()
		}
		return pass()
	},
}
