package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/audit/export"
)

// auditTerms is how one language says what the audit says by words of its own. English has no reasons: reports have its sentences.
type auditTerms struct {
	Tools    map[string]string `json:"tools"`
	Reports  map[string]string `json:"reports"`
	Forms    map[string]string `json:"forms"`
	Notes    map[string]string `json:"notes"`
	Types    map[string]string `json:"types"`
	Classes  map[string]string `json:"classes"`
	Guards   map[string]string `json:"guards"`
	Verdicts map[string]string `json:"verdicts"`
	Worths   map[string]string `json:"worths"`
	Faults   map[string]string `json:"faults"`
	Steps    map[string]string `json:"steps"`
	Answers  map[string]string `json:"answers"`
	Refusals map[string]string `json:"refusals"`
	Asides   map[string]string `json:"asides"`
	Reasons  map[string]string `json:"reasons"`
}

// wordsOf are the words of an enum's values, the first of which is given and the last.
func wordsOf[T interface {
	~uint8
	String() string
}](first, last T) (words []string) {
	for v := first; v <= last; v++ {
		words = append(words, v.String())
	}
	return words
}

// TestAuditIsTranslated names each word and reason of the audit that a language lacks, and each that is there in vain.
func TestAuditIsTranslated(t *testing.T) {
	places := map[string]int{}
	for _, r := range audit.Reasons() {
		places[r.ID] = strings.Count(r.Text, "#")
	}
	all := texts(t, filepath.Join("policy", "audit"), ".json")
	folders, err := os.ReadDir(filepath.Join(source, "_locales"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && all[f.Name()+".json"] == "" {
			t.Errorf("_locales/%s has no policy/audit/%[1]s.json", f.Name())
		}
	}
	var english auditTerms
	if err := json.Unmarshal([]byte(all["en.json"]), &english); err != nil {
		t.Fatal(err)
	}
	for file, text := range all {
		var one auditTerms
		d := json.NewDecoder(strings.NewReader(text))
		d.DisallowUnknownFields()
		if err := d.Decode(&one); err != nil {
			t.Fatalf("policy/audit/%s: %v", file, err)
		}
		file = "audit/" + file
		compareKeys(t, file, "reports", maps.Keys(one.Reports), export.Reports())
		compareKeys(t, file, "notes", maps.Keys(one.Notes), export.Notes())
		compareKeys(t, file, "forms", maps.Keys(one.Forms), slices.Collect(maps.Keys(english.Forms))) // audit-taken.ts has their places
		compareKeys(t, file, "types", maps.Keys(one.Types), audit.SourceTypes())
		compareKeys(t, file, "classes", maps.Keys(one.Classes), audit.AnchorClasses())
		compareKeys(t, file, "guards", maps.Keys(one.Guards), audit.Guards())
		compareKeys(t, file, "verdicts", maps.Keys(one.Verdicts), wordsOf(audit.Unclear, audit.Attacked))
		compareKeys(t, file, "worths", maps.Keys(one.Worths), wordsOf(audit.Pointless, audit.Needed))
		compareKeys(t, file, "faults", maps.Keys(one.Faults), wordsOf(disavow.NotText, disavow.Long))
		compareKeys(t, file, "steps", maps.Keys(one.Steps), wordsOf(audit.Keep, audit.Disavow))
		compareKeys(t, file, "answers", maps.Keys(one.Answers), []string{"yes", "no"})
		compareKeys(t, file, "refusals", maps.Keys(one.Refusals), slices.Collect(maps.Keys(english.Refusals))) // wasm/cmd/audit's test has them
		compareKeys(t, file, "asides", maps.Keys(one.Asides), export.Reasons())
		for _, of := range []struct{ said, english map[string]string }{{one.Refusals, english.Refusals}, {one.Forms, english.Forms}} {
			for id, said := range of.said {
				if got, want := placesOf(said), placesOf(of.english[id]); got != want || got < 0 {
					t.Errorf("policy/%s: %s is %q; want %d places", file, id, said, want)
				}
			}
		}
		if file == "audit/en.json" {
			compareKeys(t, file, "reasons", maps.Keys(one.Reasons), nil)
			continue
		}
		compareKeys(t, file, "reasons", maps.Keys(one.Reasons), slices.Collect(maps.Keys(places)))
		for id, said := range one.Reasons {
			if got := placesOf(said); got != places[id] || strings.TrimSpace(said) != said || strings.HasSuffix(said, ".") {
				t.Errorf("policy/%s: %s is %q; want each of {0} to {%d}, and no full stop", file, id, said, places[id]-1)
			}
		}
	}
}

// auditPlace is a place in a reason, with how it is written.
var auditPlace = regexp.MustCompile(`\{(\d)(?::(?:day|term))?\}`)

// placesOf is how many of {0}, {1}… a text has, from the first on; -1 where one between is missing.
func placesOf(said string) int {
	seen := map[string]bool{}
	for _, m := range auditPlace.FindAllStringSubmatch(said, -1) {
		seen[m[1]] = true
	}
	for i := range len(seen) {
		if !seen[strconv.Itoa(i)] {
			return -1
		}
	}
	return len(seen)
}
