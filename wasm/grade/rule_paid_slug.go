package grade

import (
	"strings"
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
		case firstPhrase(path+"/", paidSlugs) != "":
			return fail(said(path))
		case firstPhrase(path+"/", guestSlugs) != "":
			return value(0.5, said(path))
		}
		return pass()
	},
}

var paidSlugs = []string{"/sponsored/", "/sponsored-content", "/sponsored-post", "/sponsored-article", "/partner-content/",
	"/paid-content/", "/paid-post/", "/advertorial", "/brand-content/", "/publireportage", "/contenido-patrocinado",
	"/sponsor-content"}

var guestSlugs = []string{"/guest-post/", "/guest-posts/", "/guest-author/", "/gastbeitrag/"}
