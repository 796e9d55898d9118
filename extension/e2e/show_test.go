package e2e

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestShowing has the panel show links where it is hard: on a page that is zoomed, in dialogs that are closed and open, in what is
// folded or behind a tab, and after the page has gone on without being loaded anew. The ring is around what is named, or there is none.
func TestShowing(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(foldedPage))
	t.Cleanup(server.Close)
	const shown, hidden, gone = "Shown on the page", "This link cannot be seen on the page", "The page does not have this link any more"
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox", Height: 900})
			press(ctx, t, d, server.URL)
			p := openPanel(ctx, t, d)
			for _, step := range []struct{ what, do, row, says, ring string }{
				{"a link in the text", "", "of growers", shown, "#text a"},
				{"in a dialog that is closed", "", "in a dialog", hidden, ""},
				{"in it when it is open", "document.querySelector('dialog').showModal()", "in a dialog", shown, "dialog a"},
				{"in a fold that is closed", "document.querySelector('dialog').close()", "folded away", hidden, "details"},
				{"in it when it is open", "document.querySelector('details').open = true", "folded away", shown, "details a"},
				{"behind a tab, in something higher than the window", "", "behind a tab", hidden, ""},
				{"in that tab", "document.getElementById('behind').hidden = false", "behind a tab", shown, "#behind a"},
				{"dropped from a list", "document.getElementById('dropped').remove()", "of a list", gone, ""},
				{"moved by what came before it", "document.getElementById('text').before(Object.assign(document.createElement('p'), {innerHTML: '<a href=https://new.example/>new</a> '.repeat(3)}))", "of growers", shown, "#text a"},
				{"with the root zoomed", "document.documentElement.style.zoom = 1.5", "of growers", shown, "#text a"},
				{"on another page of the same document, which has it too", "history.pushState({}, '', '/other'); document.getElementById('behind').remove()", "of growers", shown, "#text a"},
				{"and one that it has not", "", "behind a tab", gone, ""},
			} {
				if step.do != "" {
					pageRuns(ctx, t, d, "(() => {"+step.do+"})()")
				}
				pressRow(ctx, t, p, step.row)
				awaitPanel(ctx, t, p, step.what, fmt.Sprintf(`document.getElementById("said").textContent.startsWith(%q)`, step.says))
				awaitRingAround(ctx, t, d, step.what, step.ring)
				if step.ring == "details" {
					keep(ctx, t, b.name+" shown "+step.what, d.PageScreenshot)
				}
			}
			awaitPanel(ctx, t, p, "that the page was left", `document.getElementById("notice").textContent.includes("not the page in front")`)
		})
	}
}

// awaitRingAround waits for one ring, 3 px around an element of the page that stands in the window; for none where there is no selector.
func awaitRingAround(ctx context.Context, t *testing.T, d driver, what, selector string) {
	t.Helper()
	eventually(ctx, t, what, 10*time.Second, func() (bool, string) {
		tab, err := d.TabID(ctx)
		must(t, err)
		var got struct {
			Rings  int
			Off    float64 // the most that the ring is away from where it should be
			Seen   bool
			Scroll float64
		}
		read(t, &got)(d.Background(ctx, fmt.Sprintf(`(globalThis.browser ?? chrome).scripting.executeScript({target: {tabId: %[1]d}, func: () => {
			const host = document.querySelector("linkgrade-flash");
			const rings = host ? [...(host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host)).children].map((ring) => ring.getBoundingClientRect()) : [];
			const of = %[2]q && document.querySelector(%[2]q).getBoundingClientRect();
			return {rings: rings.length, scroll: scrollY, seen: Boolean(of) && of.top >= 0 && of.bottom <= innerHeight,
				off: of && rings.length > 0 ? Math.max(...["left", "top"].map((side) => Math.abs(rings[0][side] + 3 - of[side])), ...["right", "bottom"].map((side) => Math.abs(rings[0][side] - 3 - of[side]))) : 0};
		}}).then(([{result}]) => result)`, tab, selector)))
		if selector == "" {
			return got.Rings == 0, fmt.Sprintf("%+v; want no ring", got)
		}
		return got.Rings == 1 && got.Seen && math.Abs(got.Off) < 1, fmt.Sprintf("%+v; want one at %s", got, selector)
	})
}

// foldedPage has a link in the text, and others in a dialog, a fold, a tab that is not in front, and a list far below.
func foldedPage(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = fmt.Fprint(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Folded</title><link rel="icon" href="data:,"><style>
		body { margin: 20px; font: 16px/30px sans-serif } #below { block-size: 3000px }
	</style></head><body><main><article><p id="text">Sage wants light, and the notes <a href="https://growers.example/notes">of growers</a> say so.</p>
	<details><summary>More</summary><p>It was <a href="https://folded.example/">folded away</a>.</p></details>
	<p id="behind" hidden>It was <a href="https://tab.example/">behind a tab</a>.</p><div id="below"></div><p id="dropped">The end <a href="https://list.example/">of a list</a>.</p></article></main>
	<dialog><p>It is <a href="https://dialog.example/">in a dialog</a>.</p></dialog></body></html>`)
}
