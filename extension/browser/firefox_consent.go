package browser

import (
	"context"
	"encoding/json"
	"fmt"
)

// Click clicks an element of the page, the first that a CSS selector meets, with the mouse, as its user does: some of what an extension may ask
// for, it may ask for within such a click only.
func (f *Firefox) Click(ctx context.Context, selector string) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.in(ctx, "content"); err != nil {
		return err
	}
	raw, err := f.wire.call(ctx, "WebDriver:FindElement", map[string]any{"using": "css selector", "value": selector})
	if err != nil {
		return fmt.Errorf("element %s: %w", selector, err)
	}
	var found struct{ Value map[string]string }
	if err := json.Unmarshal(raw, &found); err != nil {
		return err
	}
	for _, element := range found.Value { // one, under the standard's own key
		if _, err := f.wire.call(ctx, "WebDriver:ElementClick", map[string]any{"id": element}); err != nil {
			return fmt.Errorf("click on %s: %w", selector, err)
		}
	}
	return nil
}

// Answer waits until Firefox asks whether the extension may have what it requested, and presses a button of the question.
func (f *Firefox) Answer(ctx context.Context, yes bool) error {
	_, err := f.ours(ctx, `
		const asked = () => PopupNotifications.isPanelOpen &&
			[...PopupNotifications.panel.children].find((n) => n.id === "addon-webext-permissions-notification");
		for (let n = 0; !asked(); n++) {
			if (n === 200) throw new Error("Firefox does not ask");
			await new Promise((done) => setTimeout(done, 50));
		}
		(arguments[1] ? asked().button : asked().secondaryButton).click();`, yes)
	return err
}
