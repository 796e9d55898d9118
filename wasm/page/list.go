package page

import "strings"

// list is words in ascending order with white space round them, each alone or as "word=value". One constant weighs
// half of a switch with as many cases in the engine, and is searched without being read first. TestListsAreSorted
// knows every list.
type list string

func (l list) has(word string) bool {
	_, ok := l.find(word)
	return ok
}

// hasPhrase is has for a list whose entries may be several words, with _ for the blanks between them.
func (l list) hasPhrase(s string) bool {
	return len(s) <= maxPhrase && l.has(strings.ReplaceAll(s, " ", "_"))
}

const maxPhrase = 60 // bytes that the longest phrase of any list is within

// cutField takes the first of the words that white space parts.
func cutField(s []byte) (field, rest []byte) {
	s = s[spaceLen(s):]
	if len(s) == 0 {
		return nil, nil
	}
	n := wordLen(s)
	return s[:n], s[n:]
}

// find is the value of a word and whether the list has the word.
func (l list) find(word string) (value string, ok bool) {
	for lo, hi := 0, len(l); lo < hi; {
		start := l.entry(lo, lo+(hi-lo)/2, hi)
		if start == hi {
			hi = lo + (hi-lo)/2 // nothing but white space from there on
			continue
		}
		n := 0
		for n < len(word) && start+n < hi && l[start+n] == word[n] && l[start+n] > ' ' && l[start+n] != '=' {
			n++
		}
		ended := start+n == hi || l[start+n] <= ' ' || l[start+n] == '='
		switch {
		case ended && n == len(word):
			return l.valueAt(start + n), true
		case ended || n < len(word) && l[start+n] < word[n]:
			for lo = start + n; lo < hi && l[lo] > ' '; lo++ {
			}
		default:
			hi = start
		}
	}
	return "", false
}

// entry is where the entry at mid, or else the next one, begins within l[lo:hi]; hi where none comes.
func (l list) entry(lo, mid, hi int) int {
	if l[mid] <= ' ' {
		for mid < hi && l[mid] <= ' ' {
			mid++
		}
		return mid
	}
	for mid > lo && l[mid-1] > ' ' {
		mid--
	}
	return mid
}

// valueAt is the value of the entry whose word ends at end.
func (l list) valueAt(end int) string {
	if end == len(l) || l[end] != '=' {
		return ""
	}
	from := end + 1
	for end = from; end < len(l) && l[end] > ' '; end++ {
	}
	return string(l[from:end])
}
