package trust

import (
	"fmt"
	"testing"

	"linkgrade/wasm/domain"
)

// benchEntries are n names as an edition has them: all ranked, a tenth in a category.
func benchEntries(b *testing.B, n int) []Entry {
	b.Helper()
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = Entry{
			Name:   name(b, fmt.Sprintf("site%d.org", i)),
			Record: Record{Authority: AuthorityOf(i * 7 % 101), Lists: 1},
		}
		if i%10 == 0 {
			entries[i].Record.Categories = Category(1) << (i / 10 % len(categoryWords))
		}
	}
	return entries
}

var benchSizes = []int{1_000, 100_000, 1_000_000}

// The bits a name takes: "names-only" is the authority column alone.
func BenchmarkBuildPack(b *testing.B) {
	for _, n := range benchSizes {
		entries := benchEntries(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var pack []byte
			for b.Loop() {
				pack = BuildPack(entries, PackOptions{})
			}
			p := open(b, pack)
			column := len(p.authority.low) + len(p.authority.high) + len(p.authority.samples) + len(p.authority.levels)
			b.ReportMetric(float64(len(pack)), "pack-bytes")
			b.ReportMetric(float64(column), "authority-bytes")
			b.ReportMetric(float64(len(pack)-column)*8/float64(max(n/10, 1)), "bits/category")
		})
	}
}

func BenchmarkPackLookup(b *testing.B) {
	for _, n := range benchSizes {
		entries := benchEntries(b, n)
		p := open(b, BuildPack(entries, PackOptions{}))
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
