package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestQueue has a list graded in the background, which is ended twice on the way, and once paused. What can be read has a
// grade, what cannot a reason; nobody else is asked, by GET alone, without a word on who asks; and the permission is given back.
func TestQueue(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(queueSites)
			ctx, d := begin(t, 5*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1360, Height: 900, Dark: b.name == "chromium",
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			beginQueue(ctx, t, d)
			must(t, d.StopBackground(ctx))
			click(ctx, t, d, "queuePause")
			awaitTable(ctx, t, d, "paused", `document.getElementById("queueTold").textContent.startsWith("Paused: ")`)
			keep(ctx, t, b.name+" prospects queue", d.PageScreenshot)
			checkAxe(ctx, t, "page of saved pages, a queue paused", d.PageEval)
			must(t, d.StopBackground(ctx))
			click(ctx, t, d, "queuePause")
			awaitQueue(ctx, t, d)
			for ending, want := range map[string]string{"/sage": "Look closer|Worth pursuing|Avoid", "/hulls": "Look closer|Worth pursuing|Avoid", "/mint": "robots.txt forbids it", "/nowhere": "no such page", "/moved": "leads elsewhere"} {
				var said string
				read(t, &said)(d.PageEval(ctx, rowOf(ending)+`.querySelector(".verdict").textContent`))
				if !slices.ContainsFunc(strings.Split(want, "|"), func(w string) bool { return strings.Contains(said, w) }) {
					t.Errorf("%s is said to be %q; want %q", ending, said, want)
				}
			}
			keep(ctx, t, b.name+" prospects graded", d.PageScreenshot)
			checkVisits(t, r)
			var held []string
			read(t, &held)(d.Background(ctx, "(globalThis.browser ?? chrome).permissions.getAll().then((all) => all.origins ?? [])"))
			if len(held) > 0 {
				t.Errorf("after the queue the extension still holds %q; want nothing", held)
			}
		})
	}
}

// beginQueue has five pages graded, and waits for the first grade.
func beginQueue(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	openProspects(ctx, t, d)
	own, other := "http://"+ownSite, "http://"+otherSite
	pasteList(ctx, t, d, strings.Join([]string{own + "/sage", own + "/mint", own + "/nowhere", own + "/moved", other + "/hulls"}, "\n"))
	awaitTable(ctx, t, d, "five pages in the list", news("New pages: 5", "Pages of one site more than once in the list: 3"))
	click(ctx, t, d, "addYes")
	awaitTable(ctx, t, d, "five pages", `document.querySelectorAll("#rows tr").length === 5`)
	asks, asked := d.(consenter)
	if !asked {
		for _, site := range []string{ownSite, otherSite} {
			allowSite(ctx, t, d, site)
		}
	}
	must(t, d.Click(ctx, "#gradeThese"))
	if asked {
		must(t, asks.Answer(ctx, true))
	}
	awaitTable(ctx, t, d, "the first grade", `document.querySelector("#rows .tile:not([data-grade=none])") !== null`)
}

// awaitQueue waits until nothing is left to be graded.
func awaitQueue(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	eventually(ctx, t, "the end of the queue", 2*time.Minute, func() (done bool, saw string) {
		read(t, &saw)(d.PageEval(ctx, `document.getElementById("queueTold").textContent`))
		read(t, &done)(d.PageEval(ctx, `!document.getElementById("queueIdle").hidden`))
		return done, saw
	})
}

// TestQueueOutlivesTheBrowser ends the browser in the middle of a list: when it is back the list goes on by itself.
func TestQueueOutlivesTheBrowser(t *testing.T) {
	soak(t)
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			profile, err := os.MkdirTemp("", "lg") // t.TempDir's names are too long for Chromium's sockets
			must(t, err)
			t.Cleanup(func() { _ = os.RemoveAll(profile) }) // after the browsers, which begin closes
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(queueSites)
			o := browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Profile: profile, Width: 1360, Height: 900, Prefs: map[string]any{
				"security.notification_enable_delay": 0,
				// An unpacked extension is gone with the browser, and what it kept with it, but for these.
				"extensions.webextensions.keepUuidOnUninstall": true, "extensions.webextensions.keepStorageOnUninstall": true,
			}}
			ctx, d := begin(t, 3*time.Minute, b.start, o)
			beginQueue(ctx, t, d)
			must(t, d.Close())
			asked := len(r.requests())
			ctx, d = begin(t, 3*time.Minute, b.start, o)
			openProspects(ctx, t, d)
			awaitQueue(ctx, t, d)
			var said []string
			read(t, &said)(d.PageEval(ctx, `[...document.querySelectorAll("#rows tr .verdict")].map((cell) => cell.textContent.trim())`))
			// An unpacked extension is new to Chromium at each start, so what it may reach is gone, and that is the reason then.
			goesOn := len(r.requests()) > asked || b.name == "chromium" && strings.Contains(strings.Join(said, " "), "the site is not allowed")
			if slices.Contains(said, "") || !goesOn {
				t.Errorf("when the browser is back %d requests were sent, and the pages are said to be %q", len(r.requests())-asked, said)
			}
		})
	}
}

// queueSites are the two sites, of which one forbids a page.
func queueSites(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/robots.txt" && r.Host == ownSite:
		_, _ = fmt.Fprint(w, "User-agent: *\nDisallow: /mint\n")
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	default:
		sites(w, r)
	}
}

// checkVisits holds what was asked to what was wanted: a page that was under way when the background ended is asked for again.
func checkVisits(t *testing.T, r *recorder) {
	t.Helper()
	times := map[string]int{}
	for _, asked := range r.requests() {
		host := asked.URL.Hostname()
		if strings.Contains(host, strangerName) || strings.HasPrefix(asked.Host, "192.") {
			t.Errorf("%s %s was asked for", asked.Method, asked.URL)
		}
		if asked.Method == http.MethodConnect || (asked.Host != ownSite && asked.Host != otherSite) {
			continue
		}
		if times[asked.Host+asked.URL.Path]++; asked.Method != http.MethodGet {
			t.Errorf("%s %s; want GET alone", asked.Method, asked.URL)
		}
		for _, name := range []string{"Cookie", "Referer", "Origin", "Authorization"} {
			if v := asked.Header.Get(name); v != "" {
				t.Errorf("%s was asked for with %s: %s", asked.URL, name, v)
			}
		}
		if v := asked.Header.Get("Accept-Language"); v != "*" {
			t.Errorf("%s was asked for in %q; want any language", asked.URL, v)
		}
	}
	if times[ownSite+"/mint"] > 0 {
		t.Error("a page that robots.txt forbids was asked for")
	}
	for _, page := range []string{ownSite + "/sage", ownSite + "/nowhere", ownSite + "/moved", otherSite + "/hulls"} {
		if n := times[page]; n < 1 || n > 2 {
			t.Errorf("%s was asked for %d times; want once, or twice where the background ended over it", page, n)
		}
	}
}
