package audit

import (
	"fmt"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// heard collects the reasons of reports.
type heard map[string]bool

func (h heard) listen(all ...Reason) {
	for _, r := range all {
		h[r.ID] = true
	}
}

func (h heard) hear(r *Report) *Report {
	h.listen(r.Look.Reasons...)
	h.listen(r.Advice.Reasons...)
	h.listen(r.Advice.Warnings...)
	for _, b := range r.Flow.Bursts {
		h.listen(b.Reasons...)
	}
	for i := range r.Domains {
		h.listen(r.Domains[i].Reasons...)
	}
	return r
}

func (h heard) compare(before, after *Report) {
	c := Compare(before, after)
	h.listen(c.Reasons...)
	for _, list := range [][]Change{c.New, c.Lost, c.Regained, c.Changed} {
		for _, d := range list {
			h.listen(d.Reasons...)
		}
	}
}

// TestEveryReasonIsSaid walks what may be said: a sentence that no rows bring about is one too many to translate.
func TestEveryReasonIsSaid(t *testing.T) {
	h := heard{}
	for _, k := range simulated.Kinds {
		for seed := range uint64(3) {
			h.hear(reportOf(k.Draw(&simulated.Dev, seed+40)))
		}
	}
	for seed := uint64(0); seed < 60 && !h["came-in-built-bursts"]; seed++ {
		h.hear(reportOf(simulated.Dev.Paid(seed)))
	}
	h.hearEvidence()
	h.hearWorth()
	h.hearFiles()
	h.hearChanges()
	h.listen(leftOut(&Audit{beyond: map[domain.Name]bool{nameOf("one.com"): true}})...)
	for _, r := range Reasons() {
		if !h[r.ID] {
			t.Errorf("nothing here brings %q about: %s", r.ID, r.Text)
		}
	}
}

// leftOut are the warnings of an audit that left names out.
func leftOut(a *Audit) []Reason { return a.flowWarnings(&Report{}, nil) }

func (h heard) hearEvidence() {
	o := Options{Site: nameOf("bakery.com"), Lookup: listed(trust.Scam | trust.LinkSeller | trust.ContentFarm | trust.Confirmed),
		Disavowed: func(domain.Host, string) bool { return true }}
	same := func(r *export.Row, i int) {
		r.Title, r.Anchor, r.Address = "Buy dofollow backlinks here", "buy bread online", fmt.Sprint("91.200.7.", i)
	}
	for _, change := range []func(*export.Row, int){
		same,
		func(r *export.Row, i int) { same(r, i); r.Anchor = "Bakery" },
		func(r *export.Row, i int) { same(r, i); r.Title = "" },
		func(r *export.Row, i int) { same(r, i); r.Title, r.Address = "The ten best bakers", "" },
		func(r *export.Row, i int) { *r = worst(fmt.Sprintf("seo-%d.xyz", i), i); r.Follow = export.No },
		func(r *export.Row, i int) { r.IsLost, r.Lost, r.Title = export.Yes, 20100, "Payday loans" },
	} {
		h.hear(auditOf(o, "ahrefs", alikeRows(12, change)...))
	}
	o.Lookup = lookupOf{}
	h.hear(auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(0)}, "ahrefs", plain("quiet.top")))
	a := Begin(guardOptions())
	f := a.Open(&export.File{Tool: "ahrefs"})
	for name := range guarded {
		row := worst(name, 1)
		a.Take(f, &row)
	}
	h.hear(a.Report())
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", worst("192.0.2.7", 1)))
	bare := export.Row{Host: mustHost("bare.com"), Name: nameOf("bare.com"), Spam: export.Yes}
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", bare))
}

func (h heard) hearWorth() {
	for _, junk := range []int{0, 3, 60} {
		for action := export.Unknown; action <= export.Yes; action++ {
			for bought := export.Unknown; bought <= export.Yes; bought++ {
				rows := alikeRows(60, func(r *export.Row, i int) { r.Title = fmt.Sprint("Note ", i) })
				for i := range junk {
					rows = append(rows, worst(fmt.Sprintf("junk-%d.com", i), i))
				}
				h.hear(auditOf(Options{Site: nameOf("bakery.com"), ManualAction: action, Bought: bought}, "ahrefs", rows...))
			}
		}
	}
}

func (h heard) hearFiles() {
	a := Begin(Options{Site: nameOf("bakery.com")})
	sample, other := a.Open(&export.File{Name: "links.csv", Tool: "search-console", IsSample: true}), a.Open(&export.File{Name: "other.csv", Tool: "moz"})
	row, away, nameless := plain("one.com"), plain("two.com"), export.Row{Host: mustHost("co.uk")}
	away.Target = "https://butcher.com/"
	a.Take(sample, &row)
	a.Take(sample, &nameless)
	a.Take(other, &away)
	h.hear(a.Report())
	rows := weekly("a", append([]int{120, 40}, append(even(40, 3), make([]int, 20)...)...)...)
	for i := range rows {
		rows[i].Last, rows[i].IsLost = mondayOf(2661), export.No
		if i%3 > 0 {
			rows[i].IsLost, rows[i].Lost = export.Yes, mondayOf(2660)
		}
	}
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows...))
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", 1, 2, 1)...))
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", append(even(60, 5), append(make([]int, 95), even(8, 1)...)...)...)...))
	h.hear(auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", weekly("a", append(append([]int{1}, make([]int, 40)...), 1)...)...))
}

func (h heard) hearChanges() {
	strong := Options{Site: nameOf("bakery.com"), Lookup: rated(70), At: 20500 * 86400}
	good := plain("one.com")
	good.Place, good.Kind, good.First, good.External = export.Content, export.Text, 20000, 1
	before := auditOf(strong, "ahrefs", good, seenBy("two.com", 20000), seenBy("four.com", 20000))
	faint, gone, young, more := good, seenBy("two.com", 20000), seenBy("three.com", 20600), seenBy("five.com", 20000)
	faint.Anchor, faint.Follow, faint.Title, gone.IsLost = "another", export.No, "Buy dofollow backlinks", export.Yes
	h.compare(before, auditOf(strong, "ahrefs", faint, gone, young, more))
	h.compare(before, auditOf(strong, "ahrefs", young))
	h.compare(before, auditOf(strong, "moz", young))
	quiet, loud := simulated.Dev.Steady(77), simulated.Dev.Attacked(77)
	quiet.At = int64(loud.Burst.From) * 86400
	h.compare(reportOf(quiet), reportOf(loud))
}
