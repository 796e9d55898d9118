package trust

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"testing"

	"linkgrade/wasm/domain"
)

// benchEntries are n names as an edition has them: all ranked, their authorities falling with the logarithm of the rank,
// a tenth in a category.
func benchEntries(b *testing.B, n int) []Entry {
	b.Helper()
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = Entry{
			Name:   name(b, fmt.Sprintf("site%d.org", i)),
			Record: Record{Authority: AuthorityOf(int(100 - 11*math.Log10(float64(i+1)))), Lists: uint8(1 + i%3)},
		}
		if i%10 == 0 {
			entries[i].Record.Categories = Category(1) << (i / 10 % len(categoryWords))
		}
	}
	return entries
}

var benchSizes = []int{1_000, 100_000, 1_000_000}

// maxColumn is how many bytes the authorities of a million names may take on the wire.
const maxColumn = 2_400_000

// What a pack takes in memory and, packed by gzip as servers send it, on the wire: "authority" is the column alone, of
// names on one, two or three lists.
func BenchmarkBuildPack(b *testing.B) {
	for _, n := range benchSizes {
		entries := benchEntries(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var pack []byte
			for b.Loop() {
				pack = BuildPack(entries, PackOptions{})
			}
			for i := range entries {
				entries[i].Record.Categories = 0
			}
			column := BuildPack(entries, PackOptions{})
			wire := gzipped(b, column)
			b.ReportMetric(float64(len(pack)), "pack-bytes")
			b.ReportMetric(float64(len(column)), "authority-bytes")
			b.ReportMetric(float64(wire), "authority-wire-bytes")
			b.ReportMetric(float64(wire)/maxColumn*1_000_000/float64(n), "authority-of-limit")
			b.ReportMetric(float64(len(pack)-len(column))*8/float64(max(n/10, 1)), "bits/category")
		})
	}
}

// gzipped is how many bytes gzip leaves.
func gzipped(b *testing.B, p []byte) int {
	b.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Write(p); err != nil || w.Close() != nil {
		b.Fatal(err)
	}
	return out.Len()
}

// "authority" is a hit in the authority column, "key" one in the column and all category sets, and "hit" hashes the name
// before.
func BenchmarkPackLookup(b *testing.B) {
	for _, n := range benchSizes {
		entries := benchEntries(b, n)
		p := open(b, BuildPack(entries, PackOptions{}))
		keys := make([]Key, 8192)
		for i := range keys {
			keys[i] = KeyOf(entries[i*7919%n].Name)
		}
		b.Run(fmt.Sprintf("%d/authority", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.authority.lookup(keys[i%len(keys)].hi())
			}
		})
		b.Run(fmt.Sprintf("%d/key", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.lookup(keys[i%len(keys)])
			}
		})
		b.Run(fmt.Sprintf("%d/hit", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.Lookup(entries[i*7919%n].Name)
			}
		})
		misses := make([]domain.Name, 1000)
		for i := range misses {
			misses[i] = name(b, fmt.Sprintf("other%d.org", i))
		}
		b.Run(fmt.Sprintf("%d/miss", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p.Lookup(misses[i%len(misses)])
			}
		})
	}
}

func BenchmarkOpenBucket(b *testing.B) {
	for _, n := range []int{300, 1000, 4000} {
		rows := sampleRows(b, Prefix{}, n)
		bucket := EncodeBucket(Prefix{}, rows)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(bucket)))
			for b.Loop() {
				opened, err := OpenBucket(bucket, Prefix{})
				if err != nil {
					b.Fatal(err)
				}
				if _, listed, _ := opened.Lookup(rows[n/2].Key); !listed {
					b.Fatal("not found")
				}
			}
			b.ReportMetric(float64(len(bucket))*8/float64(n), "bits/name")
		})
	}
}

// How often a name on no list hits a column of a million by chance.
func BenchmarkFalseHits(b *testing.B) {
	p := open(b, BuildPack(benchEntries(b, 1_000_000), PackOptions{}))
	const tries = 1_000_000
	hits, called := 0, 0
	for b.Loop() {
		hits, called = 0, 0
		for i := range tries {
			k := Key{}
			v := uint64(i)*0x9e3779b97f4a7c15 + 0x1234567
			for j := range 8 {
				k[j] = byte(v >> (8 * j))
			}
			if _, _, listed := p.authority.lookup(k.hi()); listed {
				hits++
			}
			for s := range p.sets {
				if p.sets[s].has(k) {
					called++
				}
			}
		}
	}
	b.ReportMetric(float64(hits), "authority-hits/M")
	b.ReportMetric(float64(called), "category-hits/M")
}
