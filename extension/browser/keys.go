package browser

import (
	"context"
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A Key is one that a person presses.
type Key int

// The keys.
const (
	Tab Key = iota
	Enter
	Escape
	Space
)

// Keys presses keys, one after the other, in the page in front; what has the focus there gets them.
func (c *Chromium) Keys(ctx context.Context, keys ...Key) error {
	names := map[Key]string{Tab: kb.Tab, Enter: kb.Enter, Escape: kb.Escape, Space: " "}
	for _, k := range keys {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := chromedp.Do(c.tab, chromedp.KeyEvent(names[k])); err != nil {
			return fmt.Errorf("key %d: %w", k, err)
		}
	}
	return nil
}

// Keys presses keys, one after the other, in the page in front; what has the focus there gets them.
func (f *Firefox) Keys(ctx context.Context, keys ...Key) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.in(ctx, "content"); err != nil {
		return err
	}
	names := map[Key]string{Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " "} // WebDriver, section 17.4.2
	var actions []map[string]any
	for _, k := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": names[k]}, map[string]any{"type": "keyUp", "value": names[k]})
	}
	_, err := f.wire.call(ctx, "WebDriver:PerformActions", map[string]any{"actions": []map[string]any{{"type": "key", "id": "keyboard", "actions": actions}}})
	return err
}
