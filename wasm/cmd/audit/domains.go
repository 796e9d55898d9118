package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/audit"
)

// mostRows is how many domains one answer has.
const mostRows = 500

// A list is the domains that a request asked for, as places in the report, in order: whoever scrolls asks for the same again.
type list struct {
	asked  query
	places []int32
}

// A query says which domains, in which order. Empty words ask for all.
type query struct{ advice, kind, show, find, sort, order string }

func (a *auditor) domains(r *request) []byte {
	asked := query{r.advice, r.kind, r.show, strings.ToLower(strings.TrimSpace(r.find)), r.sort, r.order}
	all := a.figures().Domains
	if a.listed.places == nil || a.listed.asked != asked {
		a.listed = list{asked, a.places(all, asked)}
	}
	places := a.listed.places
	b := strconv.AppendInt([]byte(`{"total":`), int64(len(places)), 10)
	b = append(b, `,"domains":[`...)
	from := min(r.from, len(places))
	for i, at := range places[from:min(from+min(r.count, mostRows), len(places))] {
		if i > 0 {
			b = append(b, ',')
		}
		b = a.appendDomain(b, &all[at])
	}
	return append(b, "]}"...)
}

func (a *auditor) domain(r *request) []byte {
	all := a.figures().Domains
	at := slices.IndexFunc(all, func(d audit.Domain) bool { return d.Name == r.name })
	if at < 0 {
		return refuse("the report has no such domain")
	}
	return a.appendDomain(nil, &all[at])
}

func (a *auditor) appendDomain(b []byte, d *audit.Domain) []byte {
	b = append(b, `{"decided":`...)
	if step, ok := a.decided[d.Name]; ok {
		b = append(b, strconv.Quote(step.String())...)
	} else {
		b = append(b, "null"...)
	}
	return append(d.AppendJSON(append(b, `,"domain":`...)), '}')
}

func (a *auditor) places(all []audit.Domain, q query) []int32 {
	places := make([]int32, 0, len(all))
	for i := range all {
		if a.passes(&all[i], q) {
			places = append(places, int32(i))
		}
	}
	if by := orders[q.sort]; by != nil {
		slices.SortStableFunc(places, func(i, j int32) int {
			if q.order == "yes" {
				i, j = j, i
			}
			return by(&all[i], &all[j])
		})
	}
	return places
}

// passes reports whether a domain is asked for.
func (a *auditor) passes(d *audit.Domain, q query) bool {
	_, decided := a.decided[d.Name]
	switch {
	case q.advice != "" && a.step(d).String() != q.advice,
		q.kind != "" && d.Type.String() != q.kind,
		q.show == "decided" && !decided,
		q.show == "guarded" && d.Guard == "",
		q.show == "gone" && !d.Gone:
		return false
	}
	return q.find == "" || has(d, q.find)
}

// has looks for a text, in small letters, in what a domain is known by.
func has(d *audit.Domain, find string) bool {
	for _, s := range []string{d.Name, d.Title, d.Example, d.Target} {
		if strings.Contains(strings.ToLower(s), find) {
			return true
		}
	}
	return slices.ContainsFunc(d.Anchors, func(one audit.Anchor) bool { return strings.Contains(strings.ToLower(one.Text), find) })
}

// orders are by the column's word; the report's own order, by vote, has none. What is not known comes first, so that it is last
// where the highest is first.
var orders = map[string]func(x, y *audit.Domain) int{
	"vote":      func(x, y *audit.Domain) int { return byScore(x.Vote, y.Vote) },
	"name":      func(x, y *audit.Domain) int { return strings.Compare(x.Name, y.Name) },
	"type":      func(x, y *audit.Domain) int { return strings.Compare(x.Type.String(), y.Type.String()) },
	"links":     func(x, y *audit.Domain) int { return cmp.Compare(x.Links, y.Links) },
	"authority": func(x, y *audit.Domain) int { return byScore(x.Authority, y.Authority) },
	"relevance": func(x, y *audit.Domain) int { return byScore(x.Relevance, y.Relevance) },
	"first":     func(x, y *audit.Domain) int { return cmp.Compare(x.First, y.First) },
}

func byScore(x, y audit.Score) int {
	if x.Known != y.Known {
		if y.Known {
			return -1
		}
		return 1
	}
	return cmp.Compare(x.Value, y.Value)
}
