//go:build !wasip1

package domain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// namesAt are names that a rule decides about: its own, and one to three labels below.
func namesAt(rule string) []string {
	rule = strings.TrimPrefix(rule, "!")
	rule = strings.Replace(rule, "*", "wild", 1)
	return []string{rule, "a." + rule, "b.a." + rule, "c.b.a." + rule}
}

// TestAsNetPublicSuffix compares with golang.org/x/net/publicsuffix on names around
// every rule of the table. That package holds a list of another day, so a name may
// differ when a rule that decides it stands in one list only; few may.
func TestAsNetPublicSuffix(t *testing.T) {
	rules := map[string]bool{}
	for _, r := range allRules() {
		rules[r.text] = true
	}
	names, differ := 0, map[string]bool{}
	for _, r := range allRules() {
		for _, name := range namesAt(r.text) {
			names++
			suffix, isPrivate := Host{name}.Suffix()
			want, wantICANN := publicsuffix.PublicSuffix(name)
			if suffix == want && (isPrivate == !wantICANN || !strings.Contains(want, ".")) {
				continue
			}
			if publicRule(rules, want) && len(want) > len(suffix) {
				t.Errorf("%q.Suffix() = %q; want %q, a rule the table holds", name, suffix, want)
			}
			differ[r.text] = true
		}
	}
	const listsApart = 200 // rules added or dropped in the months between the two lists
	if len(differ) > listsApart {
		t.Errorf("%d rules decide otherwise in x/net/publicsuffix; want at most %d", len(differ), listsApart)
	}
	t.Logf("%d names around %d rules; %d rules differ", names, len(rules), len(differ))
}

// publicRule says whether the table holds the rule that makes a name a suffix.
func publicRule(rules map[string]bool, suffix string) bool {
	_, above, _ := strings.Cut(suffix, ".")
	return !rules["!"+suffix] && (rules[suffix] || rules["*."+above])
}

// TestAsList compares with the list's algorithm written down plainly over the list's own
// text: https://github.com/publicsuffix/list/wiki/Format#formal-algorithm.
func TestAsList(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(dataFolder(t), "data", "lists", "public_suffix_list.dat"))
	if err != nil {
		t.Fatal(err)
	}
	list := readPlainly(t, string(text))
	names := 0
	for rule := range list {
		for _, name := range namesAt(rule) {
			names++
			for _, only := range []bool{false, true} {
				start, in := suffixOf(name, only)
				if suffix, section := list.suffix(name, only); name[start:] != suffix || in != section {
					t.Errorf("suffixOf(%q, %t) = %q, %d; want %q, %d", name, only, name[start:], in, suffix, section)
				}
			}
		}
	}
	t.Logf("%d names around %d rules", names, len(list))
}

// plainList is the list as a set of rules.
type plainList map[string]section

func readPlainly(t *testing.T, text string) plainList {
	list, in := plainList{}, icann
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "// ===BEGIN PRIVATE"):
			in = private
		case line != "" && !strings.HasPrefix(line, "//"):
			prefix := line[:len(line)-len(strings.TrimLeft(line, "!*."))]
			ascii, err := idna.ToASCII(line[len(prefix):])
			if err != nil {
				t.Fatal(err)
			}
			list[prefix+ascii] = in
		}
	}
	return list
}

func (l plainList) suffix(name string, onlyICANN bool) (string, section) {
	has := func(rule string) bool { return l[rule] == icann || l[rule] == private && !onlyICANN }
	for candidate := name; ; {
		_, above, more := strings.Cut(candidate, ".")
		switch {
		case has("!" + candidate):
			return above, l["*."+above]
		case has(candidate):
			return candidate, l[candidate]
		case more && has("*."+above):
			return candidate, l["*."+above]
		case !more:
			return candidate, unlisted
		}
		candidate = above
	}
}
