package graph

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

func benchSizes(b *testing.B, run func(b *testing.B, edges int)) {
	for _, edges := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(edges), func(b *testing.B) {
			b.ReportAllocs()
			run(b, edges)
			b.ReportMetric(float64(edges)*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
		})
	}
}

func BenchmarkReadEdges(b *testing.B) {
	benchSizes(b, func(b *testing.B, edges int) {
		g := powerLaw(edges)
		var text strings.Builder
		for from := range g.Names() {
			for _, to := range g.out[g.outAt[from]:g.outAt[from+1]] {
				fmt.Fprintf(&text, "%s,%s\n", g.Name(from), g.Name(int(to)))
			}
		}
		b.SetBytes(int64(text.Len()))
		b.ResetTimer()
		for b.Loop() {
			var builder Builder
			if _, err := ReadEdges(strings.NewReader(text.String()), &builder, nil); err != nil {
				b.Fatal(err)
			}
			builder.Graph()
		}
	})
}

func BenchmarkPageRank(b *testing.B) {
	benchSizes(b, func(b *testing.B, edges int) {
		g := powerLaw(edges)
		for b.Loop() {
			g.PageRank()
		}
	})
}

func BenchmarkHarmonic(b *testing.B) {
	benchSizes(b, func(b *testing.B, edges int) {
		g := powerLaw(edges)
		for b.Loop() {
			g.Harmonic()
		}
	})
}

func BenchmarkDistrust(b *testing.B) {
	benchSizes(b, func(b *testing.B, edges int) {
		g := powerLaw(edges)
		ranks := g.PageRank()
		for b.Loop() {
			g.Distrust([]int{1, 2, 3}, ranks)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	m := Measure(powerLaw(100_000), Seeds{}, nil)
	for b.Loop() {
		if err := m.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
