package e2e

import (
	"context"
	"fmt"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// A consenter is a browser that asks its user before an extension may reach a server.
type consenter interface {
	Click(ctx context.Context, selector string) error
	Answer(ctx context.Context, yes bool) error
}

// saveButton is the settings page's, as a CSS selector.
const saveButton = "#form button"

// TestSaveServer types a server's address into the settings page and saves it. Firefox asks first: after a no nothing is
// kept and nobody is asked, after a yes the server's data come.
func TestSaveServer(t *testing.T) {
	t.Parallel()
	memory := serving(t, "one", []string{siteName}, nil)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(),
				Prefs: map[string]any{"security.notification_enable_delay": 0}}) // a person's click comes no sooner than half a second
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "Built into Linkgrade", "")
			fill(ctx, t, d, map[string]string{"server": " http://" + trustAddress + "/ "})
			if asks, ok := d.(consenter); ok {
				saveAnswering(ctx, t, asks, false)
				awaitSettings(ctx, t, d, "was not allowed", "")
				var kept bool
				read(t, &kept)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get('server').then(({server}) => server !== undefined)"))
				if got := r.ofTrust(); kept || len(got) > 0 {
					t.Errorf("after a no: kept %v, asked %q", kept, got)
				}
				saveAnswering(ctx, t, asks, true)
			} else if _, err := d.PageEval(ctx, fmt.Sprintf("document.querySelector(%q).click()", saveButton)); err != nil {
				t.Fatal(err)
			}
			awaitSettings(ctx, t, d, "Fetched from "+trustAddress, memory.ID())
			awaitSettings(ctx, t, d, "newest data are in use", memory.ID())
			keep(ctx, t, b.name+" settings saved", d.PageScreenshot)
		})
	}
}

// saveAnswering presses the button and answers the browser's question.
func saveAnswering(ctx context.Context, t *testing.T, d consenter, yes bool) {
	t.Helper()
	if err := d.Click(ctx, saveButton); err != nil {
		t.Fatal(err)
	}
	if err := d.Answer(ctx, yes); err != nil {
		t.Fatal(err)
	}
}
