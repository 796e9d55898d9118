package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// texts reads every file of a folder that ends so, by name.
func texts(t *testing.T, folder, ending string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(source, folder, "*"+ending))
	if err != nil || len(names) == 0 {
		t.Fatalf("no *%s in extension/%s (%v)", ending, folder, err)
	}
	all := map[string]string{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = string(b)
	}
	return all
}

var comments = regexp.MustCompile(`(?m)^\s*(//|/?\*).*$|\s// .*$`)

// TestHouseRules holds the source to rules that neither the compiler nor the
// linter knows.
func TestHouseRules(t *testing.T) {
	rules := []struct {
		name, why string
		pattern   *regexp.Regexp
		but       []string // files that may
	}{
		{"chrome", "only browser.ts and browser-api.ts say chrome: the rest runs in tests and in both browsers", regexp.MustCompile(`\b(chrome|globalThis\.browser)\b`), []string{"browser.ts", "browser-api.ts"}},
		{"markup from text", "pages are hostile: text goes in as text", regexp.MustCompile(`\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\(?\s*[=(]`), nil},
		{"any", "any turns the checks off", regexp.MustCompile(`(:|<|as) any\b`), nil},
		{"non-null !", "a value may be missing where the author was sure", regexp.MustCompile(`[\w)\]]!(\.|\[|;|,|\))`), nil},
		{"default export", "named exports only: one name everywhere", regexp.MustCompile(`export default`), nil},
		{"as", "only checked boundaries may say what a value is", regexp.MustCompile(`\bas (unknown|[A-Z])`), []string{"check.ts", "engine.ts"}},
		{"network", "only browser.ts asks the network; request.ts and its callers are handed how; a function of neighbours.ts runs in a page of the user's own site, and the workers have no browser.ts", regexp.MustCompile(`\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket`), []string{"audit-worker.ts", "browser.ts", "engine-worker.ts", "neighbours.ts", "request.ts"}},
	}
	for name, text := range texts(t, "src", ".ts") {
		if n := strings.Count(text, "\n"); n >= 300 {
			t.Errorf("src/%s has %d lines; want fewer than 300", name, n)
		}
		code := comments.ReplaceAllString(text, "")
		for _, rule := range rules {
			if found := rule.pattern.FindString(code); found != "" && !slices.Contains(rule.but, name) {
				t.Errorf("src/%s: %s (%q): %s", name, rule.name, found, rule.why)
			}
		}
	}
}

// TestWordsStandInLocales: what is on screen comes from _locales, and numbers and dates by Intl in its language.
func TestWordsStandInLocales(t *testing.T) {
	rules := []struct {
		name    string
		pattern *regexp.Regexp
		but     []string
	}{
		{"a text that is typed in", regexp.MustCompile(`\b(textContent|ariaLabel|ariaDescription|ariaRoleDescription|ariaValueText|title|placeholder|alt|label) = ["'][^"']*\p{L}{2}`), nil},
		{"a text that is typed in", regexp.MustCompile(`\bmake\("\w+", "[^"]*", ["'][^"']*\p{L}{2}`), nil},
		{"a text that is typed in", regexp.MustCompile(`\bsay\("\w+", ["'][^"']*\p{L}{2}`), nil},
		{"a number or date that is not written by words.ts", regexp.MustCompile(`\bnew Intl\.|\.toFixed\(|\.toLocale(Date|Time)?String\(`), []string{"words.ts", "told.ts"}},
		{"the browser's language, which may not be that of the words: ask locale of words.ts", regexp.MustCompile(`\blanguage\(\)|getUILanguage`), []string{"browser.ts", "words.ts"}},
	}
	for name, text := range texts(t, "src", ".ts") {
		code := comments.ReplaceAllString(text, "")
		for _, rule := range rules {
			if found := rule.pattern.FindString(code); found != "" && !slices.Contains(rule.but, name) {
				t.Errorf("src/%s: %s (%q)", name, rule.name, found)
			}
		}
	}
	for name, text := range texts(t, "pages", ".html") {
		if found := typedWords(t, text); found != "" {
			t.Errorf("pages/%s: %q is typed in; give the element data-word", name, found)
		}
		script := strings.TrimSuffix(name, ".html")
		if !strings.Contains(text, `src="`+script+`.js"`) {
			continue
		}
		if code := texts(t, "src", ".ts")[script+".ts"]; !strings.Contains(code, "fillWords(document)") {
			t.Errorf("src/%s.ts does not call fillWords(document), which gives pages/%s its words, language and direction", script, name)
		}
	}
}

// typedWords is the first text or label of a page that holds letters; its title is the product's name until a script sets it.
func typedWords(t *testing.T, page string) string {
	t.Helper()
	hasLetters := regexp.MustCompile(`\p{L}{2}`).MatchString
	z, inside := html.NewTokenizer(strings.NewReader(page)), ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			inside = token.Data
			for _, a := range token.Attr {
				if slices.Contains([]string{"alt", "title", "placeholder", "aria-label", "aria-description"}, a.Key) && hasLetters(a.Val) && !strings.HasSuffix(a.Val, "://") {
					return a.Val
				}
			}
		case html.EndTagToken:
			inside = ""
		case html.TextToken:
			if text := strings.TrimSpace(z.Token().Data); hasLetters(text) && inside != "title" {
				return text
			}
		}
	}
}

// TestStylesHaveNoSides: what is left in English is right in Arabic.
func TestStylesHaveNoSides(t *testing.T) {
	physical := regexp.MustCompile(`(?m)(?:^|[{;])\s*((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b|` +
		`(?:min-|max-)?(?:width|height)\s*:|(?:left|right|top|bottom)\s*:|border-(?:top|bottom)-(?:left|right)-radius|` +
		`(?:text-align|float|clear)\s*:\s*(?:left|right))`)
	for name, text := range texts(t, "pages", ".css") {
		if m := physical.FindStringSubmatch(text); m != nil {
			t.Errorf("pages/%s has a side (%q); use inline and block, start and end", name, m[1])
		}
	}
}

// TestPermissionsAreJustified compares both manifests with README's table, whose
// rows begin "| `permission` | browsers |".
func TestPermissionsAreJustified(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(source, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[browser][]string{}
	row := regexp.MustCompile("(?m)^\\| `([^`]+)` \\| (both|Chromium|Firefox) \\| .{30,} \\|$")
	for _, m := range row.FindAllStringSubmatch(string(readme), -1) {
		for b, others := range map[browser]string{chromium: "Firefox", firefox: "Chromium"} {
			if m[2] != others {
				want[b] = append(want[b], m[1])
			}
		}
	}
	for _, b := range browsers {
		m := manifestOf(b)
		got := slices.Clone(m.Permissions)
		for _, host := range m.OptionalHosts {
			got = append(got, "optional "+host)
		}
		slices.Sort(got)
		slices.Sort(want[b])
		if !slices.Equal(got, want[b]) {
			t.Errorf("%s asks for %q; README.md justifies %q", b, got, want[b])
		}
	}
}

// TestNothingIsSentUnlogged knows every line that asks the network, and that the log is written before: a new one goes
// through outward, or notes what it sends as learning does.
func TestNothingIsSentUnlogged(t *testing.T) {
	want := []string{
		"audit-worker.ts: const packaged = (name: string): Promise<Response> => fetch(name);",                                               // the package's own files
		"browser.ts: return fetch(api.runtime.getURL(name));",                                                                               // the package's own files
		"browser.ts: return fetch(address, { ...how, mode: needsConsent() ? \"same-origin\" : \"cors\" });",                                 // outward, below
		"engine-worker.ts: const keeper = keeperOf({ packaged: (name) => fetch(name), packs: packStore });",                                 // the package's own files
		"neighbours.ts: const answer = await fetch(address, { mode: \"same-origin\", credentials: \"omit\", referrerPolicy: \"no-re",        // learning, below
		"request.ts: const answer = await fetch(address, { headers, credentials: \"omit\", referrerPolicy: \"no-referrer\", redirect:",      // outward, as it was handed
		"request.ts: const answer = await fetch(address, { headers: { \"Accept-Language\": \"*\" }, credentials: \"omit\", referrerPolicy:", // the same
	}
	var got []string
	sources := texts(t, "src", ".ts")
	line := regexp.MustCompile(`(?m)^\s*(.*\bfetch\(.*)$`)
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		for _, m := range line.FindAllStringSubmatch(comments.ReplaceAllString(sources[name], ""), -1) {
			if !strings.Contains(m[1], "function fetch") {
				got = append(got, (name + ": " + m[1])[:min(len(name+": "+m[1]), 110)])
			}
		}
	}
	for i := range want {
		want[i] = want[i][:min(len(want[i]), 110)]
	}
	if !slices.Equal(got, want) {
		t.Errorf("the network is asked by\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for name, order := range map[string]string{
		"browser.ts":  `await sent\.note\(\[address\], why\);\s+return fetch\(`,
		"learning.ts": `await sent\.note\(addresses, "learn"\);\s+try \{\s+return fetchedOf\(await runInPage\(tab, fetchPages`,
	} {
		if !regexp.MustCompile(order).MatchString(sources[name]) {
			t.Errorf("src/%s does not write the log right before it sends: no %s", name, order)
		}
	}
	if n := strings.Count(strings.Join(slices.Collect(maps.Values(sources)), ""), "fetchPages"); n != 5 {
		t.Errorf("fetchPages is named %d times; want a drawing, an import and one use in learning.ts, and a definition with its comment", n)
	}
}

// TestPermissionsHaveReasons: the settings page says of each permission what it is for.
func TestPermissionsHaveReasons(t *testing.T) {
	page := texts(t, "src", ".ts")["options-permissions.ts"]
	for _, b := range browsers {
		for _, name := range manifestOf(b).Permissions {
			if !strings.Contains(page, fmt.Sprintf("case %q:", name)) {
				t.Errorf("src/options-permissions.ts has no words for %s", name)
			}
		}
	}
}

// TestColoursStandInTokens: other style sheets choose no colour, and the badge's
// grounds, which cannot read a style sheet, are the tokens'.
func TestColoursStandInTokens(t *testing.T) {
	colour := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b\s*[;,)]|\brgba?\(|\bhsl`)
	sheets := texts(t, "pages", ".css")
	for name, text := range sheets {
		if found := colour.FindString(text); found != "" && name != "tokens.css" {
			t.Errorf("pages/%s has a colour of its own (%s); put it in tokens.css", name, found)
		}
	}
	tokens, badge := map[string]string{}, map[string]string{}
	for _, m := range regexp.MustCompile(`--grade-([a-f]): (#[0-9a-f]{6});`).FindAllStringSubmatch(sheets["tokens.css"], -1) {
		tokens[strings.ToUpper(m[1])] = m[2]
	}
	for _, m := range regexp.MustCompile(`\b([A-F]): "(#[0-9a-f]{6})"`).FindAllStringSubmatch(texts(t, "src", ".ts")["badge.ts"], -1) {
		badge[m[1]] = m[2]
	}
	if len(tokens) != 6 || !maps.Equal(tokens, badge) {
		t.Errorf("badge.ts has %v; tokens.css has %v", badge, tokens)
	}
}

// TestLockNamesNoHost: the lock file must work with whatever registry a machine uses.
func TestLockNamesNoHost(t *testing.T) {
	lock := texts(t, ".", "package-lock.json")["package-lock.json"]
	if strings.Contains(lock, `"resolved"`) {
		t.Error(`package-lock.json has "resolved" fields; install with omit-lockfile-registry-resolved=true (.npmrc)`)
	}
}
