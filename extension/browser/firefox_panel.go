package browser

import (
	"context"
	"encoding/json"
	"fmt"
)

// sidebarJS defines sidebar(): the <browser> that shows the extension's sidebar; undefined while another one or none is open.
const sidebarJS = `
const sidebar = () => {
  const inner = document.getElementById("sidebar")?.contentDocument?.getElementById("webext-panels-browser");
  return inner?.currentURI?.spec.startsWith(extension.baseURI.spec) ? inner : undefined;
};
`

// gestureJS defines gesture(browser, source, given): it runs the body of a function in the frame script's own world, where
// it handles the user's input.
const gestureJS = `
const gesture = (browser, source, given) => new Promise((done, fail) => {
  const name = "linkgrade:" + Math.random();
  const mm = browser.messageManager;
  mm.addMessageListener(name, function heard({ data }) {
    mm.removeMessageListener(name, heard);
    data.error ? fail(new Error(data.error)) : done();
  });
  mm.loadFrameScript("data:text/javascript;charset=utf-8," + encodeURIComponent(
    "{ let answer = {}; const given = " + JSON.stringify(given) + ";" +
    " const handling = content.windowUtils.setHandlingUserInput(true);" +
    " try { content.document.notifyUserGestureActivation();" + source + "}" +
    " catch (error) { answer.error = String(error) } finally { handling.destruct() }" +
    " sendAsyncMessage(" + JSON.stringify(name) + ", answer); }"), false);
});
`

// pressJS presses the element that the selector in given meets.
const pressJS = `content.document.querySelector(given).click();`

// keyJS presses and lets go the key that given has the KeyboardEvent's init of.
const keyJS = `
const tip = Components.classes["@mozilla.org/text-input-processor;1"].createInstance(Components.interfaces.nsITextInputProcessor);
tip.beginInputTransactionForTests(content);
const event = new content.KeyboardEvent("", given);
tip.keydown(event); tip.keyup(event);`

// PressInPopup clicks the first element of the open popup that a CSS selector meets, as its user does: some of what an
// extension may do, it may do within such a click only. It does not wait for what comes of it.
func (f *Firefox) PressInPopup(ctx context.Context, selector string) error {
	_, err := f.ours(ctx, gestureJS+`await gesture(popup(), arguments[1], arguments[2]);`, pressJS, selector)
	return named("press "+selector, err)
}

// PressInPanel is PressInPopup for the sidebar.
func (f *Firefox) PressInPanel(ctx context.Context, selector string) error {
	_, err := f.ours(ctx, gestureJS+sidebarJS+`await gesture(sidebar(), arguments[1], arguments[2]);`, pressJS, selector)
	return named("press "+selector, err)
}

// AwaitPanel waits until the extension's sidebar is open, which the extension itself must have asked for, and has loaded.
func (f *Firefox) AwaitPanel(ctx context.Context) error {
	return until(ctx, "sidebar", func() (bool, error) {
		raw, err := f.ours(ctx, sidebarJS+driveJS+`return sidebar() ? await evaluate(sidebar(), "document.readyState") : "";`)
		return string(raw) == `"complete"`, err
	})
}

// PanelEval evaluates a JavaScript expression in the sidebar, as PopupEval does in the popup.
func (f *Firefox) PanelEval(ctx context.Context, expression string) (json.RawMessage, error) {
	raw, err := f.ours(ctx, sidebarJS+driveJS+`return sidebar() ? await evaluate(sidebar(), arguments[1]) : null;`, asJSON(expression))
	if err != nil {
		return nil, err
	}
	if string(raw) == "null" {
		return nil, errNoPanel
	}
	return unquote(raw)
}

// PanelScreenshot is the sidebar as a PNG.
func (f *Firefox) PanelScreenshot(ctx context.Context) ([]byte, error) {
	return picture(f.ours(ctx, shotJS+sidebarJS+`
		const b = sidebar();
		return b ? await shot(b.browsingContext.currentWindowGlobal, arguments[1]) : "";`, f.options.scale()))
}

// PanelKey presses and lets go a key in the sidebar, by the name that a KeyboardEvent's key has.
func (f *Firefox) PanelKey(ctx context.Context, key string) error {
	event := map[string]any{"key": key, "keyCode": keyCodes[key]}
	_, err := f.ours(ctx, gestureJS+sidebarJS+`sidebar().focus(); await gesture(sidebar(), arguments[1], arguments[2]);`, keyJS, event)
	return named("key "+key, err)
}

// named says of what an error is; nil stays nil.
func named(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, err)
}
