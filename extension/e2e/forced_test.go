package e2e

import (
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestForcedColours shows popup, panel and overlay in the few colours of somebody who needs much contrast: what a colour
// said is still there, as a border or a shape.
func TestForcedColours(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "chromium", Forced: true, Scale: 2, Height: 1100})
			server := servePages(t, []fixture{linksPage})
			press(ctx, t, d, server.url(0))
			var bars struct {
				Forced      bool
				Known, Bars int
			}
			read(t, &bars)(d.PopupEval(ctx, `({
				Forced: matchMedia("(forced-colors: active)").matches,
				Known: document.querySelectorAll(".track:not(.unknown)").length,
				Bars: [...document.querySelectorAll(".track .bar")].filter((bar) => bar.offsetWidth > 0 &&
					getComputedStyle(bar).backgroundColor !== getComputedStyle(document.body).backgroundColor).length,
			})`))
			if !bars.Forced || bars.Known == 0 || bars.Bars != bars.Known {
				t.Errorf("the popup has %+v; want forced colours, and a bar to be seen for each pillar that is known", bars)
			}
			keep(ctx, t, b.name+" popup in forced colours", d.PopupScreenshot)
			toggleOverlay(ctx, t, d, true)
			awaitMarks(ctx, t, d, "followed 3, nofollow 2, sponsored 1, risky 1, yours 0, hidden 2")
			keep(ctx, t, b.name+" overlay in forced colours", d.PageScreenshot)
			p := openPanel(ctx, t, d)
			keep(ctx, t, b.name+" panel links in forced colours", p.PanelScreenshot)
			_, err := p.PanelEval(ctx, `document.getElementById("findingsTab").click()`)
			must(t, err)
			keep(ctx, t, b.name+" panel findings in forced colours", p.PanelScreenshot)
		})
	}
}
