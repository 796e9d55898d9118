package grade

import (
	"strings"

	"linkgrade/wasm/domain"
)

var canonicalElsewhere = Rule{
	ID: "canonical-elsewhere", Family: Room, Kind: Gate, Backing: Primary,
	Title:  "The page says that another site has the original",
	Praise: "The page names an address of its own site as the original",
	Why:    "Links are counted for the canonical page, which stands on another site and may not hold this link.",
	Source: "https://www.rfc-editor.org/rfc/rfc6596",
	Check: func(in *Input) Outcome {
		c := &in.Canonical
		quoted := stated("canonical", "canonical: #", c.Address.String())
		switch {
		case !isPublic(c.Name) || in.Name.IsZero():
			return unknown() // none, or a slip of the pen such as "https://my-post-title/"
		case c.Name == in.Name:
			return pass()
		case sameHouse(in.URL.Host.String(), c.Name) || sameHouse(c.Address.Host.String(), in.Name):
			return unknown(quoted) // the same site's address for another country or device
		}
		return fail(quoted)
	},
}

// isPublic reports names that stand below a suffix.
func isPublic(n domain.Name) bool {
	return !n.IsZero() && !n.IsIP() && strings.Contains(n.String(), ".")
}

// sameHouse reports whether a name's own label is a label of host too: thomann.de and thomann.co.uk,
// economictimes.indiatimes.com and economictimes.com.
func sameHouse(host string, n domain.Name) bool {
	own, _, _ := strings.Cut(n.String(), ".")
	return strings.Contains("."+host+".", "."+own+".")
}
