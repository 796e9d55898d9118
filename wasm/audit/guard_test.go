package audit

import (
	"fmt"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// guarded are names that no evidence puts into a disavow file, and why.
var guarded = map[string]string{
	"ourshop.de": guardOwn, "bakery.com": guardOwn, "cityofsmall.gov": guardGovernment, "hmrc.gov.uk": guardGovernment, "army.mil": guardGovernment,
	"town.go.jp": guardGovernment, "data.gouv.fr": guardGovernment, "listed-office.de": guardGovernment, "small.edu": guardEducation, "dept.ac.uk": guardEducation,
	"city.sch.uk": guardEducation, "listed-uni.de": guardEducation, "google.co.jp": guardSearch, "yandex.ru": guardSearch, "wikipedia.org": guardSearch,
	"facebook.com": guardSocial, "x.com": guardSocial, "listed-network.com": guardSocial, "blogspot.com": guardShared, "github.io": guardShared, "amazonaws.com": guardShared,
	"listed-host.com": guardShared, "free.fr": guardShared, "000webhostapp.com": guardShared, "tripod.com": guardShared, "bund.de": guardGovernment, "respected.com": guardTop, "visited.com": guardTop,
	// By the rules of those who hand names out.
	"x.service.gov.uk": guardGovernment, "gov.ro": guardGovernment, "gov.bc.ca": guardGovernment, "small.lg.jp": guardGovernment, "city.kobe.jp": guardGovernment,
	"town.hakone.kanagawa.jp": guardGovernment, "pref.osaka.jp": guardGovernment, "comune.pisa.it": guardGovernment, "provincia.na.it": guardGovernment, "small.muni.il": guardGovernment,
	"small.bel.tr": guardGovernment, "small.desa.id": guardGovernment, "small.kommune.no": guardGovernment, "small.go.kr": guardGovernment, "small.leg.br": guardGovernment,
	"state.mn.us": guardGovernment, "small.lib.wa.us": guardGovernment, "seattle.wa.us": guardShared, "small.fed.us": guardGovernment, "small.gv.at": guardGovernment,
	"small.k12.ca.us": guardEducation, "small.cc.tx.us": guardEducation, "small.hs.kr": guardEducation, "small.ed.jp": guardEducation, "small.vgs.no": guardEducation, "small.ac.th": guardEducation,
}

// TestNamesThatAnybodyMayHave look like an office's or a school's and are under no rule.
func TestNamesThatAnybodyMayHave(t *testing.T) {
	for _, name := range []string{"shop.go.it", "shop.lg.ua", "shop.roma.it", "shop.osaka.jp", "our.school", "shop.edu.eu.org", "gov-shop.com", "city.com", "comune.com", "shop.mi.it", "state.us",
		"gov.github.io", "kommune.de"} {
		if got := officeOf(nameOf(name)); got != "" {
			t.Errorf("%s is guarded as %q; want nothing", name, got)
		}
	}
}

// guardRecords are what lists say of them, the worst included.
var guardRecords = map[string]trust.Record{
	"listed-office.de": {Categories: trust.Government}, "listed-uni.de": {Categories: trust.Education}, "listed-network.com": {Categories: trust.Social},
	"listed-host.com": {Categories: trust.FreeHost}, "respected.com": {Authority: trust.AuthorityOf(topAuthority), Lists: 1},
	"visited.com": {Popularity: topPopularity},
}

type lookupOf map[string]trust.Record

func (lookupOf) Ranked() int { return leastRanked }

func (l lookupOf) Lookup(n domain.Name) (trust.Record, bool) {
	r := l[n.String()]
	r.Categories |= trust.Spam | trust.Scam | trust.LinkSeller | trust.Confirmed // of all names: the worst that lists can say
	return r, true
}

func guardOptions() Options {
	return Options{Site: nameOf("bakery.com"), Own: []domain.Name{nameOf("ourshop.de")}, Lookup: lookupOf(guardRecords), ManualAction: export.Yes}
}

// worst is a row with evidence of four kinds.
func worst(host string, i int) export.Row {
	return linkFrom(fmt.Sprintf("https://%s/wp-content/plugins/x/online-casino-%d.html", host, i), export.Row{Title: "Buy dofollow backlinks cheap",
		Anchor: "online casino", HasAnchor: true, Follow: export.Yes, Target: "https://bakery.com/", Spam: export.Yes, External: 900, First: 20000})
}

func TestGuardedNames(t *testing.T) {
	a := Begin(guardOptions())
	f := a.Open(&export.File{Tool: "ahrefs"})
	for name := range guarded {
		if name != "bakery.com" { // the site itself refers to nobody
			row := worst(name, 1)
			a.Take(f, &row)
		}
	}
	for _, name := range []string{"spam-one.com", "shop.blogspot.com", "facebook.xyz", "google-backlinks.top"} {
		row := worst(name, 1)
		a.Take(f, &row)
	}
	for _, d := range a.Report().Domains {
		if want := guarded[d.Name]; d.Guard != want {
			t.Errorf("%s is guarded as %q; want %q", d.Name, d.Guard, want)
		}
		if want := guarded[d.Name] == ""; (d.Advice == Disavow) != want {
			t.Errorf("%s: %v with %d reasons; disavow want %v", d.Name, d.Advice, len(d.Reasons), want)
		}
	}
}

func TestNamesWithoutEvidenceAreGuarded(t *testing.T) {
	row := export.Row{Host: mustHost("nobody-knows.com"), Name: nameOf("nobody-knows.com"), Links: 3}
	r := auditOf(Options{Site: nameOf("bakery.com")}, "search-console", row)
	if d := r.Domains[0]; d.Guard != guardUnknown || d.Advice != Keep || d.Vote.Known {
		t.Errorf("a bare name: guard %q, %v, vote %v", d.Guard, d.Advice, d.Vote)
	}
}

func mustHost(s string) domain.Host {
	h, err := domain.ParseHost(s)
	if err != nil {
		panic(err)
	}
	return h
}
