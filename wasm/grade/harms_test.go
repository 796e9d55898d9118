package grade

import (
	"testing"

	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

// TestHarmsAreTheRules holds every set of two categories, ranked and not, against the rules on lists.
func TestHarmsAreTheRules(t *testing.T) {
	some := 0
	for a := trust.Category(1); a <= trust.Confirmed; a <<= 1 {
		for b := a; b <= trust.Confirmed; b <<= 1 {
			for _, more := range []trust.Category{0, trust.Confirmed} {
				for _, authority := range []trust.Authority{0, trust.AuthorityOf(40)} {
					r := trust.Record{Authority: authority, Categories: a | b | more}
					in := &Input{Record: r, Listed: true, Facts: &page.Facts{}}
					fails := listedMalicious.Check(in).Result == Fail || listedKind.Check(in).Result == Fail
					if got := Harms(r); (got != 0) != fails || !r.Categories.Has(got) {
						t.Errorf("Harms(%s, authority %s) = %q; the rules fail it: %v", r.Categories, authority, got, fails)
					}
					if fails {
						some++
					}
				}
			}
		}
	}
	if some == 0 {
		t.Error("the rules fail no name: nothing was compared")
	}
}
