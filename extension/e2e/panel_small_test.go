package e2e

import (
	"fmt"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestPanelSmall shows the panel in as little room as a side panel has in a small window at 200 %: nothing stands out at the side, and list and
// findings can be scrolled to.
func TestPanelSmall(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: speaking(t, b.name, "de")})
			server := servePages(t, []fixture{linksPage})
			press(ctx, t, d, server.url(0))
			id, err := d.TabID(ctx)
			must(t, err)
			frame := ownAddress(ctx, t, d, fmt.Sprintf("panel.html#%d", id))
			openOwn(ctx, t, d, "rules.html")
			var saw struct {
				Wide, Shown  int
				Seen, Listed bool
				Out          []string
			}
			read(t, &saw)(d.PageEval(ctx, fmt.Sprintf(smallJS, frame)))
			keep(ctx, t, b.name+" panel small", d.PageScreenshot)
			if saw.Wide > smallWidth || len(saw.Out) > 0 {
				t.Errorf("the panel is %d px wide in %d, and %q stand out", saw.Wide, smallWidth, saw.Out)
			}
			if saw.Shown < 150 || !saw.Seen || !saw.Listed {
				t.Errorf("the list is %d px high; its first row can be seen: %t, and a finding: %t", saw.Shown, saw.Seen, saw.Listed)
			}
		})
	}
}

// smallWidth is half of the 360 px that Chromium's side panel has at least.
const smallWidth = 180

// smallJS frames the panel in another of the extension's pages, since no driver makes a sidebar so small.
const smallJS = `(async () => {
	document.body.innerHTML = "";
	document.body.style.margin = 0;
	const frame = document.createElement("iframe");
	Object.assign(frame, {src: %q, width: 180, height: 380});
	document.body.prepend(frame);
	const until = async (so) => { while (!so()) await new Promise((then) => setTimeout(then, 20)); };
	const of = (id) => frame.contentDocument?.getElementById(id);
	await until(() => of("list")?.querySelectorAll(".row").length > 3 && of("findingsPane").querySelector("h2"));
	const page = frame.contentDocument;
	const seen = (one) => { one.scrollIntoView(); const {top, bottom} = one.getBoundingClientRect(); return top >= 0 && bottom <= 380; };
	const out = [...page.querySelectorAll("body *")].filter((one) => { const {left, right, width} = one.getBoundingClientRect(); return width > 1 && (right > 181 || left < -1); });
	const {right} = of("verdict").getBoundingClientRect(), words = page.createRange();
	words.selectNodeContents(of("verdict"));
	if (words.getBoundingClientRect().right > right + 1) out.push(of("verdict"));
	const saw = {Wide: page.documentElement.scrollWidth, Shown: of("scroller").clientHeight, Seen: seen(page.querySelector("#list .row")), Out: out.map((one) => one.tagName + " " + one.id + one.className)};
	of("findingsTab").click();
	saw.Listed = seen(page.querySelector("#findingsPane h2"));
	of("linksTab").click();
	page.documentElement.scrollTop = 0;
	return saw;
})()`
