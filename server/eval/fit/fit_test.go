package fit_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/server/eval/fit"
	"linkgrade/server/eval/labelled"
)

// The constants in use are what the fit makes of the ratings.
func TestFittedIsFresh(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the ratings are not distributed")
	}
	examples, lists, err := labelled.Examples(data)
	if err != nil {
		t.Fatal(err)
	}
	m := fit.Learn(examples, lists)
	if !bytes.Equal(fit.Source(&m), fit.Source(&authority.Fitted)) {
		t.Error("server/authority/fitted.go is stale: run go run ./server/eval/train")
	}
}

// Names whose rating follows from their networks by a known curve give that curve back.
func TestLearnFindsTheCurve(t *testing.T) {
	rating := func(networks float64) float64 { return 20 * math.Log10(networks) }
	var examples []fit.Example
	lists := &fit.Lists{}
	for i := range 2000 {
		networks := math.Pow(10, 0.5+float64(i%400)/100) * 2
		e := fit.Example{Name: fmt.Sprint("site", i, ".example"), Rating: rating(networks), Networks: networks / 2, IPs: networks / 2}
		if networks >= 1000 { // the list's end
			ms := authority.Of(
				authority.Measure{Kind: authority.MajesticSubNets, Value: float32(networks)},
				authority.Measure{Kind: authority.MajesticIPs, Value: float32(networks)},
				authority.Measure{Kind: authority.TrancoRank, Value: float32(1e6 / networks)})
			e.Said.Add(ms)
			e.Listed = true
			lists.Ends.See(ms)
		}
		examples = append(examples, e)
	}
	for r := range 1000 {
		lists.Networks = append(lists.Networks, 1e5/math.Pow(float64(r+1), 0.5))
	}
	m := fit.Learn(examples, lists)
	for _, networks := range []float64{20, 100, 1000, 10000, 20000} {
		got := m.Curves[authority.MajesticSubNets].Value(math.Log10(networks))
		if want := rating(networks); math.Abs(got-want) > 1.5 {
			t.Errorf("%v networks are worth %.1f; want %.1f", networks, got, want)
		}
	}
	// The tenth rank has 10^4.5 networks, the ten thousandth 10^3.
	for rank, want := range map[float64]float64{1: 90, 4: 60} {
		if got := m.Curves[authority.HarmonicRank].Value(rank); math.Abs(got-want) > 1.5 {
			t.Errorf("position 10^%v is worth %.1f; want %.1f", rank, got, want)
		}
	}
}
