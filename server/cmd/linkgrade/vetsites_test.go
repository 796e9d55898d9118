package main

import (
	"net/http"
	"strings"
	"testing"
)

// farmSite serves the made-up farm over plain HTTP, with a robots.txt.
func farmSite(robots string) http.Handler {
	pages := farmPages()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		switch {
		case r.URL.Path == "/robots.txt" && robots != "":
			w.Header().Set("Content-Type", "text/plain")
			_, _ = w.Write([]byte(robots))
		case !ok:
			http.NotFound(w, r)
		default:
			if r.URL.Path == "/feed.xml" {
				w.Header().Set("Content-Type", "application/rss+xml")
			}
			_, _ = w.Write([]byte(strings.ReplaceAll(body, "https://farm.example", "http://farm.example")))
		}
	})
}

// The kind of a site stands beside each of its rows, and the site is asked once, however many rows name it.
func TestVetSaysWhatKindOfSiteItIs(t *testing.T) {
	t.Parallel()
	w := newLocalWeb(t, map[string]http.Handler{"farm.example": farmSite(""), "plain.example": page200([]byte("<title>x</title><p>A page."))})
	list := "http://farm.example/loans-paid-early/\nhttp://farm.example/\nhttp://plain.example/\nhttp://nowhere.example/\n"
	state := t.TempDir()
	code, out, errs := vetting(t, t.Context(), w, list, "-", "--sites", "--format=csv", "--state", state)
	if code != 0 {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	for what, want := range map[string]int{"Site,Site confidence %,Site reasons": 1, "A guest-post farm,": 2, "Not enough is known,": 1} {
		if got := strings.Count(out, what); got != want {
			t.Errorf("the result has %q %d times; want %d:\n%s", what, got, want, out)
		}
	}
	for _, path := range []string{"/feed.xml", "/back-pain-goes/"} {
		if got := w.times("farm.example" + path); got != 1 {
			t.Errorf("farm.example%s was asked for %d times; want once", path, got)
		}
	}
	w.onlyPublic(t)
	if _, again, _ := vetting(t, t.Context(), w, list, "-", "--sites", "--format=csv", "--state", state); again != out || w.times("farm.example/feed.xml") != 1 {
		t.Errorf("a second time the result is\n%s\nwant\n%s\nwithout asking again", again, out)
	}
	if _, without, _ := vetting(t, t.Context(), w, list, "-", "--format=csv", "--state", state); strings.Contains(without, "Site reasons") {
		t.Error("without --sites the result speaks of sites")
	}
}

// The one site is asked politely: what its robots.txt forbids is left out.
func TestSiteObeysRobots(t *testing.T) {
	t.Parallel()
	w := newLocalWeb(t, map[string]http.Handler{"farm.example": farmSite("User-agent: linkgrade\nDisallow: /back-pain-goes/\n"), "banned.example": farmSite("User-agent: *\nDisallow: /\n")})
	var out, errs strings.Builder
	p := program{out: &out, err: &errs, web: offline{}, net: w.network()}
	if code := run(t.Context(), []string{"site", "--data=", "--delay=1ms", "http://farm.example/"}, p); code != 0 || !strings.Contains(out.String(), "A guest-post farm, ") {
		t.Errorf("exit code %d, %s\n%s", code, errs.String(), out.String())
	}
	if w.times("farm.example/back-pain-goes/") > 0 || !strings.Contains(errs.String(), "robots.txt forbids it") {
		t.Errorf("a page was asked for that robots.txt forbids, or nothing is said of it: %s", errs.String())
	}
	errs.Reset()
	if code := run(t.Context(), []string{"site", "--data=", "--delay=1ms", "http://banned.example/"}, p); code != 1 || !strings.Contains(errs.String(), "robots.txt forbids it") || w.times("banned.example/") > 0 {
		t.Errorf("of a site that forbids all: exit code %d, %s", code, errs.String())
	}
	w.onlyPublic(t)
}
