package site

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// texts are the words that constructed sites of one language are made of: testdata/texts. Lines are "kind: words" under the
// name of a subject in brackets, or under [furniture].
type texts map[string]map[string][]string

func readTexts(t testing.TB, language string) texts {
	t.Helper()
	b, err := os.ReadFile("testdata/texts/" + language + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	all, at := texts{}, ""
	for line := range strings.SplitSeq(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "["); ok {
			at = strings.TrimSuffix(name, "]")
			all[at] = map[string][]string{}
			continue
		}
		if kind, words, ok := strings.Cut(line, ": "); ok {
			all[at][kind] = append(all[at][kind], words)
		}
	}
	return all
}

// one is a random line of a kind.
func (t texts) one(r *rand.Rand, part, kind string) string {
	lines := t[part][kind]
	return lines[r.IntN(len(lines))]
}

// some are n different lines of a kind, or all.
func (t texts) some(r *rand.Rand, part, kind string, n int) []string {
	lines := append([]string(nil), t[part][kind]...)
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return lines[:min(n, len(lines))]
}

func (t texts) word(kind string) string { return t["furniture"][kind][0] }
