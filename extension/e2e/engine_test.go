package e2e

import (
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestEngineLeaves waits for Chromium's offscreen document, which keeps the engine that the popup has started, and closes it
// under a background that goes on: the next grade has a new one.
func TestEngineLeaves(t *testing.T) {
	for _, b := range browsers {
		if b.name != "chromium" {
			continue
		}
		ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
		server := servePages(t, []fixture{linksPage})
		for range 3 {
			press(ctx, t, d, server.url(0))
			if s := stateOf(ctx, t, d); s.State != "ready" {
				t.Fatalf("popup shows %+v; want a grade", s)
			}
			eventually(ctx, t, "the engine's document", 10*time.Second, func() (has bool, saw string) {
				read(t, &has)(d.Background(ctx, "chrome.offscreen.hasDocument()"))
				return has, "none"
			})
			if _, err := d.Background(ctx, "chrome.offscreen.closeDocument()"); err != nil {
				t.Fatal(err)
			}
			// A press whose popup goes at once takes the engine that it has started with it.
			if err := d.StopBackground(ctx); err != nil {
				t.Fatal(err)
			}
			if err := d.Press(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
}
