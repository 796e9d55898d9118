package main

import (
	"math"
	"testing"

	"linkgrade/wasm/eval/labelled"
)

func truth(b bool) *bool { return &b }

func TestJudge(t *testing.T) {
	p := &labelled.Page{Labels: []labelled.Label{
		{Ordinal: 0, Content: truth(true), Tier: "A", External: true},
		{Ordinal: 1, Content: truth(false), Tier: "A", External: true},
		{Ordinal: 2, Content: truth(true), Tier: "A"},
		{Ordinal: 3, Content: truth(true), Tier: "B", External: true},
		{Ordinal: 4, Tier: "A", External: true},
		{Ordinal: 9, Content: truth(true), Tier: "A"},
	}}
	given, peerKept := []float64{0.5, 0.49, 0.2, 1, 1}, map[int]bool{1: true, 2: true, 9: true}
	for _, c := range []struct {
		name     string
		external bool
		want     pair
	}{
		{"external", true, pair{ours: tally{hit: 1}, peer: tally{wrong: 1, missed: 1}, links: 2}},
		{"all", false, pair{ours: tally{hit: 1, missed: 2}, peer: tally{hit: 2, wrong: 1, missed: 1}, links: 4}},
	} {
		if got := judge(p, given, peerKept, c.external); got != c.want {
			t.Errorf("%s: judge = %+v; want %+v", c.name, got, c.want)
		}
	}
}

func TestF1(t *testing.T) {
	for _, c := range []struct {
		t    tally
		want float64
	}{{tally{}, 0}, {tally{hit: 3}, 1}, {tally{hit: 2, wrong: 1, missed: 1}, 2. / 3}, {tally{wrong: 4}, 0}} {
		if got := c.t.f1(); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%+v.f1() = %v; want %v", c.t, got, c.want)
		}
	}
}

func TestBootstrap(t *testing.T) {
	sure := make([]pair, 50)
	for i := range sure {
		sure[i] = pair{ours: tally{hit: 1}, peer: tally{missed: 1}}
	}
	if f1, lead := bootstrap(sure); f1 != (interval{1, 1}) || lead != (interval{1, 1}) {
		t.Errorf("pages all alike: %v, lead %v; want 1 to 1 twice", f1, lead)
	}
	for i := range sure {
		if i%2 == 0 {
			sure[i].ours = tally{missed: 1}
		}
	}
	f1, lead := bootstrap(sure)
	if sum := 2. / 3; f1.from >= sum || f1.to <= sum || f1.from < 0.4 || f1.to > 0.9 || lead != f1 {
		t.Errorf("pages half right: %v, lead %v; want an interval around .667 within .4 to .9, and the same lead over nothing", f1, lead)
	}
	if again, _ := bootstrap(sure); again != f1 {
		t.Errorf("bootstrap gives %v, then %v; want the same interval each time", f1, again)
	}
	if f1, lead := bootstrap(nil); f1 != (interval{}) || lead != (interval{}) {
		t.Errorf("no pages: %v, %v; want nothing", f1, lead)
	}
}

func TestBins(t *testing.T) {
	var b bins
	for _, c := range []struct {
		given   float64
		content bool
	}{{0, false}, {0.95, true}, {1, true}, {0.91, true}, {0.94, false}, {0.3, true}} {
		b.add(c.given, c.content)
	}
	if b[9].links != 4 || b[9].truth() != 0.75 || math.Abs(b[9].mean()-0.95) > 1e-12 || b[0].links != 1 || b[3].links != 1 {
		t.Errorf("bins are %+v; want 4 links in the last, 3 of them content, given .95", b)
	}
	if got, want := b.calibrationError(), (4*0.2+0.7)/6; math.Abs(got-want) > 1e-12 {
		t.Errorf("calibration error %v; want %v", got, want)
	}
}
