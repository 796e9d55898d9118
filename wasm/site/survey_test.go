package site

import (
	"fmt"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/topic"
)

// wanted words what a survey wants: "home /, robots /robots.txt".
func wanted(s *Survey) string {
	var all []string
	for _, w := range s.Next() {
		path := w.Address.Path
		if w.Address.Query != "" {
			path += "?" + w.Address.Query
		}
		all = append(all, w.Part.String()+" "+path)
	}
	return strings.Join(all, ", ")
}

// give takes an answer to the first wanted address of a part.
func give(t *testing.T, s *Survey, p Part, g Got) {
	t.Helper()
	for _, w := range s.Next() {
		if w.Part == p {
			if !s.Take(w.Address, g) {
				t.Fatalf("Take(%s) = false", w.Address)
			}
			return
		}
	}
	t.Fatalf("no %s is wanted, but %s", p, wanted(s))
}

func samplePage(t *testing.T, src, at string) Got {
	t.Helper()
	return Got{Status: 200, At: at, Page: sampleOf(src, address(t, at), topic.NewLexicon())}
}

var long = strings.Repeat("<p>The letter from the court counts as delivered on the day it was put into the box, whether or not somebody opened it.</p>", 5)

func expect(t *testing.T, s *Survey, want string) {
	t.Helper()
	if got := wanted(s); got != want {
		t.Fatalf("wanted: %s; want %s", got, want)
	}
}

func TestSurveyByADeclaredFeed(t *testing.T) {
	s := Begin(address(t, "https://a.example/deep/page?x#y"))
	expect(t, s, "home /, robots /robots.txt")
	give(t, s, Robots, Got{Status: 404})
	give(t, s, Home, samplePage(t, `<link rel=alternate type=application/rss+xml href=/comments/feed><link rel=alternate type=application/rss+xml href=/rss>`, "https://a.example/"))
	expect(t, s, "feed /rss")
	items := ""
	for i := range 30 {
		items += fmt.Sprintf("<item><link>/p/%d</link></item>", i)
	}
	give(t, s, Feed, Got{Status: 200, Body: []byte("<rss>" + items + "<item><link>https://elsewhere.example/p</link></item></rss>")})
	if n := len(s.Next()); n != MaxPosts {
		t.Fatalf("%d posts are wanted; want %d", n, MaxPosts)
	}
	for i := 0; !s.Done(); i++ {
		g := Got{} // no answer, of the first two
		if i >= 2 {
			g = samplePage(t, "<title>P</title><article><h1>P</h1>"+long, s.Next()[0].Address.String())
		}
		s.Take(s.Next()[0].Address, g)
	}
	v := s.Verdict(0)
	if len(v.Posts) != MaxPosts || v.Source != "feed" || s.Requests() != 3+MaxPosts+2 {
		t.Errorf("%d posts by %q in %d requests; want %d by a feed, two of them in place of those that were not there", len(v.Posts), v.Source, s.Requests(), MaxPosts)
	}
}

func TestSurveyByASitemap(t *testing.T) {
	s := Begin(address(t, "http://a.example"))
	give(t, s, Home, samplePage(t, "<title>A</title>", "https://www.a.example/start"))
	give(t, s, Robots, Got{Status: 200, Body: []byte("Sitemap: https://a.example/main.xml\nSitemap: https://evil.example/x.xml")})
	expect(t, s, "feed /feed/")
	give(t, s, Feed, Got{Status: 404})
	expect(t, s, "feed /rss.xml")
	give(t, s, Feed, Got{Status: 200, Body: []byte("<rss><item><link>/only-one-here</link></item></rss>")})
	expect(t, s, "sitemap /main.xml")
	give(t, s, Map, Got{Status: 200, Body: []byte("<sitemapindex><sitemap><loc>https://a.example/tag-sitemap.xml</loc></sitemap><sitemap><loc>https://a.example/blog-sitemap.xml</loc></sitemap></sitemapindex>")})
	expect(t, s, "sitemap /blog-sitemap.xml")
	give(t, s, Map, Got{Status: 200, Body: []byte("<urlset><url><loc>https://a.example/one-of-three</loc></url><url><loc>https://a.example/two-of-three</loc></url><url><loc>https://a.example/three-of-three</loc></url></urlset>")})
	expect(t, s, "post /one-of-three, post /two-of-three, post /three-of-three")
}

func TestSurveyByTheFrontPage(t *testing.T) {
	s := Begin(address(t, "https://a.example/"))
	give(t, s, Home, samplePage(t, `<title>A</title><nav><a href=/write-for-us/>Write for us</a></nav><main><a href=/a-post-of-ours>A</a><a href=/another-post-of-ours>B</a><a href=/about>C</a><a href=https://b.example/a-b-c>D</a><a href=/the-last-of-three>E</a></main>`, "https://a.example/"))
	give(t, s, Robots, Got{Status: 500})
	for !s.Done() && s.Next()[0].Part != Post && s.Next()[0].Part != Offer {
		s.Take(s.Next()[0].Address, Got{Status: 404})
	}
	expect(t, s, "offer /write-for-us/, post /a-post-of-ours, post /another-post-of-ours, post /the-last-of-three")
}

// A site of which nothing can be read is asked little of and not known.
func TestSurveyOfNothing(t *testing.T) {
	s := Begin(address(t, "https://a.example/"))
	for !s.Done() {
		s.Take(s.Next()[0].Address, Got{})
	}
	if v := s.Verdict(0); v.Kind != Unknown || v.Confidence != 0 || s.Requests() != 5 {
		t.Errorf("nothing answers: %v in %d requests; want unknown in 5", v.Kind, s.Requests())
	}
}

// Where the front page has moved to another site, that one is judged, and pages of others are not taken for its posts.
func TestSurveyThatIsSentElsewhere(t *testing.T) {
	s := Begin(address(t, "https://old.example/"))
	give(t, s, Home, samplePage(t, `<title>N</title><link rel=alternate type=application/rss+xml href=/feed>`, "https://new.example/"))
	give(t, s, Robots, Got{Status: 404})
	give(t, s, Feed, Got{Status: 200, At: "https://new.example/feed", Body: []byte("<rss><item><link>/a</link></item><item><link>/b</link></item><item><link>/c</link></item></rss>")})
	for i := 0; !s.Done(); i++ {
		at := s.Next()[0].Address
		final := at.String()
		if i == 0 {
			final = "https://elsewhere.example/a"
		}
		s.Take(at, samplePage(t, "<title>P</title><article><h1>P</h1>"+long, final))
	}
	v := s.Verdict(0)
	if v.Domain != "new.example" || len(v.Posts) != 2 || v.Kind != Unknown {
		t.Errorf("judged %s by %d posts: %v; want new.example by two, too few", v.Domain, len(v.Posts), v.Kind)
	}
}

// Whatever comes, a survey ends within its requests, asks for nothing twice and nothing of others.
func TestSurveyIsBounded(t *testing.T) {
	var maps, items strings.Builder
	for i := range 200 {
		fmt.Fprintf(&maps, "<sitemap><loc>/post-%d.xml</loc></sitemap>", i)
		fmt.Fprintf(&items, "<item><link>/p/%d</link></item>", i)
	}
	for name, body := range map[string]string{
		"indexes without end": "<sitemapindex>" + maps.String(),
		"posts without end":   "<rss>" + items.String(),
		"noise":               "\x00\xff<<<>>",
	} {
		s := Begin(address(t, "https://a.example/"))
		asked := map[domain.Address]bool{}
		for !s.Done() {
			w := s.Next()[0]
			if asked[w.Address] || !sameSite(w.Address, s.home) {
				t.Errorf("%s: %s is wanted again, or of another site", name, w.Address)
			}
			asked[w.Address] = true
			s.Take(w.Address, Got{Status: 200, Body: []byte(body)})
			if s.Take(w.Address, Got{Status: 200}) {
				t.Errorf("%s: %s is taken twice", name, w.Address)
			}
		}
		if len(asked) > MaxRequests {
			t.Errorf("%s: %d requests; want at most %d", name, len(asked), MaxRequests)
		}
	}
}

// A host without a registrable name is a site of its own, by its port.
func TestSameSite(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://www.a.example/x", "http://blog.a.example/", true},
		{"https://a.example/", "https://b.example/", false},
		{"http://127.0.0.1:8080/x", "http://127.0.0.1:8080/", true},
		{"http://co.uk/x", "http://co.uk/", true},
		{"http://co.uk:81/", "http://co.uk/", false},
		{"ftp://a.example/", "https://a.example/", false},
	} {
		if got := sameSite(address(t, c.a), address(t, c.b)); got != c.want {
			t.Errorf("sameSite(%s, %s) = %t; want %t", c.a, c.b, got, c.want)
		}
	}
}
