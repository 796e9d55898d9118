package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// told reads a text for the stores, without the newline at its end.
func told(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(source, "store", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(b), "\n")
}

// TestStoreTexts holds the texts to the stores' limits, in characters: name and summary to the stricter of the two (Firefox
// takes 45 for a name, Chrome 132 for a summary), the description to Firefox's.
func TestStoreTexts(t *testing.T) {
	limits := []struct {
		name        string
		least, most int
	}{
		{"name.txt", 3, 45},
		{"summary.txt", 20, 132},
		{"description.txt", 500, 15_000},
		{"purpose.txt", 50, 1000},
		{"privacy.md", 500, 15_000},
		{"reviewers.md", 100, 3000},
	}
	for _, limit := range limits {
		text := told(t, limit.name)
		if n := utf8.RuneCountInString(text); n < limit.least || n > limit.most {
			t.Errorf("store/%s has %d characters; want %d to %d", limit.name, n, limit.least, limit.most)
		}
		if strings.HasSuffix(limit.name, ".txt") && regexp.MustCompile(`<\w|\*\*|\]\(`).MatchString(text) {
			t.Errorf("store/%s has markup, which the stores show as it is", limit.name)
		}
	}
}

// TestStoreTextsAreTheExtensions: a store compares what it is told with the package.
func TestStoreTextsAreTheExtensions(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(source, "_locales", "en", "messages.json"))
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]struct{ Message string }
	if err := json.Unmarshal(b, &words); err != nil {
		t.Fatal(err)
	}
	for file, key := range map[string]string{"name.txt": "extensionName", "summary.txt": "extensionDescription"} {
		if got, want := told(t, file), words[key].Message; got != want {
			t.Errorf("store/%s = %q; want %s, %q", file, got, key, want)
		}
	}
}

// TestStoreJustifications wants one for each permission that Chromium's package asks for, and for hosts where it asks for
// any, each within the Chrome Web Store's box; and none for what is not asked for.
func TestStoreJustifications(t *testing.T) {
	m := manifestOf(chromium)
	want := append(slices.Clone(m.Permissions), "Remote code")
	if len(m.OptionalHosts) > 0 {
		want = append(want, "Host permissions")
	}
	var got []string
	for _, part := range strings.Split(told(t, "justifications.md"), "\n## ")[1:] {
		title, why, _ := strings.Cut(part, "\n")
		got = append(got, title)
		if n := utf8.RuneCountInString(strings.TrimSpace(why)); n < 40 || n > 1000 {
			t.Errorf("the justification of %s has %d characters; want 40 to 1000", title, n)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("store/justifications.md is about %q; want %q", got, want)
	}
}

// TestNothingIsCollected: what Firefox is told is what the privacy statement says.
func TestNothingIsCollected(t *testing.T) {
	if got := manifestOf(firefox).Specific.Gecko.Data["required"]; !slices.Equal(got, []string{"none"}) || len(manifestOf(firefox).Specific.Gecko.Data) != 1 {
		t.Errorf("data_collection_permissions = %v; want none required, and nothing optional", manifestOf(firefox).Specific.Gecko.Data)
	}
	if manifestOf(chromium).Specific != nil {
		t.Error("Chromium's manifest has Firefox's settings")
	}
}

// TestZipHasNoTrace: what is packed comes from the source alone: no file of a machine, no date but the fixed one.
func TestZipHasNoTrace(t *testing.T) {
	for name := range built(t, chromium) {
		if strings.HasPrefix(filepath.Base(name), ".") || strings.HasSuffix(name, ".map") || strings.HasSuffix(name, ".ts") {
			t.Errorf("the package has %s", name)
		}
	}
}
