package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestOverlayOver goes through pages that draw something over others, or all in another size: a mark is seen where its link is,
// and only there, and the page hears and finds nothing of it.
func TestOverlayOver(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(layeredPage))
	t.Cleanup(server.Close)
	const loaded = "bar one two shadow"
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 5*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox"})
			for _, page := range []struct {
				style string // of the root element
				steps []layerStep
			}{
				{"", []layerStep{
					{"as loaded", "", loaded},
					{"a dialog over all", "id.dialog.showModal()", "dialog"},
					{"another over it", "id.second.showModal()", ""},
					{"that closed", "id.second.close()", "dialog"},
					{"both closed", "id.dialog.close()", loaded},
					{"a popover beside the text", "id.popover.showPopover()", loaded + " popover"},
					{"shown once more", "id.popover.hidePopover(); id.popover.showPopover()", loaded + " popover"},
					{"a dialog that came later", "id.host.after(window.late = Object.assign(document.createElement('dialog'), {innerHTML: '<p>Came <a href=https://late.example/>later</a></p>'})); late.showModal()", "late"},
					{"that dialog gone", "late.remove()", loaded},
					{"a dialog in a shadow root, its link in the page", "id.box.toggleAttribute('open'); id.box.shadowRoot.firstChild.showModal()", "slotted"},
					{"shown once more, with a place of its own", "id.box.shadowRoot.firstChild.close(); id.box.shadowRoot.firstChild.style.position = 'absolute'; id.box.shadowRoot.firstChild.showModal(); id.box.className = 'again'", "slotted"},
					{"closed", "id.box.shadowRoot.firstChild.close(); id.box.removeAttribute('class'); id.box.toggleAttribute('open')", loaded},
					{"scrolled under the bar", "scrollTo(0, 70)", "bar two shadow"},
					{"scrolled back", "scrollTo(0, 0)", loaded},
				}},
				{"zoom: 1.5", []layerStep{{"a root that is zoomed", "", loaded}, {"and a popover there", "id.popover.showPopover()", loaded + " popover"}}},
				{"position: relative; left: 50px; margin: 30px; border: 5px solid", []layerStep{{"a root out of its place", "", loaded}, {"and a dialog there", "id.dialog.showModal()", "dialog"}}},
				{"direction: rtl", []layerStep{{"from right to left", "", loaded}, {"and a popover there", "id.popover.showPopover()", loaded + " popover"}}},
			} {
				press(ctx, t, d, server.URL+"/?"+strings.ReplaceAll(page.style, " ", "+"))
				before := snapshot(ctx, t, d)
				toggleOverlay(ctx, t, d, true)
				for i, step := range page.steps {
					if step.do != "" {
						pageRuns(ctx, t, d, "(() => { const id = Object.fromEntries([...document.querySelectorAll('[id]')].map((e) => [e.id, e])); "+step.do+" })()")
					}
					awaitSeen(ctx, t, d, step)
					if i == 1 {
						keep(ctx, t, b.name+" overlay over "+step.what, d.PageScreenshot)
					}
				}
				pageRuns(ctx, t, d, "document.querySelector('[popover]').hidePopover(), document.querySelector('dialog').close()")
				awaitSeen(ctx, t, d, layerStep{"with nothing open", "", page.steps[0].seen})
				if got := snapshot(ctx, t, d); got != before {
					t.Errorf("%q: with the overlay the page is\n%s\nwant\n%s", page.style, got, before)
				}
				var heard []string
				read(t, &heard)(d.PageEval(ctx, "window.heard"))
				if len(heard) > 0 {
					t.Errorf("%q: of the overlay the page hears %q; want nothing", page.style, heard)
				}
				toggleOverlay(ctx, t, d, false)
			}
		})
	}
}

// TestOverlayTipOverDialog opens a modal dialog, which keeps keys and pointer from the marks over it, goes to a link in there by the
// tab key and points at its mark: either shows the tooltip, until the dialog closes.
func TestOverlayTipOverDialog(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(layeredPage))
	t.Cleanup(server.Close)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox"})
			press(ctx, t, d, server.URL)
			toggleOverlay(ctx, t, d, true)
			must(t, d.ClosePopup(ctx)) // which has the focus in Firefox
			awaitSeen(ctx, t, d, layerStep{"as loaded", "", "bar one two shadow"})
			pageRuns(ctx, t, d, "document.getElementById('dialog').showModal()")
			awaitSeen(ctx, t, d, layerStep{"a dialog over all", "", "dialog"})
			awaitTip(ctx, t, d, "with nothing pointed at", "")
			must(t, d.Keys(ctx, browser.Tab))
			awaitTip(ctx, t, d, "at the link", "dialog.example")
			keep(ctx, t, b.name+" overlay tip over a dialog", d.PageScreenshot)
			pageRuns(ctx, t, d, "document.querySelector('#dialog button').focus()")
			awaitTip(ctx, t, d, "at the button", "")
			var spot struct{ X, Y float64 }
			inOverlay(ctx, t, d, `const b = [...root.querySelectorAll(".marks .mark:not([hidden], [data-undrawn])")].map((node) => node.getBoundingClientRect()).find((box) => box.top > 0);
				return {x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2}`, &spot)
			const point = `document.elementFromPoint(%[1]f, %[2]f).dispatchEvent(new PointerEvent("pointermove", {clientX: %[1]f, clientY: %[2]f, bubbles: true, composed: true}))`
			pageRuns(ctx, t, d, fmt.Sprintf(point, spot.X, spot.Y))
			awaitTip(ctx, t, d, "pointing at the mark", "dialog.example")
			pageRuns(ctx, t, d, fmt.Sprintf(point, spot.X, spot.Y+30))
			awaitTip(ctx, t, d, "pointing below it", "")
			pageRuns(ctx, t, d, fmt.Sprintf(point, spot.X, spot.Y))
			awaitTip(ctx, t, d, "pointing at the mark again", "dialog.example")
			must(t, d.Keys(ctx, browser.Escape))
			awaitTip(ctx, t, d, "without the dialog", "")
			awaitSeen(ctx, t, d, layerStep{"closed", "", "bar one two shadow"})
		})
	}
}

// awaitTip waits until the tooltip is shown over everything and has these words, or where there are none is hidden.
func awaitTip(ctx context.Context, t *testing.T, d driver, what, words string) {
	t.Helper()
	eventually(ctx, t, what, 10*time.Second, func() (bool, string) {
		var said string
		inOverlay(ctx, t, d, `const tip = root.querySelector(".tip"), b = tip.getBoundingClientRect();
			if (tip.hidden) return "";
			return tip.checkVisibility() && b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight ? tip.innerText : "out of sight"`, &said)
		return words == "" && said == "" || words != "" && strings.Contains(said, words), fmt.Sprintf("the tooltip says %q; want %q", said, words)
	})
}

// layerStep is what is done, and the links whose marks are to be seen then.
type layerStep struct{ what, do, seen string }

// layeredPage has a picture behind it, a frame before it that the pointer goes through, a bar in a shadow root that stays at the top, links below it, in small print and in a shadow root, two dialogs, one more
// around what its element holds, and a popover that closes when another one is opened. It notes what it hears of the overlay's
// element. The query is the root's style.
func layeredPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = fmt.Fprintf(w, `<!doctype html><html lang="en" style="%s"><head><meta charset="utf-8"><base href="https://elsewhere.example/dir/"><title>Layers</title><link rel="icon" href="data:,"><style>
		body { margin: 20px; font: 16px/30px sans-serif; min-height: 3000px } #bar { display: contents } small { font: 11px/30px sans-serif } #popover { inset: auto 0 0 auto; margin: 0 }
	</style></head><body><div style="position: fixed; inset: 0; z-index: -1; background: #fffbe8"></div><div style="position: fixed; inset: 0; pointer-events: none"><button style="position: absolute; inset: auto auto 0 0; pointer-events: auto">Chat</button></div><div id="bar"></div>
	<main><article><p>Sage wants light, and <a href="one">the notes of growers</a> say so.</p><p><small>More of it, with drawings, is in <a href="https://two.example/">the second</a>.</small></p></article><div id="host"></div></main>
	<dialog id="dialog"><p><button>Close</button> A dialog with <a href="https://dialog.example/">a link in it</a></p></dialog><dialog id="second"><p>Are you sure of it?</p></dialog>
	<div id="box"><p>Around <a href="https://slotted.example/">another</a></p></div><div id="popover" popover><p>A popover with <a href="https://popover.example/">a link in it</a></p></div>
	<script>
		const shadow = (id, inner) => document.getElementById(id).attachShadow({mode: "open"}).innerHTML = inner;
		shadow("bar", "<header style='position: sticky; top: 0; height: 60px; background: #ddd'><a href='https://bar.example/'>Always here</a></header>");
		shadow("host", "<p>In a shadow <a href='https://shadow.example/'>a link</a></p>");
		shadow("box", "<dialog><slot></slot></dialog>");
		const heard = window.heard = [], own = "`+overlayTag+`";
		const note = (what) => (node) => { if (node.localName === own) heard.push(what) };
		new MutationObserver((records) => records.forEach(({type, target}) => note(type)(target))).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
		for (const type of ["beforetoggle", "toggle", "focusin"]) addEventListener(type, ({target}) => {
			note(type)(target);
			for (const open of document.querySelectorAll(":popover-open, [popover]")) note("found")(open);
		}, true);
	</script></body></html>`, strings.ReplaceAll(r.URL.RawQuery, "+", " "))
}

// awaitSeen waits until exactly these links have a mark that can be seen at their end.
func awaitSeen(ctx context.Context, t *testing.T, d driver, step layerStep) {
	t.Helper()
	want := slices.Sorted(slices.Values(strings.Fields(step.seen)))
	eventually(ctx, t, step.what, 15*time.Second, func() (bool, string) {
		var got []string
		inOverlay(ctx, t, d, `const inert = document.querySelector(":modal") ?? document.getElementById("box").shadowRoot.querySelector(":modal");
			if (inert && inert.textContent !== "Are you sure of it?" && !root.querySelector(".over").matches(":popover-open")) return ["not over the dialog"];
			const links = [document, ...["bar", "host"].map((id) => document.getElementById(id).shadowRoot)].flatMap((at) => [...at.querySelectorAll("a[href]")]).map((a) => {
				const b = a.getBoundingClientRect();
				return {name: new URL(a.href).host === "elsewhere.example" ? "one" : new URL(a.href).host.split(".")[0], x: getComputedStyle(a).direction === "rtl" ? b.left : b.right, y: b.top};
			});
			return [...root.querySelectorAll(".marks .mark:not([hidden])")].flatMap((node) => {
				const b = node.getBoundingClientRect(), x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
				if (getComputedStyle(node).opacity === "0" || y < 0 || Math.round(b.width) !== 15) return [];
				if (!inert && document.elementFromPoint(x, y) !== host) return []; // what a dialog has made inert is found by no point
				return [links.find((one) => Math.hypot(one.x - x, one.y - y) < 10)?.name ?? "nothing at " + x + "," + y];
			})`, &got)
		slices.Sort(got)
		return slices.Equal(got, want), fmt.Sprintf("marks at %q; want %q", got, want)
	})
}
