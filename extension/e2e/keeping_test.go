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

// TestSentLog does everything that has something sent, with every request of the browser recorded: the log on the settings
// page has each of them, in order, and no name that was looked at.
func TestSentLog(t *testing.T) {
	t.Parallel()
	memory := serving(t, "one", nil, []string{siteName, otherSite})
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1100, Height: 1400, Dark: b.name == "firefox"})
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "Nothing was ever sent.", "")
			set(ctx, t, d)
			awaitPack(ctx, t, d, memory.ID())
			press(ctx, t, d, "http://"+otherSite+"/rigging")
			before := len(r.requests())
			learn(ctx, t, d)
			awaitTopic(ctx, t, d, "Learnt from")
			learnt := r.requests()[before:]
			if _, err := d.PopupEval(ctx, "document.getElementById('lookUp').click()"); err != nil {
				t.Fatal(err)
			}
			awaitSaid(ctx, t, d, "egist")
			log := sentLog(ctx, t, d)
			checkLog(t, log, r, learnt)
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "You graded a page", "")
			scrollTo(ctx, t, d, "privacy")
			keep(ctx, t, b.name+" settings log", d.PageScreenshot)
			checkAxe(ctx, t, "settings", d.PageEval)
			click(ctx, t, d, "logClear")
			awaitSettings(ctx, t, d, "Nothing was ever sent.", "")
			if got := sentLog(ctx, t, d); len(got) != 0 {
				t.Errorf("after clearing it the log is %+v", got)
			}
		})
	}
}

// sentEntry is one line of the log.
type sentEntry struct {
	At              int64
	Host, Path, Why string
}

func sentLog(ctx context.Context, t *testing.T, d driver) (log []sentEntry) {
	t.Helper()
	read(t, &log)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get('sent').then(({sent}) => sent ?? [])"))
	return log
}

// checkLog holds the log against what was recorded: of the trust server in order, of the site that was learnt by its paths.
func checkLog(t *testing.T, log []sentEntry, r *recorder, learnt []*http.Request) {
	t.Helper()
	var trust, site, wantSite []string
	for _, e := range log {
		switch e.Host {
		case trustAddress:
			trust = append(trust, "GET "+e.Path)
		case otherSite:
			site = append(site, e.Path)
		default:
			t.Errorf("the log has a request to %s", e.Host)
		}
	}
	want := r.ofTrust()
	for i, line := range want {
		if strings.HasPrefix(line, "GET /v1/domains/") {
			want[i] = "GET /v1/domains/…"
		}
	}
	if !slices.Equal(trust, want) || !slices.ContainsFunc(want, func(l string) bool { return strings.HasPrefix(l, "GET /v1/buckets/") }) || want[len(want)-1] != "GET /v1/domains/…" {
		t.Errorf("the log has of the server %q; it was asked %q", trust, want)
	}
	for _, asked := range learnt {
		if asked.Host == otherSite {
			wantSite = append(wantSite, asked.URL.Path)
		}
	}
	slices.Sort(site)
	slices.Sort(wantSite)
	if !slices.Equal(site, wantSite) || len(site) == 0 {
		t.Errorf("the log has of the site that was learnt %q; it was asked %q", site, wantSite)
	}
}

// scrollTo brings a part of the settings page to the window's top.
func scrollTo(ctx context.Context, t *testing.T, d driver, id string) {
	t.Helper()
	if _, err := d.PageEval(ctx, fmt.Sprintf("document.getElementById(%q).scrollIntoView()", id)); err != nil {
		t.Fatal(err)
	}
}

// TestBackup takes everything out as a file, resets, undoes that, refuses bad files, and brings the file back.
func TestBackup(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: 1100, Height: 900, Dark: b.name == "chromium"})
			learnKeywords(ctx, t, d, ownSite)
			const prospect = `{version: 2, domain: "a.example", url: "https://a.example/", gone: 0, saved: [{value: {how: "page", day: 1}, at: 1, by: ""}], title: [{value: "A", at: 1, by: ""}], graded: [], unread: [], note: [{value: "call", at: 2, by: "Ida"}], tags: [], status: [], price: [], contact: [], decision: [], wanted: [], link: [], site: [], broken: []}`
			if _, err := d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.set({'prospect:a.example https://a.example/': "+prospect+"})"); err != nil {
				t.Fatal(err)
			}
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "Profiles: 1 · saved pages: 1", "")
			whole := keptNow(ctx, t, d)
			file := backupFile(ctx, t, d)

			click(ctx, t, d, "reset")
			awaitSettings(ctx, t, d, "Export them first", "")
			scrollTo(ctx, t, d, "keeping")
			keep(ctx, t, b.name+" settings reset", d.PageScreenshot)
			checkAxe(ctx, t, "settings", d.PageEval)
			click(ctx, t, d, "keepingNo")
			if got := keptNow(ctx, t, d); got != whole {
				t.Errorf("after a no, kept is %s; want %s", got, whole)
			}
			click(ctx, t, d, "reset")
			click(ctx, t, d, "keepingYes")
			awaitSettings(ctx, t, d, "Everything is removed.", "")
			if got := keptNow(ctx, t, d); got != "{}" {
				t.Errorf("after a reset, kept is %s; want nothing", got)
			}
			click(ctx, t, d, "keepingUndo")
			awaitSettings(ctx, t, d, "It is as it was before.", "")
			sameKept(t, "after undoing it", keptNow(ctx, t, d), whole)

			for _, bad := range []struct{ file, say string }{
				{"sage, thyme", "not a backup from Linkgrade"},
				{file[:len(file)/2], "a part of it is missing"},
				{`{"sealed": 1}`, "This file is sealed. “Merge a file” on the page “Prospects” opens it."},
				{strings.Replace(file, `"auto": null`, `"auto": {"sites": ["herbs.example", "a b"]}`, 1), "not as it should be (file.settings.auto.sites[1]"},
				{strings.Replace(file, `"linkgrade": 3`, `"linkgrade": 99`, 1), "from a newer version"},
				{strings.Replace(file, `"current": "herbs"`, `"current": 7`, 1), "not as it should be"},
			} {
				bring(ctx, t, d, bad.file)
				awaitSettings(ctx, t, d, bad.say, "")
				sameKept(t, "after a bad file", keptNow(ctx, t, d), whole)
			}
			bringFile(ctx, t, d, `"x".repeat(30 << 20)`)
			awaitSettings(ctx, t, d, "longer than any that Linkgrade exports", "")
			bring(ctx, t, d, strings.Replace(file, `\"keywords\": [\"kitchen herbs\"`, `\"keywords\": [\"\"`, 1)) // the engine's to refuse
			awaitSettings(ctx, t, d, "Replace everything here", "")
			click(ctx, t, d, "keepingYes")
			awaitSettings(ctx, t, d, "not as it should be", "")
			sameKept(t, "after a file with a bad profile", keptNow(ctx, t, d), whole)

			click(ctx, t, d, "reset")
			click(ctx, t, d, "keepingYes")
			awaitSettings(ctx, t, d, "Everything is removed.", "")
			bring(ctx, t, d, file)
			awaitSettings(ctx, t, d, "Replace everything here", "")
			click(ctx, t, d, "keepingYes")
			awaitSettings(ctx, t, d, "is here now", "")
			sameKept(t, "after the file", keptNow(ctx, t, d), whole)
		})
	}
}

// nothingAuto is what goes by itself where nothing does: the background may write it down, or not.
const nothingAuto = `{"chips":[],"everywhere":false,"lost":[],"private":false,"sites":[]}`

// keptNow is all that local holds but the log, as JSON.
func keptNow(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var values map[string]any
	read(t, &values)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get(null)"))
	for _, own := range []string{"sent", "looked"} {
		delete(values, own)
	}
	if auto, _ := json.Marshal(values["auto"]); string(auto) == nothingAuto {
		delete(values, "auto")
	}
	b, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sameKept compares what is kept; profiles' files have been written anew by the engine, so they are compared by what they say.
func sameKept(t *testing.T, when, got, want string) {
	t.Helper()
	plain := func(kept string) string {
		var values struct {
			Profiles struct {
				Current  string
				Profiles []struct{ ID, File string }
			}
		}
		if err := json.Unmarshal([]byte(kept), &values); err != nil {
			t.Fatal(err)
		}
		said := values.Profiles.Current
		for _, p := range values.Profiles.Profiles {
			var profile keptProfile
			if err := json.Unmarshal([]byte(p.File), &profile); err != nil {
				t.Fatal(err)
			}
			said += fmt.Sprintf(" %s %s %q %q", p.ID, profile.Name, profile.Sites, profile.Keywords)
			quoted, _ := json.Marshal(p.File)
			kept = strings.Replace(kept, string(quoted), `""`, 1)
		}
		return kept + said
	}
	if g, w := plain(got), plain(want); g != w {
		t.Errorf("%s, kept is\n%s\nwant\n%s", when, g, w)
	}
}

// backupFile is the file that the settings page hands out.
func backupFile(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	name, file := offered(ctx, t, d, "backup")
	if !strings.HasPrefix(name, "linkgrade-20") {
		t.Errorf("Export hands out %q; want linkgrade-20…", name)
	}
	return file
}

// offered is the file that a button of the page hands out, with its name; it is caught before the browser gets it.
func offered(ctx context.Context, t *testing.T, d driver, id string) (name, file string) {
	t.Helper()
	var caught struct{ Name, Text string }
	read(t, &caught)(d.PageEval(ctx, fmt.Sprintf(`new Promise((then) => {
		const page = window.wrappedJSObject ?? window, to = globalThis.exportFunction ? (f) => exportFunction(f, page) : (f) => f; // Firefox's drivers see the page from beside it
		let text;
		page.URL.createObjectURL = to((blob) => { text = blob.text(); return "#" });
		page.HTMLAnchorElement.prototype.click = to(function () { const name = this.download; text.then((text) => then({name, text})) });
		document.getElementById(%q).click();
	})`, id)))
	return caught.Name, caught.Text
}

// bring chooses a file for the settings page's import, in the place of the browser's dialog.
func bring(ctx context.Context, t *testing.T, d driver, contents string) {
	t.Helper()
	bringFile(ctx, t, d, fmt.Sprintf("%q", contents))
}

// bringFile does it with what an expression makes.
func bringFile(ctx context.Context, t *testing.T, d driver, contents string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => {
		const field = document.getElementById("restoreFile"), chosen = new DataTransfer();
		document.getElementById("restore").click();
		chosen.items.add(new File([%s], "backup.json", {type: "application/json"}));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change"));
	})()`, contents))
	if err != nil {
		t.Fatal(err)
	}
}

// TestSettingsLook goes through the settings page in a wide and a narrow window: its own navigation, permissions with a
// reason each, a permission given back, and no finding of axe's.
func TestSettingsLook(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		for _, width := range []int{1200, 520} {
			if width == 520 && b.name == "firefox" && !soaking {
				continue // narrow it was seen in the other
			}
			t.Run(fmt.Sprint(b.name, " ", width), func(t *testing.T) {
				t.Parallel()
				r := record(t, http.NotFoundHandler())
				ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Width: width, Height: 1000, Dark: (b.name == "firefox") == (width > 600)})
				learnKeywords(ctx, t, d, ownSite)
				if err := d.Allow(ctx, "https://trust.example/*"); err != nil {
					t.Fatal(err)
				}
				openSettings(ctx, t, d)
				awaitSettings(ctx, t, d, "Profiles: 1", "")
				keep(ctx, t, fmt.Sprint(b.name, " settings top ", width), d.PageScreenshot)
				checkAxe(ctx, t, "settings", d.PageEval)
				scrollTo(ctx, t, d, "permissions")
				eventually(ctx, t, "the navigation", 5*time.Second, func() (bool, string) {
					var at string
					read(t, &at)(d.PageEval(ctx, "document.querySelector('nav [aria-current]')?.hash ?? ''"))
					return at == "#permissions", at
				})
				keep(ctx, t, fmt.Sprint(b.name, " settings permissions ", width), d.PageScreenshot)
				var seen bool
				read(t, &seen)(d.PageEval(ctx, "(({left, right}) => left >= 0 && right <= innerWidth)(document.querySelector('nav [aria-current]').getBoundingClientRect())"))
				if !seen {
					t.Errorf("at %d px the part that is read is out of sight in the navigation", width)
				}
				var reasons []string
				read(t, &reasons)(d.PageEval(ctx, "[...document.querySelectorAll('#always dd')].map((dd) => dd.textContent)"))
				if len(reasons) < 4 || slices.Contains(reasons, "") {
					t.Errorf("the reasons for permissions are %q; want one for each", reasons)
				}
				var overflows bool
				read(t, &overflows)(d.PageEval(ctx, "document.documentElement.scrollWidth > innerWidth"))
				if overflows {
					t.Errorf("at %d px the page is wider than the window", width)
				}
				giveBackAll(ctx, t, d, b.name)
			})
		}
	}
}

// giveBackAll switches off what was allowed; Chromium's extension has nothing to allow.
func giveBackAll(ctx context.Context, t *testing.T, d driver, name string) {
	t.Helper()
	if name == "chromium" {
		awaitSettings(ctx, t, d, "Nothing more.", "")
		return
	}
	awaitSettings(ctx, t, d, "trust.example", "")
	click(ctx, t, d, "allowed .switch")
	awaitSettings(ctx, t, d, "Taken back: trust.example.", "")
	var left int
	read(t, &left)(d.Background(ctx, "browser.permissions.getAll().then(({origins}) => origins.length)"))
	if left != 0 {
		t.Errorf("%d hosts are still allowed", left)
	}
}
