package audit

import (
	"fmt"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// plain is a row that nothing speaks against.
func plain(host string) export.Row {
	return linkFrom("https://"+host+"/blog/a-day-at-the-bakery/", export.Row{Title: "A day at the bakery", Anchor: "Bakery", HasAnchor: true, Follow: export.Yes,
		Target: "https://bakery.com/", External: 10})
}

// alike are so many rows of names of a kind, each changed by change.
func alikeRows(n int, change func(r *export.Row, i int)) []export.Row {
	var rows []export.Row
	for i := range n {
		r := plain(fmt.Sprintf("net-%d.com", i))
		change(&r, i)
		rows = append(rows, r)
	}
	return rows
}

func TestEvidence(t *testing.T) {
	lists := func(c trust.Category) Lookup { return listed(c) }
	page := func(address string) func(*export.Row, int) {
		return func(r *export.Row, i int) { *r = linkFrom("https://"+r.Host.String()+address, *r) }
	}
	for _, c := range []struct {
		reason string
		found  bool
		o      Options
		n      int
		change func(*export.Row, int)
	}{
		{"listed-harm", true, Options{Lookup: lists(trust.Scam | trust.Confirmed)}, 1, nil},
		{"listed-harm", false, Options{Lookup: lists(trust.Scam)}, 1, nil},
		{"listed-harm", false, Options{Lookup: lists(trust.Gambling | trust.Confirmed)}, 1, nil},
		{"listed-seller", true, Options{Lookup: lists(trust.LinkSeller)}, 1, nil},
		{"listed-farm", true, Options{Lookup: lists(trust.ContentFarm)}, 1, nil},
		{"page-sells-links", true, Options{}, 1, func(r *export.Row, i int) { r.Title = "Buy Dofollow Backlinks - cheap" }},
		{"page-sells-links", true, Options{}, 1, func(r *export.Row, i int) { r.Title = "Guest Post packages and pricing" }},
		{"page-sells-links", false, Options{}, 1, func(r *export.Row, i int) { r.Title = "What a guest post is" }},
		{"page-hacked", true, Options{}, 1, page("/wp-content/plugins/old/cheap.html")},
		{"page-hacked", true, Options{}, 1, page("/wp-includes/css/?p=casino")},
		{"page-hacked", false, Options{}, 1, page("/wp-content/uploads/report.pdf")},
		{"page-hacked", false, Options{}, 1, page("/cgi-bin/board?thread=12")},
		{"page-hacked", true, Options{}, 1, page("/cgi-bin/cheap-shoes.html")},
		{"page-of-a-trade", true, Options{}, 1, page("/online-casino-bonus/")},
		{"page-of-a-trade", true, Options{}, 1, func(r *export.Row, i int) { r.Title = "Slot gacor hari ini" }},
		{"page-of-a-trade", false, Options{Site: nameOf("grandcasino.com")}, 1, func(r *export.Row, i int) { r.Title, r.Target = "The best online casino", "" }},
		{"anchor-of-a-trade", true, Options{}, 1, func(r *export.Row, i int) { r.Anchor = "buy viagra online" }},
		{"anchor-of-a-trade", true, Options{}, 1, func(r *export.Row, i int) { r.Anchor = "казино онлайн" }},
		{"anchor-of-a-trade", false, Options{Profile: &topic.Profile{Keywords: []string{"online casino"}}}, 1, func(r *export.Row, i int) { r.Anchor = "online casino" }},
		{"anchor-of-a-trade", false, Options{}, 1, func(r *export.Row, i int) { r.Anchor = "best crypto to buy" }},
		{"anchor-of-a-trade", false, Options{}, 8, func(r *export.Row, i int) { r.Anchor = "online casino" }},                    // all call it so
		{"anchor-of-a-trade", false, Options{Lookup: respected{}}, 8, func(r *export.Row, i int) { r.Anchor = "online casino" }}, // and are respected
		{"anchor-of-a-trade", true, Options{Profile: &topic.Profile{Keywords: []string{"bread"}}}, 8, func(r *export.Row, i int) { r.Anchor = "online casino" }},
		{"network-title-anchor", true, Options{Lookup: lists(0)}, 6, func(r *export.Row, i int) {
			r.Title, r.Anchor = "The ten best bakers of the town", "best bakers of the town"
		}},
		{"network-title-anchor", false, Options{Lookup: scant{}}, 6, func(r *export.Row, i int) { // data that leave nearly everybody out
			r.Title, r.Anchor = "The ten best bakers of the town", "best bakers of the town"
		}},
		{"network-title-anchor", true, Options{Lookup: scant{}}, 6, func(r *export.Row, i int) { // and the tool knows them
			r.Title, r.Anchor, r.Rank = "The ten best bakers of the town", "best bakers of the town", export.RankOf(2)
		}},
		{"network-title-anchor", false, Options{Lookup: lists(0)}, 4, func(r *export.Row, i int) {
			r.Title, r.Anchor = "The ten best bakers of the town", "best bakers of the town"
		}},
		{"network-title-anchor", false, Options{}, 6, func(r *export.Row, i int) { r.Title = "Bakery wins a prize, says the jury" }}, // a release, with the name
		{"network-title-anchor", false, Options{Lookup: respected{}}, 6, func(r *export.Row, i int) {
			r.Title, r.Anchor = "The ten best bakers of the town", "best bakers of the town"
		}},
		{"network-title-address", true, Options{Lookup: lists(0)}, 6, func(r *export.Row, i int) { r.Address = fmt.Sprint("91.200.7.", i) }},
		{"network-title-address", false, Options{}, 6, func(r *export.Row, i int) { r.Address = fmt.Sprint("104.16.7.", i) }}, // Cloudflare's
		{"network-anchor-address", true, Options{Lookup: lists(0)}, 6, func(r *export.Row, i int) {
			r.Title, r.Anchor, r.Address = "", "fresh bread delivered", fmt.Sprint("91.200.7.", i)
		}},
		{"anchor-repeated", true, Options{}, 6, func(r *export.Row, i int) { r.Title, r.Anchor = fmt.Sprint("Note ", i), "buy bread online" }},
		{"anchor-repeated", false, Options{}, 6, func(r *export.Row, i int) { r.Title = fmt.Sprint("Note ", i) }},
		{"tool-calls-spam", true, Options{}, 1, func(r *export.Row, i int) { r.Spam = export.Yes }},
		{"page-many-links", true, Options{}, 1, func(r *export.Row, i int) { r.External = 900 }},
		{"page-many-links", false, Options{}, 1, func(r *export.Row, i int) { r.External = 0 }},
		{"name-of-a-seller", true, Options{}, 1, func(r *export.Row, i int) { *r = plain("seobacklinks.xyz") }},
		{"name-of-a-seller", false, Options{}, 1, func(r *export.Row, i int) { *r = plain("seoul.com") }},
		{"unrated-cheap-suffix", true, Options{Lookup: lists(0)}, 1, func(r *export.Row, i int) { *r = plain("quiet.top") }},
		{"unrated-cheap-suffix", false, Options{Lookup: scant{}}, 1, func(r *export.Row, i int) { *r = plain("quiet.top") }},
		{"unrated-cheap-suffix", false, Options{}, 1, func(r *export.Row, i int) { *r = plain("quiet.top") }},
	} {
		if c.o.Site.IsZero() {
			c.o.Site = nameOf("bakery.com")
		}
		if c.change == nil {
			c.change = func(*export.Row, int) {}
		}
		r := auditOf(c.o, "ahrefs", alikeRows(c.n, c.change)...)
		if got := says(r.Domains[0].Reasons, c.reason); got != c.found {
			t.Errorf("%s: found %t, want %t, among %v", c.reason, got, c.found, r.Domains[0].Reasons)
		}
	}
}

// listed says the same of every name; respected is that all are; scant are data as small as a starter edition.
type (
	listed    trust.Category
	respected struct{}
	scant     struct{}
)

func (scant) Lookup(domain.Name) (trust.Record, bool) { return trust.Record{}, false }

func (scant) Ranked() int { return leastRanked - 1 }

func TestWeakEvidenceDisavowsNothing(t *testing.T) {
	r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(trust.ContentFarm | trust.Spam), ManualAction: export.Yes, Bought: export.Yes}, "ahrefs",
		alikeRows(20, func(r *export.Row, i int) {
			*r = plain(fmt.Sprintf("seo-%d.xyz", i))
			r.Title, r.Anchor, r.Spam, r.External, r.Rank = fmt.Sprint("Note ", i), "buy bread online", export.Yes, 2000, export.RankOf(0)
		})...)
	if r.Advice.Remove != 0 || r.Advice.Check != 20 || r.Advice.Disavow != Optional {
		t.Errorf("all weak evidence at once: %+v; want 20 to check, none to disavow", r.Advice)
	}
}

func TestOneFamilyDisavowsNothing(t *testing.T) {
	r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(trust.Scam | trust.LinkSeller | trust.Confirmed)}, "ahrefs", plain("one.com"))
	if d := r.Domains[0]; d.Advice != Check || len(d.Reasons) < 2 {
		t.Errorf("two pieces from lists: %v with %v; want to check", d.Advice, d.Reasons)
	}
}

func TestWorth(t *testing.T) {
	junk := func(n int) []export.Row {
		rows := alikeRows(60, func(r *export.Row, i int) { r.Title = fmt.Sprint("Note ", i) })
		for i := range n {
			rows = append(rows, worst(fmt.Sprintf("junk-%d.com", i), i))
		}
		return rows
	}
	for _, c := range []struct {
		name           string
		junk           int
		action, bought export.Known
		want           Worth
		reason         string
	}{
		{"nothing", 0, export.Unknown, export.Unknown, Pointless, "nothing-to-disavow"},
		{"scattered junk", 3, export.No, export.No, Pointless, "no-manual-action"},
		{"nobody asked", 3, export.Unknown, export.Unknown, Pointless, "look-for-manual-action"},
		{"a manual action", 3, export.Yes, export.Unknown, Needed, "manual-action"},
		{"a manual action without evidence", 0, export.Yes, export.Unknown, Optional, "nothing-strong-found"},
		{"bought", 3, export.No, export.Yes, Needed, "bought-links"},
		{"half of all", 60, export.No, export.No, Optional, "very-strong-pattern"},
	} {
		r := auditOf(Options{Site: nameOf("bakery.com"), ManualAction: c.action, Bought: c.bought}, "ahrefs", junk(c.junk)...)
		if r.Advice.Disavow != c.want || !says(r.Advice.Reasons, c.reason) || r.Advice.Remove != c.junk {
			t.Errorf("%s: %v, %d to disavow, %v; want %v for %s", c.name, r.Advice.Disavow, r.Advice.Remove, r.Advice.Reasons, c.want, c.reason)
		}
	}
}

func TestNotFollowedIsNotDisavowed(t *testing.T) {
	row := worst("junk.com", 1)
	row.Follow = export.No
	r := auditOf(Options{Site: nameOf("bakery.com"), ManualAction: export.Yes}, "ahrefs", row)
	if d := r.Domains[0]; d.Advice == Disavow || !says(d.Reasons, "not-followed") {
		t.Errorf("%v, %v", d.Advice, d.Reasons)
	}
}

func (listed) Ranked() int { return leastRanked }

func (respected) Ranked() int { return leastRanked }

func (l listed) Lookup(domain.Name) (trust.Record, bool) {
	return trust.Record{Categories: trust.Category(l)}, l != 0
}

func (respected) Lookup(domain.Name) (trust.Record, bool) {
	return trust.Record{Authority: trust.AuthorityOf(50), Lists: 2}, true
}

// One story that small stations take over has one title, one anchor and one day by its nature: none of it is junk.
func TestStoryTakenOverIsNotDisavowed(t *testing.T) {
	rows := alikeRows(60, func(r *export.Row, i int) { r.Title, r.First = fmt.Sprint("Note ", i), export.Day(18_000+7*i) })
	rows = append(rows, alikeRows(40, func(r *export.Row, i int) {
		*r = linkFrom(fmt.Sprintf("https://station-%d.com/news/national/how-bread-prices-changed-in-every-state/", i), *r)
		r.Title, r.Anchor, r.First = fmt.Sprint("How bread prices changed in every state | Radio ", i), "an analysis of bread prices", export.Day(18_350+i%6)
	})...)
	r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(0)}, "ahrefs", rows...)
	if len(r.Flow.Bursts) == 0 || r.Advice.Remove != 0 || r.Advice.Check != 40 {
		t.Errorf("%d bursts, %+v; want one, and 40 to check", len(r.Flow.Bursts), r.Advice)
	}
}

// Of those who share a title and an anchor only those are called unrated who are.
func TestNetworkCountsTheUnratedAlone(t *testing.T) {
	r := auditOf(Options{Site: nameOf("bakery.com"), Lookup: oneRated{}}, "ahrefs", alikeRows(6, func(r *export.Row, i int) {
		r.Title, r.Anchor = "The ten best bakers of the town", "best bakers of the town"
	})...)
	for _, d := range r.Domains {
		for _, reason := range d.Reasons {
			if reason.ID == "network-title-anchor" && reason.Args[0] != "5" {
				t.Errorf("%s: %s; want 5", d.Name, reason.Text)
			}
		}
	}
	if !says(r.Domains[0].Reasons, "network-title-anchor") && !says(r.Domains[5].Reasons, "network-title-anchor") {
		t.Error("no network was found")
	}
}

// oneRated respects one of the names.
type oneRated struct{}

func (oneRated) Ranked() int { return leastRanked }

func (oneRated) Lookup(n domain.Name) (trust.Record, bool) {
	if n.String() == "net-0.com" {
		return respected{}.Lookup(n)
	}
	return trust.Record{}, false
}
