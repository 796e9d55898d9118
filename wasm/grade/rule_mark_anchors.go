package grade

var markAnchors = Rule{
	ID: "mark-anchors", Family: Linking, Kind: Cap, Backing: Primary, Limit: 20,
	Title:  "Links to other sites hide under full stops or commas",
	Praise: "No link to another site hides under a full stop or a comma",
	Why:    "A link on one small character in the middle of a paragraph is there for search engines alone.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		outside := in.external()
		for _, l := range outside {
			if isStop(l.Text) && !in.IsUsual(l) && l.Block >= 0 && in.Blocks[l.Block].Words >= passageWords {
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(outside) == 0:
			return unknown()
		case len(ev) >= leastStops:
			return fail(ev...)
		case len(ev) > 0:
			return unknown(ev...) // an editor that took the full stop into the link
		}
		return pass()
	},
}

const (
	passageWords = 5 // words of a block that is a passage of text, not a row of marks
	leastStops   = 2 // such links are no slip of an editor's
)

// isStop reports an anchor that is a single mark of punctuation as sentences have them. Arrows, stars, numbers and brackets
// are what honest notes and menus link by.
func isStop(s string) bool {
	switch s {
	case ".", ",", ";", ":", "-", "–", "—", "'", "’", "\"", "!", "?", "·", "。", "、", "，":
		return true
	}
	return false
}
