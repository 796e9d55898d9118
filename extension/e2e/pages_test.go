package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// fixture is one page that is graded both ways.
type fixture struct {
	name    string
	head    string // more of the head element
	body    string // in place of the prose below; "" leaves that
	whole   string // the whole document, instead of head and body
	status  int    // 0 means 200
	policy  string // Content-Security-Policy; "" sends none
	bare    bool   // an empty document
	gate    string // the rule by which no link on this page can count; "" for none
	verdict string // what the report then advises
	refuse  bool   // neither way gives a report, both give a sentence
}

// prose is an honest little article with links in several places.
const prose = `<header><nav><a href="/">Home</a> <a href="/about">About</a> <a href="/plants">Plants</a></nav></header>
<main><article><h1>Growing sage on a north-facing windowsill</h1>
<p>By <span class="author">Ida Brandt</span>, <time datetime="2026-03-02">2 March 2026</time></p>
<p>Sage wants light, but it forgives a dim window if you keep it dry. Mine has lived behind a kitchen sink for three
years, and it has been cut for soup on most Sundays. The soil is one part sand to two parts compost, which I learnt
from <a href="https://www.rhs.org.uk/herbs/sage/grow-your-own">the growers' notes of the horticultural society</a>.</p>
<p>In winter the leaves grow thin. That is not a disease: the plant stretches for light. Turn the pot a quarter every
week, and do not feed it before March. The <a href="https://en.wikipedia.org/wiki/Salvia_officinalis">encyclopaedia's
article on common sage</a> has the botany, and a friend keeps <a href="https://herbs.example/diary" rel="nofollow">a diary
of forty herbs</a> with photographs of every week.</p>
<p>Cut it hard in April. New wood comes from below, and the scent is better on the young leaves. If the stems have gone
woody, take cuttings in June: ten centimetres, lower leaves off, in damp sand under a glass.</p></article></main>
<aside><h2>More from here</h2><ul><li><a href="/thyme">Thyme</a></li><li><a href="/mint">Mint, and how to stop it</a></li></ul></aside>
<footer><p><a href="/imprint">Imprint</a> <a href="https://social.example/@ida">Follow Ida</a></p></footer>`

// fixtures are the pages of the road's test. The article is the one that `make
// run` shows, which has every kind of placement.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	article, err := os.ReadFile(filepath.Join(root, "extension", "demo", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	return []fixture{
		{name: "article", whole: string(article)},
		{name: "plain"},
		{name: "noindex", head: `<meta name="robots" content="noindex, follow">`, gate: "noindex", verdict: "look-closer"},
		{name: "canonical elsewhere", head: `<link rel="canonical" href="https://herbs.example/sage">`, gate: "canonical-elsewhere", verdict: "look-closer"},
		{name: "not found", gate: "http-error", verdict: "avoid", status: http.StatusNotFound, body: "<main><h1>Page not found</h1><p>The page you asked for is not here. <a href=\"/\">Go to the start</a>.</p></main>"},
		{name: "empty", bare: true, refuse: true},
		{name: "strict policy", policy: "default-src 'none'"},
		{name: "two thousand links", body: manyLinks(2000)},
	}
}

// manyLinks is a page with n links, half of them to other sites.
func manyLinks(n int) string {
	var b strings.Builder
	b.WriteString("<main><h1>Every herb garden we know of</h1><ul>")
	for i := range n {
		site := ""
		if i%2 == 1 {
			site = fmt.Sprintf("https://garden%d.example", i)
		}
		fmt.Fprintf(&b, "<li><a href=\"%s/garden/%d\">Garden number %d</a>, open in summer</li>\n", site, i, i)
	}
	b.WriteString("</ul></main>")
	return b.String()
}

// document is the page's HTML. The icon stands in the page itself, so that no
// browser asks for one.
func (f fixture) document() string {
	switch {
	case f.bare:
		return ""
	case f.whole != "":
		return f.whole
	}
	body := f.body
	if body == "" {
		body = prose
	}
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sage on the windowsill</title>` +
		`<link rel="icon" href="data:,">` + f.head + "</head><body>" + body + "</body></html>"
}

// pageServer serves fixture i at /i and notes every request it gets.
type pageServer struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func servePages(t *testing.T, pages []fixture) *pageServer {
	t.Helper()
	s := &pageServer{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.Method+" "+r.URL.RequestURI())
		s.mu.Unlock()
		var i int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &i); err != nil || i < 0 || i >= len(pages) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if pages[i].policy != "" {
			w.Header().Set("Content-Security-Policy", pages[i].policy)
		}
		if pages[i].status != 0 {
			w.WriteHeader(pages[i].status)
		}
		_, _ = w.Write([]byte(pages[i].document()))
	}))
	t.Cleanup(s.Close)
	return s
}

// url is the address of fixture i.
func (s *pageServer) url(i int) string { return fmt.Sprintf("%s/%d", s.URL, i) }

// requests is what has been asked of the server so far, and forgets it.
func (s *pageServer) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}
