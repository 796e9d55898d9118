package e2e

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// wallName is a site that hands out nothing.
const wallName = "wall.example"

// linkedPages are pages of which one links to ownSite; once it is later, it marks that link as paid.
type linkedPages struct{ later atomic.Bool }

func (l *linkedPages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rel := ""
	if l.later.Load() {
		rel = ` rel="sponsored"`
	}
	switch {
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	case r.Host == wallName:
		http.Error(w, "no", http.StatusForbidden)
	case r.Host == otherSite && r.URL.Path == "/post":
		_, _ = fmt.Fprint(w, document(herbs["/sage"], []string{"/"}, `<p>All of it is <a`+rel+` href="http://`+ownSite+`/sage?utm_source=post">written down here</a>.</p>`))
	default:
		sites(w, r)
	}
}

// TestVerify has links checked twice: what is there, what is not, what nobody can tell, and what has changed since. Its details say
// so by day, and what was written over can be had back.
func TestVerify(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			web := &linkedPages{}
			r := record(t, http.NotFoundHandler())
			r.sites = web
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1360, Height: 900, Dark: b.name == "firefox",
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			openProspects(ctx, t, d)
			pasteList(ctx, t, d, "Source URL\tTarget URL\tRel\nhttp://"+otherSite+"/post\t"+ownSite+"\tfollow\nhttp://"+lonelyName+"/sage\thttps://"+ownSite+"/sage\t\nhttp://"+wallName+"/\t"+ownSite+"\t\n")
			awaitTable(ctx, t, d, "its columns", `[...document.querySelectorAll("#roleRow select")].map((f) => f.value).join(" ") === "address target rel"`)
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "three pages", `document.querySelectorAll("#rows tr").length === 3`)
			checkLinks(ctx, t, d)
			awaitStates(ctx, t, d, "live", "lost", "unknown")
			chooseIn(ctx, t, d, "byState", "lost")
			awaitTable(ctx, t, d, "the lost one", order("/sage"))
			chooseIn(ctx, t, d, "byState", "")

			web.later.Store(true)
			checkLinks(ctx, t, d)
			awaitStates(ctx, t, d, "changed", "lost", "unknown")
			awaitTable(ctx, t, d, "what has changed", rowOf("/post")+`.querySelector("td.link").innerText.includes("Not followed, though agreed")`)
			keep(ctx, t, b.name+" prospects links", d.PageScreenshot)
			checkAxe(ctx, t, "page of saved pages, links checked", d.PageEval)
			checkVerified(t, r)

			chooseOn(ctx, t, d, "/post", "td select[data-status]", "live")
			pressOn(ctx, t, d, "/post", "button.open")
			awaitTable(ctx, t, d, "both looks, by day", `document.getElementById("details").open && document.querySelectorAll("#looks li").length === 2 && document.getElementById("wantedTarget").value === "`+ownSite+`"`)
			age(ctx, t, d)
			_, err := d.PageEval(ctx, `((f) => { f.value = "written down"; f.dispatchEvent(new Event("change")) })(document.getElementById("wantedAnchor"))`)
			must(t, err)
			awaitTable(ctx, t, d, "what was agreed is kept", `document.getElementById("said").textContent === "Kept: Agreed link"`)
			keep(ctx, t, b.name+" prospects details", d.PageScreenshot)
			checkAxe(ctx, t, "details of a saved page", d.PageEval)
			awaitTable(ctx, t, d, "what was agreed before can be taken again", `[...document.querySelectorAll("#pastList button")].some((take) => take.ariaLabel.startsWith("Take this: Agreed link"))`)
			click(ctx, t, d, "pastList [aria-label^='Take this: Agreed link']")
			awaitTable(ctx, t, d, "what was agreed before", `document.getElementById("wantedAnchor").value === "" && document.activeElement.id === "pastHeading"`)
		})
	}
}

// age has what was agreed of the saved pages be an hour old: what is written over within a minute counts as being typed.
func age(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	_, err := d.Background(ctx, `(async () => {
		const local = (globalThis.browser ?? chrome).storage.local, all = await local.get(null);
		for (const key in all) if (key.startsWith("prospect:")) for (const entry of all[key].wanted) entry.at -= 3_600_000;
		await local.set(all);
	})()`)
	must(t, err)
}

// checkLinks presses the button, allows the sites, and waits for the end.
func checkLinks(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	asks, asked := d.(consenter)
	if !asked {
		for _, site := range []string{otherSite, lonelyName, wallName} {
			must(t, d.Allow(ctx, "http://*."+site+"/*"))
			must(t, d.Allow(ctx, "https://*."+site+"/*"))
		}
	}
	awaitTable(ctx, t, d, "the button", `document.getElementById("checkLinks").checkVisibility()`) // the page hears of an end a little later
	must(t, d.Click(ctx, "#checkLinks"))
	if asked {
		must(t, asks.Answer(ctx, true))
	}
	awaitTable(ctx, t, d, "the beginning", `document.getElementById("said").textContent === "Links to check in the background: 3"`)
	awaitQueue(ctx, t, d)
}

// awaitStates waits until the links stand so, in the order of the list.
func awaitStates(ctx context.Context, t *testing.T, d driver, states ...string) {
	t.Helper()
	awaitTable(ctx, t, d, strings.Join(states, ", "), fmt.Sprintf(`[...document.querySelectorAll("#rows td.link .state")].map((s) => s.dataset.state).join(" ") === %q`, strings.Join(states, " ")))
}

// checkVerified: each page was asked for once a check, by GET, without a word on who asks; the pages that are linked to never were.
func checkVerified(t *testing.T, r *recorder) {
	t.Helper()
	times := 0
	for _, asked := range r.requests() {
		if asked.Host == ownSite || strings.Contains(asked.Host, strangerName) {
			t.Errorf("%s %s was asked for", asked.Method, asked.URL)
		}
		if asked.Host == otherSite && asked.URL.Path == "/post" {
			times++
		}
		if asked.Host == otherSite && (asked.Method != http.MethodGet || asked.Header.Get("Cookie")+asked.Header.Get("Referer") != "") {
			t.Errorf("%s %s, cookie %q, referrer %q; want a stranger's GET", asked.Method, asked.URL, asked.Header.Get("Cookie"), asked.Header.Get("Referer"))
		}
	}
	if times != 2 {
		t.Errorf("the page was asked for %d times; want once a check", times)
	}
}
