package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/wasm/topic"
)

const yachtPage = `<!doctype html><html lang=en><title>%s | Harbour Yachts</title><meta property="og:site_name" content="Harbour Yachts">
<nav><a href=/>Home</a> <a href=/fleet>The fleet</a> <a href=/harbours/old-town>Old town harbour</a> <a href=/privacy-policy>Privacy policy</a>
<a href=/contact-us>Contact</a> <a href=/prices.pdf>Prices</a> <a href=/regatta>Regatta</a> <a href="https://elsewhere.example/">A friend</a></nav>
<main><h1>%s</h1><p>Charter a sailing boat with a skipper in the harbour. Every sailing boat has a keel and an anchor, and the skipper
knows the harbour and its anchorages well. We use cookies.</p></main>`

// yachtSite is a site to learn from; asked are the paths that were asked for.
func yachtSite(t *testing.T) (address string, asked *[]string) {
	asked = new([]string)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, r.URL.Path)
		if r.URL.Path == "/regatta" {
			http.NotFound(w, r)
			return
		}
		w.Write([]byte(strings.ReplaceAll(yachtPage, "%s", "Page "+r.URL.Path)))
	}))
	t.Cleanup(site.Close)
	return site.URL, asked
}

func profiles(t *testing.T) (dir string) {
	dir = t.TempDir()
	t.Setenv(profilesVariable, dir)
	return dir
}

func TestProfileLearn(t *testing.T) {
	dir := profiles(t)
	site, asked := yachtSite(t)
	code, out, errs := call(t, "", "profile", "learn", site+"/", "--at=1700000000", "--keyword", "yacht charter", "--target", "https://boats.example/hy", "--brand=HY")
	if code != 0 || !strings.Contains(out, "sailing boat") || !strings.Contains(out, filepath.Join(dir, "harbour-yachts.json")) {
		t.Fatalf("exit code %d, %s%s", code, out, errs)
	}
	if got := strings.Join(*asked, " "); got != "/ /fleet /harbours/old-town /regatta" {
		t.Errorf("asked for %s", got)
	}
	for _, want := range []string{"read " + site + "/ (", "read " + site + "/fleet (", "left out: " + site + "/regatta: the server answers with an error (404)"} {
		if !strings.Contains(errs, want) {
			t.Errorf("it does not say %q: %s", want, errs)
		}
	}
	k, err := readProfile(filepath.Join(dir, "harbour-yachts.json"))
	if err != nil || k.Name != "Harbour Yachts" || len(k.Pages) != 3 || k.Learnt != 1_700_000_000 || k.Keywords[0] != "yacht charter" || strings.Join(k.Brands, "|") != "Harbour Yachts|HY" ||
		k.Targets[0].String() != "https://boats.example/hy" || k.Sites[0].String() != "127.0.0.1" {
		t.Fatalf("learnt %+v, %v", k, err)
	}

	code, out, _ = call(t, "", "profile", "strike", "skippers", "gelcoat")
	if code != 0 || !strings.Contains(out, `"skippers" is struck out`) || !strings.Contains(out, `"gelcoat" is not in the profile`) {
		t.Errorf("strike: exit code %d, %s", code, out)
	}
	call(t, "", "profile", "learn", site+"/", "--at=1700000001")
	_, out, _ = call(t, "", "profile", "show", "Harbour Yachts")
	if !strings.Contains(out, "struck     gelcoat, skipper") || !strings.Contains(out, "keywords   yacht charter\n") || !strings.Contains(out, "2023-11-14, pages: 3") {
		t.Errorf("learnt again: %s", out)
	}
	if code, _, errs = call(t, "", "profile", "strike", "--undo", "gelcoat", "nothing"); code != 1 || !strings.Contains(errs, `"nothing" is not in the profile`) {
		t.Errorf("undo of what is not there: exit code %d, %s", code, errs)
	}
}

func TestProfileFromFiles(t *testing.T) {
	dir := profiles(t)
	file := write(t, "page.html", strings.Replace(strings.ReplaceAll(yachtPage, "%s", "Fleet"), "<nav>", `<link rel=canonical href=https://www.harbour.example/fleet><nav>`, 1))
	code, out, errs := call(t, "", "profile", "learn", file, "--name=Boats", "-o", "-")
	var p struct {
		Name              string
		Sites, LearntFrom []string
	}
	if err := json.Unmarshal([]byte(out), &p); code != 0 || err != nil || p.Name != "Boats" || p.Sites[0] != "harbour.example" || p.LearntFrom[0] != "https://www.harbour.example/fleet" {
		t.Errorf("exit code %d, %s%s, %v", code, out, errs, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("-o - leaves %v, %v", files, err)
	}
	to := filepath.Join(t.TempDir(), "mine.json")
	if code, _, errs = call(t, "", "profile", "learn", file, "-o", to); code != 0 {
		t.Errorf("-o FILE: exit code %d, %s", code, errs)
	}
	if _, out, _ = call(t, "", "profile", "show", "--json", to); !strings.Contains(out, `"term": "sailing boat"`) {
		t.Errorf("show --json FILE: %s", out)
	}
	if code, _, errs := call(t, "", "profile", "learn", write(t, "empty.html", "<p>x")); code != 1 || !strings.Contains(errs, "say too little") {
		t.Errorf("an empty page: exit code %d, %s", code, errs)
	}
}

func TestProfileKeywords(t *testing.T) {
	dir := profiles(t)
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(`{"name":"A"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	call(t, "", "profile", "keywords", "Yacht charter", "skipper", "yacht CHARTER")
	if _, out, _ := call(t, "", "profile", "keywords"); out != "Yacht charter\nskipper\n" {
		t.Errorf("keywords = %q", out)
	}
	if _, out, _ := call(t, "", "profile", "keywords", "--remove", "yacht charter"); out != "skipper\n" {
		t.Errorf("after --remove = %q", out)
	}
	if code, _, errs := call(t, "", "profile", "keywords", strings.Repeat("a", 200)); code != 1 || !strings.Contains(errs, "100 bytes") {
		t.Errorf("a long keyword: exit code %d, %s", code, errs)
	}
	if _, out, _ := call(t, "", "profile", "list"); !strings.Contains(out, dir) || !strings.Contains(out, "a   ") {
		t.Errorf("list = %q", out)
	}
}

func TestGradeWithProfile(t *testing.T) {
	dir := profiles(t)
	page := `<html lang=en><title>On boats</title><h1>On boats</h1><p>A sailing boat with a good keel lies at anchor in the harbour, says <a href="https://harbour.example/">Harbour
		Yachts</a>, whose skipper knows each yacht and each anchorage of this coast, in wind and in rain, by night and by day.`
	grade := func(args ...string) (int, string, string) {
		return call(t, page, append([]string{"grade", "-", "--url", "https://a.example/x"}, args...)...)
	}
	if _, out, errs := grade(); !strings.Contains(out, "without your topic") || errs != "" {
		t.Errorf("without a profile: %s%s", out, errs)
	}
	yachts := []byte(`{"name":"Harbour Yachts","sites":["harbour.example"],"brands":["Harbour Yachts"],"language":"en","terms":[{"term":"sailing boat"},{"term":"yacht"},{"term":"harbour"}]}`)
	if err := os.WriteFile(filepath.Join(dir, "yachts.json"), yachts, 0o600); err != nil {
		t.Fatal(err)
	}
	_, out, errs := grade()
	for _, want := range []string{"The page is about what your site is about (page-topic)", "\n        in common: ", "links to Harbour Yachts:", "“Harbour Yachts” → https://harbour.example/"} {
		if !strings.Contains(out, want) || errs != "" {
			t.Errorf("with the one profile the text lacks %q: %s%s", want, out, errs)
		}
	}
	if _, out, _ = grade("--profile="); !strings.Contains(out, "without your topic") {
		t.Errorf("--profile= still compares: %s", out)
	}
	if err := os.WriteFile(filepath.Join(dir, "bread.json"), []byte(`{"name":"Bread","keywords":["sourdough bread","flour"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := grade(); code != 0 || !strings.Contains(out, "without your topic") || !strings.Contains(errs, "bread, yachts") {
		t.Errorf("with two profiles and none named: exit code %d, %s%s", code, out, errs)
	}
	if _, out, _ = grade("--profile", "bread"); !strings.Contains(out, "something else than your site") {
		t.Errorf("--profile bread: %s", out)
	}
	if _, out, _ = grade("--json", "--profile", filepath.Join(dir, "yachts.json")); !strings.Contains(out, `"profile":"Harbour Yachts"`) || !strings.Contains(out, `"yours":true`) {
		t.Errorf("--profile FILE: %s", out)
	}
}

func TestProfileMistakes(t *testing.T) {
	dir := profiles(t)
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no word", nil, 2, "profile learn URL"},
		{"an unknown word", []string{"teach"}, 2, `no command "teach"`},
		{"nothing to learn from", []string{"learn"}, 2, "give the address"},
		{"no profile yet", []string{"show"}, 1, "profile learn https://"},
		{"a name that is none", []string{"show", "boats"}, 1, "no such profile"},
		{"nothing to strike", []string{"strike"}, 2, "give the words"},
		{"a page that is not there", []string{"learn", filepath.Join(dir, "none.html")}, 1, "no such file"},
		{"a target that is none", []string{"learn", write(t, "p.html", yachtPage), "--target", "/x"}, 1, "not an address of a page"},
		{"too many pages", append([]string{"learn"}, make([]string, topic.MaxSamples+1)...), 1, "at most 20 pages"},
	} {
		code, _, errs := call(t, "", append([]string{"profile"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit code %d, %q; want %d, %q", c.name, code, errs, c.code, c.says)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "bad.json"), []byte("{\n\"keyword\": 1}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"profile", "show"}, {"grade", "-"}, {"profile", "strike", "x"}} {
		if code, _, errs := call(t, "<p>x", args...); code != 1 || !strings.Contains(errs, `bad.json: not a profile: line 2: a profile has nothing called "keyword"`) {
			t.Errorf("%q with a broken profile: exit code %d, %s", args, code, errs)
		}
	}
	for _, word := range []string{"help", "--help"} {
		if code, out, _ := call(t, "", "profile", word); code != 0 || !strings.Contains(out, "profile learn URL") {
			t.Errorf("profile %s: exit code %d, %s", word, code, out)
		}
	}
}
