package e2e

import (
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestEngineLeaves closes Chromium's offscreen document, which holds the engine, under a background that goes on: the next
// grade has a new one.
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
			if _, err := d.Background(ctx, "chrome.offscreen.closeDocument()"); err != nil {
				t.Fatal(err)
			}
		}
	}
}
