package e2e

import (
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// siteName is the name under which pages are graded that are about a name of
// their own; .example is reserved for such use (RFC 2606).
const siteName = "windowsill.example"

// TestGates presses the button on pages on which no link can count, under a name
// of their own: a page of a bare address has no other site to point to.
func TestGates(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			pages := fixtures(t)
			server := servePages(t, pages)
			address := strings.TrimPrefix(server.URL, "http://")
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{
				Extension: dist(t, b.name), Hosts: map[string]string{siteName: address},
			})
			for i, page := range pages {
				if page.gate == "" {
					continue
				}
				t.Run(page.name, func(t *testing.T) {
					press(ctx, t, d, strings.Replace(server.url(i), address, siteName, 1))
					r := storedReport(ctx, t, d)
					if f := r.byRule()[page.gate]; f.Result != "fail" {
						t.Errorf("rule %s says %q; want fail", page.gate, f.Result)
					}
					if r.Domain != siteName || r.Verdict != page.verdict || r.Score == nil || *r.Score != 0 {
						t.Errorf("%s has the verdict %q; want 0 points and %q for %s", r.Domain, r.Verdict, page.verdict, siteName)
					}
					checkShown(ctx, t, d, r)
				})
			}
		})
	}
}
