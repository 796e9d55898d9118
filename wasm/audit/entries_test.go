package audit

import (
	"testing"
)

func TestEntry(t *testing.T) {
	d := Domain{Name: "xn--mller-kva.de", Reasons: []Reason{say("anchor-of-a-trade", "buy pills", "pharma"), say("listed-harm", "phishing")}}
	e := d.Entry(1764201600) // 2025-11-27
	want := "Linkgrade, 2025-11-27: The anchor “…” sells what the site does not (…); Independent lists agree that the site does harm (…)"
	if e.Domain.String() != d.Name || e.Page != "" || e.Why != want {
		t.Errorf("Entry = %s, %q, %q; want %s, no page, %q", e.Domain, e.Page, e.Why, d.Name, want)
	}
	if e := (&Domain{Name: "a.example"}).Entry(0); e.Why != "Linkgrade, 1970-01-01" {
		t.Errorf("without reasons: %q", e.Why)
	}
	if e := (&Domain{Name: "not a name"}).Entry(0); !e.Domain.IsZero() {
		t.Errorf("of no name: %+v", e)
	}
}
