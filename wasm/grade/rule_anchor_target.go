package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var anchorTarget = Rule{
	ID: "anchor-target", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "A link shows one site's address and leads to another",
	Praise: "Links lead where their words say",
	Why:    "Words that name one site over a link to another mislead readers; phishing and sold links do it.",
	Source: "https://doi.org/10.1145/1242572.1242660",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		seen := 0
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Content < 0.5 || !l.Seen() || l.Text == "" {
				continue
			}
			seen++
			if n := nameShown(l.Text); !n.IsZero() && n != l.Name && !mayForward(l) && !sameHouse(l.Address.Host.String(), n) &&
				!sameHouse(n.String(), l.Name) {
				ev = append(ev, leadingTo(l))
			}
		}
		if seen == 0 {
			return unknown()
		}
		return value(1-float64(len(ev))/2, ev...)
	},
}

// nameShown is the registrable name of the address that an anchor consists of; zero where it is none.
func nameShown(text string) (n domain.Name) {
	text = strings.ToLower(strings.Trim(text, " .,()<>"))
	if strings.ContainsAny(text, " @…") || strings.Count(text, ".") == 0 {
		return n
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(text, "https://"), "http://")
	if bare == text && !strings.HasPrefix(text, "www.") {
		return n // "node.js", "asp.net": a name that is no address
	}
	a, err := domain.ParseAddress("http://" + bare)
	if err != nil {
		return n
	}
	return a.Name()
}

// mayForward reports targets that lead on to others.
func mayForward(l *page.Link) bool {
	return l.Form&(page.FormShortener|page.FormRedirect|page.FormTracker|page.FormAffiliate) != 0
}
