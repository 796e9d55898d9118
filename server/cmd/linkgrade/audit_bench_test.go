package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkAudit audits generated exports of three sizes, from the file to the summary; the largest with LINKGRADE_SOAK.
func BenchmarkAudit(b *testing.B) {
	for _, c := range []struct {
		name string
		rows int
		soak bool
	}{{"10k", 10_000, false}, {"100k", 100_000, false}, {"1M", 1_000_000, true}} {
		b.Run(c.name, func(b *testing.B) {
			if c.soak && os.Getenv("LINKGRADE_SOAK") == "" {
				b.Skip("LINKGRADE_SOAK is not set: audits a million rows")
			}
			file := exportOf(b, "harbour-yachts.com", c.rows)
			info, err := os.Stat(file)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(info.Size())
			args := []string{"audit", file, "--site", "harbour-yachts.com", "--data=", "--profile=", "--html", filepath.Join(b.TempDir(), "report.html")}
			for b.Loop() {
				var said strings.Builder
				if code := run(context.Background(), args, program{out: io.Discard, err: &said}); code != 0 {
					b.Fatalf("exit code %d: %s", code, said.String())
				}
			}
			b.ReportMetric(float64(c.rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			runtime.GC()
		})
	}
}
