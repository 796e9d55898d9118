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

// TestPrivate goes through private windows that the extension is let into: nothing is graded there by itself until a switch of
// our own says so, the button grades and asks no server, and whatever was looked at, nothing of it is kept beyond the browser's
// session, in the log of what was sent neither.
func TestPrivate(t *testing.T) {
	t.Parallel()
	memory := serving(t, "one", nil, []string{ownSite})
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Private: true})
			set(ctx, t, d)
			want := []string{"GET /v1/edition"}
			if b.name == "chromium" { // this Firefox always browses privately, and could keep no pack
				want = append(want, "GET /v1/pack/"+memory.ID())
			}
			eventually(ctx, t, "the new server's edition and pack", 20*time.Second, func() (bool, string) {
				return slices.Equal(r.ofTrust(), want), fmt.Sprintf("%q; want %q", r.ofTrust(), want)
			})
			asked, log := r.ofTrust(), sentLog(ctx, t, d)
			byItself := b.name == "firefox" // in private windows Chromium's driver cannot allow a site; what decides is the same code
			if byItself {
				letPrivate(ctx, t, d, false)
			}
			openPage(ctx, t, d, "http://"+ownSite+"/sage")
			pageRuns(ctx, t, d, restOver)
			if badge, err := d.Badge(ctx); err != nil || badge.Text != "" || grades(ctx, t, d) > 0 {
				t.Errorf("by itself a private page has %+v, %v, of %d grades; want none", badge, err, grades(ctx, t, d))
			}
			press(ctx, t, d, "http://"+ownSite+"/mint")
			if got := stateOf(ctx, t, d); got.State != "ready" {
				t.Errorf("pressed on, the popup says %+v", got)
			}
			awaitSaid(ctx, t, d, "In a private window the grade asks no server. Sends "+ownSite+" to ")
			keepPicture(ctx, t, d, b.name+" popup private")
			if byItself {
				letPrivate(ctx, t, d, true)
				openPage(ctx, t, d, "http://"+ownSite+"/thyme")
				awaitLetter(ctx, t, d)
			}
			if got := keptNow(ctx, t, d); strings.Contains(strings.Replace(got, `"sites":["`+ownSite+`"]`, "", 1), ownSite) {
				t.Errorf("kept on the device is %s; want nothing of a page", got)
			}
			if got := sentLog(ctx, t, d); !slices.Equal(got, log) || !slices.Equal(r.ofTrust(), asked) {
				t.Errorf("the log on the device is %+v, and the server was asked %q; want %+v and %q, as before the pages", got, r.ofTrust(), log, asked)
			}
		})
	}
}

// letPrivate has the site graded by itself, and private windows too where in says so.
func letPrivate(ctx context.Context, t *testing.T, d driver, in bool) {
	t.Helper()
	allowSite(ctx, t, d, ownSite)
	_, err := d.Background(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).storage.local.set({auto: {everywhere: false, sites: [%q], private: %t, chips: [], lost: []}})", ownSite, in))
	must(t, err)
	must(t, d.Allow(ctx, "https://"+otherSite+"/*")) // the background looks at its switches whenever a permission comes
	eventually(ctx, t, "the script for the site", 10*time.Second, func() (there bool, saw string) {
		read(t, &there)(d.Background(ctx, "browser.scripting.getRegisteredContentScripts().then((all) => all.some(({matches}) => matches.length === 2))"))
		return there, "none"
	})
}
