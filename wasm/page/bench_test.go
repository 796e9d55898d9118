package page

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What a page may cost: pages are hostile, and the engine's memory never shrinks.
func TestMemory(t *testing.T) {
	const limit = 150 << 20
	var before, after runtime.MemStats
	for _, tt := range []struct {
		name, unit string
		times      int
	}{
		{"a million links", "<a href=/x>ab</a>", 1_000_000},
		{"100,000 nested tags", "<div class=a>", 100_000},
		{"half a million blocks", "<p>a b<p hidden>c", 500_000},
		{"a million attributes", " a=b", 1_000_000},
		{"long words", strings.Repeat("x", 1<<20) + " ", 16},
	} {
		src := strings.Repeat(tt.unit, tt.times)
		if tt.unit[0] == ' ' {
			src = "<p" + src + ">text"
		}
		page := []byte(src)
		runtime.GC()
		runtime.ReadMemStats(&before)
		f := ReadHTML(page, metaOf(t))
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(f)
		total := (after.TotalAlloc - before.TotalAlloc) >> 20
		grown := (int64(after.HeapSys) - int64(before.HeapSys)) >> 20
		t.Logf("%s: %d MB of source, %d MB allocated in all, heap grown by %d MB", tt.name, len(page)>>20, total, grown)
		if grown<<20 > limit {
			t.Errorf("%s: ReadHTML grew the heap by %d MB; want at most %d", tt.name, grown, limit>>20)
		}
	}
}

// BenchmarkHostile reads markup made to be slow, at two sizes: the bytes a second of both must be alike.
func BenchmarkHostile(b *testing.B) {
	for _, unit := range []string{"<div>", "<b>", "</b>", "<a href=x>", "<p><b>", "</p>", "<table>", "<li>", "<svg>", "<h1>", "<!--",
		"<script>", "<style>", "<script><!--</script>", "<p class=byline>x ", "<x-y>", "<template>", "<h1 hidden>a", "&", "<select><option>", "<p style=\"display:none;\">",
		"<style>.a,.b{display:none}</style>", "<script>var a='#b{display:none}'</script>", "<p id=b class='a b'><a href=https://c.test/>d</a>",
		"<script>document.write('<b style=\"display:none\">')</script>"} {
		for _, times := range []int{20_000, 200_000} {
			src, m := []byte(strings.Repeat(unit, times)), metaOf(b)
			b.Run(fmt.Sprintf("%s/%d", unit, times), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					ReadHTML(src, m)
				}
			})
		}
	}
}
