package page

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sample is a page of about size bytes: a head, a menu, text with links, cards, a table, comments, a footer.
func sample(size int) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang=en><head><meta charset=utf-8><title>How the river was measured</title>
<meta name="description" content="A day with the people who read the gauges."><link rel="canonical" href="https://www.example.org/river">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","author":{"@type":"Person","name":"Jane Doe"}}</script>
<style>.menu li{display:inline-block;padding:0 1em}</style></head><body class="post single has-sidebar"><header class="site-header"><nav><ul class="menu">`)
	for i := range 30 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a class="menu-link" href="/section/%d/">Section %d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></nav></header><main id="content"><article><h1>How the river was measured</h1><p class="byline">By Jane Doe</p>`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `<h2 id="part-%d">Part %d</h2>
<p>Every morning at six the keeper walks down to the gauge, reads the level and writes it into a book that his grandfather
began. The <a href="https://gauges.test/station/%d?from=list&amp;unit=m" target="_blank" rel="noopener">station&rsquo;s record</a> goes back
to <em>1871</em>, longer than any other on this reach, and it has been <strong>interrupted only twice</strong>.</p>
<figure class="wp-block-image"><img src="/img/%d.jpg" alt="The gauge at low water" width="800" height="600" loading="lazy"><figcaption>The gauge</figcaption></figure>
<div class="card"><a href="/read/%d"><div class="card-body"><h3>What the flood of spring left</h3><span>Three minutes</span></div></a></div>
<table><tr><td>Level</td><td>%d.4 m</td></tr><tr><td>Flow</td><td>%d m³/s</td></tr></table><script>window.dataLayer.push({part:%d});</script>
`, i, i, i, i, i, i%9, i%700, i)
	}
	b.WriteString(`</article></main><footer class="site-footer"><p>© The Paper · <a href="/imprint">Imprint</a></p></footer></body></html>`)
	return []byte(b.String())
}

func BenchmarkReadHTML(b *testing.B) {
	for _, size := range []int{30 << 10, 300 << 10, 3 << 20} {
		src, m := sample(size), metaOf(b)
		b.Run(fmt.Sprintf("ours/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				ReadHTML(src, m)
			}
		})
		b.Run(fmt.Sprintf("x-net-html-Parse/%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(src)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

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
		"<p class=byline>x ", "<x-y>", "<template>", "<h1 hidden>a", "&", "<select><option>", "<p style=\"display:none;\">",
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
