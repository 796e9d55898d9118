package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

var citesSources = Rule{
	ID: "cites-sources", Family: Writing, Kind: Weight, Backing: Primary, Up: 3, Down: 2,
	Title:  "All links of the text lead to offers",
	Praise: "The text links to an authority, a university or a source of record",
	Why:    "A text that cites its sources links for its readers; spam links to good sites, too, so it weighs little.",
	Source: "https://doi.org/10.1016/B978-012088469-8.50052-8",
	Check: func(in *Input) Outcome {
		names := map[domain.Name]bool{}
		offers := 0
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Content < 0.5 || !l.Seen() || names[l.Name] || l.Placement == page.PlaceComment ||
				isProfile(l) && l.Form == 0 {
				continue
			}
			names[l.Name] = true
			if in.isSource(l) {
				return pass(leadingTo(l))
			}
			if l.Form&(page.FormAffiliate|page.FormShortener) != 0 || l.HasRel("sponsored") {
				offers++
			}
		}
		if len(names) >= 3 && offers == len(names) {
			return fail(stated("all-links-paid", "every site that the text links to pays for it"))
		}
		return unknown()
	},
}

// leastSource is the authority from which a site counts as one of record: among the first few thousand of the lists.
const leastSource = 75

// isSource reports a link to a public authority, a university, a publisher of papers, or a site of record.
func (in *Input) isSource(l *page.Link) bool {
	r, _ := in.target(l.Name)
	if r.Categories&(trust.Government|trust.Education) != 0 {
		return true
	}
	if a, known := r.Authority.Known(); known && a >= leastSource && r.Categories&(trust.Social|trust.Shortener|trust.FreeHost|trust.Forum) == 0 &&
		l.Form&page.FormAffiliate == 0 && !strings.HasPrefix(l.Name.String(), "amazon.") {
		return true
	}
	return isOfRecord(l.Address.Host.String())
}

// isOfRecord reports hosts of authorities, universities, standards bodies and publishers of papers by their names alone.
func isOfRecord(host string) bool {
	host = "." + host + "."
	for _, part := range [...]string{".gov.", ".edu.", ".mil.", ".ac.uk.", ".ac.jp.", ".gouv.fr.", ".gob.", ".govt.", ".gc.ca.", ".europa.eu.", ".int.",
		".doi.org.", ".arxiv.org.", ".nih.gov.", ".who.int.", ".w3.org.", ".ietf.org.", ".rfc-editor.org.", ".iso.org.", ".archive.org.",
		".jstor.org.", ".nature.com.", ".sciencedirect.com.", ".springer.com.", ".wiley.com.", ".acm.org.", ".ieee.org.", ".bund.de.", ".admin.ch."} {
		if strings.Contains(host, part) {
			return true
		}
	}
	return false
}
