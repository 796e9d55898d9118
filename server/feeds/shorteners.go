package feeds

import "linkgrade/wasm/trust"

// shorteners forward to addresses elsewhere.
func shorteners() Feed {
	return Feed{
		ID: "shorteners", Name: "URL shorteners", Publisher: "Peter Dave Hello and contributors",
		Page:    "https://github.com/PeterDaveHello/url-shorteners",
		URLs:    []string{"https://raw.githubusercontent.com/PeterDaveHello/url-shorteners/master/list"},
		Licence: "CC-BY-SA-4.0",
		Share:   mayShare("its licence lets what is made of it be passed on under the same licence, with attribution"),
		What:    "Names whose addresses forward elsewhere.",
		Family:  "shorteners", parse: hostList(trust.Shortener),
	}
}
