package grade

import "linkgrade/wasm/page"

var linkNeighbours = Rule{
	ID: "link-neighbours", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 8,
	Title:  "Links to other sites stand among other links",
	Praise: "Links to other sites have text around them",
	Why:    "Where most of the words around a link are links, it is an entry in a list and no choice of the author.",
	Source: "https://majestic.com/help/glossary",
	Check: func(in *Input) Outcome {
		// Majestic calls it a list from half on; one real page in 300 has more than half of its sites so.
		return in.unlessSources(in.share(5, 0.5, 0.95, func(l *page.Link) bool { return in.LinkShare(l) > 0.5 && l.Near >= 3 }))
	},
}
