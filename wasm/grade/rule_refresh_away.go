package grade

import (
	"strconv"
)

var refreshAway = Rule{
	ID: "refresh-away", Family: Safety, Kind: Gate, Backing: Primary,
	Title:  "The page sends its visitors to another site",
	Praise: "The page refreshes within its own site",
	Why:    "A meta refresh to another site is a redirect: neither readers nor search engines stay to see a link here.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/301-redirects",
	Check: func(in *Input) Outcome {
		r := &in.Refresh
		switch {
		case !r.Said || !isPublic(r.Name) || in.Name.IsZero():
			return unknown()
		case r.Name == in.Name:
			return pass()
		}
		ev := stated("refresh", "refresh after # s to #", strconv.Itoa(r.Seconds), r.Address.String())
		if r.Seconds > soon {
			return unknown(ev) // a reader meets the page before it goes
		}
		return fail(ev)
	},
}

// soon is the longest wait in seconds that still makes a refresh a redirect.
const soon = 5
