package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestLearn has the user's own site learnt by one press in the popup, with every request of the browser recorded: the
// site's own pages are asked for, as somebody would who has never been there, and nothing else.
func TestLearn(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
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
			if got := storedReport(ctx, t, d).Pillars["relevance"].Score; got == nil {
				t.Error("relevance once the site is learnt is unknown")
			}
			p := keptProfiles(ctx, t, d)
			if len(p) != 1 || !slices.Equal(p[0].Sites, []string{ownSite}) || !p[0].has("sage") || p[0].has("login") {
				t.Errorf("kept profiles = %+v; want one of %s with sage among its terms", p, ownSite)
			}
		})
	}
}

// TestLearnFromLittle has sites learnt whose other pages cannot be had, or whose own scripts may ask for nothing.
func TestLearnFromLittle(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address()})
			// Firefox holds the extension's own scripts in a page to the page's policy; Chromium does not.
			press(ctx, t, d, "http://"+strictName+"/sage")
			learn(ctx, t, d)
			awaitTopic(ctx, t, d, map[string]string{"chromium": "Learnt from 3 pages: ", "firefox": alone}[b.name])
			press(ctx, t, d, "http://"+lonelyName+"/sage")
			learn(ctx, t, d)
			awaitTopic(ctx, t, d, alone)
			keepPicture(ctx, t, d, b.name+" popup alone")
			if p := keptProfiles(ctx, t, d); len(p) != 2 || !slices.Equal(p[0].Sites, []string{strictName}) || !slices.Equal(p[1].Sites, []string{lonelyName}) {
				t.Errorf("kept profiles = %+v; want one of each site", p)
			}
			press(ctx, t, d, "http://"+lonelyName+"/sage")
			learn(ctx, t, d)
			awaitTopic(ctx, t, d, alone)
			if n := len(keptFiles(ctx, t, d)); n != 2 {
				t.Errorf("learning a site again left %d profiles; want it in its own", n)
			}
		})
	}
}

// alone is what the popup says where a profile comes from the page on screen only.
const alone = "Learnt from this page alone, since others could not be read: "

// TestWithoutVectors takes the word vectors out of the package: learning and grades go on, by words alone.
func TestWithoutVectors(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS(dist(t, b.name))); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(folder, "vectors.lgv")); err != nil {
				t.Fatal(err)
			}
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: folder, Proxy: r.address()})
			learnOnce(ctx, t, d, "http://"+ownSite+"/sage")
			press(ctx, t, d, "http://"+otherSite+nearPage)
			if r := storedReport(ctx, t, d); r.Pillars["relevance"].Score == nil {
				t.Errorf("relevance without vectors is unknown; want it known by words: %+v", r.byRule()["page-topic"])
			}
		})
	}
}

// TestRelevance grades other pages with a profile that was learnt in the browser, and holds the reports against the tool's
// with that profile's file. One page is about the same as the user's site and links to it, one is not.
func TestRelevance(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(sites))
			t.Cleanup(server.Close)
			hosts := map[string]string{ownSite: strings.TrimPrefix(server.URL, "http://")}
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Hosts: hosts, Scale: 2, Dark: b.name == "chromium"})
			learnOnce(ctx, t, d, "http://"+ownSite+"/sage")
			profile := filepath.Join(t.TempDir(), "profile.json")
			if err := os.WriteFile(profile, []byte(keptFiles(ctx, t, d)[0]), 0o600); err != nil {
				t.Fatal(err)
			}
			near := relevanceOf(ctx, t, d, server.URL+nearPage, profile)
			keepPicture(ctx, t, d, b.name+" popup near")
			checkYours(ctx, t, d, true)
			far := relevanceOf(ctx, t, d, server.URL+farPage, profile)
			keepPicture(ctx, t, d, b.name+" popup far")
			checkYours(ctx, t, d, false)
			if near < 70 || far > 40 {
				t.Errorf("relevance of a page on the same subject = %.0f, of another = %.0f; want over 70, and under 40", near, far)
			}
		})
	}
}

// relevanceOf grades a page by the button and by the tool with a profile's file.
func relevanceOf(ctx context.Context, t *testing.T, d driver, url, profile string) float64 {
	t.Helper()
	press(ctx, t, d, url)
	want, said := gradeByTool(ctx, t, url, profile)
	if want == nil {
		t.Fatalf("the tool gave no report: %s", said)
	}
	got := storedReport(ctx, t, d)
	compareReports(t, want, got)
	checkShown(ctx, t, d, want)
	score := got.Pillars["relevance"].Score
	if score == nil {
		t.Fatalf("relevance of %s is unknown", url)
	}
	return *score
}

// checkYours wants the link to the user's site first in the report and named in the popup, or neither.
func checkYours(ctx context.Context, t *testing.T, d driver, linked bool) {
	t.Helper()
	var text string
	read(t, &text)(d.PopupEval(ctx, "document.getElementById('yours').innerText"))
	links := storedReport(ctx, t, d).Links
	if yours := len(links) > 0 && links[0].Yours; yours != linked || strings.HasPrefix(text, "Links to you in the text: ") != linked {
		t.Errorf("the first link is yours: %t, the popup says %q; want it said: %t", yours, text, linked)
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
