package audit

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/topic"
)

// weigh gives each domain its vote: its best link × authority × relevance × risk, and a little for more pages.
func (a *Audit) weigh(all []*told) {
	for _, t := range all {
		t.vote = t.plainVote()
	}
	a.compare(all)
	for _, t := range all {
		if t.near.Known {
			t.vote.Value *= math.Min(1, nearLeast+t.near.Value)
		}
		t.vote.Value = math.Min(1, t.vote.Value)
	}
}

// plainVote is the vote without relevance. It is unknown where neither the link's follow nor the source's standing is.
func (t *told) plainVote() Score {
	if t.gone {
		return Score{0, true}
	}
	standing, known := t.standing()
	if !known && !t.follow[1] && !t.follow[2] {
		return Score{}
	}
	w := float64(t.best.weight) * standing * t.riskFactor()
	pages := math.Min(pagesCount, float64(max(1, t.pages)))
	return Score{w * (1 + pageAdds*math.Log2(pages)), true}
}

// standing is how respected the source is, in (0,1], and whether anybody says so.
func (t *told) standing() (float64, bool) {
	if v, known := t.record.Authority.Known(); known {
		return math.Min(1, leastAuthority+(1-leastAuthority)*float64(v)/fullAuthority), true
	}
	if v, known := t.rank.Known(); known {
		return math.Min(toolMost, toolTrust*(leastAuthority+(1-leastAuthority)*float64(v)/fullAuthority)), true
	}
	return unknownAuthority, !t.record.IsZero()
}

func (t *told) riskFactor() float64 {
	switch {
	case grade.Harms(t.record) != 0:
		return harmFactor
	case t.kind == Scraper || t.kind == Redirects:
		return copyFactor
	}
	return 1
}

// compare holds the words of the strongest domains' best links against the profile.
func (a *Audit) compare(all []*told) {
	if a.o.Profile == nil || a.o.Vectors == nil {
		return
	}
	profile := a.o.Vectors.Profile(a.o.Profile)
	there := slices.DeleteFunc(slices.Clone(all), func(t *told) bool { return t.gone || !t.vote.Known })
	slices.SortStableFunc(there, byVote)
	for _, t := range there[:min(len(there), maxRelevant)] {
		b := &t.best
		if b.title == "" && b.left == "" && b.right == "" {
			continue // an anchor alone says what the link's maker wants it to
		}
		doc := a.o.Vectors.Read(topic.Text{Title: b.title, Body: b.left + " " + b.anchor + " " + b.right, Address: b.page, Language: a.words.text[t.top(languages)]})
		if like := a.o.Vectors.Similarity(profile, doc); like.Known {
			t.near = Score{like.Score, true}
		}
	}
}

// byVote orders by vote, unknown last, then by name.
func byVote(x, y *told) int {
	switch {
	case x.vote.Known && !y.vote.Known:
		return -1
	case y.vote.Known && !x.vote.Known:
		return 1
	}
	return cmp.Or(cmp.Compare(y.vote.Value, x.vote.Value), compareNames(x, y))
}

func compareNames(x, y *told) int { return strings.Compare(x.name.String(), y.name.String()) }

// votesOf measures quality against quantity over the domains that have a link.
func votesOf(there []*told) Votes {
	var v Votes
	var weights []float64
	bins := [histogramOf]Bin{}
	for _, t := range there {
		if !t.vote.Known {
			continue
		}
		v.Domains++
		v.Sum += t.vote.Value
		weights = append(weights, t.vote.Value)
		b := &bins[min(histogramOf-1, int(t.vote.Value*histogramOf))]
		b.Domains++
		b.Votes += t.vote.Value
	}
	for i := range bins {
		bins[i].Name = strconv.FormatFloat(float64(i)/histogramOf, 'f', 1, 64)
		bins[i].Share = share(bins[i].Domains, v.Domains)
	}
	v.Distribution = bins[:]
	if v.Sum > 0 {
		v.Shannon, v.InverseHHI = hill(weights)
		slices.SortFunc(weights, func(x, y float64) int { return cmp.Compare(y, x) })
		v.TopShare = Score{total(weights[:min(topVotes, len(weights))]) / v.Sum, true}
	}
	return v
}

// hill are the effective numbers of order 1 and 2 (L. Jost, "Entropy and diversity", Oikos 2006): how many equal parts
// would be as varied.
func hill(weights []float64) (shannon, inverse float64) {
	sum, entropy, squares := total(weights), 0.0, 0.0
	for _, w := range weights {
		if p := w / sum; p > 0 {
			entropy -= p * math.Log(p)
			squares += p * p
		}
	}
	if squares == 0 {
		return 0, 0
	}
	return math.Exp(entropy), 1 / squares
}

func total(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum
}
