package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestRoad grades pages by a press on the toolbar button and by the tool, in
// both browsers, and holds the two against each other.
func TestRoad(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 5*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			pages := fixtures(t)
			server := servePages(t, pages)
			for i, page := range pages {
				t.Run(page.name, func(t *testing.T) {
					press(ctx, t, d, server.url(i))
					keepPicture(ctx, t, d, b.name+" "+page.name)
					want, said := gradeByTool(ctx, t, server.url(i), "")
					if page.refuse {
						checkRefusal(ctx, t, d, want, said)
						return
					}
					if want == nil {
						t.Fatalf("the tool gave no report: %s", said)
					}
					got := storedReport(ctx, t, d)
					if got.Edition != want.Edition {
						t.Fatalf("the extension carries edition %s, the tool %s: build the extension again", got.Edition, want.Edition)
					}
					compareReports(t, want, got)
					checkShown(ctx, t, d, want)
				})
			}
			t.Run("the browser's own page", func(t *testing.T) {
				press(ctx, t, d, b.internal)
				keepPicture(ctx, t, d, b.name+" internal")
				checkSentence(t, stateOf(ctx, t, d))
				checkAxe(ctx, t, b.name+" popup without a grade", d.PopupEval)
				var buttons []string
				read(t, &buttons)(d.PopupEval(ctx, `[...document.querySelectorAll("main button, #actions button")].filter((one) => one.checkVisibility()).map(({id}) => id)`))
				if len(buttons) > 0 {
					t.Errorf("without a grade the popup has the buttons %q; want none, there is nothing that they could do", buttons)
				}
			})
		})
	}
}

// shown is what the popup shows.
type shown struct{ State, Grade, Score, Summary string }

// press opens a page, presses the button and waits until the popup has an answer.
func press(ctx context.Context, t testing.TB, d driver, url string) {
	t.Helper()
	if err := d.Open(ctx, url); err != nil {
		t.Fatal(err)
	}
	if err := d.PressAction(ctx); err != nil {
		t.Fatal(err)
	}
	eventually(ctx, t, "the popup's answer", 30*time.Second, func() (bool, string) {
		s := stateOf(ctx, t, d)
		return s.State == "ready" || s.State == "error", fmt.Sprintf("%+v", s)
	})
}

// stateOf reads the popup.
func stateOf(ctx context.Context, t testing.TB, d driver) shown {
	t.Helper()
	var s shown
	read(t, &s)(d.PopupEval(ctx, `(() => {
		const text = (id) => document.getElementById(id).textContent.trim();
		return {State: document.body.dataset.state, Grade: text("grade"), Score: text("score"), Summary: text("summary")};
	})()`))
	return s
}

// read decodes what a driver answered.
func read(t testing.TB, into any) func(json.RawMessage, error) {
	t.Helper()
	return func(raw json.RawMessage, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, into); err != nil {
			t.Fatalf("%v in %.200s", err, raw)
		}
	}
}

// checkShown compares popup and badge with the report that is to be shown.
func checkShown(ctx context.Context, t *testing.T, d driver, want *report) {
	t.Helper()
	wanted := shown{State: "ready", Grade: want.letter(), Score: want.points(), Summary: want.Summary}
	if got := stateOf(ctx, t, d); got != wanted {
		t.Errorf("popup shows %+v; want %+v", got, wanted)
	}
	eventually(ctx, t, "the badge", 3*time.Second, func() (bool, string) {
		b, err := d.Badge(ctx)
		if err != nil {
			t.Fatal(err)
		}
		named := want.Grade == nil || strings.Contains(b.Title, *want.Grade) && strings.Contains(b.Title, want.points())
		return b.Text == want.letter() && named, fmt.Sprintf("%+v; want the letter %s, and in the title too", b, want.letter())
	})
}

// checkRefusal wants no report either way, and a sentence both ways.
func checkRefusal(ctx context.Context, t *testing.T, d driver, byTool *report, said string) {
	t.Helper()
	if byTool != nil {
		t.Errorf("the tool gave a report (%s), the extension is to give none", byTool.letter())
	} else if strings.Contains(said, "\n") {
		t.Errorf("the tool said %q; want one line", said)
	}
	checkSentence(t, stateOf(ctx, t, d))
}

// checkSentence wants an error in the popup that is one sentence, and no grade.
func checkSentence(t *testing.T, s shown) {
	t.Helper()
	if s.State != "error" || s.Grade != "–" || s.Score != "" {
		t.Errorf("popup shows %+v; want an error without a grade", s)
	}
	if n := len(strings.Fields(s.Summary)); n < 3 || !strings.HasSuffix(s.Summary, ".") || strings.Contains(s.Summary, "\n") {
		t.Errorf("popup says %q; want one sentence", s.Summary)
	}
}

// storedReport is the report that the background keeps of the tab.
func storedReport(ctx context.Context, t *testing.T, d driver) *report {
	t.Helper()
	id, err := d.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var r *report
	key := fmt.Sprintf("report:%d", id)
	read(t, &r)(d.Background(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).storage.session.get(%q).then((s) => JSON.parse(s[%[1]q] ?? 'null'))", key)))
	if r == nil {
		t.Fatalf("storage.session has no %s", key)
	}
	return r
}

// keepPicture saves the popup's picture.
func keepPicture(ctx context.Context, t *testing.T, d driver, name string) {
	t.Helper()
	keep(ctx, t, name, d.PopupScreenshot)
}

// A picture is taken by a driver, as PNG.
type picture func(context.Context) ([]byte, error)

// keep saves a picture in $LINKGRADE_SHOTS. Without it none is taken, since nobody looks at it, except in the tests that make soak runs.
// That a driver can take those of popup and page is shown in extension/browser.
func keep(ctx context.Context, t *testing.T, name string, take picture) {
	t.Helper()
	dir := os.Getenv("LINKGRADE_SHOTS")
	if dir == "" && !soaking {
		return
	}
	if dir == "" {
		dir = t.TempDir()
	}
	png, err := take(ctx)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatalf("picture %s: %v", name, err)
	}
}
