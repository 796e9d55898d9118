package e2e

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestAuto has a site graded without a click: switched on in the settings, with the browser's permission; its pages get
// a badge, once each, also those that it shows without loading them and those that come back as they were left; what asks for a
// password does not, and no other site.
// Nothing is asked of the trust server for it, though one is set. Taken back in the browser's own settings, it is off.
func TestAuto(t *testing.T) {
	t.Parallel()
	memory := serving(t, "one", nil, nil)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			r.sites = http.HandlerFunc(autoSites)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Height: 2600, Dark: b.name == "firefox",
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			set(ctx, t, d)
			awaitPack(ctx, t, d, memory.ID())
			switchOnSite(ctx, t, d, ownSite)
			keep(ctx, t, b.name+" settings auto", d.PageScreenshot)
			checkAxe(ctx, t, b.name+" settings with switches", d.PageEval)
			before := len(r.ofTrust())

			openPage(ctx, t, d, "http://"+ownSite+"/sage")
			awaitLetter(ctx, t, d)
			if got := storedReport(ctx, t, d); got.Domain != ownSite {
				t.Errorf("the kept report is of %q; want %s", got.Domain, ownSite)
			}
			if got := r.ofTrust()[before:]; len(got) > 0 {
				t.Errorf("an automatic grade asked the trust server %q; want nothing", got)
			}
			awaitGrades(ctx, t, d, 1)
			pageRuns(ctx, t, d, "location.hash = 'winter'")
			pageRuns(ctx, t, d, "history.pushState({}, '', '/thyme')")
			awaitGrades(ctx, t, d, 2) // and no third for the fragment
			awaitLetter(ctx, t, d)

			for _, quiet := range []string{"http://" + ownSite + "/secret", "http://" + ownSite + "/checkout", "http://bank." + ownSite + "/sage", "http://" + otherSite + "/"} {
				openPage(ctx, t, d, quiet)
				pageRuns(ctx, t, d, restOver)
				if badge, err := d.Badge(ctx); err != nil || badge.Text != "" {
					t.Errorf("%s: badge %+v, %v; want none", quiet, badge, err)
				}
			}
			awaitGrades(ctx, t, d, 2)

			openPage(ctx, t, d, "http://"+ownSite+"/mint")
			awaitLetter(ctx, t, d)
			awaitGrades(ctx, t, d, 3)
			graded := comeBack(ctx, t, d, 3)

			for _, host := range []string{"https://*." + ownSite + "/*", "http://*." + ownSite + "/*"} {
				if err := d.Revoke(ctx, host); err != nil {
					t.Fatal(err)
				}
			}
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "taken a permission back, so this is off now: "+ownSite, "")
			keep(ctx, t, b.name+" settings auto lost", d.PageScreenshot)
			openPage(ctx, t, d, "http://"+ownSite+"/basil")
			pageRuns(ctx, t, d, restOver)
			awaitGrades(ctx, t, d, graded)
		})
	}
}

// comeBack goes from a page that was graded to another and back, until the browser has shown it as it was left: it may load it anew
// instead, which is graded as any other. It answers how many grades there are then.
func comeBack(ctx context.Context, t *testing.T, d driver, graded int) int {
	t.Helper()
	for range 4 {
		pageRuns(ctx, t, d, "globalThis.here = true")
		openPage(ctx, t, d, "http://"+otherSite+"/")
		pageRuns(ctx, t, d, "setTimeout(() => history.back())")
		var here string
		eventually(ctx, t, "the page before", 10*time.Second, func() (bool, string) {
			where, err := d.PageEval(ctx, "location.host === '"+ownSite+"' && document.readyState === 'complete' ? String(globalThis.here) : ''") // fails between two pages
			here = string(where)
			return err == nil && here != `""`, fmt.Sprintf("%s, %v", where, err)
		})
		awaitLetter(ctx, t, d)
		graded++
		awaitGrades(ctx, t, d, graded)
		if here == `"true"` {
			return graded
		}
		t.Log("loaded anew")
	}
	t.Error("the browser never showed the page as it was left")
	return graded
}

// restOver lets the time pass after which a page that may be graded has asked for it; nothing else would show that one
// has not.
const restOver = "new Promise((done) => setTimeout(done, 1600))"

// autoSites has, beside the pages of sites, one with a field for a password.
func autoSites(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/secret" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, document(herbs["/sage"], []string{"/"}, `<form><input type="password" aria-label="Password"></form>`))
		return
	}
	r.Host = strings.TrimPrefix(r.Host, "bank.")
	sites(w, r)
}

func openPage(ctx context.Context, t *testing.T, d driver, url string) {
	t.Helper()
	if err := d.Open(ctx, url); err != nil {
		t.Fatal(err)
	}
}

func pageRuns(ctx context.Context, t *testing.T, d driver, script string) {
	t.Helper()
	if _, err := d.PageEval(ctx, script); err != nil {
		t.Fatal(err)
	}
}

// switchOnSite comes to the settings from a site, as the popup leads there, and has it graded without a click. Firefox asks in the
// page; Chromium's question is a window of its own that no test can press, so the user of that has allowed the site before.
func switchOnSite(ctx context.Context, t *testing.T, d driver, site string) {
	t.Helper()
	asks, asked := d.(consenter)
	if !asked {
		allowSite(ctx, t, d, site)
	}
	openOwn(ctx, t, d, "options.html?site="+site+"#auto")
	eventually(ctx, t, "the field for a site", 10*time.Second, func() (there bool, saw string) {
		read(t, &there)(d.PageEval(ctx, fmt.Sprintf("document.getElementById('autoAdd')?.value === %q && document.activeElement.closest('#auto form') !== null", site)))
		return there, "none"
	})
	if err := d.Click(ctx, "#auto form button"); err != nil {
		t.Fatal(err)
	}
	if asked {
		if err := asks.Answer(ctx, true); err != nil {
			t.Fatal(err)
		}
	}
	eventually(ctx, t, "the site's switch", 10*time.Second, func() (bool, string) {
		on := switchedOn(ctx, t, d)
		return slices.Contains(on, "site "+site), fmt.Sprint(on)
	})
}

// allowSite gives the extension a site's pages, as its user does in the browser's own settings.
func allowSite(ctx context.Context, t *testing.T, d driver, site string) {
	t.Helper()
	for _, scheme := range []string{"https", "http"} {
		must(t, d.Allow(ctx, scheme+"://*."+site+"/*"))
	}
}

// switchedOn are the switches of the settings page that are on: those still waiting for an answer are not.
func switchedOn(ctx context.Context, t *testing.T, d driver) (wishes []string) {
	t.Helper()
	read(t, &wishes)(d.PageEval(ctx, "[...document.querySelectorAll('#auto input:checked:enabled')].map((field) => field.dataset.wish)"))
	return wishes
}

// awaitLetter waits until the button shows a grade.
func awaitLetter(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	eventually(ctx, t, "a letter on the button", 30*time.Second, func() (bool, string) {
		b, err := d.Badge(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return len(b.Text) == 1 && strings.Contains("ABCDEF", b.Text), fmt.Sprintf("%+v", b)
	})
}

// awaitGrades waits until the background, which must not have ended meanwhile, has shown so many badges, and fails where there are more.
func awaitGrades(ctx context.Context, t *testing.T, d driver, want int) {
	t.Helper()
	eventually(ctx, t, fmt.Sprintf("%d grades", want), 30*time.Second, func() (bool, string) {
		n := grades(ctx, t, d)
		if n > want {
			t.Fatalf("%d grades; want %d", n, want)
		}
		return n == want, fmt.Sprint(n)
	})
}

func grades(ctx context.Context, t *testing.T, d driver) (n int) {
	t.Helper()
	read(t, &n)(d.Background(ctx, "performance.getEntriesByName('graded').length"))
	return n
}

// TestGradeOutlivesTheBackground ends the background in the middle of grades: the page that is graded by itself asks again,
// and so does the popup.
func TestGradeOutlivesTheBackground(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(),
				Prefs: map[string]any{"security.notification_enable_delay": 0}})
			switchOnSite(ctx, t, d, ownSite)
			endInTheMiddle(ctx, t, d, func(path string) { openPage(ctx, t, d, "http://"+ownSite+path) })
			awaitLetter(ctx, t, d)
			if got := storedReport(ctx, t, d); got.Domain != ownSite {
				t.Errorf("the kept report is of %q; want %s", got.Domain, ownSite)
			}
			endInTheMiddle(ctx, t, d, func(string) {
				openPage(ctx, t, d, "http://"+otherSite+"/hulls")
				if err := d.Press(ctx); err != nil {
					t.Fatal(err)
				}
			})
			if err := d.WatchPopup(ctx); err != nil {
				t.Fatal(err)
			}
			eventually(ctx, t, "the popup's report", 30*time.Second, func() (bool, string) {
				s := stateOf(ctx, t, d)
				return s.State == "ready" && s.Grade != "", fmt.Sprintf("%+v", s)
			})
			eventually(ctx, t, "the offer to grade this site by itself", 10*time.Second, func() (bool, string) {
				var offer string
				read(t, &offer)(d.PopupEval(ctx, "document.querySelector('#byItself:not([hidden])')?.textContent ?? ''"))
				return offer == "Grade this site by itself…", offer
			})
		})
	}
}

// endInTheMiddle has grades of several pages begun until the background was ended over one.
func endInTheMiddle(ctx context.Context, t *testing.T, d driver, begin func(path string)) {
	t.Helper()
	for _, path := range []string{"/sage", "/thyme", "/mint", "/basil", "/compost"} {
		// Without its engine a grade takes long enough to be caught in the middle.
		if _, err := d.Background(ctx, "globalThis.chrome?.offscreen?.hasDocument().then((has) => has && chrome.offscreen.closeDocument())"); err != nil {
			t.Fatal(err)
		}
		if err := d.StopBackground(ctx); err != nil {
			t.Fatal(err)
		}
		begin(path)
		eventually(ctx, t, "a grade that has begun", 30*time.Second, func() (bool, string) {
			var begun int
			read(t, &begun)(d.Background(ctx, "performance.getEntriesByName('asked').length"))
			return begun > 0, fmt.Sprint(begun)
		})
		ended := grades(ctx, t, d) == 0
		if err := d.StopBackground(ctx); err != nil {
			t.Fatal(err)
		}
		if ended {
			return
		}
	}
	t.Fatal("the background was never caught in the middle of a grade")
}
