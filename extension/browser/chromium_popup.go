package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// errNoPopup is what the popup calls answer before PressAction.
var errNoPopup = errors.New("no popup is open")

// Press presses the extension's toolbar button for the tab, as a user does, so that activeTab is granted, and waits for
// nothing. A popup that is open is closed first.
func (c *Chromium) Press(ctx context.Context) error {
	if c.id == "" {
		return ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := c.ClosePopup(ctx); err != nil {
		return err
	}
	tab, err := c.tabTarget(ctx)
	if err != nil {
		return err
	}
	press := extensions.TriggerActionParams{ID: c.id, TargetID: string(tab)}
	if _, err := cdp.Call(ctx, c.browser(), extensions.TriggerAction, press); err != nil {
		return fmt.Errorf("toolbar action: %w", err)
	}
	return nil
}

// PressAction presses the extension's toolbar button for the tab and waits until
// the popup's document has loaded.
func (c *Chromium) PressAction(ctx context.Context) error {
	if err := c.Press(ctx); err != nil {
		return err
	}
	return c.WatchPopup(ctx)
}

// WatchPopup looks at the popup from here on, and waits until its document has loaded.
func (c *Chromium) WatchPopup(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	popup, err := c.attach(ctx, "popup", "page", "chrome-extension://"+c.id+"/"+c.manifest.Action.Popup)
	if err != nil {
		return err
	}
	c.popup = popup
	if err := c.prepare(ctx, c.popup); err != nil {
		return fmt.Errorf("popup: %w", err)
	}
	return until(ctx, "popup's document", func() (bool, error) {
		raw, err := evaluate(ctx, c.popup, "document.readyState")
		return string(raw) == `"complete"`, err
	})
}

// tabTarget finds the target of type "tab" that holds the page: the toolbar
// action belongs to that one, not to the page in it.
func (c *Chromium) tabTarget(ctx context.Context) (target.ID, error) {
	pageID := chromedp.FromContext(c.tab).Target.TargetID
	info, err := cdp.Call(ctx, c.browser(), target.GetTargetInfo, target.GetTargetInfoParams{TargetID: pageID})
	if err != nil {
		return "", fmt.Errorf("tab: %w", err)
	}
	var id target.ID
	err = until(ctx, "tab of "+info.TargetInfo.URL, func() (bool, error) {
		all, err := cdp.Call(ctx, c.browser(), target.GetTargets, target.GetTargetsParams{Filter: target.Filter{{Type: "tab"}}})
		for _, t := range all.TargetInfos {
			if t.URL == info.TargetInfo.URL {
				id = t.TargetID
			}
		}
		return id != "", err
	})
	return id, err
}

// PopupEval evaluates a JavaScript expression in the open popup, as PageEval
// does in the page.
func (c *Chromium) PopupEval(ctx context.Context, expression string) (json.RawMessage, error) {
	if c.popup == nil {
		return nil, errNoPopup
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return evaluate(ctx, c.popup, expression)
}

// PopupScreenshot is the popup as a PNG, once it has its final size.
func (c *Chromium) PopupScreenshot(ctx context.Context) ([]byte, error) {
	if c.popup == nil {
		return nil, errNoPopup
	}
	if err := settle(ctx, c.PopupEval); err != nil {
		return nil, err
	}
	return screenshot(ctx, c.popup)
}

// PageScreenshot is the visible part of the page as a PNG.
func (c *Chromium) PageScreenshot(ctx context.Context) ([]byte, error) {
	return screenshot(ctx, c.tab)
}

// ClosePopup closes the popup; it does nothing when none is open.
func (c *Chromium) ClosePopup(ctx context.Context) error {
	if c.popup == nil {
		return nil
	}
	id := chromedp.FromContext(c.popup).Target.TargetID
	c.popup = nil
	close := target.CloseTargetParams{TargetID: id}
	if _, err := cdp.Call(ctx, c.browser(), target.CloseTarget, close); err != nil && !strings.Contains(err.Error(), "No target") {
		return fmt.Errorf("popup: %w", err)
	}
	return until(ctx, "popup's end", func() (bool, error) {
		all, err := cdp.Call(ctx, c.browser(), target.GetTargets, target.GetTargetsParams{})
		for _, t := range all.TargetInfos {
			if t.TargetID == id {
				return false, err
			}
		}
		return true, err
	})
}

// attach waits for a target of the type whose address begins with prefix and
// returns a context for it that records its requests under from's name.
func (c *Chromium) attach(ctx context.Context, from, kind, prefix string) (context.Context, error) {
	var id target.ID
	err := until(ctx, from+" "+prefix, func() (bool, error) {
		all, err := cdp.Call(ctx, c.browser(), target.GetTargets, target.GetTargetsParams{})
		for _, t := range all.TargetInfos {
			if t.Type == kind && strings.HasPrefix(t.URL, prefix) {
				id = t.TargetID
			}
		}
		return id != "", err
	})
	if err != nil {
		return nil, err
	}
	attached, drop := chromedp.NewContext(c.tab, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel(), chromedp.WithListener(c.record(from)))
	c.drop = append(c.drop, drop)
	done := context.AfterFunc(ctx, drop)
	defer done()
	if err := chromedp.Do(attached); err != nil {
		return nil, fmt.Errorf("%s: %w", from, because(ctx, err))
	}
	return attached, nil
}

// colours makes the target prefer the wished colour scheme.
func (c *Chromium) colours(ctx context.Context, t *chromedp.Target) error {
	scheme, forced := "light", "none"
	if c.options.Dark {
		scheme = "dark"
	}
	if c.options.Forced {
		forced = "active"
	}
	_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "forced-colors", Value: forced}},
	})
	return err
}

// evaluate runs an expression in a target and returns its value as JSON.
func evaluate(ctx, target context.Context, expression string) (json.RawMessage, error) {
	yes := true
	res, err := cdp.Call(ctx, chromedp.FromContext(target).Target, runtime.Evaluate, runtime.EvaluateParams{
		Expression: asJSON(expression), AwaitPromise: &yes, ReturnByValue: &yes,
	})
	if err != nil {
		return nil, err
	}
	if res.ExceptionDetails != nil {
		return nil, &chromedp.ExceptionError{ExceptionDetails: res.ExceptionDetails}
	}
	return unquote(json.RawMessage(res.Result.Value))
}

// screenshot takes a picture of what a target shows.
func screenshot(ctx, target context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	yes := true
	res, err := cdp.Call(ctx, chromedp.FromContext(target).Target, page.CaptureScreenshot, page.CaptureScreenshotParams{FromSurface: &yes})
	return res.Data, err
}

// bound returns base with the end of ctx as well: chromedp wants a context of
// its own making, and the caller's says how long.
func bound(ctx, base context.Context) (context.Context, func()) {
	both, cancel := context.WithCancelCause(base)
	stop := context.AfterFunc(ctx, func() { cancel(context.Cause(ctx)) })
	return both, func() { stop(); cancel(nil) }
}

// because adds why ctx ended, when it has, to an error that only says that it did.
func because(ctx context.Context, err error) error {
	if ctx.Err() != nil && !errors.Is(err, context.Cause(ctx)) {
		return fmt.Errorf("%w (%w)", err, context.Cause(ctx))
	}
	return err
}
