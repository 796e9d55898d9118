package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// unfinished serves documents that never end: /text has the prose of an article, and /nothing nothing to grade; / ends.
func unfinished(t *testing.T) *httptest.Server {
	t.Helper()
	over := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		whole := fixture{}.document()
		if r.URL.Path == "/nothing" {
			whole = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><main></main>` + strings.Repeat("<!-- yet to come -->", 100)
		}
		_, _ = fmt.Fprint(w, whole)
		if r.URL.Path == "/" {
			return
		}
		_ = http.NewResponseController(w).Flush()
		select {
		case <-over:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(func() { close(over); s.Close() })
	return s
}

// TestUnfinished presses the button on pages that never finish loading: the popup says what it waits for, and grades what is there
// of one, or says that there is nothing yet.
func TestUnfinished(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			server := unfinished(t)
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox"})
			for _, c := range []struct{ path, letters, waits, says string }{
				{"/text", "ABCDEF", "still loading. In a few seconds", "had not finished loading"},
				{"/nothing", "–", "still loading. In a few seconds", "still loading. Try again"},
			} {
				openPage(ctx, t, d, server.URL)
				pageRuns(ctx, t, d, fmt.Sprintf("setTimeout(() => { location.href = %q })", c.path))
				eventually(ctx, t, "a page that has begun", 10*time.Second, func() (bool, string) {
					path, err := d.PageEval(ctx, "document.querySelector('main') ? location.pathname : ''")
					return string(path) == fmt.Sprintf("%q", c.path), fmt.Sprint(string(path), err) // between two pages Firefox evaluates nothing
				})
				must(t, d.PressAction(ctx))
				eventually(ctx, t, "what the popup waits for", 4*time.Second, func() (bool, string) {
					s := stateOf(ctx, t, d)
					return s.State == "working" && strings.Contains(s.Summary, c.waits), fmt.Sprintf("%+v", s)
				})
				eventually(ctx, t, "what there is of "+c.path, 16*time.Second, func() (bool, string) {
					s := stateOf(ctx, t, d)
					return s.State != "working" && strings.Contains(c.letters, s.Grade) && strings.Contains(s.Summary, c.says), fmt.Sprintf("%+v", s)
				})
				keepPicture(ctx, t, d, b.name+" popup unfinished "+c.path[1:])
				if c.path == "/text" {
					_, err := d.PopupEval(ctx, `document.querySelector("#reasons .show").click()`)
					must(t, err)
					awaitRing(ctx, t, d, "article a", true)
					marksWait(ctx, t, d, b.name)
				}
			}
		})
	}
}

// marksWait turns the overlay on where a page is still loading, by the popup and by the key: each says that it waits, and nothing
// is put into the page, until the user has it stop loading.
func marksWait(ctx context.Context, t *testing.T, d driver, name string) {
	t.Helper()
	waits := "Its links are marked once it has loaded"
	_, err := d.PopupEval(ctx, `document.getElementById("overlay").click()`)
	must(t, err)
	eventually(ctx, t, "what marks wait for", 5*time.Second, func() (bool, string) {
		var said string
		read(t, &said)(d.PopupEval(ctx, `document.getElementById("actionSaid").textContent`))
		return strings.Contains(said, waits), said
	})
	keepPicture(ctx, t, d, name+" popup marks wait")
	for _, want := range []browser.Badge{{}, {Text: "…", Title: waits}} { // off, and on again
		must(t, d.Command(ctx, "overlay"))
		eventually(ctx, t, "a badge", 5*time.Second, func() (bool, string) {
			badge, err := d.Badge(ctx)
			return err == nil && (badge.Text == "…") == (want.Text == "…") && strings.Contains(badge.Title, want.Title), fmt.Sprintf("%+v, %v; want %+v", badge, err, want)
		})
	}
	pageRuns(ctx, t, d, restOver)
	if strings.Contains(source(ctx, t, d), overlayTag) {
		t.Error("the overlay is in a page that is still loading")
	}
	pageRuns(ctx, t, d, "window.stop()")
	awaitMarks(ctx, t, d, "followed 3, nofollow 1, sponsored 0, risky 0, yours 0, hidden 0")
	if badge, err := d.Badge(ctx); err != nil || badge.Text != "" {
		t.Errorf("once links are marked the button says %+v, %v; want nothing", badge, err)
	}
}
