package authority

import "testing"

func TestCurvesAreStraightBetweenKnotsAndFlatOutside(t *testing.T) {
	c := Curve{{1, 10}, {2, 30}, {4, 40}}
	for x, want := range map[float64]float64{0: 10, 1: 10, 1.5: 20, 2: 30, 3: 35, 4: 40, 9: 40} {
		if got := c.Value(x); got != want {
			t.Errorf("Value(%v) = %v; want %v", x, got, want)
		}
	}
	if got := (Curve{}).Value(3); got != 0 {
		t.Errorf("the empty curve is %v", got)
	}
}

func said(ms ...Measure) *Said {
	var s Said
	for _, m := range ms {
		s.Add(Of(m))
	}
	return &s
}

func TestListsCountsWhoGatheredTheData(t *testing.T) {
	ready := said(Measure{HarmonicRank, 5})
	ready.AddReady(80)
	for what, test := range map[string]struct {
		s    *Said
		want int
	}{
		"nothing":                       {said(), 0},
		"Tranco alone":                  {said(Measure{TrancoRank, 5}), 1},
		"Tranco and what it averages":   {said(Measure{TrancoRank, 5}, Measure{UmbrellaRank, 3}), 1},
		"Tranco and another's links":    {said(Measure{TrancoRank, 5}, Measure{HarmonicRank, 3}), 2},
		"two figures of Majestic":       {said(Measure{MajesticSubNets, 5}, Measure{MajesticIPs, 9}), 1},
		"three that Tranco averages":    {said(Measure{TrancoRank, 1}, Measure{UmbrellaRank, 3}, Measure{ChromeRank, 1000}, Measure{RadarRank, 10}), 3},
		"Majestic's and a team's flow":  {said(Measure{MajesticSubNets, 5}, Measure{TeamTF, 9}), 1},
		"a list and a stated authority": {ready, 2},
	} {
		if got := test.s.Lists(); got != test.want {
			t.Errorf("%s: %d lists; want %d", what, got, test.want)
		}
	}
}

func TestSaidKeepsTheBetter(t *testing.T) {
	s := said(Measure{RadarRank, 100000}, Measure{RadarRank, 10000}, Measure{RadarRank, 1000000}, Measure{TrancoRank, 20000})
	if v, ok := s.Value(RadarRank); !ok || v != 10000 {
		t.Errorf("the rank is %v, %v; want 10000", v, ok)
	}
	if got := s.Rank(); got != 10000 {
		t.Errorf("Rank() = %d; want 10000", got)
	}
	if got := said(Measure{MajesticIPs, 7}).Rank(); got != 0 {
		t.Errorf("Rank() of a name on no list of visits = %d; want 0", got)
	}
}

func TestHeadAndRespected(t *testing.T) {
	ready := said()
	ready.AddReady(10)
	for what, test := range map[string]struct {
		s               *Said
		head, respected bool
	}{
		"nothing":                      {said(), false, false},
		"a good rank":                  {said(Measure{UmbrellaRank, 10_000}), true, true},
		"a rank":                       {said(Measure{UmbrellaRank, 10_001}), false, true},
		"among all names of the web":   {said(Measure{HarmonicRank, 90_000_000}), false, false},
		"links from many networks":     {said(Measure{MajesticSubNets, 3_041}), true, true},
		"links from few":               {said(Measure{MajesticSubNets, 200}), false, true},
		"a team's figure":              {said(Measure{TeamDR, 90}), false, false},
		"an authority that is stated":  {ready, false, true},
		"a good rank of several ranks": {said(Measure{HarmonicRank, 90_000_000}, Measure{PageRankRank, 50}), true, true},
	} {
		if head, respected := test.s.Head(), test.s.Respected(); head != test.head || respected != test.respected {
			t.Errorf("%s: head %v, respected %v", what, head, respected)
		}
	}
}

func TestAuthority(t *testing.T) {
	m := Model{Gap: 10, Absent: 1}
	m.Curves[MajesticSubNets] = Curve{{0, 0}, {5, 100}}
	m.Curves[TrancoRank] = Curve{{0, 100}, {5, 50}}
	m.Curves[TeamDR] = Curve{{0, 0}, {100, 100}}
	m.Weights[MajesticSubNets], m.Weights[TrancoRank], m.Weights[TeamDR] = 1, 0.5, 3
	ready := said()
	ready.AddReady(80)
	ready.AddReady(71)
	million := &Ends{MajesticSubNets: 1000} // worth 60, so absence speaks for 50
	for what, test := range map[string]struct {
		s    *Said
		ends *Ends
		want float64
	}{
		"links":                    {said(Measure{MajesticSubNets, 10000}), million, 80},
		"links and visits":         {said(Measure{MajesticSubNets, 10000}, Measure{TrancoRank, 100000}), million, 70},
		"visits, and no list":      {said(Measure{TrancoRank, 1}), &Ends{}, 100},
		"visits, and not linked":   {said(Measure{TrancoRank, 1}), million, (50 + 50) / 1.5},
		"stated":                   {ready, &Ends{}, 75.5},
		"a team's is not a power":  {said(Measure{TeamDR, 40}), &Ends{}, 40},
		"fewer than one network":   {said(Measure{MajesticSubNets, 0}), &Ends{}, 0},
		"more than any that there": {said(Measure{MajesticSubNets, 1e9}), &Ends{}, 100},
	} {
		if got, known := m.Authority(test.s, test.ends); !known || got != test.want {
			t.Errorf("%s: %v, %v; want %v", what, got, known, test.want)
		}
	}
	if got, known := m.Authority(said(), million); known {
		t.Errorf("a name on no list has authority %v", got)
	}
}

// A better figure is never worth less, whatever the fit came to.
func TestFittedCurvesGoOneWay(t *testing.T) {
	for k := None + 1; k < Kinds; k++ {
		c := Fitted.Curves[k]
		if len(c) < 2 || Fitted.Weights[k] <= 0 {
			t.Errorf("kind %d has no curve or no weight", k)
		}
		for i := 1; i < len(c); i++ {
			if c[i].At <= c[i-1].At || k.isRank() && c[i].Authority > c[i-1].Authority || !k.isRank() && c[i].Authority < c[i-1].Authority {
				t.Errorf("the curve of kind %d turns at %v", k, c[i])
			}
		}
	}
}
