package grade

import (
	"math"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// placementPrior is how likely a reader is to follow a link in each part of a page, relative to the content
// (the reasonable surfer, https://patents.google.com/patent/US7716225B1/en; the figures are ours).
var placementPrior = [...]float64{page.PlaceContent: 1, page.PlaceNav: 0.2, page.PlaceHeader: 0.2, page.PlaceFooter: 0.05,
	page.PlaceSidebar: 0.2, page.PlaceRelated: 0.25, page.PlaceComment: 0.1, page.PlaceBio: 0.3, page.PlaceAd: 0.02,
	page.PlaceWidget: 0.1, page.PlaceList: 0.35, page.PlaceHidden: 0}

// anchorNatural is how natural each form of anchor reads.
var anchorNatural = [...]float64{page.AnchorOther: 1, page.AnchorURL: 0.9, page.AnchorGeneric: 0.75, page.AnchorImage: 0.7,
	page.AnchorEmpty: 0, page.AnchorLong: 0.8}

// Factors of a single vote.
const (
	commercialFactor = 0.6 // for an anchor worded like a query to buy
	riskyFactor      = 0.1 // for a target that counts as a risk
	linksToHalve     = 20  // followed external links beyond the first that halve each vote
	nearLeast        = 0.5 // for words around a link that have nothing to do with the user's site; neutral at even odds
	exactFactor      = 0.8 // for a link to the user's site that is worded as nothing but a keyword
)

// voteLetters are the votes from which a link is graded A to E, about halving; F is next to no vote.
var voteLetters = [5]float64{0.5, 0.3, 0.15, 0.07, 0.03}

// settleVotes weighs every link: page score × follow × placement × context × anchor × trust of the target ÷ dilution. An
// unknown page score counts as the start of an ordinary page, an unknown context as neutral. A closed gate lets no vote
// through.
func (r *Report) settleVotes(in *Input) {
	pageWeight := pillarStart / 100
	if r.Score.Known {
		pageWeight = r.Score.Value / 100
	}
	followed := len(in.external())
	open := !r.gated()
	r.Links = make([]LinkGrade, len(in.Links))
	for i := range in.Links {
		l := &in.Links[i]
		g := LinkGrade{Link: l, Counted: open && l.Follow() && l.Address.IsWeb(), Context: in.Sentence(l)}
		if in.Profile != nil {
			t := in.topics()
			g.Yours, g.Wording, g.Relevance = in.yours(l), t.wording(l), t.relevance(l)
		}
		risk := riskOf(in, l)
		if g.Counted {
			g.Vote = math.Min(1, pageWeight*surfer(l)*context(g.Relevance)*g.anchorFactor()*targetTrust(risk)/dilution(followed))
		}
		g.Letter = voteLetter(g.Vote)
		g.Flags = flags(l, risk)
		r.Links[i] = g
	}
	if r.Score.Known {
		r.NewLinkVote = known(0)
		if open {
			r.NewLinkVote = known(pageWeight * in.followChance() / dilution(followed+1))
		}
	}
}

// surfer mixes the placement prior with the probability that the link sits in the content.
func surfer(l *page.Link) float64 {
	prior := placementPrior[l.Placement]
	if l.Placement == page.PlaceContent || l.Placement == page.PlaceList {
		return l.Content + (1-l.Content)*placementPrior[page.PlaceList]*0.5
	}
	return prior
}

func (g *LinkGrade) anchorFactor() float64 {
	f := anchorNatural[g.Anchor]
	if isCommercial(g.Link) {
		f *= commercialFactor
	}
	if g.Yours && g.Wording == topic.WordsExact {
		f *= exactFactor
	}
	return f
}

// context is the factor of the words around a link: 1 at even odds and where nothing is known.
func context(relevance Score) float64 {
	if !relevance.Known {
		return 1
	}
	return nearLeast + relevance.Value
}

func targetTrust(risk string) float64 {
	if risk != "" {
		return riskyFactor
	}
	return 1
}

// dilution divides a page's votes among its followed external links.
func dilution(followed int) float64 { return 1 + math.Max(0, float64(followed-1))/linksToHalve }

func voteLetter(v float64) string {
	return letterFrom(v, &voteLetters)
}

// flags are the plain facts that a list of links can be filtered by.
func flags(l *page.Link, risk string) []string {
	var out []string
	for _, rel := range [...]string{"nofollow", "sponsored", "ugc"} {
		if l.HasRel(rel) {
			out = append(out, rel)
		}
	}
	if l.Placement == page.PlaceHidden {
		out = append(out, "hidden")
	} else if !l.Seen() {
		out = append(out, "closed") // out of sight until a reader opens what it stands in
	}
	if l.IsMark() {
		out = append(out, "mark")
	}
	if l.AfterEnd {
		out = append(out, "after-end")
	}
	if risk != "" {
		out = append(out, "risky")
	}
	if isCommercial(l) {
		out = append(out, "commercial")
	}
	out = append(out, l.Form.Words()...)
	if l.First != l.Index && l.External {
		out = append(out, "repeat")
	}
	return out
}
