package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// attachWorker waits for the extension's service worker, which must be running or about to, and looks at it from then on.
func (c *Chromium) attachWorker(ctx context.Context) error {
	worker, err := c.attach(ctx, "background", "service_worker", "chrome-extension://"+c.id+"/")
	if err != nil {
		return err
	}
	c.worker = worker
	// A target is listed before its script has run; storage proves that the
	// extension's interfaces are there.
	return until(ctx, "service worker", func() (bool, error) {
		raw, err := evaluate(ctx, c.worker, "!!globalThis.chrome?.storage?.session")
		return err == nil && string(raw) == "true", nil
	})
}

// Background evaluates a JavaScript expression in the extension's service
// worker, as PageEval does in the page. After StopBackground something else must
// have woken the worker: this looks at it anew, which keeps it awake.
func (c *Chromium) Background(ctx context.Context, expression string) (json.RawMessage, error) {
	if c.id == "" {
		return nil, ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if c.worker == nil {
		if err := c.attachWorker(ctx); err != nil {
			return nil, err
		}
	}
	return evaluate(ctx, c.worker, expression)
}

// StopBackground ends the service worker at once, whatever it is doing. The next event for the extension starts a new one.
func (c *Chromium) StopBackground(ctx context.Context) error {
	if c.id == "" {
		return ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if c.worker == nil {
		if err := c.attachWorker(ctx); err != nil {
			return err
		}
	}
	id := chromedp.FromContext(c.worker).Target.TargetID
	c.worker = nil
	if _, err := cdp.Call(ctx, c.browser(), target.CloseTarget, target.CloseTargetParams{TargetID: id}); err != nil {
		return fmt.Errorf("service worker: %w", err)
	}
	gone, stop := context.WithTimeout(ctx, endLimit)
	defer stop()
	err := until(gone, "service worker's end", func() (bool, error) {
		all, err := cdp.Call(ctx, c.browser(), target.GetTargets, target.GetTargetsParams{})
		for _, t := range all.TargetInfos {
			if t.TargetID == id {
				return false, err
			}
		}
		return true, err
	})
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return nil // a page has woken a new one at once, under the same id
	}
	return err
}

// endLimit is how long a service worker may take to end.
const endLimit = 3 * time.Second

// Choose has the extension hear that an entry of its menu was chosen in the tab, on a link where link is not "". The menu
// itself is the system's, which no test can open; unlike a person's choice this allows nothing.
func (c *Chromium) Choose(ctx context.Context, entry, link string) error {
	_, err := c.Background(ctx, fmt.Sprintf(`chrome.tabs.query({active: true}).then(([tab]) => {
		chrome.contextMenus.onClicked.dispatch({menuItemId: %q, linkUrl: %q || undefined}, tab);
	})`, entry, link))
	return err
}

// Command has the extension hear that one of its keys was pressed, in the same way.
func (c *Chromium) Command(ctx context.Context, name string) error {
	_, err := c.Background(ctx, fmt.Sprintf(`chrome.tabs.query({active: true}).then(([tab]) => { chrome.commands.onCommand.dispatch(%q, tab); })`, name))
	return err
}
