package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
)

var directoryPage = Rule{
	ID: "directory-page", Family: Economy, Kind: Weight, Backing: Primary, Up: 0, Down: 15,
	Title:  "A directory that anyone can put a site into",
	Praise: "The page is no directory that takes any site",
	Why:    "Low-quality directories are named as link spam; an edited one chooses, and has no such form.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			names[l.Name] = true
		}
		submit := in.menuLink(lexicon.SubmitSites)
		switch {
		case submit != nil && len(names) >= leastEntries:
			return fail(atLink(submit.Text, submit.Index), counted("sites-followed", "followed links to # sites", len(names)))
		case submit != nil:
			return value(0.5, atLink(submit.Text, submit.Index))
		case in.ownPages() > 0:
			return pass()
		}
		return unknown()
	},
}

// leastEntries is how many sites a page of a directory leads to.
const leastEntries = 10
