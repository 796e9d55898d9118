package grade

import "linkgrade/wasm/trust"

var hostKind = Rule{
	ID: "host-kind", Family: Standing, Kind: Note, Backing: Practice,
	Title:  "Anyone may publish under the site's name",
	Praise: "Nothing known says that strangers publish under the site's name",
	Why:    "Where anyone may publish, the page and its author are to be judged, not the host.",
	Source: "https://publicsuffix.org/learn/",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || in.Name.IsIP() {
			return unknown()
		}
		if s, private := in.URL.Host.Suffix(); private {
			return fail(stated("hands-out-names", "hands out names under .#", s))
		}
		if c := in.Record.Categories & (trust.FreeHost | trust.Social | trust.Forum | trust.Shortener); c != 0 {
			return fail(stated("listed", "listed: #", c.String()))
		}
		if !in.Listed {
			return unknown()
		}
		return pass()
	},
}
