package authority

import "testing"

func TestJoinTakesTheBetter(t *testing.T) {
	a := Of(Measure{TrancoRank, 10}, Measure{MajesticIPs, 10})
	b := Of(Measure{MajesticIPs, 30}, Measure{TrancoRank, 30}, Measure{TeamDR, 5})
	want := Of(Measure{TrancoRank, 10}, Measure{MajesticIPs, 30}, Measure{TeamDR, 5})
	if got := a.Join(b); got != want {
		t.Errorf("Join = %v; want %v", got, want)
	}
	for kind, want := range map[Kind]float32{TrancoRank: 10, MajesticIPs: 30, TeamDR: 5} {
		if got, ok := b.Join(a).Value(kind); !ok || got != want {
			t.Errorf("Value(%d) = %v, %v; want %v", kind, got, ok, want)
		}
	}
	for _, absent := range []Kind{None, TeamDA} {
		if got, ok := a.Value(absent); ok {
			t.Errorf("Value(%d) = %v; want none", absent, got)
		}
	}
}
