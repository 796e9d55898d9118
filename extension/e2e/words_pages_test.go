package e2e

import (
	"context"
	"fmt"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestWordsOfPages goes through the pages beside the popup in the language with the longest words and in one from the
// right, light and dark: the first page, the panel, what stands behind a finding, the marks on links, saved pages, rules
// and settings. Nothing stands out at the side, and axe-core finds nothing.
func TestWordsOfPages(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		for _, language := range []string{"ar", "de"} {
			for _, dark := range []bool{false, true} {
				if (b.name == "firefox" || !soaking) && (language == "de") != dark {
					continue // one light, one dark; all four in Chromium by make soak
				}
				if !soaking && (language == "de" || b.name == "firefox") {
					continue // the harder language of the two
				}
				look := map[bool]string{false: "light", true: "dark"}[dark]
				t.Run(b.name+" "+language+" "+look, func(t *testing.T) {
					t.Parallel()
					ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: speaking(t, b.name, language), Dark: dark, Width: 1200, Height: 1400})
					s := spoken{language: language, keep: func(ctx context.Context, what string, take picture) {
						keep(ctx, t, fmt.Sprintf("pages %s %s %s %s", language, what, b.name, look), take)
					}}
					learnKeywords(ctx, t, d, ownSite)
					s.welcome(ctx, t, d)
					server := servePages(t, []fixture{linksPage})
					press(ctx, t, d, server.url(0))
					s.marks(ctx, t, d)
					s.explained(ctx, t, d)
					s.panel(ctx, t, d)
					s.page(ctx, t, d, "prospects", `document.querySelectorAll("#rows tr").length === 1`)
					var apart float64 // px between the beginnings of a page's title and its address
					read(t, &apart)(d.PageEval(ctx, `(() => {
						const words = (one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getBoundingClientRect()[document.dir === "rtl" ? "right" : "left"] };
						return Math.abs(words(document.querySelector("#rows .page a")) - words(document.querySelector("#rows .page .address")));
					})()`))
					if apart > 2 {
						t.Errorf("in %s a page's address begins %.0f px from its title", language, apart)
					}
					pressOn(ctx, t, d, "/0", "button.open")
					s.keep(ctx, "prospects details", d.PageScreenshot)
					s.check(ctx, t, "details", d.PageEval)
					s.page(ctx, t, d, "rules", `document.querySelectorAll("details").length > 90`)
					s.audit(ctx, t, d)
					s.page(ctx, t, d, "options", `document.querySelectorAll("#always dd").length > 3`)
					for _, part := range []string{"auto", "servers", "permissions", "privacy", "keeping"} {
						scrollTo(ctx, t, d, part)
						s.keep(ctx, "options "+part, d.PageScreenshot)
					}
				})
			}
		}
	}
}

// spoken is what each surface is held to in one language.
type spoken struct {
	language string
	keep     func(ctx context.Context, what string, take picture)
}

func (s spoken) check(ctx context.Context, t *testing.T, what string, eval evaluator) {
	t.Helper()
	checkDirection(ctx, t, eval, what, s.language)
	checkAxe(ctx, t, what+" in "+s.language, eval)
}

// page opens one of the extension's own and waits until an expression is true there.
func (s spoken) page(ctx context.Context, t *testing.T, d driver, name, so string) {
	t.Helper()
	openOwn(ctx, t, d, name+".html")
	awaitTable(ctx, t, d, name, so)
	s.keep(ctx, name, d.PageScreenshot)
	s.check(ctx, t, name, d.PageEval)
}

// audit has an export audited.
func (s spoken) audit(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	s.page(ctx, t, d, "audit", `document.getElementById("site").value !== ""`)
	auditOnce(ctx, t, d)
	for _, part := range []string{"report", "domains", "disavow"} {
		scrollTo(ctx, t, d, part)
		s.keep(ctx, "audit "+part, d.PageScreenshot)
	}
	s.check(ctx, t, "the audit", d.PageEval)
}

func (s spoken) welcome(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	s.page(ctx, t, d, "welcome", `document.getElementById("example").textContent !== ""`)
	click(ctx, t, d, "example")
	awaitTable(ctx, t, d, "the example's grade", `document.getElementById("grade").textContent !== "–"`)
	s.keep(ctx, "welcome graded", d.PageScreenshot)
}

// marks turns the overlay on, opens a tooltip, and turns it off.
func (s spoken) marks(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	toggleOverlay(ctx, t, d, true)
	var tip, dir string
	eventually(ctx, t, "the tooltip", 20*time.Second, func() (bool, string) {
		inOverlay(ctx, t, d, `root.querySelector(".marks .mark[data-kind=followed]:not([hidden])")?.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
			return root.querySelector(".tip:not([hidden])")?.innerText ?? ""`, &tip)
		return tip != "", tip
	})
	inOverlay(ctx, t, d, `return getComputedStyle(root.querySelector(".tip")).direction`, &dir)
	if want := map[bool]string{true: "rtl", false: "ltr"}[s.language == "ar"]; dir != want {
		t.Errorf("the tooltip is written %s in %s; want %s", dir, s.language, want)
	}
	s.keep(ctx, "overlay", d.PageScreenshot)
	toggleOverlay(ctx, t, d, false)
}

// explained saves the page in the popup, and opens a reason.
func (s spoken) explained(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	savePage(ctx, t, d, tongueOf(t, s.language).messages["prospectSaved"].Message)
	if _, err := d.PopupEval(ctx, `document.querySelector("#reasons li[data-rule] summary").click()`); err != nil {
		t.Fatal(err)
	}
	s.keep(ctx, "popup", d.PopupScreenshot)
	s.check(ctx, t, "popup with an explanation", d.PopupEval)
}

func (s spoken) panel(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	p := openPanel(ctx, t, d)
	s.keep(ctx, "panel", p.PanelScreenshot)
	s.check(ctx, t, "panel", p.PanelEval)
	must(t, p.PressInPanel(ctx, "#findingsTab"))
	awaitPanel(ctx, t, p, "the findings", `document.querySelectorAll("#findingsPane h2").length === 4`)
	must(t, p.PressInPanel(ctx, "#findingsPane li summary"))
	s.keep(ctx, "panel findings", p.PanelScreenshot)
	s.check(ctx, t, "panel's findings", p.PanelEval)
}
