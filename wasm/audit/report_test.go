package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/domain"
)

func nameOf(s string) domain.Name {
	n, err := domain.ParseName(s)
	if err != nil {
		panic(err)
	}
	return n
}

// linkFrom is a row of a page, its referring domain filled in.
func linkFrom(page string, r export.Row) export.Row {
	a, err := domain.ParseAddress(page)
	if err != nil {
		panic(err)
	}
	r.Page, r.Host, r.Name, r.Links = page, a.Host, a.Name(), max(1, r.Links)
	return r
}

// auditOf takes rows as one file of a tool.
func auditOf(o Options, tool string, rows ...export.Row) *Report {
	a := Begin(o)
	f := a.Open(&export.File{Name: tool + ".csv", Tool: tool})
	for i := range rows {
		a.Take(f, &rows[i])
	}
	return a.Report()
}

// optionsOf are how a simulated profile is audited.
func optionsOf(p *simulated.Profile) Options {
	o := Options{Site: p.Site, Profile: p.About, At: p.At}
	if p.Records != nil {
		o.Lookup = p
	}
	return o
}

func reportOf(p simulated.Profile) *Report { return auditOf(optionsOf(&p), "ahrefs", p.Rows...) }

func TestReportIsReadBack(t *testing.T) {
	for _, p := range []simulated.Profile{simulated.Dev.Steady(1), simulated.Dev.Attacked(2), {}} {
		r := reportOf(p)
		written := r.AppendJSON(nil)
		back, err := DecodeReport(written)
		if err != nil {
			t.Fatal(err)
		}
		if again := back.AppendJSON(nil); string(again) != string(written) {
			t.Errorf("a report of %d domains is another when it was read back", len(r.Domains))
		}
	}
}

func TestNoReport(t *testing.T) {
	for _, src := range []string{"", "{}", `{"version":2}`, `{"version":1,"counts":{"links":1.5}}`, `{"version":1,"look":{"verdict":"fine"}}`,
		`{"version":1,"domains":[{"first":"2026-02-30"}]}`, `{"version":1} x`} {
		if _, err := DecodeReport([]byte(src)); !errors.Is(err, ErrReport) {
			t.Errorf("DecodeReport(%s) = %v; want ErrReport", src, err)
		}
	}
	long := `{"version":1,"domains":[` + strings.Repeat("{},", maxListed) + `{}]}`
	if _, err := DecodeReport([]byte(long)); !errors.Is(err, ErrReport) {
		t.Errorf("a list that is longer than a report's: %v", err)
	}
	if _, err := DecodeReport([]byte(`{"version":1,"later":{"more":[1,2]}}`)); err != nil {
		t.Errorf("a key of a later version: %v", err)
	}
}

func TestReasonsHavePlaces(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Reasons() {
		if seen[r.ID] || r.ID != strings.ToLower(r.ID) || strings.ContainsAny(r.ID, " _") {
			t.Errorf("reason %q is there twice, or is no word", r.ID)
		}
		seen[r.ID] = true
		var args []string
		for range strings.Count(r.Text, "#") {
			args = append(args, "x")
		}
		if said := say(r.ID, args...); strings.Contains(said.Text, "#") {
			t.Errorf("%s says %q", r.ID, said.Text)
		}
	}
	for at, l := range leanings {
		if !seen[l.reason] && trait(at) != few {
			t.Errorf("no reason %q", l.reason)
		}
	}
	for _, g := range Guards() {
		if !seen["guarded-"+g] {
			t.Errorf("no reason for guard %q", g)
		}
	}
}

// A few that tell are few: ten followed links are chance, and a handful of entries is how an honest small site begins.
func TestFewDomainsAreNotSurelyBuilt(t *testing.T) {
	few := func(n int) Look {
		return auditOf(Options{Site: nameOf("bakery.com"), Lookup: listed(0)}, "ahrefs", alikeRows(n, func(r *export.Row, i int) {
			*r = linkFrom(fmt.Sprintf("https://town-%d.com/directory/bakery", i), *r)
			r.Title, r.First = fmt.Sprint("Business directory ", i), export.Day(18_000+30*i)
		})...).Look
	}
	if l := few(12); l.Verdict == Built && l.Confidence >= 0.5 || says(l.Reasons, "nearly-all-followed") {
		t.Errorf("12 entries in directories: %v, %.2f, %v; want less than half sure, and nothing of followed links", l.Verdict, l.Confidence, l.Reasons)
	}
	if l := few(60); l.Verdict != Built || l.Confidence < 0.7 {
		t.Errorf("60 entries in directories: %v, %.2f", l.Verdict, l.Confidence)
	}
}

// Of no link nothing is said, least of all that none is worth disavowing; and whose vote is unknown counts with no prior.
func TestNothingKnownIsNotSaid(t *testing.T) {
	row := plain("one.com")
	row.Target = "https://other.com/"
	o := Options{Site: nameOf("bakery.com"), Lookup: listed(0), ManualAction: export.Yes}
	if r := auditOf(o, "ahrefs", row); len(r.Advice.Reasons) != 1 || !says(r.Advice.Reasons, "too-few-domains") || !says(r.Advice.Warnings, "leads-elsewhere") {
		t.Errorf("another site's export: %v, %v", r.Advice.Reasons, r.Advice.Warnings)
	}
	r := auditOf(o, "search-console", linkFrom("https://one.com/a", export.Row{}))
	if r.Votes.Domains != 0 || says(r.Advice.Warnings, "unrated-prior") {
		t.Errorf("%d with a vote, %v; want none, and nothing of a prior", r.Votes.Domains, r.Advice.Warnings)
	}
}

func says(all []Reason, id string) bool {
	return slices.ContainsFunc(all, func(r Reason) bool { return r.ID == id })
}
