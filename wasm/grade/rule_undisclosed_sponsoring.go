package grade

var undisclosedSponsoring = Rule{
	ID: "undisclosed-sponsoring", Family: Selling, Kind: Weight, Backing: Primary, Up: 3, Down: 45,
	Title:  "The page is marked as paid for, but its links are followed",
	Praise: "Paid content qualifies its links with rel=sponsored or nofollow",
	Why:    "Links in paid content must be qualified; followed ones break the rules and carry no honest vote.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check:  paidAndFollowed,
}

// paidAndFollowed fails where the text says that somebody paid for it and more of its links are followed than are not; it
// passes where they are qualified, and knows nothing of other texts.
func paidAndFollowed(in *Input) Outcome {
	label := paidLabel(in)
	if label == "" {
		return unknown()
	}
	followed, qualified := 0, 0
	ev := []Evidence{said(label)}
	for i := range in.Links {
		switch l := &in.Links[i]; {
		case !l.External || !l.Seen() || l.Content < 0.5:
		case l.Follow():
			followed++
			ev = append(ev, atLink(l.Text, l.Index))
		default:
			qualified++
		}
	}
	if followed == 0 || followed < qualified { // the house's own terms and profiles stand there, too
		return pass(ev...)
	}
	return fail(ev...)
}
