package edition

import "testing"

func TestMeasuresJoinTakesTheBetter(t *testing.T) {
	a := MeasuresOf(Measure{TrancoRank, 10}, Measure{MajesticIPs, 10})
	b := MeasuresOf(Measure{MajesticIPs, 30}, Measure{TrancoRank, 30}, Measure{TeamDR, 5})
	want := MeasuresOf(Measure{TrancoRank, 10}, Measure{MajesticIPs, 30}, Measure{TeamDR, 5})
	if got := a.join(b); got != want {
		t.Errorf("join = %v; want %v", got, want)
	}
	for kind, want := range map[Kind]float32{TrancoRank: 10, MajesticIPs: 30, TeamDR: 5} {
		if got, ok := b.join(a).Of(kind); !ok || got != want {
			t.Errorf("Of(%d) = %v, %v; want %v", kind, got, ok, want)
		}
	}
	for _, absent := range []Kind{NoMeasure, TeamDA} {
		if got, ok := a.Of(absent); ok {
			t.Errorf("Of(%d) = %v; want none", absent, got)
		}
	}
}
