package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestWords shows the popup, what stands behind a finding, the rules and the settings in other languages than English,
// from the right where they are read so: one from the left and one from the right, all others in Chromium by make soak.
func TestWords(t *testing.T) {
	t.Parallel()
	sold, err := os.ReadFile(filepath.Join(root, "wasm", "grade", "testdata", "pages", "sold-links.html"))
	if err != nil {
		t.Fatal(err)
	}
	server := servePages(t, []fixture{fixtures(t)[0], {name: "sold", whole: string(sold)}})
	for _, b := range browsers {
		for i, language := range []string{"ar", "de", "es", "fr", "ja", "pl", "pt"} {
			if i >= languagesIn(b.name) {
				continue
			}
			t.Run(b.name+" "+language, func(t *testing.T) {
				t.Parallel()
				dark := b.name == "chromium" == (i%2 == 0) // each direction in each browser once light, once dark
				ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: speaking(t, b.name, language), Dark: dark, Height: 1100, Scale: 1.5})
				words := tongueOf(t, language)
				for page, name := range []string{"article", "sold"} {
					press(ctx, t, d, server.url(page))
					checkSpoken(ctx, t, d, language, words)
					keepPicture(ctx, t, d, fmt.Sprintf("words %s %s %s", language, name, b.name))
				}
				checkExplained(ctx, t, d, words)
				keepPicture(ctx, t, d, fmt.Sprintf("words %s explained %s", language, b.name))
				openRules(ctx, t, d, language, words)
				keep(ctx, t, fmt.Sprintf("words %s rules %s", language, b.name), d.PageScreenshot)
				searchRules(ctx, t, d)
				openSettings(ctx, t, d)
				awaitSettings(ctx, t, d, words.messages["sentHeading"].Message, "")
				checkDirection(ctx, t, d.PageEval, "the settings", language)
				keep(ctx, t, fmt.Sprintf("words %s settings %s", language, b.name), d.PageScreenshot)
			})
		}
	}
}

// languagesIn is how many languages are looked at in a browser.
func languagesIn(browser string) int {
	switch {
	case soaking && browser == "chromium":
		return 7
	case soaking || browser == "chromium":
		return 2
	}
	return 1
}

// speaking is the extension with the words of one language alone, so that every browser shows them: a browser's own
// language needs a package of its own, which few machines have.
func speaking(t *testing.T, browser, language string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dist(t, browser))); err != nil {
		t.Fatal(err)
	}
	folders, err := os.ReadDir(filepath.Join(to, "_locales"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.Name() == language {
			continue
		}
		if err := os.RemoveAll(filepath.Join(to, "_locales", f.Name())); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(to, "manifest.json")
	manifest, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(manifest), `"default_locale": "en"`, fmt.Sprintf(`"default_locale": %q`, language), 1)
	if changed == string(manifest) {
		t.Fatal("manifest.json has no default_locale en")
	}
	if err := os.WriteFile(name, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	return to
}

// tongue is what a language has words for, as far as is looked at here.
type tongue struct {
	Rules    map[string]struct{ Title, Praise, Why string }
	messages map[string]struct{ Message string }
}

func tongueOf(t *testing.T, language string) *tongue {
	t.Helper()
	var words tongue
	for name, into := range map[string]any{"policy/" + language + ".json": &words, "_locales/" + language + "/messages.json": &words.messages} {
		text, err := os.ReadFile(filepath.Join(root, "extension", filepath.FromSlash(name)))
		if err == nil {
			err = json.Unmarshal(text, into)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return &words
}

// checkSpoken compares sentence and reasons of the popup with the language's words.
func checkSpoken(ctx context.Context, t *testing.T, d driver, language string, words *tongue) {
	t.Helper()
	checkDirection(ctx, t, d.PopupEval, "the popup", language)
	var seen struct {
		Summary string
		Reasons []struct{ Rule, Title string }
	}
	read(t, &seen)(d.PopupEval(ctx, `({Summary: document.getElementById("summary").textContent, Reasons: [...document.querySelectorAll("#reasons li[data-rule]")].map(
		(li) => ({Rule: li.dataset.rule, Title: li.querySelector(".title").textContent}))})`))
	if len(seen.Reasons) == 0 {
		t.Fatal("the popup gives no reason")
	}
	for _, r := range seen.Reasons {
		if w := words.Rules[r.Rule]; r.Title != w.Title && r.Title != w.Praise {
			t.Errorf("the popup says %q of %s; want %q or %q", r.Title, r.Rule, w.Title, w.Praise)
		}
	}
	said := slices.ContainsFunc(seen.Reasons, func(r struct{ Rule, Title string }) bool { return strings.Contains(seen.Summary, r.Title) })
	if !said || strings.Contains(seen.Summary, "Graded") {
		t.Errorf("the popup's sentence is %q; want one in %s that names one of %v", seen.Summary, language, seen.Reasons)
	}
}

// checkDirection wants the language and its direction, and nothing that stands out at the side.
func checkDirection(ctx context.Context, t *testing.T, eval func(context.Context, string) (json.RawMessage, error), where, language string) {
	t.Helper()
	var seen struct {
		Lang, Dir string
		Over      int
	}
	read(t, &seen)(eval(ctx, `(({lang, dir, scrollWidth, clientWidth}) => ({Lang: lang, Dir: dir, Over: scrollWidth - clientWidth}))(document.documentElement)`))
	dir := map[bool]string{true: "rtl", false: "ltr"}[language == "ar"]
	if seen.Lang != language || seen.Dir != dir || seen.Over > 0 {
		t.Errorf("%s: language %q, direction %q, %d px too wide; want %q, %q and none", where, seen.Lang, seen.Dir, seen.Over, language, dir)
	}
}

// checkExplained opens the first reason as a key does, and wants why, source and evidence of it.
func checkExplained(ctx context.Context, t *testing.T, d driver, words *tongue) {
	t.Helper()
	var seen struct{ Rule, Text, Source string }
	read(t, &seen)(d.PopupEval(ctx, `(() => {
		const li = document.querySelector("#reasons li[data-rule]");
		li.querySelector("summary").click();
		return {Rule: li.dataset.rule, Text: li.querySelector(".explanation").innerText, Source: li.querySelector("a.source").href};
	})()`))
	for _, want := range []string{words.Rules[seen.Rule].Why, words.messages["explainSeen"].Message, words.messages["backingPrimary"].Message} {
		if !strings.Contains(seen.Text, want) {
			t.Errorf("the explanation of %s is %q; want %q in it", seen.Rule, seen.Text, want)
		}
	}
	if !strings.HasPrefix(seen.Source, "https://") {
		t.Errorf("the source of %s is %q", seen.Rule, seen.Source)
	}
}

// openRules follows the popup's link to all rules.
func openRules(ctx context.Context, t *testing.T, d driver, language string, words *tongue) {
	t.Helper()
	var address string
	read(t, &address)(d.PopupEval(ctx, `document.getElementById("policy").href`))
	if err := d.Open(ctx, address); err != nil {
		t.Fatal(err)
	}
	var seen struct {
		Rules  int
		Titles []string
		Result string
	}
	eventually(ctx, t, "the rules", 10*time.Second, func() (bool, string) {
		read(t, &seen)(d.PageEval(ctx, `({Rules: document.querySelectorAll("details").length, Titles: [...document.querySelectorAll("details .name")].map((e) => e.textContent),
			Result: document.querySelector("#price-list .result")?.textContent ?? ""})`))
		return seen.Rules > 0, fmt.Sprintf("%+v", seen)
	})
	if seen.Rules != len(words.Rules) || !slices.Contains(seen.Titles, words.Rules["price-list"].Title) || seen.Result == "" {
		t.Errorf("the rules' page has %d rules and says %q of the sold links; want %d, and one that failed", seen.Rules, seen.Result, len(words.Rules))
	}
	checkDirection(ctx, t, d.PageEval, "the rules", language)
}

// searchRules looks for one rule by its title.
func searchRules(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var shown int
	read(t, &shown)(d.PageEval(ctx, `(() => {
		const rule = document.querySelector("#price-list summary");
		rule.click();
		const search = document.getElementById("search");
		search.value = rule.querySelector(".name").textContent;
		search.dispatchEvent(new Event("input"));
		return document.getElementById("price-list").hidden ? 0 : [...document.querySelectorAll("details")].filter((d) => !d.hidden).length;
	})()`))
	if shown == 0 || shown > 20 {
		t.Errorf("the search for the title of one rule shows %d; want it, and few that have its words", shown)
	}
}
