package lexicon

import "strings"

// Phrases are words and phrases in lower case, parted by commas and line breaks.
type Phrases string

// All calls yield with each phrase until it returns false.
func (p Phrases) All(yield func(string) bool) {
	for rest := string(p); rest != ""; {
		n := strings.IndexAny(rest, ",\n")
		phrase := rest
		if n >= 0 {
			phrase, rest = rest[:n], rest[n+1:]
		} else {
			rest = ""
		}
		if phrase = strings.TrimSpace(phrase); phrase != "" && !yield(phrase) {
			return
		}
	}
}

// In is the first phrase that s, in lower case, holds anywhere; "" when it holds none.
func (p Phrases) In(s string) string {
	for phrase := range p.All {
		if strings.Contains(s, phrase) {
			return phrase
		}
	}
	return ""
}

// Has reports whether s, in lower case, is one of the phrases.
func (p Phrases) Has(s string) bool {
	for phrase := range p.All {
		if phrase == s {
			return true
		}
	}
	return false
}
