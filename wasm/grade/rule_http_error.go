package grade

import ()

var httpError = Rule{
	ID: "http-error", Family: Safety, Kind: Gate, Backing: Primary,
	Title:  "The server answers with an error",
	Praise: "The server answers as it should",
	Why:    "Search engines drop a page that is not there, and its links with it.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/http-network-errors",
	Check: func(in *Input) Outcome {
		switch {
		case in.refused():
			return unknown(counted("http-status", "HTTP status #", in.Status))
		case in.Status >= 400:
			return fail(counted("http-status", "HTTP status #", in.Status))
		case in.Status >= 200 && in.Status < 300:
			return pass()
		}
		return unknown()
	},
}
