package grade

var followShare = Rule{
	ID: "follow-share", Family: Economy, Kind: Weight, Backing: Primary, Up: 1, Down: 8,
	Title:  "Few of the links to other sites in the text are followed",
	Praise: "Most links to other sites in the text are followed",
	Why:    "A site that takes the vote out of most of its links will do so with the next one.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		followed, all := in.practice()
		if all < 2*practiceEnough || followed == 0 {
			return unknown() // nofollow-practice speaks of none
		}
		share := float64(followed) / float64(all)
		return value((share-0.05)/(0.5-0.05), counted("followed", "# of # are followed", followed, all))
	},
}
