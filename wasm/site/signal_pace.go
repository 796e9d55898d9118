package site

import (
	"strconv"

	"linkgrade/wasm/grade"
)

var pace = Signal{
	ID: "pace", Title: "How often the site posts", Backing: grade.Practice,
	Means:  "posts a day, from the newest to the oldest that is listed",
	Why:    "News come daily, magazines weekly, people when they have something to say.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	look: func(v *view) Outcome {
		dates := v.s.dates()
		if len(dates) < leastPosts {
			return unknown()
		}
		newest, oldest := dates[0], dates[len(dates)-1]
		days := max(1, float64(newest.Unix()-oldest.Unix())/86400)
		ev := []Evidence{counted(strconv.Itoa(len(dates)) + " posts from " + oldest.String() + " to " + newest.String())}
		if since := (v.at - newest.Unix()) / 86400; v.at > 0 && since > silence {
			ev = append(ev, counted("nothing for "+strconv.FormatInt(since, 10)+" days"))
		}
		return known(float64(len(dates)-1)/days, ev...)
	},
}

// silence is after how many days without a post it is said so.
const silence = 180
