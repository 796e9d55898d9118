package e2e

import (
	"net/http"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestBrokenLinksLong has a page graded, and then the sites asked that it links to: one of them has no such page.
func TestBrokenLinksLong(t *testing.T) {
	soak(t)
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(farm)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1360, Height: 900,
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			openProspects(ctx, t, d)
			pasteList(ctx, t, d, "http://"+farmName+"/post-0")
			awaitTable(ctx, t, d, "a page in the list", news("New pages: 1"))
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "one page", `document.querySelectorAll("#rows tr").length === 1`)
			must(t, d.Click(ctx, "#seekBroken"))
			awaitTable(ctx, t, d, "that it is to be graded first", `document.getElementById("said").textContent.startsWith("Grade these first")`)
			asks, asked := d.(consenter)
			for _, step := range [][2]string{{"#gradeThese", `document.querySelector("#rows .tile:not([data-grade=none])") !== null`}, {"#seekBroken", `document.querySelector("#rows td.broken .found") !== null`}} {
				if !asked { // they are given back after each
					for _, site := range []string{farmName, "client-0.example"} {
						must(t, d.Allow(ctx, "http://*."+site+"/*"))
						must(t, d.Allow(ctx, "https://*."+site+"/*"))
					}
				}
				must(t, d.Click(ctx, step[0]))
				if asked {
					must(t, asks.Answer(ctx, true))
				}
				awaitTable(ctx, t, d, "what "+step[0]+" comes to", step[1])
				awaitQueue(ctx, t, d)
			}
			chooseIn(ctx, t, d, "byLinks", "broken")
			awaitTable(ctx, t, d, "the filter leaves it", order("/post-0"))
			keep(ctx, t, b.name+" prospects broken", d.PageScreenshot)
			pressOn(ctx, t, d, "/post-0", "button.open")
			awaitTable(ctx, t, d, "which, and why", `document.getElementById("brokenList").innerText.includes("client-0.example")`)
			checkAxe(ctx, t, "details with broken links", d.PageEval)
		})
	}
}
