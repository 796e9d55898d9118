package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
)

// extensionJS begins scripts of the browser's window that are about the
// extension whose id is the first argument: it names its parts.
const extensionJS = `
const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
const extension = WebExtensionPolicy.getByID(arguments[0]).extension;
const api = ExtensionParent.apiManager.global;
const action = api.browserActionFor(extension);
const popup = () => document.querySelector("browser.webextension-popup-browser");
`

// driveJS defines evaluate(browser, source): it runs an expression in the
// document of a <browser>, with that document's rights, and gives its JSON. A
// frame script carries it there, because the document lives in another process.
const driveJS = `
const evaluate = (browser, source) => new Promise((done, fail) => {
  const name = "linkgrade:" + Math.random();
  const mm = browser.messageManager;
  mm.addMessageListener(name, function heard({ data }) {
    mm.removeMessageListener(name, heard);
    data.error ? fail(new Error(data.error)) : done(data.value);
  });
  mm.loadFrameScript("data:text/javascript;charset=utf-8," + encodeURIComponent(
    "(async () => { let answer; try {" +
    " const sandbox = new Components.utils.Sandbox(content, { sandboxPrototype: content, sameZoneAs: content, wantXrays: false });" +
    " answer = { value: await Components.utils.evalInSandbox(" + JSON.stringify(source) + ", sandbox) };" +
    " } catch (error) { answer = { error: String(error) } }" +
    " sendAsyncMessage(" + JSON.stringify(name) + ", answer); })()"), false);
});
`

// shotJS defines shot(global, scale): a window global's picture, base64 PNG.
const shotJS = `
const shot = async (global, scale) => {
  const bitmap = await global.drawSnapshot(null, scale, "white");
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  canvas.width = bitmap.width; canvas.height = bitmap.height;
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
};
`

// ours runs a script of the browser's window that begins with [extensionJS];
// arguments follow the extension's id.
func (f *Firefox) ours(ctx context.Context, body string, arguments ...any) (json.RawMessage, error) {
	id := f.manifest.Specific.Gecko.ID
	if id == "" {
		return nil, ErrNoExtension
	}
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return f.chrome(ctx, extensionJS+body, append([]any{id}, arguments...)...)
}

// Press presses the extension's toolbar button for the tab, as a user does, so that activeTab is granted, and waits for
// nothing but the window's focus. A popup that is open is closed first.
func (f *Firefox) Press(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	if err := f.ClosePopup(ctx); err != nil {
		return err
	}
	// openPopup refuses a window without focus, which a new one gets late.
	err := until(ctx, "window's focus", func() (bool, error) {
		raw, err := f.ours(ctx, `window.focus(); return Services.focus.activeWindow === window;`)
		return string(raw) == "true", err
	})
	if err != nil {
		return err
	}
	if _, err := f.ours(ctx, `await action.openPopup(window, false);`); err != nil {
		return fmt.Errorf("toolbar action: %w", err)
	}
	return nil
}

// PressAction presses the extension's toolbar button for the tab and waits until
// the popup's document has loaded.
func (f *Firefox) PressAction(ctx context.Context) error {
	if err := f.Press(ctx); err != nil {
		return err
	}
	return f.WatchPopup(ctx)
}

// WatchPopup waits until the popup's document has loaded.
func (f *Firefox) WatchPopup(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	err := until(ctx, "popup", func() (bool, error) {
		raw, err := f.ours(ctx, `return popup()?.currentURI?.spec === extension.baseURI.resolve(arguments[1]) && popup().closest("panel")?.state === "open";`, f.manifest.Action.Popup)
		return string(raw) == "true", err
	})
	if err != nil {
		return err
	}
	return until(ctx, "popup's document", func() (bool, error) {
		raw, err := f.PopupEval(ctx, "document.readyState")
		return string(raw) == `"complete"`, err
	})
}

// PopupEval evaluates a JavaScript expression in the open popup, as one of the
// popup's own scripts, and returns its value as JSON.
func (f *Firefox) PopupEval(ctx context.Context, expression string) (json.RawMessage, error) {
	raw, err := f.ours(ctx, driveJS+`const b = popup(); return b ? await evaluate(b, arguments[1]) : null;`, asJSON(expression))
	if err != nil {
		return nil, err
	}
	if string(raw) == "null" {
		return nil, errNoPopup
	}
	return unquote(raw)
}

// Background evaluates a JavaScript expression in the extension's background
// page, which is woken if it was asleep, as PopupEval does in the popup.
func (f *Firefox) Background(ctx context.Context, expression string) (json.RawMessage, error) {
	raw, err := f.ours(ctx, driveJS+`
		await extension.wakeupBackground?.();
		const view = [...extension.views].find((v) => v.viewType === "background");
		if (!view) throw new Error("the extension has no background page");
		return await evaluate(view.xulBrowser, arguments[1]);`, asJSON(expression))
	if err != nil {
		return nil, err
	}
	return unquote(raw)
}

// StopBackground ends the background page at once, whatever it is doing. The next event for the extension starts a new one.
func (f *Firefox) StopBackground(ctx context.Context) error {
	_, err := f.ours(ctx, `await extension.terminateBackground({ disableResetIdleForTest: true, ignoreDevToolsAttached: true });`)
	return err
}

// Choose has the extension hear that an entry of its menu was chosen in the tab, on a link where link is not "", as the
// menu's own code does.
func (f *Firefox) Choose(ctx context.Context, entry, link string) error {
	_, err := f.ours(ctx, `
		extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
		await extension.wakeupBackground?.();
		const tab = gBrowser.selectedTab, info = { menuItemId: arguments[1], editable: false, modifiers: [], button: 0, pageUrl: gBrowser.currentURI.spec };
		if (arguments[2]) info.linkUrl = arguments[2];
		extension.emit("webext-menu-menuitem-click", info, tab);`, entry, link)
	return err
}

// Command has the extension hear that one of its keys was pressed, as the browser's own code for keys does.
func (f *Firefox) Command(ctx context.Context, name string) error {
	_, err := f.ours(ctx, `
		extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
		await extension.wakeupBackground?.();
		extension.shortcuts.onCommand(arguments[1]);`, name)
	return err
}

// Allow lets the extension reach a host that its manifest has as optional, as its user
// does by saying yes when it asks. host is a match pattern, like "https://example.org/*".
func (f *Firefox) Allow(ctx context.Context, host string) error {
	return f.setHost(ctx, "add", host)
}

// Revoke takes a host back, as its user does among the browser's add-ons.
func (f *Firefox) Revoke(ctx context.Context, host string) error {
	return f.setHost(ctx, "remove", host)
}

func (f *Firefox) setHost(ctx context.Context, call, host string) error {
	_, err := f.ours(ctx, `
		const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
		await ExtensionPermissions[arguments[1]](extension.id, { permissions: [], origins: [arguments[2]] }, extension);`, call, host)
	return err
}

// TabID is the number by which the extension knows the tab.
func (f *Firefox) TabID(ctx context.Context) (int, error) {
	return number(f.ours(ctx, `return api.tabTracker.getId(gBrowser.selectedTab);`))
}

// Badge is what the toolbar action shows for the tab.
func (f *Firefox) Badge(ctx context.Context) (Badge, error) {
	var b Badge
	raw, err := f.ours(ctx, `const d = action.action.getContextData(gBrowser.selectedTab); return { text: d.badgeText ?? "", title: d.title ?? "" };`)
	if err != nil {
		return b, err
	}
	err = json.Unmarshal(raw, &b)
	return b, err
}

// PopupScreenshot is the popup as a PNG, once it has its final size.
func (f *Firefox) PopupScreenshot(ctx context.Context) ([]byte, error) {
	if err := settle(ctx, f.PopupEval); err != nil {
		return nil, err
	}
	return picture(f.ours(ctx, shotJS+`
		const b = popup();
		return b ? await shot(b.browsingContext.currentWindowGlobal, arguments[1]) : "";`, f.options.scale()))
}

// PageScreenshot is the visible part of the page as a PNG.
func (f *Firefox) PageScreenshot(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, stepLimit)
	defer cancel()
	return picture(f.chrome(ctx, shotJS+`return await shot(gBrowser.selectedBrowser.browsingContext.currentWindowGlobal, arguments[0]);`, f.options.scale()))
}

// ClosePopup closes the popup; it does nothing when none is open.
func (f *Firefox) ClosePopup(ctx context.Context) error {
	if f.manifest.Specific.Gecko.ID == "" {
		return nil
	}
	return until(ctx, "popup's end", func() (bool, error) {
		raw, err := f.ours(ctx, `popup()?.closest("panel")?.hidePopup(); return !popup();`)
		return string(raw) == "true", err
	})
}

// picture decodes a base64 PNG that came as a JSON string.
func picture(raw json.RawMessage, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, err
	}
	if text == "" {
		return nil, errNoPopup
	}
	return base64.StdEncoding.DecodeString(text)
}

// unquote returns the JSON that a JSON string holds.
func unquote(raw json.RawMessage) (json.RawMessage, error) {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return nil, fmt.Errorf("value of the expression: %w", err)
	}
	if !json.Valid([]byte(text)) {
		return nil, errors.New("value of the expression is not JSON")
	}
	return json.RawMessage(text), nil
}

// number decodes a JSON number.
func number(raw json.RawMessage, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	var n int
	err = json.Unmarshal(raw, &n)
	return n, err
}
