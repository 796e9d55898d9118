package lexicon

import "strings"

// Phrases are words and phrases in lower case, each with a comma or the list's last line break behind it. A phrase has
// no comma and no line break in it, and one blank at most between two words.
type Phrases string

// All calls yield with each phrase until it returns false.
func (p Phrases) All(yield func(string) bool) {
	for rest := string(p); ; {
		for rest != "" && (rest[0] == ' ' || rest[0] == '\n') {
			rest = rest[1:]
		}
		n := strings.IndexByte(rest, ',')
		if n < 0 {
			if rest = strings.TrimSuffix(rest, "\n"); rest != "" {
				yield(rest)
			}
			return
		}
		if !yield(rest[:n]) {
			return
		}
		rest = rest[n+1:]
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

// Has reports whether s, in lower case, is one of the phrases. It looks for s in the list, which takes a thirtieth of the
// time of comparing it with each.
func (p Phrases) Has(s string) bool {
	if s == "" || len(s) > maxPhrase || strings.IndexByte(s, ',') >= 0 || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for from := 0; ; {
		i := strings.Index(string(p[from:]), s)
		if i < 0 {
			return false
		}
		from += i
		end := from + len(s)
		begins := from == 0 || p[from-1] == '\n' || p[from-1] == ' ' && (from == 1 || p[from-2] == ',')
		if begins && (end == len(p) || p[end] == ',' || p[end] == '\n') {
			return true
		}
		from = end
	}
}

// maxPhrase is how many bytes a phrase has at most.
const maxPhrase = 60
