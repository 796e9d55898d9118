package main

import (
	"io"
	"net/http"
	"testing"
	"time"

	"linkgrade/server/cmd/worker/miniflare"
)

// BenchmarkWorker measures what a request costs workerd in CPU, in our pool and in the library's own loop, in one run: the
// first request of all, and each afterwards. What stands before the Worker on this machine, a script of miniflare's, is in
// both. Ratios hold on a busy machine, times do not.
func BenchmarkWorker(b *testing.B) {
	for _, loop := range []struct{ name, pkg, script string }{{"pool", ".", ""}, {"library", "./peer", "worker.mjs"}} {
		w := launch(b, loop.pkg, loop.script, &world{asked: map[string]int{}})
		before := w.CPU()
		get(b, w)
		cold := w.CPU() - before
		for range 100 { // the runtime compiles anew what runs often
			get(b, w)
		}
		b.Run(loop.name, func(b *testing.B) {
			before, start := w.CPU(), time.Now()
			n := perOp * b.N
			for range n {
				get(b, w)
			}
			b.ReportMetric(milliseconds(w.CPU()-before)/float64(n), "CPU-ms/request")
			b.ReportMetric(milliseconds(time.Since(start))/float64(n), "ms/request")
			b.ReportMetric(milliseconds(cold), "first-CPU-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// perOp is how many requests one operation has: CPU is told in steps of ten milliseconds.
const perOp = 100

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func get(b *testing.B, w *miniflare.Worker) {
	b.Helper()
	res, err := http.Get(w.URL + "/healthz")
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != http.StatusOK {
		b.Fatalf("/healthz: %d, %v\n%s", res.StatusCode, err, w.Said())
	}
}
