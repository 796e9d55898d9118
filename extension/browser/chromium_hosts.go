package browser

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Allow lets the extension reach a host that its manifest has as optional, as its user does on the page of the
// browser's extensions. host is a match pattern, like "https://example.org/*".
func (c *Chromium) Allow(ctx context.Context, host string) error {
	return c.setHost(ctx, "addHostPermission", host)
}

// Revoke takes a host back, as its user does there.
func (c *Chromium) Revoke(ctx context.Context, host string) error {
	return c.setHost(ctx, "removeHostPermission", host)
}

// setHost has the page of the browser's extensions, in a tab of its own, make a call.
func (c *Chromium) setHost(ctx context.Context, call, host string) error {
	if c.id == "" {
		return ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	tab, drop := chromedp.NewContext(c.tab)
	defer drop()
	bounded, stop := bound(ctx, tab)
	defer stop()
	if err := chromedp.Do(tab, chromedp.Navigate("chrome://extensions/")); err != nil {
		return fmt.Errorf("chrome://extensions: %w", because(ctx, err))
	}
	if _, err := evaluate(bounded, tab, fmt.Sprintf("chrome.developerPrivate.%s(%q, %q)", call, c.id, host)); err != nil {
		return fmt.Errorf("%s %s: %w", call, host, err)
	}
	return nil
}

// Click clicks an element of the page, the first that a CSS selector meets, as its user does: some of what an extension
// may ask for, it may ask for within such a click only.
func (c *Chromium) Click(ctx context.Context, selector string) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return click(ctx, c.tab, selector)
}

func click(ctx, target context.Context, selector string) error {
	yes := true
	quoted, err := json.Marshal(selector)
	if err != nil {
		return err
	}
	res, err := cdp.Call(ctx, chromedp.FromContext(target).Target, runtime.Evaluate, runtime.EvaluateParams{
		Expression: fmt.Sprintf("document.querySelector(%s).click()", quoted), UserGesture: &yes,
	})
	if err == nil && res.ExceptionDetails != nil {
		err = &chromedp.ExceptionError{ExceptionDetails: res.ExceptionDetails}
	}
	if err != nil {
		return fmt.Errorf("click on %s: %w", selector, err)
	}
	return nil
}
