package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/wasm/page"
	"linkgrade/wasm/site"
)

// farmPages are a made-up site that takes anybody's texts.
func farmPages() map[string]string {
	pages := map[string]string{}
	feed, links := "", ""
	for i, post := range [...]struct{ slug, about, sells string }{
		{"tomatoes-after-rain", "Tomatoes split after rain, gardeners say, and the soil of a garden wants mulch, compost and watering before the plants bloom.", "cheap garden sheds for sale"},
		{"loans-paid-early", "A bank says what a loan costs, and investors compare interest, taxes and insurance before they move money from savings to stocks.", "instant approval payday loans online"},
		{"night-train-to-sea", "Travelers take the night train to the beach, where a hotel and a museum wait for tourists whose luggage went by another flight.", "cheap flights to dubai"},
		{"back-pain-goes", "Most back pain goes in six weeks, doctors say, whatever treatment the patient gets, and the clinic sees few diseases behind it.", "buy cbd oil online"},
		{"court-letter-unread", "The judge dismissed the lawsuit because the plaintiff's lawyer had missed what the law and the court leave for a claim.", "cheap divorce lawyer near me"},
	} {
		path := "/" + post.slug + "/"
		text := strings.Repeat("<p>"+post.about+" It went on for years before anybody wrote about it, and then it was in every paper.</p>", 3)
		pages[path] = fmt.Sprintf("<!doctype html><html lang=en><title>%s</title><meta name=author content=\"Writer %c\"><article><h1>%s</h1>%s<p>Those who want to go on may look at <a href=https://client-%d.example/>%s</a> before the season ends.</p></article>", post.slug, 'A'+i, post.slug, text, i, post.sells)
		feed += fmt.Sprintf("<item><title>%s</title><link>https://farm.example%s</link><pubDate>2026-11-%02d</pubDate></item>", post.slug, path, 20-i)
		links += "<li><a href=" + path + ">" + post.slug + "</a>"
	}
	pages["/"] = "<!doctype html><html lang=en><title>Hub</title><link rel=alternate type=application/rss+xml href=/feed.xml><nav><a href=/write-for-us/>Write for us</a></nav><ul>" + links + "</ul>"
	pages["/feed.xml"] = "<rss><channel>" + feed + "</channel></rss>"
	return pages
}

func visitPages(pages map[string]string) visit {
	return func(_ context.Context, w site.Want) (visited, error) {
		body, ok := pages[w.Address.Path]
		if !ok {
			return visited{meta: page.Meta{URL: w.Address, Status: 404}}, nil
		}
		return visited{page.Meta{URL: w.Address, Status: 200, ContentType: "text/html"}, []byte(body)}, nil
	}
}

func callSite(t *testing.T, get visit, args ...string) (out, errs string, err error) {
	t.Helper()
	var o, e bytes.Buffer
	p := program{out: &o, err: &e, web: offline{}, wait: func(context.Context, time.Duration) {}}
	err = siteCommand(t.Context(), append(args, "--data="), p, get)
	return o.String(), e.String(), err
}

func TestSite(t *testing.T) {
	out, errs, err := callSite(t, visitPages(farmPages()), "farm.example")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"A guest-post farm, ", "by 5 posts, found by its feed", "buy cbd oil online → client-3.example", "https://farm.example/back-pain-goes/", "Write for us"} {
		if !strings.Contains(out, want) {
			t.Errorf("site farm.example does not say %q:\n%s", want, out)
		}
	}
	if !strings.Contains(errs, "read https://farm.example/ (home)") || strings.Contains(errs, "robots") {
		t.Errorf("standard error = %q; want what was read, and nothing of a robots.txt that is not there", errs)
	}
}

func TestSiteAsJSON(t *testing.T) {
	out, _, err := callSite(t, visitPages(farmPages()), "https://farm.example/some/page", "--json", "--at=1795651200")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Kind     string
		At       int64
		Posts    []struct{ URL, Date string }
		Findings []struct {
			Signal   string
			Evidence []struct{ Page, Text string }
		}
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if v.Kind != "guest-post-farm" || v.At != 1795651200 || len(v.Posts) != 5 || v.Posts[0].Date != "2026-11-20" {
		t.Errorf("site --json = %.300s", out)
	}
	again, _, _ := callSite(t, visitPages(farmPages()), "https://farm.example/some/page", "--json", "--at=1795651200")
	if out != again {
		t.Error("the same site gives other bytes the second time")
	}
}

func TestSiteMistakes(t *testing.T) {
	nowhere := func(_ context.Context, w site.Want) (visited, error) {
		return visited{}, errors.New(w.Address.String() + ": no such host")
	}
	for _, c := range []struct {
		name string
		get  visit
		args []string
		want string
	}{
		{"no domain", nowhere, nil, "wrong use"},
		{"two domains", nowhere, []string{"a.example", "b.example"}, "wrong use"},
		{"a negative pause", nowhere, []string{"a.example", "--delay=-1s"}, "wrong use"},
		{"no domain's name", nowhere, []string{"ftp://a b"}, "give one like example.com"},
		{"nobody answers", nowhere, []string{"a.example"}, "https://a.example/: no such host"},
		{"nothing is there", visitPages(nil), []string{"a.example"}, "https://a.example/: the server answers with an error (404)"},
	} {
		if out, _, err := callSite(t, c.get, c.args...); err == nil || !strings.Contains(err.Error(), c.want) || out != "" {
			t.Errorf("%s: site %v = %q, %v; want an error with %q", c.name, c.args, out, err, c.want)
		}
	}
}

// A site of which too little can be read is no farm and no error.
func TestSiteThatSaysLittle(t *testing.T) {
	out, _, err := callSite(t, visitPages(map[string]string{"/": "<title>Hello</title><p>Soon."}), "a.example")
	if err != nil || !strings.HasPrefix(out, "Not enough is known\nhttps://a.example/\n") {
		t.Errorf("site = %q, %v; want that not enough is known", out, err)
	}
}

// What pages say is printed as words, never as codes that a terminal obeys.
func TestSitePrintsNoCodes(t *testing.T) {
	pages := farmPages()
	pages["/back-pain-goes/"] = strings.ReplaceAll(pages["/back-pain-goes/"], "buy cbd oil online", "buy cbd \x1b[31moil\u202e online")
	out, errs, err := callSite(t, visitPages(pages), "farm.example")
	if err != nil || strings.ContainsAny(out+errs, "\x1b\u202e") {
		t.Errorf("site prints codes: %q, %v", out+errs, err)
	}
}

func TestUnpackedList(t *testing.T) {
	whole := strings.Repeat("<url><loc>/a-b-c</loc></url>", 1000)
	for _, c := range []struct {
		name, src string
		least     int
		most      int
	}{
		{"plain", whole, len(whole), len(whole)},
		{"packed", zipped(t, whole), len(whole), len(whole)},
		{"half", zipped(t, whole)[:90], 0, len(whole) - 1},
		{"no more than its mark", "\x1f\x8b", 0, 0},
		{"a bomb", zipped(t, strings.Repeat("x", 20<<20)), site.MaxRead, site.MaxRead},
	} {
		if got := unpackedList([]byte(c.src)); len(got) < c.least || len(got) > c.most {
			t.Errorf("%s: %d bytes; want %d to %d", c.name, len(got), c.least, c.most)
		}
	}
}
