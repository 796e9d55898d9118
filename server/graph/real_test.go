package graph

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"linkgrade/wasm/domain"
)

func TestRealEdges(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the real edges are not distributed")
	}
	f, err := os.Open(filepath.Join(data, "data", "graph", "edges.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b Builder
	n, err := ReadEdges(f, &b, nil)
	g := b.Graph()
	self, repeated := g.Folded()
	if err != nil || n.Lines != 109_164 || n.Lines != n.Malformed+self+repeated+int64(g.Edges()) {
		t.Errorf("%+v, %v: %d edges, %d self, %d repeated; want 109164 lines, each accounted for", n, err, g.Edges(), self, repeated)
	}
	sound(t, g)
	wikipedia := name(t, "wikipedia.org")
	m := Measure(g, Seeds{Trusted: []domain.Name{wikipedia}}, nil)
	sum, better := 0.0, 0
	at, _ := g.Find(wikipedia)
	for _, r := range m.PageRank {
		sum += r
		if r > m.PageRank[at] {
			better++
		}
	}
	if math.Abs(sum-1) > rankError || better > g.Names()/100 || m.HarmonicSources != 0 {
		t.Errorf("ranks sum to %.12f, %d names are above wikipedia.org, %d sources", sum, better, m.HarmonicSources)
	}
}
