package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// errNoPanel is what the panel calls answer before AwaitPanel.
var errNoPanel = errors.New("no side panel is open")

// PressInPopup clicks the first element of the open popup that a CSS selector meets, as its user does: some of what an
// extension may do, it may do within such a click only. It does not wait for what comes of it.
func (c *Chromium) PressInPopup(ctx context.Context, selector string) error {
	if c.popup == nil {
		return errNoPopup
	}
	return pressed(ctx, c.popup, selector)
}

// PressInPanel is PressInPopup for the side panel.
func (c *Chromium) PressInPanel(ctx context.Context, selector string) error {
	if c.panel == nil {
		return errNoPanel
	}
	return pressed(ctx, c.panel, selector)
}

func pressed(ctx, target context.Context, selector string) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	yes := true
	res, err := cdp.Call(ctx, chromedp.FromContext(target).Target, runtime.Evaluate, runtime.EvaluateParams{
		Expression: fmt.Sprintf("document.querySelector(%q).click()", selector), UserGesture: &yes,
	})
	if errors.Is(err, chromedp.ErrTargetDetached) {
		return nil // the press has closed the page before it could be answered
	}
	if err != nil {
		return fmt.Errorf("press %s: %w", selector, err)
	}
	if res.ExceptionDetails != nil {
		return fmt.Errorf("press %s: %w", selector, &chromedp.ExceptionError{ExceptionDetails: res.ExceptionDetails})
	}
	return nil
}

// AwaitPanel waits until the extension's side panel is open, which the extension itself must have asked for, and has
// loaded.
func (c *Chromium) AwaitPanel(ctx context.Context) error {
	if c.id == "" {
		return ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	var err error
	c.panel, err = c.attach(ctx, "panel", "page", "chrome-extension://"+c.id+"/"+c.manifest.SidePanel.Page)
	if err != nil {
		return err
	}
	if err := c.prepare(ctx, c.panel); err != nil {
		return fmt.Errorf("side panel: %w", err)
	}
	focus := emulation.SetFocusEmulationEnabledParams{Enabled: true} // no headless window has the focus
	if _, err := cdp.Call(ctx, chromedp.FromContext(c.panel).Target, emulation.SetFocusEmulationEnabled, focus); err != nil {
		return fmt.Errorf("side panel: %w", err)
	}
	return until(ctx, "side panel's document", func() (bool, error) {
		raw, err := evaluate(ctx, c.panel, "document.readyState")
		return string(raw) == `"complete"`, err
	})
}

// PanelEval evaluates a JavaScript expression in the side panel, as PageEval does in the page.
func (c *Chromium) PanelEval(ctx context.Context, expression string) (json.RawMessage, error) {
	if c.panel == nil {
		return nil, errNoPanel
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return evaluate(ctx, c.panel, expression)
}

// PanelScreenshot is the side panel as a PNG.
func (c *Chromium) PanelScreenshot(ctx context.Context) ([]byte, error) {
	if c.panel == nil {
		return nil, errNoPanel
	}
	return screenshot(ctx, c.panel)
}

// PanelKey presses and lets go a key in the side panel, by the name that a KeyboardEvent's key has.
func (c *Chromium) PanelKey(ctx context.Context, key string) error {
	if c.panel == nil {
		return errNoPanel
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	press := input.DispatchKeyEventParams{Key: key, WindowsVirtualKeyCode: keyCodes[key]}
	if len(key) == 1 {
		press.Text = key
	} else if key == "Enter" {
		press.Text = "\r"
	}
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		press.Type = kind
		if kind == input.DispatchKeyEventTypeKeyUp {
			press.Text = ""
		}
		if _, err := cdp.Call(ctx, chromedp.FromContext(c.panel).Target, input.DispatchKeyEvent, press); err != nil {
			return fmt.Errorf("key %s: %w", key, err)
		}
	}
	return nil
}

// keyCodes are the numbers of keys without a character, which browsers still go by.
var keyCodes = map[string]int64{"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36,
	"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}
