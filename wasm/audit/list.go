package audit

import (
	"cmp"
	"math/bits"
	"slices"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// list is the report's referring domains: where there are too many those to look at first, then the strongest.
func (a *Audit) list(all []*told) []Domain {
	shown := slices.Clone(all)
	if len(shown) > maxListed {
		slices.SortStableFunc(shown, func(x, y *told) int { return cmp.Or(cmp.Compare(y.step, x.step), byVote(x, y)) })
		shown = shown[:maxListed]
	}
	slices.SortStableFunc(shown, byVote)
	out := make([]Domain, len(shown))
	for i, t := range shown {
		out[i] = a.domainOf(t)
	}
	return out
}

func (a *Audit) domainOf(t *told) Domain {
	d := Domain{Name: t.name.String(), Pages: int(t.pages), Links: t.linkCount(), Example: t.best.page, Title: t.best.title,
		Target: a.words.text[t.top(targets)], First: t.first, Last: t.last, Gone: t.gone, Vote: t.vote, Relevance: t.near,
		Follow: flagOf(t.follow), Sponsored: flagOf(t.sponsored), UGC: flagOf(t.ugc), Sitewide: t.isBusy(), Type: t.kind, Authority: t.authority(),
		Categories: t.record.Categories.Words(), Advice: t.step, Guard: t.guard, Disavowed: a.isDisavowed(t)}
	if t.gone || t.cameBack() {
		d.Lost = t.lost
	}
	if v, known := t.rank.Known(); known {
		d.Rank = Score{float64(v), true}
	}
	for _, n := range t.firstOf(hosts, maxNames) {
		d.Hosts = append(d.Hosts, a.words.text[n.value][1:]+d.Name)
	}
	for _, n := range t.firstOf(anchors, maxAnchors) {
		d.Anchors = append(d.Anchors, Anchor{a.words.text[n.value][1:], a.reader.of(n.value).class, int(n.links)})
	}
	d.Tools = a.toolsOf(t)
	d.Origin, d.Reasons = a.originOf(t), a.why(t, &d)
	return d
}

func (a *Audit) toolsOf(t *told) []string {
	var out []string
	for set := t.tools; set != 0; set &= set - 1 {
		out = append(out, a.tools[bits.TrailingZeros8(set)])
	}
	slices.Sort(out)
	return out
}

func (a *Audit) isDisavowed(t *told) bool {
	if a.o.Disavowed == nil {
		return false
	}
	host, err := domain.ParseHost(hostPart(t.best.page))
	if err != nil {
		host = hostOf(t.name)
	}
	return a.o.Disavowed(host, t.best.page)
}

// originOf is how one domain's links came to be, where evidence says.
func (a *Audit) originOf(t *told) Origin {
	for _, s := range t.signs {
		switch s.reason.ID {
		case "came-in-a-burst":
			if s.reason.Args[0] == Attacked.String() {
				return Attacked
			}
			return Built
		case "anchor-of-a-trade", "page-hacked":
			return Attacked
		case "page-sells-links", "listed-seller":
			return Built
		}
	}
	if isStrong(t.record) && (t.natural || isMention(t.kind)) || t.natural && isMention(t.kind) {
		return Earned
	}
	return Unclear
}

// why is all that was found about a domain, with what kept it from being disavowed.
func (a *Audit) why(t *told, d *Domain) []Reason {
	var out []Reason
	for _, s := range t.signs {
		out = append(out, s.reason)
	}
	switch {
	case t.guard != "" && len(out) > 0:
		out = append(out, say("guarded-"+t.guard))
	case t.gone:
		out = append(out, say("gone"))
	case len(out) > 0 && d.Follow != export.Yes && !t.counts():
		out = append(out, say("not-followed"))
	}
	if t.name.IsIP() && t.step != Keep && d.Example != "" {
		out = append(out, say("no-name"))
	}
	if d.Disavowed {
		out = append(out, say("in-disavow-file"))
	}
	return out
}
