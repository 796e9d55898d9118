package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var forumMarks = Rule{
	ID: "forum-marks", Family: Linking, Kind: Weight, Backing: Primary, Up: 1, Down: 8,
	Title:  "Posts link freely and nothing shows a moderator",
	Praise: "The forum is looked after, or qualifies the links of its posts",
	Why:    "Posts are written by anyone; without rules, reports or rel=ugc their links are for the taking.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#user-generated-spam",
	Check: func(in *Input) Outcome {
		if in.Type != page.TypeForum {
			return unknown()
		}
		followed, qualified := map[domain.Name]bool{}, 0
		for i := range in.Links {
			switch l := &in.Links[i]; {
			case !l.External || l.Content < 0.5 && l.Placement != page.PlaceComment:
			case l.Follow():
				followed[l.Name] = true
			default:
				qualified++
			}
		}
		kept := in.menuLink(lexicon.Moderation)
		switch {
		case len(followed) == 0 && qualified == 0:
			return unknown()
		case kept != nil:
			return pass(atLink(kept.Text, kept.Index))
		case qualified >= len(followed):
			return pass(counted("posts-qualified", "# links of posts are qualified", qualified))
		case len(followed) >= freelyLinked:
			return fail(counted("posts-followed", "posts link to # sites, followed", len(followed)))
		}
		return unknown()
	},
}

// freelyLinked is how many sites posts must lead to before it is more than an answer with its source.
const freelyLinked = 4
