package grade

var linksToYou = Rule{
	ID: "links-to-you", Family: Linking, Kind: Note, Backing: Practice,
	Title:  "The page does not link to you yet",
	Praise: "The page already links to you",
	Why:    "A link that is there is to be kept in order; one that is not can be asked for.",
	Source: "https://www.siegemedia.com/marketing/link-building-prospecting-scorecard",
	Check: func(in *Input) Outcome {
		if in.Profile == nil || len(in.Profile.Sites)+len(in.Profile.Targets) == 0 || in.Name.IsZero() {
			return unknown()
		}
		outside := 0
		var ev []Evidence
		for i := range in.Links {
			l := &in.Links[i]
			if l.External {
				outside++
			}
			if in.yours(l) {
				ev = append(ev, atLink(l.Text+" → "+l.Href, i))
			}
		}
		if len(ev) > 0 {
			return pass(ev...)
		}
		return fail(counted("links-looked-at", "of links to other sites, looked at: #", outside))
	},
}
