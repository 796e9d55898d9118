package authority

import "testing"

func TestEndsAreTheWorst(t *testing.T) {
	var e Ends
	for _, ms := range []Measures{
		Of(Measure{TrancoRank, 3}),
		Of(Measure{TrancoRank, 9}, Measure{MajesticIPs, 70}),
		Of(Measure{MajesticIPs, 40}, Measure{TrancoRank, 1}),
	} {
		e.See(ms)
	}
	if e[TrancoRank] != 9 || e[MajesticIPs] != 40 || e[RadarRank] != 0 {
		t.Errorf("the ends are %v", e)
	}
}
