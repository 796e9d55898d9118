package edition

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"linkgrade/wasm/trust"
)

// What a row costs from Add to the finished edition, and what a name takes.
func BenchmarkBuilder(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		rows := 0
		if err := synthetic(n, func(Row) error { rows++; return nil }); err != nil {
			b.Fatal(err)
		}
		sources := syntheticSources(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var size int64
			for b.Loop() {
				dir := b.TempDir()
				builder := builder(b, dir, maxLoaded)
				if err := synthetic(n, builder.Add); err != nil {
					b.Fatal(err)
				}
				if _, err := builder.Finish(context.Background(), sources, dir); err != nil {
					b.Fatal(err)
				}
				info, err := os.Stat(filepath.Join(dir, bucketsFile))
				if err != nil {
					b.Fatal(err)
				}
				size = info.Size()
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(size)/float64(n), "bucket-bytes/name")
		})
	}
}

// What a bucket costs to read, and to read and look one name up in.
func BenchmarkBucket(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		e := buildSynthetic(b, b.TempDir(), n)
		keys := make([]trust.Key, 8192)
		for i := range keys {
			keys[i] = trust.KeyOf(syntheticName(i * 7919 % n))
		}
		b.Run(fmt.Sprintf("%d/read", n), func(b *testing.B) {
			bytes := 0
			for i := 0; b.Loop(); i++ {
				bucket, err := e.Bucket(keys[i%len(keys)].Prefix(e.Bits()))
				if err != nil {
					b.Fatal(err)
				}
				bytes += len(bucket)
			}
			b.SetBytes(int64(bytes / b.N))
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reads/s")
		})
		b.Run(fmt.Sprintf("%d/lookup", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, listed, err := e.Lookup(syntheticName(i * 7919 % n)); !listed || err != nil {
					b.Fatal(listed, err)
				}
			}
		})
	}
}
