package audit

import (
	"fmt"
	"math"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// voteOf is the vote of the only domain of some rows.
func voteOf(o Options, rows ...export.Row) Score {
	o.Site = nameOf("bakery.com")
	return auditOf(o, "ahrefs", rows...).Domains[0].Vote
}

type rated int

func (rated) Ranked() int { return leastRanked }

func (v rated) Lookup(domain.Name) (trust.Record, bool) {
	return trust.Record{Authority: trust.AuthorityOf(int(v)), Lists: 1}, true
}

func TestVoteOrder(t *testing.T) {
	best := plain("one.com")
	best.Kind, best.Place, best.External = export.Text, export.Content, 1
	with := func(change func(*export.Row)) export.Row {
		r := best
		change(&r)
		return r
	}
	full := voteOf(Options{Lookup: rated(fullAuthority)}, best)
	if math.Abs(full.Value-1) > 1e-6 {
		t.Errorf("a followed link in the text of a respected site is %v votes; want 1", full)
	}
	for _, c := range []struct {
		name string
		o    Options
		row  export.Row
	}{
		{"nofollow", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Follow = export.No })},
		{"sponsored", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Sponsored = export.Yes })},
		{"footer", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Place = export.Footer })},
		{"comment", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Place = export.Comment })},
		{"image", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Kind = export.Image })},
		{"mention", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.Kind = export.Mention })},
		{"one of a hundred links", Options{Lookup: rated(70)}, with(func(r *export.Row) { r.External = 100 })},
		{"less authority", Options{Lookup: rated(35)}, best},
		{"no authority known", Options{Lookup: lookupOf{}}, best},
		{"a tool's rank alone", Options{}, with(func(r *export.Row) { r.Rank = export.RankOf(100) })},
		{"harm", Options{Lookup: listed(trust.LinkSeller)}, best},
	} {
		if v := voteOf(c.o, c.row); !v.Known || v.Value >= 0.75 {
			t.Errorf("%s: vote %v; want known and far under 1", c.name, v)
		}
	}
	if v := voteOf(Options{}, linkFrom("https://one.com/", export.Row{})); v.Known {
		t.Errorf("a page of which nothing is told has vote %v; want unknown", v)
	}
}

func TestManyLinksOfOneDomainAddLittle(t *testing.T) {
	var rows []export.Row
	for i := range 500 {
		rows = append(rows, linkFrom(fmt.Sprintf("https://one.com/blog/%d", i), export.Row{Follow: export.Yes, Target: "https://bakery.com/"}))
	}
	one, many := voteOf(Options{Lookup: rated(30)}, rows[0]), voteOf(Options{Lookup: rated(30)}, rows...)
	if many.Value <= one.Value || many.Value > 1.41*one.Value {
		t.Errorf("500 pages of a domain are %v votes, one %v; want up to four tenths more", many, one)
	}
	r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows...)
	if !r.Domains[0].Sitewide || r.Counts.Sitewide != 1 || r.Counts.Pages != 500 {
		t.Errorf("counts %+v; want one domain that links from all pages", r.Counts)
	}
}

func TestEffectiveVotes(t *testing.T) {
	var rows []export.Row
	for i := range 40 {
		rows = append(rows, plain(fmt.Sprintf("even-%d.com", i)))
	}
	v := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows...).Votes
	if math.Abs(v.Shannon-40) > 1e-6 || math.Abs(v.InverseHHI-40) > 1e-6 || math.Abs(v.TopShare.Value-5.0/40) > 1e-6 {
		t.Errorf("40 equal votes: %+v; want 40 effective ones", v)
	}
	n := 0
	for _, b := range v.Distribution {
		n += b.Domains
	}
	if len(v.Distribution) != 10 || n != 40 {
		t.Errorf("bins %v; want ten with 40 domains", v.Distribution)
	}
	if votesOf(nil).TopShare.Known {
		t.Error("the share of nothing is known")
	}
}

func TestElsewhereAndOwnLinks(t *testing.T) {
	r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", plain("one.com"), linkFrom("https://two.com/", export.Row{Target: "https://butcher.com/"}),
		linkFrom("https://www.bakery.com/", export.Row{Target: "https://bakery.com/"}), export.Row{Host: mustHost("co.uk")})
	if f := r.Files[0]; r.Counts.Domains != 1 || f.Elsewhere != 2 || f.Aside != 1 || f.Rows != 4 {
		t.Errorf("%d domains, file %+v; want one domain, two rows elsewhere, one aside", r.Counts.Domains, f)
	}
}

func TestRivals(t *testing.T) {
	a := Begin(Options{Site: nameOf("bakery.com"), Lookup: rated(30)})
	f := a.Open(&export.File{Tool: "ahrefs"})
	row := plain("both.com")
	a.Take(f, &row)
	for _, c := range []struct{ site, host string }{{"rival.com", "both.com"}, {"rival.com", "gap.com"}, {"other.com", "gap.com"}, {"other.com", "alone.com"}} {
		r := plain(c.host)
		a.TakeRival(nameOf(c.site), &r)
	}
	got := a.Report().Rivals
	if len(got) != 2 || got[0].Domain != "gap.com" || len(got[0].Sites) != 2 || got[1].Domain != "alone.com" || !got[0].Vote.Known {
		t.Errorf("rivals' sources: %+v; want gap.com of two, then alone.com", got)
	}
}
