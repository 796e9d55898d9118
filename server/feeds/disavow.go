package feeds

import "linkgrade/wasm/trust"

// disavow takes a disavow file that someone has published: names whose links its author
// did not want. It says as much of the author's guesses as of the names, and such files
// are copied from referrer spam lists, with which it therefore counts as one.
func disavow() Feed {
	return Feed{
		ID: "disavow", Name: "Published disavow file", Publisher: "its author",
		Page:    "https://support.google.com/webmasters/answer/2648487",
		Licence: "none stated", Share: mayNotShare("its authors state no licence"),
		What:   "Names whose links somebody refused; weak.",
		Family: "referrer-spam", Weak: true, parse: hostList(trust.Spam),
	}
}
