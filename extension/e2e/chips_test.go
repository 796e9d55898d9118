package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// searchEngines are the engines beside whose results chips can stand: their ids, where the test's stand-in of each is, and
// what in the built scripts says where the real one is. No test page can have the real one's certificate.
var searchEngines = []struct{ id, host, written, instead string }{
	{"google", "google-com.example", "https://www.google.${ending}/*", "http://google-${ending}.example/*"},
	{"bing", "bing.example", "https://www.bing.com/*", "http://bing.example/*"},
	{"duckduckgo", "duckduckgo.example", "https://duckduckgo.com/*", "http://duckduckgo.example/*"},
	{"duckduckgo", "", "https://html.duckduckgo.com/*", "http://html-duckduckgo.example/*"},
	{"brave", "brave.example", "https://search.brave.com/*", "http://brave.example/*"},
	{"ecosia", "ecosia.example", "https://www.ecosia.org/*", "http://ecosia.example/*"},
}

// TestChips switches chips on for each search engine and looks at its results: a chip beside each, nothing moved, none
// beside what is no result, one for a result that comes later, none on markup that is not known, and none when off.
func TestChips(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(serveResults)
			ctx, d := begin(t, 5*time.Minute, b.start, browser.Options{Extension: withEngines(t, dist(t, b.name)), Proxy: r.address(), Scale: 2, Width: 900, Height: 560, Dark: b.name == "firefox",
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			for i, engine := range searchEngines {
				if engine.host == "" {
					continue // another address of the one before
				}
				if i > 0 && b.name == "firefox" && !soaking {
					continue // each engine's markup has been seen in the other browser
				}
				t.Run(engine.id, func(t *testing.T) {
					results := "http://" + engine.host + "/search?q=sage"
					openPage(ctx, t, d, results)
					before := layout(ctx, t, d)
					openSettings(ctx, t, d)
					switchOnChips(ctx, t, d, engine.id)
					openPage(ctx, t, d, results)
					awaitChips(ctx, t, d, 3)
					checkChips(ctx, t, d)
					if got := layout(ctx, t, d); got != before {
						t.Errorf("with chips the page's elements are at\n%s\nwant\n%s", got, before)
					}
					keep(ctx, t, b.name+" chips "+engine.id, d.PageScreenshot)
					checkAxe(ctx, t, b.name+" results of "+engine.id, d.PageEval)
					// The second result comes once more.
					pageRuns(ctx, t, d, `(() => {
						const copy = document.querySelectorAll("linkgrade-chip")[1].closest(".MjjYud, li, .snippet, article").cloneNode(true);
						copy.querySelector("linkgrade-chip").remove();
						document.querySelectorAll("linkgrade-chip")[1].closest(".MjjYud, li, .snippet, article").after(copy);
					})()`)
					awaitChips(ctx, t, d, 4)
					checkRewritten(ctx, t, d)
					openPage(ctx, t, d, "http://"+engine.host+"/search?q=changed")
					pageRuns(ctx, t, d, restOver)
					awaitChips(ctx, t, d, 0)
					openPage(ctx, t, d, results)
					awaitChips(ctx, t, d, 3)
					if _, err := d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.set({auto: {chips: []}})"); err != nil {
						t.Fatal(err)
					}
					awaitChips(ctx, t, d, 0)
				})
			}
		})
	}
}

// checkRewritten has the page write the inside of its first result anew, and then put another result into its place, as engines do
// that draw their pages by scripts: the chip is there again, and is the other result's.
func checkRewritten(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	const first = `const chip = document.querySelector("linkgrade-chip"), result = chip.closest(".MjjYud, li, .snippet, article");`
	pageRuns(ctx, t, d, `(() => { `+first+` chip.remove(); result.innerHTML = result.innerHTML; })()`)
	awaitChips(ctx, t, d, 4)
	pageRuns(ctx, t, d, `(() => { `+first+` result.querySelector("a").href = "https://another-windowsill.example/"; })()`)
	eventually(ctx, t, "the other result's chip", 15*time.Second, func() (bool, string) {
		said := chipsSay(ctx, t, d)
		return len(said) == 4 && strings.HasPrefix(said[0], "unknown another-windowsill.example: "), fmt.Sprintf("%q", said)
	})
}

// serveResults serves an engine's fixture; with classes and attributes of another day where the search is for "changed".
func serveResults(w http.ResponseWriter, r *http.Request) {
	for _, engine := range searchEngines {
		if r.Host != engine.host {
			continue
		}
		page, err := os.ReadFile(filepath.Join("testdata", "results", engine.id+".html"))
		if err != nil {
			http.Error(w, "no fixture", http.StatusInternalServerError)
			return
		}
		if r.URL.Query().Get("q") == "changed" {
			page = []byte(strings.NewReplacer("MjjYud", "x1", `"g"`, `"x2"`, "b_algo", "x3", "data-testid", "data-x4", "result__a", "x5", "snippet", "x6", "data-test-id", "data-x7").Replace(string(page)))
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
		_, _ = w.Write(page)
		return
	}
	http.NotFound(w, r)
}

// withEngines is a copy of the built extension in which the engines are where the test can serve them, and chips open to axe-core.
func withEngines(t *testing.T, built string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(built)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"background.js", "options.js", "chips.js"} {
		path := filepath.Join(folder, name)
		script, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(script), `mode: "closed"`, `mode: "open"`)
		for _, engine := range searchEngines {
			if !strings.Contains(text, engine.written) {
				t.Fatalf("%s does not say %s", name, engine.written)
			}
			text = strings.ReplaceAll(text, engine.written, engine.instead)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func switchOnChips(ctx context.Context, t *testing.T, d driver, id string) {
	t.Helper()
	asks, asked := d.(consenter)
	if !asked {
		if err := d.Allow(ctx, "http://*.example/*"); err != nil {
			t.Fatal(err)
		}
	}
	field := fmt.Sprintf("[data-wish='chips %s']", id)
	eventually(ctx, t, "the switches", 10*time.Second, func() (there bool, saw string) {
		read(t, &there)(d.PageEval(ctx, fmt.Sprintf("document.querySelector(%q) !== null", field)))
		return there, "none"
	})
	if err := d.Click(ctx, field); err != nil {
		t.Fatal(err)
	}
	if asked {
		if err := asks.Answer(ctx, true); err != nil {
			t.Fatal(err)
		}
	}
	eventually(ctx, t, "the engine's switch", 10*time.Second, func() (bool, string) {
		on := switchedOn(ctx, t, d)
		return slices.Contains(on, "chips "+id), fmt.Sprint(on)
	})
}

// awaitChips waits until so many chips stand on the page.
func awaitChips(ctx context.Context, t *testing.T, d driver, want int) {
	t.Helper()
	eventually(ctx, t, fmt.Sprintf("%d chips", want), 15*time.Second, func() (bool, string) {
		var n int
		read(t, &n)(d.PageEval(ctx, "document.querySelectorAll('linkgrade-chip').length"))
		return n == want, fmt.Sprint(n)
	})
}

// checkChips reads what each chip looks like and says.
func checkChips(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	said := chipsSay(ctx, t, d)
	for i, want := range []string{"known wikipedia.org: authority ", "known bbc.co.uk: authority ", "unknown quiet-windowsill.example: nothing is known"} {
		if i >= len(said) || !strings.HasPrefix(said[i], want) {
			t.Errorf("chips say %q; want the one at %d to begin %q", said, i, want)
		}
	}
}

// chipsSay is what each chip looks like and says; the second one's tooltip is in the picture.
func chipsSay(ctx context.Context, t *testing.T, d driver) (said []string) {
	t.Helper()
	tab, err := d.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	read(t, &said)(d.Background(ctx, fmt.Sprintf(`(globalThis.browser ?? chrome).scripting.executeScript({target: {tabId: %d}, func: () =>
		[...document.querySelectorAll("linkgrade-chip")].map((host) => {
			const chip = (host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host)).querySelector("button");
			if (host === document.querySelectorAll("linkgrade-chip")[1]) chip.dispatchEvent(new PointerEvent("pointerenter"));
			return chip.dataset.look + " " + chip.ariaLabel;
		})}).then(([{result}]) => result)`, tab)))
	return said
}

// layout is where the page's own elements are, and how large.
func layout(ctx context.Context, t *testing.T, d driver) (boxes string) {
	t.Helper()
	read(t, &boxes)(d.PageEval(ctx, `[...document.body.querySelectorAll(":not(linkgrade-chip)")].map((e) => {
		const {x, y, width, height} = e.getBoundingClientRect();
		return [e.localName, x, y, width, height].join(" ");
	}).join("\n")`))
	return boxes
}
