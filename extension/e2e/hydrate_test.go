package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"

	"linkgrade/extension/browser"
)

// TestHydration goes through a page of React's, written on a server, without the overlay and with it, on before React
// takes the page over and on after: each step ends in the same page, and React has nothing to say.
func TestHydration(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts a real browser: skipped under -short")
	}
	server := reactServer(t)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			for _, page := range []string{"/document", "/part"} {
				plain := goThrough(ctx, t, d, server.URL+page, never)
				for _, when := range []overlayOn{beforeHydration, afterHydration} {
					marked := goThrough(ctx, t, d, server.URL+page, when)
					for i := range plain {
						if marked[i] != plain[i] {
							t.Errorf("%s, overlay on %s: %s is\n%s\nwant\n%s", page, when, reactSteps[i].what, marked[i], plain[i])
						}
					}
				}
			}
		})
	}
}

// overlayOn is when the overlay is turned on.
type overlayOn string

const (
	never           overlayOn = "never"
	beforeHydration overlayOn = "before hydration"
	afterHydration  overlayOn = "after hydration"
)

// reactSteps are what is done to the page; said is what stands on it afterwards, marks how many of its links are marked.
var reactSteps = []struct {
	what, do, said string
	marks          int
}{
	{"hydrated", "document.dispatchEvent(new Event('hydrate'))", "Pressed 0 times", 5},
	{"counted", "document.getElementById('count').click()", "Pressed 1 times", 5},
	{"more links", "document.getElementById('more').click()", "Site 24", 25},
	{"another view", "document.getElementById('go').click()", "Another view", 25},
	{"counted again", "document.getElementById('count').click()", "Pressed 2 times", 25},
}

// goThrough does all steps and answers what the page is after each, and at the end without the overlay.
func goThrough(ctx context.Context, t *testing.T, d driver, url string, when overlayOn) (snapshots []string) {
	t.Helper()
	press(ctx, t, d, url)
	on := when == beforeHydration
	if on {
		toggleOverlay(ctx, t, d, true)
		awaitFollowed(ctx, t, d, "links as served", 5)
	}
	for i, step := range reactSteps {
		if _, err := d.PageEval(ctx, step.do); err != nil {
			t.Fatal(err)
		}
		awaitSource(ctx, t, d, step.said)
		if i == 0 && when == afterHydration {
			awaitHydrated(ctx, t, d)
			toggleOverlay(ctx, t, d, true)
			on = true
		}
		if on {
			awaitFollowed(ctx, t, d, step.what, step.marks)
		}
		if i == 0 {
			awaitHydrated(ctx, t, d)
		}
		snapshots = append(snapshots, snapshot(ctx, t, d))
	}
	if on {
		toggleOverlay(ctx, t, d, false)
		if whole := source(ctx, t, d); whole != snapshots[len(snapshots)-1] {
			t.Errorf("%s: after the overlay the page is\n%s\nwant\n%s", url, whole, snapshots[len(snapshots)-1])
		}
	}
	if said := problemsOf(ctx, t, d); said != "" {
		t.Errorf("%s, overlay on %s: React says %s", url, when, said)
	}
	return snapshots
}

// awaitHydrated waits until React has taken the button over: its node has a property of React's then, which the page's own
// world sees, and no snapshot.
func awaitHydrated(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	eventually(ctx, t, "hydration", 20*time.Second, func() (bool, string) {
		var ready bool
		read(t, &ready)(d.PageEval(ctx, "(() => { const b = document.getElementById('count'); return Object.keys(b.wrappedJSObject ?? b).some((key) => key.startsWith('__reactProps')) })()"))
		return ready, fmt.Sprint(ready)
	})
}

func awaitSource(ctx context.Context, t *testing.T, d driver, say string) {
	t.Helper()
	eventually(ctx, t, "the page", 20*time.Second, func() (bool, string) {
		got := source(ctx, t, d)
		return strings.Contains(got, say), fmt.Sprintf("%s; want %q", got, say)
	})
}

// problemsOf is what React has said on the page.
func problemsOf(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var said string
	read(t, &said)(d.PageEval(ctx, `(() => {
		let said = "no answer";
		document.documentElement.addEventListener("told", (event) => { said = event.detail }, {once: true});
		document.dispatchEvent(new Event("problems"));
		return said;
	})()`))
	return said
}

// reactServer writes the page with React on this machine and serves it with the script that hydrates it.
func reactServer(t *testing.T) *httptest.Server {
	t.Helper()
	modules := filepath.Join(root, "extension", "node_modules")
	if _, err := os.Stat(filepath.Join(modules, "react-dom")); err != nil {
		lacking(t, "React is not installed: run npm ci in extension")
	}
	script := bundled(t, "react-server.js", api.PlatformNode)
	node := exec.Command("node", "--input-type=commonjs", "-")
	node.Stdin = strings.NewReader(script)
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v", err)
	}
	var written struct{ Document, Part string }
	if err := json.Unmarshal(out, &written); err != nil {
		t.Fatal(err)
	}
	client := bundled(t, "react-browser.js", api.PlatformBrowser)
	const load = `<script src="/react.js" defer></script>`
	pages := map[string]string{
		"/document": "<!doctype html>" + strings.Replace(written.Document, "</head>", load+"</head>", 1),
		"/part":     `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>home 0</title><link rel="icon" href="data:,">` + load + `</head><body><div id="root">` + written.Part + "</div></body></html>",
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		if r.URL.Path == "/react.js" {
			w.Header().Set("Content-Type", "text/javascript")
			page, ok = client, true
		} else {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(page))
	}))
	t.Cleanup(server.Close)
	return server
}

// bundled is a script of testdata with all that it imports, as React's developers have it: with its complaints.
func bundled(t *testing.T, name string, platform api.Platform) string {
	t.Helper()
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"testdata/" + name}, Bundle: true, Platform: platform, Format: api.FormatIIFE, Outdir: t.TempDir(),
		Define: map[string]string{"process.env.NODE_ENV": `"development"`}, LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		t.Fatalf("esbuild: %s", result.Errors[0].Text)
	}
	return string(result.OutputFiles[0].Contents)
}
