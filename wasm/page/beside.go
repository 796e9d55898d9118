package page

import (
	"strings"
	"unicode"

	"linkgrade/wasm/domain"
)

// NamesTarget reports whether the anchor's words, run together, are the first label of the target's registrable name:
// "Best Buy" for bestbuy.com.
func (l *Link) NamesTarget() bool {
	name := wordsOnly(nameLabel(l.Name))
	return name != "" && wordsOnly(l.Text) == name
}

// AnchorInTarget is the share in [0,1] of the anchor's words that stand in the target's address as words of its host or
// its path, or are part of its name's first label; 0 without words or a target.
func (l *Link) AnchorInTarget() float64 {
	if l.Name.IsZero() {
		return 0
	}
	label := wordsOnly(nameLabel(l.Name))
	address := map[string]bool{}
	for _, w := range wordsOf(l.Address.Host.String() + " " + domain.Unescape(l.Address.Path)) {
		address[w] = true
	}
	anchor := wordsOf(l.Text)
	found := 0
	for _, w := range anchor {
		if address[w] || len(w) >= leastPart && strings.Contains(label, w) {
			found++
		}
	}
	if found == 0 {
		return 0
	}
	return float64(found) / float64(len(anchor))
}

// leastPart is how many bytes of a word make it tell when it is part of a name: shorter ones are in many by chance.
const leastPart = 4

// nameLabel is the first label of a registrable name as a reader writes it.
func nameLabel(n domain.Name) string {
	if strings.HasPrefix(n.String(), "xn--") {
		first, _, _ := strings.Cut(n.Unicode(), ".")
		return first
	}
	return label(n)
}

// wordsOf are the words of s in lower case, up to 100.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), isNoWord)
	return words[:min(len(words), 100)]
}

// wordsOnly is s in lower case without what stands between and inside its words.
func wordsOnly(s string) string { return strings.Join(wordsOf(s), "") }

func isNoWord(r rune) bool { return isNoLetter(r) && !unicode.IsDigit(r) }
