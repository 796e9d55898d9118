package site

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"linkgrade/wasm/domain"
)

// listed words entries as "address|title|date|author".
func listed(all []Entry) string {
	var b strings.Builder
	for _, e := range all {
		fmt.Fprintf(&b, "%s|%s|%s|%s\n", e.Address.String(), e.Title, e.Date, e.Author)
	}
	return b.String()
}

func TestReadFeed(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"RSS", `<rss><channel><title>T</title><link>/</link><item><title>A &amp; B</title><link>/a</link><pubDate>Wed, 02 Oct 2024 13:00:00 GMT</pubDate><author>x@y.example (Ann Lee)</author></item></channel></rss>`,
			"https://s.example/a|A & B|2024-10-02|Ann Lee\n"},
		{"CDATA in a title and a link", `<rss><item><title><![CDATA[A <b>]]></title><link><![CDATA[https://s.example/a]]></link><dc:creator><![CDATA[Ann]]></dc:creator></item></rss>`,
			"https://s.example/a|A <b>||Ann\n"},
		{"guid for a link", `<rss><item><guid>https://s.example/a</guid></item><item><guid isPermaLink="false">17</guid></item></rss>`, "https://s.example/a|||\n"},
		{"a feed of feedburner's", `<rss><item><link>https://feeds.example/x</link><feedburner:origLink>https://s.example/a</feedburner:origLink></item></rss>`, "https://s.example/a|||\n"},
		{"RSS 1.0", `<rdf:RDF><channel rdf:about="x"><link>/</link></channel><item rdf:about="y"><title>A</title><link>/a</link><dc:date>2024-10-02T00:00:00Z</dc:date></item></rdf:RDF>`, "https://s.example/a|A|2024-10-02|\n"},
		{"Atom", `<feed><link href="/"/><author><name>No</name></author><entry><title type="html">A</title><link rel="self" href="/self"/><link href="/a"/><author><name>Ann</name><email>a@b</email></author><updated>2024-10-03</updated><published>2024-10-02</published></entry></feed>`,
			"https://s.example/a|A|2024-10-02|Ann\n"},
		{"Atom's content is not looked into", `<feed><entry><content type="xhtml"><div><link href="/no"/><title>no</title></div></content><link href="/a"/><title>A</title></entry></feed>`, "https://s.example/a|A||\n"},
		{"JSON Feed", `{"version":"x","items":[{"id":1,"url":"/a","title":"A","authors":[{"name":"Ann","url":null}],"date_published":"2024-10-02T00:00:00Z","tags":[{"x":[1]}]},{"url":null},{"url":"/b","author":{"name":"Bo"}}]}`,
			"https://s.example/a|A|2024-10-02|Ann\nhttps://s.example/b|||Bo\n"},
		{"the newest first, each once", `<rss><item><link>/a</link><pubDate>2024-01-01</pubDate></item><item><link>/b</link><pubDate>2024-02-01</pubDate></item><item><link>/b#c</link></item><item><link>/d</link></item></rss>`,
			"https://s.example/b||2024-02-01|\nhttps://s.example/a||2024-01-01|\nhttps://s.example/d|||\n"},
		{"a feed that breaks off", `<rss><item><title>A</title><link>/a</link></item><item><title>B</tit`, "https://s.example/a|A||\n"},
		{"an entity that grows", `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title><link>/a</link></item></rss>`, "https://s.example/a|&b;||\n"},
		{"links that are no pages", `<rss><item><link>javascript:alert(1)</link></item><item><link>mailto:a@b.example</link></item><item><link>http://</link></item></rss>`, ""},
		{"a page", `<!doctype html><title>T</title><p>Hello`, ""},
		{"nothing", ``, ""},
	} {
		if got := listed(ReadFeed([]byte(c.src), address(t, "https://s.example/feed/"))); got != c.want {
			t.Errorf("%s: ReadFeed(%q) =\n%s; want\n%s", c.name, c.src, got, c.want)
		}
	}
}

func TestReadSitemap(t *testing.T) {
	at := address(t, "https://s.example/sitemap.xml")
	posts := `<urlset><url><loc>https://s.example/</loc></url><url><loc>https://s.example/about/</loc></url><url><loc>https://s.example/one-two-three/</loc><lastmod>2024-01-01</lastmod></url>` +
		`<url><loc>/2024/05/short</loc><lastmod>2024-05-01T00:00:00Z</lastmod></url><url><loc>https://s.example/four-five-six.html</loc></url><url><loc>https://s.example/tag/four-five-six/</loc></url></urlset>`
	want := "https://s.example/2024/05/short||2024-05-01|\nhttps://s.example/one-two-three/||2024-01-01|\nhttps://s.example/four-five-six.html|||\n"
	if got := ReadSitemap([]byte(posts), at); listed(got.Pages) != want || len(got.Maps) > 0 || got.News {
		t.Errorf("ReadSitemap = %+v; want %s", got, want)
	}
	if got := ReadSitemap([]byte(packed(posts)), at); len(got.Pages) > 0 {
		t.Errorf("ReadSitemap of packed bytes = %+v; want nothing", got)
	}
	index := ReadSitemap([]byte(`<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>/b.xml.gz</loc><lastmod>2024-02-01</lastmod></sitemap></sitemapindex>`), at)
	if got, want := listed(index.Maps), "https://s.example/b.xml.gz||2024-02-01|\nhttps://s.example/a.xml||2024-01-01|\n"; got != want || len(index.Pages) > 0 {
		t.Errorf("an index lists %q; want %q", got, want)
	}
	news := ReadSitemap([]byte(`<urlset><url><loc>/a-b-c</loc><news:news><news:publication_date>2024-03-01</news:publication_date><news:title>T</news:title></news:news><lastmod>2025-01-01</lastmod></url></urlset>`), at)
	if got := listed(news.Pages); !news.News || got != "https://s.example/a-b-c|T|2024-03-01|\n" {
		t.Errorf("a sitemap of news = %q, news %t", got, news.News)
	}
}

func TestReadRobots(t *testing.T) {
	src := "\ufeffSitemap: https://s.example/a.xml\r\nUser-agent: *\nDisallow: /\nSITEMAP:/b.xml\nsitemap: ftp://s.example/c\nsitemap:\n" + strings.Repeat("sitemap: /d\n", 50)
	maps := ReadRobots([]byte(src), address(t, "https://s.example/robots.txt"))
	if len(maps) != maxMaps || maps[0].String() != "https://s.example/a.xml" || maps[1].String() != "https://s.example/b.xml" {
		t.Errorf("ReadRobots = %v; want a.xml, b.xml and as many as are kept", maps)
	}
}

func TestIsPost(t *testing.T) {
	for path, want := range map[string]bool{
		"/": false, "/about-us": false, "/blog/": false, "/how-bees-make-honey": true, "/2024/05/honey": true, "/2024/05/": false, "/archives/1234": true,
		"/?p=12": true, "/?s=12": false, "/tag/how-bees-make": false, "/how-bees-make-honey.pdf": false, "/product/how-bees-make": false,
		"/%E8%9C%82%E8%9C%9C%E3%81%AE%E4%BD%9C%E3%82%8A%E6%96%B9": true, "/%E4%BC%9A%E7%A4%BE%E6%A6%82%E8%A6%81": false, "/write-for-us/": false, "/redaktionelle-richtlinien/": false,
	} {
		if got := isPost(address(t, "https://s.example"+path)); got != want {
			t.Errorf("isPost(%s) = %t; want %t", path, got, want)
		}
	}
}

// What is hostile takes no more time than its bytes are worth, and little memory is kept of it.
func TestHostileLists(t *testing.T) {
	if testing.Short() {
		t.Skip("reads fifty megabytes: not under -short")
	}
	at := address(t, "https://s.example/")
	many := 1 << 18
	if runtime.GOARCH == "wasm" {
		many = 1 << 14
	}
	deep := strings.Repeat("<a>", many)
	for _, c := range []struct {
		name string
		src  []byte
	}{
		{"nested", []byte("<rss><item><link>/a</link>" + deep)},
		{"nested and ended", []byte("<rss>" + deep + strings.Repeat("</a>", many))},
		{"ends of nothing", bytes.Repeat([]byte("</x>"), 2*many)},
		{"items without end", bytes.Repeat([]byte("<item><link>/a-b-c</link></item>"), many)},
		{"pages without end", bytes.Repeat([]byte("<url><loc>/a-b-c</loc></url>"), many)},
		{"one title", []byte("<rss><item><title>" + strings.Repeat("x", 8<<20))},
		{"one tag", []byte("<rss " + strings.Repeat("x=y ", 2<<20))},
		{"a tag that does not end", []byte("<" + strings.Repeat("x", 8<<20))},
		{"entities", []byte("<rss><item><title>" + strings.Repeat("&amp;", 1<<20) + "</title><link>/a</link></item>")},
		{"deep JSON", []byte(`{"items":` + strings.Repeat("[", 1<<20))},
		{"deep JSON beside", []byte(`{"x":` + strings.Repeat(`{"a":`, 1<<20))},
		{"JSON without end", []byte(`{"items":[` + strings.Repeat(`{"url":"/a"},`, many))},
		{"packed", []byte(packed(strings.Repeat("<url><loc>/a-b-c</loc></url>", 1<<20)))},
	} {
		start := time.Now()
		feed, maps := ReadFeed(c.src, at), ReadSitemap(c.src, at)
		ReadRobots(c.src, at)
		if len(feed) > maxEntries || len(maps.Pages) > maxEntries || len(maps.Maps) > maxEntries {
			t.Errorf("%s: %d, %d and %d entries; want at most %d", c.name, len(feed), len(maps.Pages), len(maps.Maps), maxEntries)
		}
		took := time.Since(start)
		if took > time.Minute && runtime.GOARCH != "wasm" { // under a second on a machine that has nothing else to do; what is not linear takes hours
			t.Errorf("%s: took %v", c.name, took)
		}
		t.Logf("%s: %v", c.name, took)
	}
}

func FuzzReadFeed(f *testing.F) {
	f.Add([]byte(`<rss><item><title><![CDATA[A]]></title><link>/a</link><pubDate>2024-01-01</pubDate></item></rss>`))
	f.Add([]byte(`<feed><entry><link href="/a"/><author><name>A</name></author></entry></feed>`))
	f.Add([]byte(`{"items":[{"url":"/a","authors":[{"name":"A"}]}]}`))
	at, err := domain.ParseAddress("https://s.example/feed")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) { checkEntries(t, ReadFeed(src, at)) })
}

func FuzzReadSitemap(f *testing.F) {
	f.Add([]byte(`<urlset><url><loc>/a-b-c</loc><lastmod>2024-01-01</lastmod></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>`))
	at, err := domain.ParseAddress("https://s.example/sitemap.xml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s := ReadSitemap(src, at)
		checkEntries(t, s.Pages)
		checkEntries(t, s.Maps)
		ReadRobots(src, at)
	})
}

// checkEntries holds what everything read must hold: few entries, of the web, each once, the newest first.
func checkEntries(t *testing.T, all []Entry) {
	seen := map[domain.Address]bool{}
	for i, e := range all {
		if !e.Address.IsWeb() || seen[e.Address] || i >= maxEntries || len(e.Title) > 200 || len(e.Author) > 100 {
			t.Errorf("entry %d: %+v", i, e)
		}
		if i > 0 && e.Date.Unix() > all[i-1].Date.Unix() {
			t.Errorf("entry %d is newer than the one before: %v, %v", i, e.Date, all[i-1].Date)
		}
		seen[e.Address] = true
	}
}
