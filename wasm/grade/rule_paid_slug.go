package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

var paidSlug = Rule{
	ID: "paid-slug", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 20,
	Title:  "The address files the page under paid or guest content",
	Praise: "The address does not file the page under paid content",
	Why:    "A section for partner content is the site's own word that it did not choose the links.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#site-reputation",
	Check: func(in *Input) Outcome {
		path := strings.ToLower(in.URL.Path)
		if len(path) <= 1 {
			return unknown()
		}
		switch {
		case lexicon.PaidSlugs.In(path+"/") != "":
			return fail(said(path))
		case lexicon.GuestSlugs.In(path+"/") != "":
			return value(0.5, said(path))
		}
		return pass()
	},
}
