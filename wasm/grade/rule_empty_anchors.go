package grade

import "linkgrade/wasm/domain"

var emptyAnchors = Rule{
	ID: "empty-anchors", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 3,
	Title:  "Links in the text have no words",
	Praise: "Links in the text have words",
	Why:    "A link that says nothing of its target tells neither readers nor search engines what it votes for.",
	Source: "https://www.w3.org/WAI/WCAG22/Techniques/failures/F89",
	Check: func(in *Input) Outcome {
		empty, worded := map[domain.Name]bool{}, map[domain.Name]bool{}
		var ev []Evidence
		for _, l := range in.external() {
			switch {
			case l.Content < 0.5:
			case l.Text != "":
				worded[l.Name] = true
			case !empty[l.Name] && !in.IsUsual(l):
				empty[l.Name] = true
				ev = append(ev, stated("no-words-to", "no words → #", l.Name.String()).at(l.Index))
			}
		}
		for n := range worded {
			delete(empty, n) // beside a picture the same link mostly stands in words
		}
		if len(empty)+len(worded) == 0 {
			return unknown()
		}
		count := counted("sites-without-words", "# sites that no words lead to", len(empty))
		// One real page in 1,000 has more than one.
		return value((6-float64(len(empty)))/(6-1), append([]Evidence{count}, ev...)...)
	},
}
