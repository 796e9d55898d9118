package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestNewData changes what the server has under the extension, and looks at what the settings page says of it: the old
// data serve until the new ones are good, and an alarm alone brings those.
func TestNewData(t *testing.T) {
	first, second, third := serving(t, "first", []string{siteName}, nil), serving(t, "second", nil, nil), serving(t, "third", nil, nil)
	damaged := &trustServer{second.Edition, append([]byte(nil), second.pack...), second.document, second.rest}
	damaged.pack[len(damaged.pack)-1] ^= 1
	onEach(t, []*trustServer{first, second, third}, func(t *testing.T, on map[*trustServer]http.Handler, b browserKind) {
		r := record(t, on[first])
		ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Height: 2000, Dark: b.name == "firefox"})
		openSettings(ctx, t, d)
		awaitSettings(ctx, t, d, "Built into Linkgrade", "")
		set(ctx, t, d)
		awaitPack(ctx, t, d, first.ID())
		openSettings(ctx, t, d)
		awaitSettings(ctx, t, d, "Fetched from "+trustAddress, first.ID())
		r.serve(damaged)
		click(ctx, t, d, "check")
		awaitSettings(ctx, t, d, "not what the server says they are", first.ID())
		keep(ctx, t, b.name+" settings damaged", d.PageScreenshot)
		r.serve(on[second])
		click(ctx, t, d, "check")
		awaitSettings(ctx, t, d, "newest data are in use", second.ID())
		keep(ctx, t, b.name+" settings", d.PageScreenshot)
		r.serve(on[third])
		if _, err := d.Background(ctx, "(globalThis.browser ?? chrome).alarms.create('update', {when: Date.now(), periodInMinutes: 10})"); err != nil {
			t.Fatal(err)
		}
		awaitPack(ctx, t, d, third.ID())
		if _, err := d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.remove('server')"); err != nil {
			t.Fatal(err)
		}
		awaitPack(ctx, t, d, "")
		openSettings(ctx, t, d)
		awaitSettings(ctx, t, d, "Built into Linkgrade", "")
	})
}

// TestPackOutlivesTheBrowser ends the browser, and has the next one grade with the pack that this one fetched, while the
// server is gone.
func TestPackOutlivesTheBrowser(t *testing.T) {
	memory := serving(t, "one", []string{siteName}, nil)
	onEach(t, []*trustServer{memory}, func(t *testing.T, on map[*trustServer]http.Handler, b browserKind) {
		profile, err := os.MkdirTemp("", "lg") // t.TempDir's names are too long for Chromium's sockets
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.RemoveAll(profile) }) // after the browsers, which begin closes
		r := record(t, on[memory])
		o := browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Profile: profile, Prefs: map[string]any{
			// An unpacked extension is gone with the browser, and what it kept with it, but for these.
			"extensions.webextensions.keepUuidOnUninstall": true, "extensions.webextensions.keepStorageOnUninstall": true,
		}}
		ctx, d := begin(t, 2*time.Minute, b.start, o)
		set(ctx, t, d)
		awaitPack(ctx, t, d, memory.ID())
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		r.serve(http.NotFoundHandler())
		ctx, d = begin(t, 2*time.Minute, b.start, o)
		press(ctx, t, d, "http://"+siteName+"/")
		if got := storedReport(ctx, t, d).Edition; got != memory.ID() {
			t.Errorf("edition after a restart = %s; want %s", got, memory.ID())
		}
	})
}

// TestLookUpByName presses the popup's button: before that nothing is sent that has the name in it, and then the name.
func TestLookUpByName(t *testing.T) {
	memory := serving(t, "one", []string{siteName}, nil)
	onEach(t, []*trustServer{memory}, func(t *testing.T, on map[*trustServer]http.Handler, b browserKind) {
		r := record(t, on[memory])
		ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Dark: b.name == "chromium"})
		press(ctx, t, d, "http://"+siteName+"/")
		awaitSaid(ctx, t, d, "needs a server")
		keepPicture(ctx, t, d, b.name+" popup without server")
		set(ctx, t, d)
		awaitPack(ctx, t, d, memory.ID())
		press(ctx, t, d, "http://"+siteName+"/")
		awaitSaid(ctx, t, d, "Sends "+siteName+" to "+trustAddress)
		keepPicture(ctx, t, d, b.name+" popup with server")
		look := "GET /v1/domains/" + siteName
		if slices.Contains(r.ofTrust(), look) {
			t.Error("the name was sent without a press on the button")
		}
		if _, err := d.PopupEval(ctx, "document.getElementById('lookUp').click()"); err != nil {
			t.Fatal(err)
		}
		awaitSaid(ctx, t, d, "Registered May 17, 1999")
		keepPicture(ctx, t, d, b.name+" popup registered")
		last := r.requests()[len(r.requests())-1]
		if got := r.ofTrust(); got[len(got)-1] != look || strings.Count(strings.Join(got, " "), "/v1/domains/") != 1 {
			t.Errorf("the server was asked %q; want %s once, and last", got, look)
		}
		checkHeaders(t, last)
	})
}

// openSettings goes to the settings page.
func openSettings(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	openOwn(ctx, t, d, "options.html")
}

// click presses what an id, and within it perhaps a selector, names.
func click(ctx context.Context, t *testing.T, d driver, id string) {
	t.Helper()
	if _, err := d.PageEval(ctx, fmt.Sprintf("document.querySelector(%q).click()", "#"+id)); err != nil {
		t.Fatal(err)
	}
}

// awaitSettings waits until the settings page says so, and has the edition in it.
func awaitSettings(ctx context.Context, t *testing.T, d driver, say, edition string) {
	t.Helper()
	eventually(ctx, t, "settings page", 20*time.Second, func() (bool, string) {
		var text string
		read(t, &text)(d.PageEval(ctx, "document.body.innerText"))
		return strings.Contains(text, say) && strings.Contains(text, edition[:min(12, len(edition))]), fmt.Sprintf("%q; want %q and edition %q", text, say, edition)
	})
}

// awaitSaid waits until the popup says so beside its button.
func awaitSaid(ctx context.Context, t *testing.T, d driver, say string) {
	t.Helper()
	eventually(ctx, t, "the popup's look-up", 20*time.Second, func() (bool, string) {
		var text string
		read(t, &text)(d.PopupEval(ctx, "document.getElementById('lookUpSaid').textContent"))
		return strings.Contains(text, say), fmt.Sprintf("%q; want %q", text, say)
	})
}
