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

// TestProfiles goes through the settings page's part on profiles: one that was learnt and one from keywords, a term
// struck out, a file exported and imported, bad files refused, another profile taken into use here and in the popup.
func TestProfiles(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Height: 2200, Scale: 1.5, Dark: b.name == "firefox"})
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, "There is none yet", "")
			keep(ctx, t, b.name+" profiles none", d.PageScreenshot)
			learnOnce(ctx, t, d, "http://"+ownSite+"/sage")
			openSettings(ctx, t, d)
			awaitSettings(ctx, t, d, ownSite+" · learnt from 6 pages", "")

			strike(ctx, t, d, "sage")
			awaitKept(ctx, t, d, "sage struck out", func(p []keptProfile) bool { return len(p) == 1 && p[0].struck("sage") })
			fill(ctx, t, d, map[string]string{"brands": "Windowsill Herbs\nThe Herb People", "targets": "http://" + ownSite + "/sage", "keywords": "kitchen herbs, growing in pots"})
			click(ctx, t, d, "profileForm button")
			awaitSettings(ctx, t, d, "Saved.", "")
			kept := keptProfiles(ctx, t, d)[0]
			if !slices.Equal(kept.Brands, []string{"Windowsill Herbs", "The Herb People"}) || !slices.Equal(kept.Keywords, []string{"kitchen herbs", "growing in pots"}) ||
				!slices.Equal(kept.Targets, []string{"http://" + ownSite + "/sage"}) || !kept.struck("sage") || !kept.has("thyme") {
				t.Errorf("after saving the fields the profile is %+v", kept)
			}
			keep(ctx, t, b.name+" profiles learnt", d.PageScreenshot)

			file := exported(ctx, t, d)
			if files := keptFiles(ctx, t, d); len(files) != 1 || file != files[0] {
				t.Errorf("exported %q; want what is kept, %q", file, files)
			}
			importFile(ctx, t, d, "herbs.json", file)
			awaitSettings(ctx, t, d, "herbs.json is imported", "")
			if files := keptFiles(ctx, t, d); len(files) != 2 || files[0] != files[1] {
				t.Errorf("after importing what was exported, kept are %q; want it twice", files)
			}
			for _, bad := range []struct{ file, say string }{
				{"sage, thyme", "This is not kept as a profile"},
				{`{"terms": [{"term": "sage", "weight": 7}]}`, `the weight of "sage" is not between 0 and 1`},
				{`{"name": "` + strings.Repeat("x", 1<<20) + `"}`, "far too long"},
			} {
				importFile(ctx, t, d, "bad.json", bad.file)
				awaitSettings(ctx, t, d, bad.say, "")
				if n := len(keptFiles(ctx, t, d)); n != 2 {
					t.Errorf("a bad file left %d profiles; want 2", n)
				}
			}
			click(ctx, t, d, "drop")
			awaitSettings(ctx, t, d, "It cannot be brought back.", "")
			click(ctx, t, d, "dropYes")
			awaitKept(ctx, t, d, "one profile again", func(p []keptProfile) bool { return len(p) == 1 })

			fill(ctx, t, d, map[string]string{"newName": "Arcade Friends", "newKeywords": "arcade cabinets, pinball, joysticks, vector screens, high scores"})
			click(ctx, t, d, "newForm button")
			awaitSettings(ctx, t, d, "The profile is made, and in use.", "")
			keep(ctx, t, b.name+" profiles two", d.PageScreenshot)
			if got := inUse(ctx, t, d); got != "Arcade Friends" {
				t.Errorf("in use is %q; want the new one", got)
			}
			press(ctx, t, d, "http://"+strangerName+farPage)
			awaitTopic(ctx, t, d, "Compared with")
			keepPicture(ctx, t, d, b.name+" popup several")
			if _, err := d.PopupEval(ctx, "(() => { const s = document.getElementById('profile'); s.selectedIndex = 0; s.dispatchEvent(new Event('change')) })()"); err != nil {
				t.Fatal(err)
			}
			eventually(ctx, t, "the profile chosen in the popup", 10*time.Second, func() (bool, string) {
				got := inUse(ctx, t, d)
				return got == kept.Name, got
			})
		})
	}
}

// learnOnce has the site of a page learnt.
func learnOnce(ctx context.Context, t *testing.T, d driver, url string) {
	t.Helper()
	press(ctx, t, d, url)
	learn(ctx, t, d)
	awaitTopic(ctx, t, d, "Learnt from")
}

// strike presses a term on the settings page.
func strike(ctx context.Context, t *testing.T, d driver, term string) {
	t.Helper()
	var found bool
	read(t, &found)(d.PageEval(ctx, fmt.Sprintf("(() => { const chip = [...document.querySelectorAll('.chip')].find((c) => c.textContent === %q); chip?.click(); return chip !== undefined })()", term)))
	if !found {
		t.Fatalf("no term %q on the settings page", term)
	}
}

// fill types into fields of the settings page, by their ids.
func fill(ctx context.Context, t *testing.T, d driver, values map[string]string) {
	t.Helper()
	for id, value := range values {
		if _, err := d.PageEval(ctx, fmt.Sprintf("(() => { const f = document.getElementById(%q); f.value = %q; f.dispatchEvent(new Event('input', {bubbles: true})) })()", id, value)); err != nil {
			t.Fatal(err)
		}
	}
}

// exported is the file that the link Export hands out.
func exported(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	name, file := offered(ctx, t, d, "export")
	if name != "windowsill.json" {
		t.Errorf("Export hands out %q; want windowsill.json", name)
	}
	return file
}

// importFile presses Import and chooses a file in the place of the browser's dialog.
func importFile(ctx context.Context, t *testing.T, d driver, name, contents string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => {
		const field = document.getElementById("importFile"), chosen = new DataTransfer();
		document.getElementById("addSaid").textContent = "";
		document.getElementById("import").click();
		chosen.items.add(new File([%q], %q, {type: "application/json"}));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change"));
	})()`, contents, name))
	if err != nil {
		t.Fatal(err)
	}
}

// awaitKept waits until the profiles are so.
func awaitKept(ctx context.Context, t *testing.T, d driver, what string, so func([]keptProfile) bool) {
	t.Helper()
	eventually(ctx, t, what, 10*time.Second, func() (bool, string) {
		p := keptProfiles(ctx, t, d)
		return so(p), fmt.Sprintf("%+v", p)
	})
}

// inUse is the name of the profile that grades are made with.
func inUse(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var name string
	read(t, &name)(d.Background(ctx, "(globalThis.browser ?? chrome).storage.local.get('profiles').then(({profiles: p}) => JSON.parse(p.profiles.find(({id}) => id === p.current).file).name)"))
	return name
}
