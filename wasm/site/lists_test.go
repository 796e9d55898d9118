package site

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"strings"

	"linkgrade/wasm/jsontext"
)

// addLists writes the lists in which a built site's posts are found.
func (b *builder) addLists(files map[string]file) {
	site := "https://" + b.host
	var s strings.Builder
	switch b.list {
	case "rss":
		s.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><link>` + site + `</link>`)
		for _, p := range b.posts {
			fmt.Fprintf(&s, "<item><title><![CDATA[%s]]></title><link>%s%s</link><dc:creator><![CDATA[%s]]></dc:creator><pubDate>%sT08:00:00Z</pubDate><description>&lt;p&gt;x&lt;/p&gt;</description></item>", p.title, site, p.path, p.author, p.date)
		}
		files["/feed.xml"] = file{"application/rss+xml", s.String() + "</channel></rss>"}
	case "atom":
		s.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link href="` + site + `"/>`)
		for _, p := range b.posts {
			fmt.Fprintf(&s, `<entry><title>%s</title><link rel="edit" href="/edit"/><link rel="alternate" href="%s"/><author><name>%s</name></author><published>%sT08:00:00Z</published><content type="xhtml"><div><title>no</title></div></content></entry>`, html.EscapeString(p.title), p.path, p.author, p.date)
		}
		files["/feed.xml"] = file{"application/atom+xml", s.String() + "</feed>"}
	case "json":
		out := []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[`)
		for i, p := range b.posts {
			if i > 0 {
				out = append(out, ',')
			}
			out = jsontext.AppendString(append(out, `{"id":"x","url":`...), site+p.path)
			out = jsontext.AppendString(append(out, `,"title":`...), p.title)
			out = jsontext.AppendString(append(out, `,"authors":[{"name":`...), p.author)
			out = jsontext.AppendString(append(out, `}],"date_published":`...), p.date+"T08:00:00Z")
			out = append(out, '}')
		}
		files["/feed.json"] = file{"application/feed+json", string(out) + "]}"}
	case "sitemap", "packed":
		s.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>` + site + `/about/</loc></url>`)
		for _, p := range b.posts {
			fmt.Fprintf(&s, "<url><loc>%s%s</loc><lastmod>%s</lastmod></url>", site, p.path, p.date)
		}
		text := s.String() + "</urlset>"
		if b.list == "packed" {
			text = packed(text)
		}
		files["/robots.txt"] = file{"text/plain", "User-agent: *\nSitemap: " + site + "/maps.xml\n"}
		files["/maps.xml"] = file{"application/xml", "<sitemapindex><sitemap><loc>" + site + "/category-sitemap.xml</loc></sitemap><sitemap><loc>" + site + "/post-sitemap.xml</loc></sitemap></sitemapindex>"}
		files["/post-sitemap.xml"] = file{"application/xml", text}
	}
}

func unpacked(s string) []byte {
	z, err := gzip.NewReader(strings.NewReader(s))
	if err != nil {
		return nil
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil
	}
	return b
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}
