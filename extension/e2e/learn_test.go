package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestLearn has the user's own site learnt by one press in the popup, with every request of the browser recorded: the
// site's own pages are asked for, as somebody would who has never been there, and nothing else.
func TestLearn(t *testing.T) {
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Scale: 2, Dark: b.name == "firefox"})
			press(ctx, t, d, "http://"+ownSite+"/sage")
			if got := storedReport(ctx, t, d).Pillars["relevance"].Score; got != nil {
				t.Errorf("relevance without a profile = %v; want unknown", *got)
			}
			awaitTopic(ctx, t, d, "Your own site?")
			keepPicture(ctx, t, d, b.name+" popup offer")
			before := len(r.requests())
			learn(ctx, t, d)
			awaitTopic(ctx, t, d, "Learnt from 6 pages: ")
			keepPicture(ctx, t, d, b.name+" popup learnt")
			checkLearning(t, r.requests()[before:])
			p := keptProfiles(ctx, t, d)
			if len(p) != 1 || !slices.Equal(p[0].Sites, []string{ownSite}) || !p[0].has("sage") || p[0].has("login") {
				t.Errorf("kept profiles = %+v; want one of %s with sage among its terms", p, ownSite)
			}
		})
	}
}

// checkLearning looks at what was asked for while a site was learnt.
func checkLearning(t *testing.T, asked []*http.Request) {
	t.Helper()
	var lines []string
	for _, r := range asked {
		lines = append(lines, r.Method+" "+r.RequestURI)
		for _, told := range []string{"Cookie", "Referer", "Origin"} {
			if got := r.Header.Get(told); got != "" {
				t.Errorf("%s %s sent %s: %q", r.Method, r.RequestURI, told, got)
			}
		}
	}
	slices.Sort(lines)
	// The menu's first five that are pages, whatever comes of them, and the home page; /moved leads elsewhere and is not followed.
	var want []string
	for _, path := range []string{"/", "/basil", "/compost", "/mint", "/moved", "/thyme"} {
		want = append(want, "GET http://"+ownSite+path)
	}
	if !slices.Equal(lines, want) {
		t.Errorf("learning asked for %q; want %q", lines, want)
	}
}

// learn presses the button that has the site learnt.
func learn(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	if _, err := d.PopupEval(ctx, "document.getElementById('learn').click()"); err != nil {
		t.Fatal(err)
	}
}

// awaitTopic waits until the popup's part on the user's topic says so.
func awaitTopic(ctx context.Context, t *testing.T, d driver, say string) {
	t.Helper()
	eventually(ctx, t, "the popup on the user's topic", 20*time.Second, func() (bool, string) {
		var text string
		read(t, &text)(d.PopupEval(ctx, "document.getElementById('topic').innerText"))
		return strings.Contains(text, say), fmt.Sprintf("%q; want %q", text, say)
	})
}

// keptProfile is a profile as the extension keeps it.
type keptProfile struct {
	Name                             string
	Sites, Brands, Targets, Keywords []string
	Terms                            []keptTerm
}

type keptTerm struct {
	Term   string
	Struck bool
}

func (p *keptProfile) has(term string) bool {
	return slices.ContainsFunc(p.Terms, func(t keptTerm) bool { return t.Term == term })
}

func (p *keptProfile) struck(term string) bool { return slices.Contains(p.Terms, keptTerm{term, true}) }

// keptFiles are the files of all profiles, in the order in which they were made.
func keptFiles(ctx context.Context, t *testing.T, d driver) (files []string) {
	t.Helper()
	read(t, &files)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get('profiles').then(({profiles}) => (profiles?.profiles ?? []).map(({file}) => file))"))
	return files
}

func keptProfiles(ctx context.Context, t *testing.T, d driver) []keptProfile {
	t.Helper()
	files := keptFiles(ctx, t, d)
	all := make([]keptProfile, len(files))
	for i, file := range files {
		if err := json.Unmarshal([]byte(file), &all[i]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
