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
	for lo, hi := 0, len(l); lo < hi; value = "" {
		start, end := l.entry(lo, lo+(hi-lo)/2, hi)
		key := string(l[start:end])
		if i := strings.IndexByte(key, '='); i >= 0 {
			key, value = key[:i], key[i+1:]
		}
		switch {
		case start == end:
			return "", false
		case key == word:
			return value, true
		case key < word:
			lo = end
		default:
			hi = start
		}
	}
	return "", false
}

// entry is where the entry at mid, or else the next one, begins and ends within l[lo:hi]; the last one where none comes.
func (l list) entry(lo, mid, hi int) (start, end int) {
	for start = mid; start < hi && l[start] <= ' '; start++ {
	}
	if start == hi {
		for start = mid; start > lo && l[start-1] <= ' '; start-- {
		}
	}
	for end = start; end < hi && l[end] > ' '; end++ {
	}
	for start > lo && l[start-1] > ' ' {
		start--
	}
	return start, end
}
