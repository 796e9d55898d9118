package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

var riskyOutlinks = Rule{
	ID: "risky-outlinks", Family: Safety, Kind: Weight, Backing: Primary, Up: 2, Down: 45,
	Title:  "Followed links lead to gambling, adult, pharmacy or similar sites",
	Praise: "No followed link leads into the usual spam trades",
	Why:    "Pages that sell links sell them to these trades first; one vote among them keeps bad company.",
	Source: "https://www.vldb.org/conf/2006/p439-gyongyi.pdf",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		names := map[domain.Name]bool{}
		followed := 0
		for i := range in.Links { // hidden ones too
			l := &in.Links[i]
			if !l.External || !l.Follow() {
				continue
			}
			followed++
			if why := riskOf(in, l); why != "" && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, riskyLink(l, why))
			}
		}
		if followed == 0 {
			return unknown()
		}
		return value(1-float64(len(names))/3, ev...)
	},
}

// riskyLink is a link with why its target counts as a risk, as riskOf says it.
func riskyLink(l *page.Link, why string) Evidence {
	if kinds, listed := strings.CutPrefix(why, listedAs); listed {
		return stated("link-listed", "# → # (listed: #)", l.Text, l.Name.String(), kinds).at(l.Index)
	}
	return atLink(l.Text+" → "+l.Name.String()+" ("+why+")", l.Index)
}

// listedAs begins why a target counts as a risk where lists say so; their kinds follow.
const listedAs = "listed: "

const riskCategories = trust.Gambling | trust.Adult | trust.Drugs | trust.Piracy | trust.Phishing | trust.Malware | trust.Scam

// riskOf says why a link's target counts as a risk; "" when nothing says so. A target that rank lists know is let
// through: what is written about is linked to. It is found out once a link: three rules and the vote ask.
func riskOf(in *Input, l *page.Link) string {
	if !l.External || in.isRanked(l.Name) {
		return ""
	}
	if in.risks == nil {
		in.risks = make([]*string, len(in.Links))
	}
	if in.risks[l.Index] == nil {
		why := findRisk(in, l)
		in.risks[l.Index] = &why
	}
	return *in.risks[l.Index]
}

func findRisk(in *Input, l *page.Link) string {
	r, _ := in.target(l.Name)
	risk := r.Categories & riskCategories
	if !r.Categories.Has(trust.Confirmed) {
		risk &^= trust.Phishing | trust.Malware | trust.Scam // one list alone may name a victim
	}
	if risk != 0 {
		return listedAs + risk.String()
	}
	if in.trades == nil {
		in.trades = in.inLinks(lexicon.RiskAnchors)
	}
	if w := in.trades.word(l.Index); w != "" {
		return w
	}
	if w := firstPhrase(l.Name.String(), lexicon.RiskNames); w != "" {
		return "name: " + w
	}
	return ""
}
