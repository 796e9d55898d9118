package main

import (
	"math"
	"os"
	"strings"
	"testing"
)

func TestRankCorrelation(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	down := make([]float64, len(x))
	for i := range x {
		down[i] = -x[i] * x[i]
	}
	for _, c := range []struct {
		name string
		y    []float64
		want float64
	}{
		{"the same order", []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000}, 1},
		{"the opposite", down, -1},
		{"one swap", []float64{2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 1 - 6*2/float64(11*(121-1))},
	} {
		if got := rankCorrelation(x, c.y); math.Abs(got.value-c.want) > 1e-12 || got.n != len(x) {
			t.Errorf("%s: %v; want %.4f", c.name, got, c.want)
		}
	}
	if got := rankCorrelation(x[:3], x[:3]).String(); got != "- (n 3)" {
		t.Errorf("three names give %q; want no figure", got)
	}
}

func TestSeparation(t *testing.T) {
	low, high := []float64{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}, []float64{5, 6, 7, 8, 9, 5, 6, 7, 8, 9}
	for _, c := range []struct {
		name    string
		yes, no []float64
		want    float64
	}{{"all above", high, low, 1}, {"all below", low, high, 0}, {"the same", low, low, 0.5}} {
		if got := separation(c.yes, c.no); got.value != c.want || got.n != 10 {
			t.Errorf("%s: %v; want %g", c.name, got, c.want)
		}
	}
}

func TestListsAreRead(t *testing.T) {
	names, err := universityNames([]byte(`[{"domains":["a.edu","b.edu"]},{"domains":[]}]`))
	if err != nil || string(names) != "a.edu\nb.edu\n" {
		t.Errorf("universityNames = %q, %v", names, err)
	}
	var out strings.Builder
	if err := copyLines(&out, strings.NewReader("from,to,origin\na,b,x\nc,d,y\n"), ",y"); err != nil || out.String() != "from,to,origin\nc,d,y\n" {
		t.Errorf("copyLines = %q, %v", out.String(), err)
	}
}

func TestGraphTable(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the evaluation data are not distributed")
	}
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	var out strings.Builder
	if err := graphTable(&out, data); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", &out)
	for _, want := range []string{"edges of commoncrawl: 2895 names, 26702 edges", "edges of ahrefs", "edges of both", "credibility_cred1.csv", "wikipedia.org is the"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table lacks %q", want)
		}
	}
}
