package site

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
)

// randomRecipe is a site of some kind with what sites of that kind may have, drawn by a seed.
func randomRecipe(seed uint64) recipe {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	some := func(n int) []string {
		at := r.IntN(len(everything))
		return append(append([]string(nil), everything[at:]...), everything[:at]...)[:n]
	}
	out := recipe{name: fmt.Sprintf("random %d", seed), language: pick("en", "de", "es", "pl", "ja"), posts: 5 + r.IntN(9),
		list: pick("rss", "atom", "json", "sitemap", "packed", "home"), calledAs: pick("Kettle & Vine", "Oak Lane", "Fieldnotes", "Blue Door", "Halfway House"), isHeld: seed%2 == 1}
	switch out.want = Kind(1 + r.IntN(int(kindEnd)-1)); out.want {
	case Farm:
		out.topics, out.authors, out.placed, out.daysApart = some(4+r.IntN(5)), pick("turnover", "turnover", "admin"), 0.5+r.Float64()/2, 1+r.IntN(3)
		out.house, out.cites, out.pattern = pick("contact write", "about contact write", "contact write price", "about contact editorial", ""), r.IntN(2), r.IntN(2) == 0
	case Magazine:
		out.topics, out.authors, out.daysApart, out.cites = some(1+r.IntN(8)), pick("regulars", "turnover"), 3+r.IntN(10), 1+r.IntN(3)
		out.house, out.affiliate, out.bought, out.small = pick("about contact editorial", "about contact", "about contact editorial write"), r.Float64()/2, r.Float64()/4, r.IntN(2) == 0
	case Company:
		out.topics, out.authors, out.daysApart, out.cites = some(1+r.IntN(3)), pick("regulars", "turnover", "one", "admin"), 5+r.IntN(20), r.IntN(3)
		out.house, out.guests, out.friends = pick("about contact sells", "contact sells", "about contact sells write"), r.Float64()/2, r.Float64()
	case Personal:
		out.topics, out.authors, out.daysApart, out.cites = some(1+r.IntN(8)), "one", 4+r.IntN(30), r.IntN(3)
		out.house, out.friends, out.placed, out.affiliate = pick("me contact", "me", "contact", "about", ""), r.Float64()/2, float64(r.IntN(2))*0.15, r.Float64()/3
	case News:
		out.topics, out.authors, out.cites, out.bought = some(5+r.IntN(4)), pick("regulars", "turnover"), r.IntN(3), r.Float64()/4
		out.house, out.calledAs = pick("about contact editorial", "about contact", "contact"), newsName(out.language)
	case Unknown, kindEnd:
	}
	return out
}

// randomSites is how many are drawn.
const randomSites = 200

// No random site is called a farm that is none, nor a farm something else; of a few too little may be known, and other kinds may be
// taken for each other. Odd seeds were held out.
func TestRandomSites(t *testing.T) {
	var right, unsure, all [2]int
	step := uint64(1)
	if testing.Short() || runtime.GOARCH == "wasm" {
		step = 5 // which leaves both halves their share
	}
	for seed := uint64(0); seed < randomSites; seed += step {
		r := randomRecipe(seed)
		_, v := survey(t, build(t, r))
		all[seed%2]++
		switch {
		case v.Kind == r.want:
			right[seed%2]++
		case (v.Kind == Farm) != (r.want == Farm) && v.Kind != Unknown:
			t.Errorf("%s %q: %v %.2f; want %v\n%+v\n%s", r.language, r.name, v.Kind, v.Confidence, r.want, r, told(v))
		case v.Kind == Unknown:
			unsure[seed%2]++
			t.Logf("unsure: %s %q of %v: %+v %v", r.language, r.name, r.want, r, v.Chances)
		default:
			t.Logf("%s %q: %v; want %v: %+v", r.language, r.name, v.Kind, r.want, r)
		}
	}
	for i := range all {
		if right[i] < all[i]*9/10 {
			t.Errorf("half %d: %d of %d random sites are right; want nine in ten", i, right[i], all[i])
		}
	}
	for i, half := range [...]string{"seen", "held out"} {
		t.Logf("%s: %d of %d random sites are right, of %d too little is known", half, right[i], all[i], unsure[i])
	}
}
