package audit

import (
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/audit/disavow"
)

func TestEntry(t *testing.T) {
	d := Domain{Name: "xn--mller-kva.de", Reasons: []Reason{say("anchor-of-a-trade", "buy pills", "pharma"), say("listed-harm", "phishing")}}
	e := d.Entry(1764201600) // 2025-11-27
	want := "Linkgrade, 2025-11-27: The anchor “…” sells what the site does not (…); Independent lists agree that the site does harm (…)"
	if e.Domain.String() != d.Name || e.Page != "" || e.Why != want {
		t.Errorf("Entry = %s, %q, %q; want %s, no page, %q", e.Domain, e.Page, e.Why, d.Name, want)
	}
	if e := (&Domain{Name: "192.0.2.7", Example: "http://192.0.2.7/x"}).Entry(0); e.Page != "http://192.0.2.7/x" {
		t.Errorf("of an IP address: %+v; want its page", e)
	}
	if e := (&Domain{Name: "a.example"}).Entry(0); e.Why != "Linkgrade, 1970-01-01" {
		t.Errorf("without reasons: %q", e.Why)
	}
	if e := (&Domain{Name: "not a name"}).Entry(0); !e.Domain.IsZero() {
		t.Errorf("of no name: %+v", e)
	}
}

func TestEntries(t *testing.T) {
	r := &Report{At: 1764201600, Domains: []Domain{{Name: "junk.example", Advice: Disavow}, {Name: "office.gov", Advice: Keep, Guard: guardGovernment}, {Name: "gone.example", Gone: true},
		{Name: "small.example", Advice: Check}}}
	for _, c := range []struct {
		title string
		step  func(*Domain) Step
		want  []string
	}{
		{"by the advice", nil, []string{"junk.example"}},
		{"all that its owner says, but what is guarded or gone", func(*Domain) Step { return Disavow }, []string{"junk.example", "small.example"}},
		{"what its owner keeps", func(*Domain) Step { return Keep }, nil},
	} {
		var got []string
		for _, e := range r.Entries(c.step) {
			got = append(got, e.Domain.String())
			if e.Why != "Linkgrade, 2025-11-27" {
				t.Errorf("%s: the comment is %q", c.title, e.Why)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v; want %v", c.title, got, c.want)
		}
	}
}

// A site without a name is disavowed page by page, and is told so.
func TestAddressesAreDisavowedByPage(t *testing.T) {
	r := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", worst("192.0.2.7", 1), worst("junk.xyz", 2))
	all := r.Entries(nil)
	text := string((&disavow.File{}).Add(all...).AppendText(nil))
	if !strings.Contains(text, "\nhttps://192.0.2.7/wp-content/plugins/x/online-casino-1.html\n") || !strings.Contains(text, "\ndomain:junk.xyz\n") || strings.Contains(text, "domain:192") {
		t.Errorf("the file is %s", text)
	}
	for _, d := range r.Domains {
		if says(d.Reasons, "no-name") != (d.Name == "192.0.2.7") {
			t.Errorf("of %s is said %v", d.Name, d.Reasons)
		}
	}
}
