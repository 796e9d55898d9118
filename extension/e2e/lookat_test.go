package e2e

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// farmName is a site that sells the links in its posts.
const farmName = "anything.example"

// farm serves it: a feed of four posts about four subjects, each with a followed link that sells something else.
func farm(w http.ResponseWriter, r *http.Request) {
	texts := []string{
		"The ferry leaves at seven, and the beach below the old hotel is empty but for tourists whose luggage took another flight.",
		"A bank says what a loan costs, and investors compare interest, taxes and insurance before they buy stocks.",
		"The judge dismissed the lawsuit because the lawyer had missed what the law and the court leave for a claim.",
		"Doctors say that most patients need no treatment, and the clinic sees few diseases behind a pain in the back.",
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	n, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/post-"))
	switch {
	case r.Host != farmName:
		sites(w, r)
	case r.URL.Path == "/":
		_, _ = fmt.Fprint(w, `<title>Anything</title><link rel=alternate type=application/rss+xml href=/feed><p>Hello to all who read about anything at all.`)
	case r.URL.Path == "/feed":
		w.Header().Set("Content-Type", "application/rss+xml")
		for i := range texts {
			_, _ = fmt.Fprintf(w, "<item><link>/post-%d</link><pubDate>2026-11-0%d</pubDate></item>", i, 9-i)
		}
	case err == nil && n >= 0 && n < len(texts):
		_, _ = fmt.Fprintf(w, `<title>Post</title><meta name=author content="Writer %d"><article><h1>Post</h1>%s<p>More of it is at <a href=https://client-%d.example/>cheap offers online near me</a> for those who want it.</p></article>`,
			n, strings.Repeat("<p>"+texts[n]+"</p>", 4), n)
	default:
		http.NotFound(w, r)
	}
}

// TestLookAtSites has the site of two saved pages looked at: the row says what it is, the details why, and the popup what is known.
func TestLookAtSites(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(farm)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1360, Height: 900, Dark: b.name == "chromium",
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			openProspects(ctx, t, d)
			pasteList(ctx, t, d, "http://"+farmName+"/post-0\nhttp://"+farmName+"/post-1")
			awaitTable(ctx, t, d, "two pages in the list", news("New pages: 2", "Pages of one site more than once in the list: 1"))
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "two pages", `document.querySelectorAll("#rows tr").length === 2`)
			asks, asked := d.(consenter)
			if !asked {
				must(t, d.Allow(ctx, "http://*."+farmName+"/*"))
				must(t, d.Allow(ctx, "https://*."+farmName+"/*"))
			}
			must(t, d.Click(ctx, "#lookAtSites"))
			if asked {
				must(t, asks.Answer(ctx, true))
			}
			awaitTable(ctx, t, d, "the beginning", `document.getElementById("said").textContent === "Sites to look at in the background: 1"`)
			awaitQueue(ctx, t, d)
			awaitTable(ctx, t, d, "both pages say so", `[...document.querySelectorAll("#rows td.site .state")].map((s) => s.textContent).join() === "Guest-post farm,Guest-post farm"`)
			pressOn(ctx, t, d, "/post-1", "button.open")
			awaitTable(ctx, t, d, "why, post by post", `document.getElementById("siteKind").textContent.startsWith("Guest-post farm · ") && document.getElementById("siteReasons").innerText.includes("`+farmName+`/post-2")`)
			keep(ctx, t, b.name+" prospects site", d.PageScreenshot)
			checkAxe(ctx, t, "details of a site", d.PageEval)
			press(ctx, t, d, "http://"+farmName+"/post-3")
			eventually(ctx, t, "the popup's line on the site", 10*time.Second, func() (bool, string) {
				var said string
				read(t, &said)(d.PopupEval(ctx, `document.getElementById("siteKnown").hidden ? "" : document.getElementById("siteKnown").textContent`))
				return strings.HasPrefix(said, "Its site: Guest-post farm ("), said
			})
			keepPicture(ctx, t, d, b.name+" popup site")

			var paths []string
			for _, asked := range r.requests() {
				if strings.HasPrefix(asked.Host, "client-") {
					t.Errorf("%s was asked for", asked.URL)
				}
				if asked.Host == farmName && asked.Header.Get("Accept-Language") == "*" {
					paths = append(paths, asked.URL.Path)
				}
			}
			if n := len(paths); n > 16 || len(slices.Compact(slices.Sorted(slices.Values(paths)))) != n || !slices.Contains(paths, "/feed") {
				t.Errorf("%q were asked for; want at most 16 addresses, each once", paths)
			}
		})
	}
}
