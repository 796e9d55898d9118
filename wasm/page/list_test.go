package page

import (
	"slices"
	"strings"
	"testing"
)

func lists() map[string]list {
	return map[string]list{"feedTypes": feedTypes, "affiliateNames": affiliateNames, "affiliateHosts": affiliateHosts, "trackerNames": trackerNames,
		"redirectHosts": redirectHosts, "shortenerNames": shortenerNames, "affiliateParams": affiliateParams,
		"trackerParams": trackerParams, "targetParams": targetParams, "abbreviations": abbreviations,
		"dateJoints": dateJoints, "forwardPaths": forwardPaths,
		"ownForwardPaths": ownForwardPaths, "hosts": hosts, "bodies": bodies, "timeWords": timeWords,
		"creditWords": creditWords, "bylineLabels": bylineLabels, "roles": roles, "tellingClasses": tellingClasses,
		"nameWords":      nameWords,
		"genericAnchors": genericAnchors, "metaFacts": metaFacts, "interfaceWords": interfaceWords,
		"declaredTypes": list(declaredTypes), "declaredPolicies": declaredPolicies}
}

func TestListsAreSorted(t *testing.T) {
	for name, l := range lists() {
		var words []string
		for _, entry := range strings.Fields(string(l)) {
			word, value, _ := strings.Cut(entry, "=")
			words = append(words, word)
			if got, ok := l.find(word); !ok || got != value {
				t.Errorf("%s: find(%q) = %q, %t; want %q, true", name, word, got, ok, value)
			}
			for _, not := range []string{word + "-", word[:len(word)-1] + "\x7f"} {
				if l.has(not) {
					t.Errorf("%s: has(%q) = true; want false", name, not)
				}
			}
		}
		for _, word := range words {
			if len(word) > maxPhrase {
				t.Errorf("%s: %q is longer than any phrase that is asked for", name, word)
			}
		}
		for i := 1; i < len(words); i++ {
			if words[i-1] >= words[i] {
				t.Errorf("%s: %q stands before %q: a list is searched by halves", name, words[i-1], words[i])
			}
		}
		if strings.ToLower(string(l)) != string(l) {
			t.Errorf("%s has capitals: it is asked for small letters only", name)
		}
	}
}

func TestNameWordsSayWhatIsKnown(t *testing.T) {
	for entry := range strings.FieldsSeq(string(nameWords)) {
		_, said, _ := strings.Cut(entry, "=")
		place, kind, of := strings.Cut(said, ".")
		if place == "" && !of || place != "" && !slices.Contains(placementWords[:], place) || of && !slices.Contains(signWords[:], kind) {
			t.Errorf("nameWords: %s is neither a part of a page nor a kind", entry)
		}
	}
}

func TestListFind(t *testing.T) {
	tests := []struct {
		l     list
		word  string
		value string
		ok    bool
	}{
		{"", "a", "", false},
		{" \n ", "a", "", false},
		{"a", "a", "", true},
		{"a", "", "", false},
		{"\na=1 b\n c=3\n", "a", "1", true},
		{"\na=1 b\n c=3\n", "b", "", true},
		{"\na=1 b\n c=3\n", "c", "3", true},
		{"\na=1 b\n c=3\n", "a=1", "", false},
		{"\na=1 b\n c=3\n", "bb", "", false},
		{"\na=1 b\n c=3\n", "d", "", false},
		{"\na=1 b\n c=3\n", "", "", false},
	}
	for _, tt := range tests {
		if value, ok := tt.l.find(tt.word); value != tt.value || ok != tt.ok {
			t.Errorf("list(%q).find(%q) = %q, %t; want %q, %t", tt.l, tt.word, value, ok, tt.value, tt.ok)
		}
	}
}

func BenchmarkListFind(b *testing.B) {
	words := slices.Collect(strings.FieldsSeq(string(shortenerNames)))
	for i := 0; b.Loop(); i++ {
		shortenerNames.has(words[i%len(words)])
	}
}
