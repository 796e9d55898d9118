// Package sample makes the page that benchmarks read, so that all of them measure the same one. Only tests may import it.
package sample

import (
	"fmt"
	"strings"
)

// Sizes are the sizes a benchmark of page reading measures, in bytes.
func Sizes() []int { return []int{30 << 10, 300 << 10, 3 << 20} }

// Page is a page of size bytes and a little more: a head, a menu, text with links, cards, tables, a footer. The same size
// gives the same bytes.
func Page(size int) []byte {
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
