package e2e

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestPanelNap ends the background in the middle of what popup, panel and prospects page do: nothing is lost.
func TestPanelNap(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Height: 1100})
			server := servePages(t, []fixture{linksPage, {name: "plain"}})
			table := ownAddress(ctx, t, d, "prospects.html")
			press(ctx, t, d, server.url(1))
			must(t, d.StopBackground(ctx))
			savePage(ctx, t, d, "Saved on this device.")

			press(ctx, t, d, server.url(0))
			if _, err := d.PopupEval(ctx, `document.getElementById("keep").click()`); err != nil {
				t.Fatal(err)
			}
			must(t, d.StopBackground(ctx)) // before, while or after it is written
			awaitAction(ctx, t, d, "Saved ")
			p := openPanel(ctx, t, d)
			if _, err := p.PanelEval(ctx, `setTimeout(() => location.reload())`); err != nil {
				t.Fatal(err)
			}
			awaitPanel(ctx, t, p, "its report after a nap", `performance.getEntriesByType("navigation")[0].type === "reload" && document.querySelectorAll("#list .row").length === 10`)
			pressRow(ctx, t, p, "the growers' notes")
			awaitRing(ctx, t, d, "article p:nth-of-type(1) a", true)

			must(t, d.Open(ctx, table))
			awaitTable(ctx, t, d, "both pages", order("/0", "/1"))
			nap(ctx, t, d)
			noteOn(ctx, t, d, "/0", "first")
			awaitTable(ctx, t, d, "the first note", `document.getElementById("said").textContent === "Kept: Note"`)
			nap(ctx, t, d)
			noteOn(ctx, t, d, "/1", "second")
			pressOn(ctx, t, d, "/0", "button.remove")
			awaitTable(ctx, t, d, "it is gone", order("/1"))
			nap(ctx, t, d)
			click(ctx, t, d, "undo")
			awaitTable(ctx, t, d, "it is back", order("/0", "/1"))
			must(t, d.Open(ctx, table))
			awaitTable(ctx, t, d, "both notes", order("/0", "/1")+` && [...document.querySelectorAll("#rows textarea")].map((f) => f.value).join() === "first,second"`)
		})
	}
}

// nap ends the background while nothing is asked of it. It must run to be ended: Chromium's may have gone to sleep by itself.
func nap(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	pageRuns(ctx, t, d, wakeJS)
	must(t, d.StopBackground(ctx))
}

// mostLinks is how many links a kept report has at most.
const mostLinks = 5000

// TestPanelLong gives the panel a report with as many links as are kept, which it takes in, searches, filters, sorts and scrolls: none
// of its page's own tasks is what browsers call a long one.
func TestPanelLong(t *testing.T) {
	soak(t)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			ctx, d, p, id := panelOfLinks(t, b)
			best := longestTasks(t, func(round int) (seen map[string][]stretch) {
				writeLong(ctx, t, d, id, mostLinks-round)
				read(t, &seen)(p.PanelEval(ctx, fmt.Sprintf(longJS, mostLinks-round)))
				return seen
			})
			checkLong(t, fmt.Sprintf("%d links", mostLinks), best)
			keep(ctx, t, b.name+" panel long", p.PanelScreenshot)
		})
	}
}

// panelOfLinks grades a page of links, and opens the panel beside it; id is the tab's.
func panelOfLinks(t *testing.T, b browserKind) (ctx context.Context, d driver, p paneler, id int) {
	t.Helper()
	ctx, d = begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
	server := servePages(t, []fixture{linksPage})
	press(ctx, t, d, server.url(0))
	p = openPanel(ctx, t, d)
	id, err := d.TabID(ctx)
	must(t, err)
	return ctx, d, p, id
}

// TestPanelOvertaken brings the panel a long report, and while it is taken in a short one, as somebody does who goes on to the next
// tab: the list is that of the report above it.
func TestPanelOvertaken(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, _, p, id := panelOfLinks(t, b)
			var told string
			read(t, &told)(p.PanelEval(ctx, fmt.Sprintf(`(async () => {
				const {session} = (globalThis.browser ?? chrome).storage, key = "report:%d";
				const report = JSON.parse((await session.get(key))[key]);
				const bring = async (later, links) => {
					await session.set({[key]: JSON.stringify({...report, at: report.at + later, links})});
					new BroadcastChannel("reported").postMessage(0);
					while (document.getElementById("linksCount").textContent !== links.length.toLocaleString("en")) await new Promise((then) => setTimeout(then, 1));
				};
				await bring(1, Array.from({length: %d}, (_, index) => ({...report.links[0], index, href: "https://site" + index + ".example/"})));
				await bring(2, report.links);
				await new Promise((then) => setTimeout(then, 2000)); // what goes on with the first would be through with it
				return document.getElementById("told").textContent;
			})()`, id, mostLinks)))
			if want := "Links: 12 · addresses: 10"; told != want {
				t.Errorf("the panel lists %q; want %q", told, want)
			}
		})
	}
}

// writeLong has the background keep a report with so many links for a tab, without a word to the panel.
func writeLong(ctx context.Context, t *testing.T, d driver, tab, links int) {
	t.Helper()
	_, err := d.Background(ctx, fmt.Sprintf(`(async () => {
		const session = (globalThis.browser ?? chrome).storage.session, key = "report:%d";
		const report = JSON.parse((await session.get(key))[key]);
		const [model] = report.links;
		report.at += 1;
		report.links = Array.from({length: %d}, (_, i) => ({...model, index: i, href: "https://site" + (i %% 4000) + ".example/" + (i %% 4000), domain: "site" + (i %% 4000) + ".example",
			text: "Garden number " + i, follow: i %% 3 > 0, rel: i %% 3 > 0 ? [] : ["nofollow"], external: true, vote: (i %% 97) / 97}));
		await session.set({[key]: JSON.stringify(report)});
	})()`, tab, links))
	must(t, err)
}

// longJS runs in the panel: it tells it of another report, with so many links, and measures each thing that is done with them.
const longJS = `(async () => {
	const links = %d;` + loopJS + `
	const all = links.toLocaleString("en");
	new BroadcastChannel("reported").postMessage(0);
	const taken = await gap(() => until(() => element("told").textContent.includes(all)));
	const press = (filter) => document.querySelector("[data-filter=" + filter + "]").click();
	const type = (text) => { element("search").value = text; element("search").dispatchEvent(new Event("input")); };
	const sort = (order) => { element("order").value = order; element("order").dispatchEvent(new Event("change")); };
	const filtered = await gap(async () => { press("nofollow"); await turn(); press("nofollow"); });
	const searched = await gap(async () => { for (const text of ["g", "ga", "garden 4", ""]) { type(text); await turn(); } });
	const sorted = await gap(async () => { for (const order of ["worth", "domain", "times", "page"]) { sort(order); await turn(); } });
	const scrolled = await gap(async () => { for (let at = 0; at <= 40; at++) { element("scroller").scrollTop = at * 5000; await turn(); } });
	return {taken, filtered, searched, sorted, scrolled};
})()`

// everyNth of the real pages is enough: TestFeedersAgree reads them all.
const everyNth = 8

// TestPanelOnRealPages has links of real pages shown there, from the list's beginning to its end: each is found, seen or
// not, and no page is changed.
func TestPanelOnRealPages(t *testing.T) {
	soak(t)
	t.Parallel()
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the evaluation pages are not distributed")
	}
	pages := readPages(t, filepath.Join(data, "bench", "pages"))
	server := httptest.NewServer(serveStill(pages))
	t.Cleanup(server.Close)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 6*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			shown := 0
			for i := 0; i < len(pages); i += everyNth {
				press(ctx, t, d, fmt.Sprintf("%s/%d", server.URL, i))
				if stateOf(ctx, t, d).State != "ready" {
					continue
				}
				var links int
				p := openPanel(ctx, t, d)
				read(t, &links)(p.PanelEval(ctx, `document.querySelectorAll("#list .row").length`))
				if links > 0 {
					shown += showSome(ctx, t, d, p, pages[i].name)
				}
			}
			if shown < 10 {
				t.Errorf("%d links were shown on real pages; want 10 or more", shown)
			}
		})
	}
}

// showSome presses five rows of the list, which has some, and says how many of their links can be seen on the page.
func showSome(ctx context.Context, t *testing.T, d driver, p paneler, name string) (shown int) {
	t.Helper()
	const still = `document.documentElement.outerHTML.replace(/<linkgrade-flash.*?<\/linkgrade-flash>/s, "")`
	var before, after string
	read(t, &before)(d.PageEval(ctx, still))
	for at := range 5 {
		_, err := p.PanelEval(ctx, fmt.Sprintf(`(() => {
			const scroller = document.getElementById("scroller");
			document.getElementById("said").textContent = "";
			scroller.scrollTop = scroller.scrollHeight * %d / 5;
			setTimeout(() => [...document.querySelectorAll("#list .row")].at(-1).click(), 50);
		})()`, at))
		must(t, err)
		var said string
		eventually(ctx, t, name+": what comes of showing a link", 15*time.Second, func() (bool, string) {
			read(t, &said)(p.PanelEval(ctx, `document.getElementById("said").textContent`))
			return said != "", "nothing"
		})
		switch {
		case strings.HasPrefix(said, "Shown on the page"):
			shown++
		case !strings.HasPrefix(said, "This link cannot be seen"):
			t.Errorf("%s: the panel says %q of link %d of 5; want it found", name, said, at)
		}
	}
	read(t, &after)(d.PageEval(ctx, still))
	if before != after {
		t.Errorf("%s: the page is not as it was before its links were shown", name)
	}
	return shown
}
