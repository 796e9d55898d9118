package e2e

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestMenu saves a page by the menu and another by a key, toggles the overlay by a key, which says so where it cannot, and opens a link's page to grade it:
// where its site is not graded by itself, nothing reads it, and the button asks for a press.
func TestMenu(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(),
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			switchOnSite(ctx, t, d, ownSite)
			openPage(ctx, t, d, "http://"+ownSite+"/sage")
			if err := d.Choose(ctx, "save", ""); err != nil {
				t.Fatal(err)
			}
			awaitSaved(ctx, t, d, "/sage")
			openPage(ctx, t, d, "http://"+ownSite+"/thyme")
			if err := d.Command(ctx, "save"); err != nil {
				t.Fatal(err)
			}
			awaitSaved(ctx, t, d, "/sage", "/thyme")
			if err := d.Command(ctx, "overlay"); err != nil {
				t.Fatal(err)
			}
			eventually(ctx, t, "the overlay", 15*time.Second, func() (there bool, saw string) {
				read(t, &there)(d.PageEval(ctx, fmt.Sprintf("document.querySelector(%q) !== null", overlayTag)))
				return there, "none"
			})
			openPage(ctx, t, d, b.internal)
			must(t, d.Command(ctx, "overlay"))
			awaitBadge(ctx, t, d, "–", "Linkgrade: ")
			openPage(ctx, t, d, "http://"+ownSite+"/mint")
			if err := d.Choose(ctx, "open", "http://"+otherSite+"/hulls"); err != nil {
				t.Fatal(err)
			}
			awaitBadge(ctx, t, d, "?", "Press the button")
		})
	}
}

// awaitBadge waits until the button shows a text, and a title with these words.
func awaitBadge(ctx context.Context, t *testing.T, d driver, text, words string) {
	t.Helper()
	eventually(ctx, t, "the button says "+text, 20*time.Second, func() (bool, string) {
		badge, err := d.Badge(ctx)
		must(t, err)
		return badge.Text == text && strings.Contains(badge.Title, words), fmt.Sprintf("%+v", badge)
	})
}

// awaitSaved waits until pages of ownSite with these paths are saved.
func awaitSaved(ctx context.Context, t *testing.T, d driver, paths ...string) {
	t.Helper()
	eventually(ctx, t, fmt.Sprintf("%d saved pages", len(paths)), 30*time.Second, func() (bool, string) {
		var kept string
		read(t, &kept)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get(null).then((all) => JSON.stringify(all))"))
		for _, path := range paths {
			if !strings.Contains(kept, "http://"+ownSite+path+`"`) && !strings.Contains(kept, "http://"+ownSite+path+`\"`) {
				return false, kept
			}
		}
		return true, kept
	})
}
