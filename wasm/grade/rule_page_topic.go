package grade

var pageTopic = Rule{
	ID: "page-topic", Family: Topic, Kind: Weight, Backing: Primary, Up: 45, Down: 50,
	Title:  "The page is about something else than your site",
	Praise: "The page is about what your site is about",
	Why:    "Search engines weigh a link by the topic of the page that gives it; its readers do too.",
	Source: "https://doi.org/10.1145/511446.511513",
	Check: func(in *Input) Outcome {
		if in.Profile == nil || in.Words < leastTopical {
			return unknown()
		}
		t := in.topics()
		l := t.likeness(t.page())
		if !l.Known {
			return unknown()
		}
		return value(stretched(l.Score), shownWords(&l)...)
	},
}

// leastTopical is how many words a page needs to be about something.
const leastTopical = 30

// stretched makes the likenesses that leave no doubt a pass and a fail.
func stretched(score float64) float64 {
	const none, full = 0.05, 0.95
	return (score - none) / (full - none)
}
