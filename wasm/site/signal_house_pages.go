package site

import "linkgrade/wasm/grade"

var housePages = Signal{
	ID: "house-pages", Title: "Pages that say who runs the site", Backing: grade.Primary,
	Means:  "the share of three that pages lead to: about, contact, editorial rules",
	Why:    "Who stands behind a site can be asked why it links where it does; farms have such pages as well, so that they excuse nothing.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	look: func(v *view) Outcome {
		var ev []Evidence
		for _, called := range [...]func(*House) string{
			func(h *House) string { return h.About }, func(h *House) string { return h.Contact }, func(h *House) string { return h.Editorial }} {
			for _, p := range v.pages {
				if text := called(&p.House); text != "" {
					ev = append(ev, seen(p, text))
					break
				}
			}
		}
		if v.s.homePage == nil && len(ev) == 0 {
			return unknown()
		}
		return known(float64(len(ev))/3, ev...)
	},
}
