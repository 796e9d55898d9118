package grade

import (
	"linkgrade/wasm/trust"
)

var listedMalicious = Rule{
	ID: "listed-malicious", Family: Safety, Kind: Cap, Backing: Claimed, Limit: 15, // no gate: lists err, and names change hands
	Title:  "Lists agree that the site serves phishing or malware",
	Praise: "The site is known and stands on no list of phishing or malware",
	Why:    "A link from a site that harms its visitors is worth nothing and may be held against its target.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies",
	Check: func(in *Input) Outcome {
		_, ranked := in.Record.Authority.Known()
		bad := in.Record.Categories & (trust.Phishing | trust.Malware)
		switch {
		case bad != 0 && !ranked && in.Record.Categories.Has(trust.Confirmed):
			return fail(stated("listed", "listed: #", bad.String()))
		case bad != 0 && !ranked:
			return unknown(stated("listed-once", "one list alone says: #", bad.String())) // listed-kind takes it as a hint
		case bad != 0:
			return unknown(stated("listed-but-visited", "listed as #, and also among the most visited sites", bad.String())) // lists err
		case ranked:
			return pass()
		}
		return unknown()
	},
}
