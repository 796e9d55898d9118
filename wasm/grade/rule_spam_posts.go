package grade

import "linkgrade/wasm/page"

var spamPosts = Rule{
	ID: "spam-posts", Family: Safety, Kind: Cap, Backing: Primary, Limit: 30,
	Title:  "Readers' posts advertise betting, pills or the like, and are left standing",
	Praise: "No reader's post advertises betting, pills or the like",
	Why:    "A page that nobody clears of spam is taken for a source of it, whoever wrote it.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#user-generated-spam",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || !in.saysEnough() {
			return unknown()
		}
		posts := false
		var ev []Evidence
		for i := range in.Links { // followed or not: what is left standing is left standing
			l := &in.Links[i]
			if !l.External || !l.Seen() || !in.isPosted(l) {
				continue
			}
			posts = true
			if phrase := in.strayTrade(l); phrase != "" {
				ev = append(ev, atLink(l.Text+" → "+l.Name.String()+" ("+phrase+")", l.Index))
			}
		}
		switch {
		case len(ev) > 0:
			return fail(ev...)
		case posts:
			return pass()
		}
		return unknown()
	},
}

// isPosted reports a link that a reader of the page wrote: in a comment, or anywhere in the text of a forum.
func (in *Input) isPosted(l *page.Link) bool {
	return l.Placement == page.PlaceComment || in.Type == page.TypeForum && l.Content >= 0.5
}
