package e2e

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestWelcome wants the first page opened once by the installation, and goes through it: the example in the package
// is graded, keywords make a profile, and nobody is asked for anything.
func TestWelcome(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		for _, width := range []int{1200, 480} {
			if width == 480 && b.name == "firefox" && !soaking {
				continue // narrow it was seen in the other
			}
			t.Run(fmt.Sprint(b.name, " ", width), func(t *testing.T) {
				t.Parallel()
				r := record(t, http.NotFoundHandler())
				ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: width, Height: 1500, Dark: (b.name == "firefox") == (width > 600)})
				eventually(ctx, t, "the first page", 10*time.Second, func() (bool, string) {
					var opened int
					read(t, &opened)(d.Background(ctx, "(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.filter(({url}) => url?.endsWith('/welcome.html')).length)"))
					return opened == 1, fmt.Sprint(opened)
				})
				openWelcome(ctx, t, d)
				keep(ctx, t, fmt.Sprint(b.name, " welcome ", width), d.PageScreenshot)
				checkAxe(ctx, t, "first page", d.PageEval)
				click(ctx, t, d, "example")
				var got struct{ Grade, Verdict, Reasons string }
				eventually(ctx, t, "the example's grade", 30*time.Second, func() (bool, string) {
					read(t, &got)(d.PageEval(ctx, "(() => { const text = (id) => document.getElementById(id).textContent; return {Grade: text('grade'), Verdict: text('verdict'), Reasons: text('reasons')} })()"))
					return got.Grade != "–", fmt.Sprintf("%+v", got)
				})
				if !strings.Contains("ABCDEF", got.Grade) || got.Verdict == "" || got.Reasons == "" {
					t.Errorf("the example is graded %+v; want a letter, a verdict and reasons", got)
				}
				keep(ctx, t, fmt.Sprint(b.name, " welcome graded ", width), d.PageScreenshot)
				checkAxe(ctx, t, "first page with a grade", d.PageEval)
				click(ctx, t, d, "wordsForm button")
				awaitText(ctx, t, d, "wordsSaid", "a keyword at least")
				fill(ctx, t, d, map[string]string{"words": "kitchen herbs, sage, thyme"})
				click(ctx, t, d, "wordsForm button")
				awaitText(ctx, t, d, "wordsSaid", "made, and in use")
				if p := keptProfiles(ctx, t, d); len(p) != 1 || p[0].Name != "kitchen herbs" {
					t.Errorf("kept profiles = %+v; want one of the words", p)
				}
				click(ctx, t, d, "siteForm button")
				awaitText(ctx, t, d, "siteSaid", "Type the address")
				if asked := r.requests(); len(asked) > 0 {
					t.Errorf("the first page had %d requests sent, the first to %s", len(asked), asked[0].RequestURI)
				}
			})
		}
	}
}

func openWelcome(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	openOwn(ctx, t, d, "welcome.html")
	awaitText(ctx, t, d, "example", "Grade")
}

func awaitText(ctx context.Context, t *testing.T, d driver, id, say string) {
	t.Helper()
	eventually(ctx, t, id, 20*time.Second, func() (bool, string) {
		var text string
		read(t, &text)(d.PageEval(ctx, fmt.Sprintf("document.getElementById(%q)?.textContent ?? ''", id)))
		return strings.Contains(text, say), fmt.Sprintf("%q; want %q", text, say)
	})
}
