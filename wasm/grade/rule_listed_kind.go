package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

var listedKind = Rule{
	ID: "listed-kind", Family: Safety, Kind: Weight, Backing: Primary, Up: 20, Down: 40,
	Title:  "Public lists call the site a source of spam",
	Praise: "The site belongs to an institution",
	Why:    "Universities, public authorities and press answer for what they publish; link sellers and content farms do not.",
	Source: "https://www.vldb.org/conf/2004/RS15P3.PDF",
	Check: func(in *Input) Outcome {
		c := in.Record.Categories
		good := c & (trust.Government | trust.Education | trust.Press)
		bad := c & (trust.LinkSeller | trust.ContentFarm | trust.Spam | trust.Scam | trust.Piracy)
		if !c.Has(trust.Confirmed) {
			bad |= c & (trust.Phishing | trust.Malware) // else listed-malicious decides
		}
		switch {
		case good != 0 && bad == 0:
			return pass(stated("listed", "listed: #", good.String()))
		case bad != 0 && good == 0 && (c.Has(trust.Confirmed) || bad.Has(trust.LinkSeller)): // sellers are a team's own list
			return fail(stated("listed", "listed: #", bad.String()))
		case bad != 0 && good == 0:
			return value(hint, stated("listed-once", "one list alone says: #", bad.String()))
		}
		if s := institutionSuffix(in.URL.Host); s != "" && bad == 0 {
			return pass(stated("name-under", "a name under .#", s))
		}
		return unknown()
	},
}

// hint is the value of what one list alone says: a quarter of the way down, for lists err and names change hands.
const hint = 0.5

// institutionSuffix is a host's public suffix where only public authorities, armed forces or universities get names
// below it, as their registries say; "" for others. The edu.xx of most countries are open to anyone and left out.
func institutionSuffix(h domain.Host) string {
	s, private := h.Suffix()
	switch first, rest, _ := strings.Cut(s, "."); {
	case private:
	case s == "edu", s == "edu.au", first == "gov", first == "mil":
		return s
	case rest != "" && (first == "ac" || first == "gob" || first == "gouv" || first == "govt" || first == "go" || first == "gv"):
		return s
	}
	return ""
}
