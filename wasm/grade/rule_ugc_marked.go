package grade

import "linkgrade/wasm/page"

var ugcMarked = Rule{
	ID: "ugc-marked", Family: Linking, Kind: Weight, Backing: Primary, Up: 2, Down: 6,
	Title:  "Links that users put into a forum are followed",
	Praise: "Links that users wrote are marked as theirs",
	Why:    "What anyone may post, spammers post: a followed link there is nobody's vote.",
	Source: "https://developers.google.com/search/docs/monitor-debug/prevent-abuse",
	Check: func(in *Input) Outcome {
		marked := 0
		for i := range in.Links {
			if l := &in.Links[i]; l.External && l.HasRel("ugc") {
				marked++
			}
		}
		var ev []Evidence
		if in.Type == page.TypeForum {
			for _, l := range in.inText() {
				if !in.IsUsual(l) {
					ev = append(ev, leadingTo(l))
				}
			}
		}
		if len(ev) == 0 && marked == 0 {
			return unknown()
		}
		return value(1-float64(max(0, len(ev)-1))/ugcMany, ev...)
	},
}

// ugcMany is how many sites beyond the first a thread must link to for its links to be anybody's.
const ugcMany = 6
