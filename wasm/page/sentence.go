package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSentence is how many bytes [Facts.Sentence] gives at most.
const MaxSentence = 300

// sentenceReach is how far from an anchor, in bytes, the ends of its sentence are looked for. It bounds the work where
// one block holds every link of a hostile page.
const sentenceReach = 2 * MaxSentence

// Sentence is the sentence of a link's block in which its anchor stands, or the sentences where the anchor is longer
// than one. What is longer than MaxSentence is cut round the anchor, between words where they have blanks. It is ""
// for a link in no block.
func (f *Facts) Sentence(l *Link) string {
	if l.Block < 0 || l.Block >= len(f.Blocks) {
		return ""
	}
	b := &f.Blocks[l.Block]
	start, end := max(l.start, b.start), min(l.end, b.end)
	if start > end {
		return ""
	}
	end = start + uint32(len(clipBytes(f.text[start:end], MaxSentence)))
	from := max(b.start, start-min(start, sentenceReach))
	for from < start && f.text[from]&0xC0 == 0x80 {
		from++
	}
	s := f.text[from : end+uint32(len(clipBytes(f.text[end:b.end], sentenceReach)))]
	first, last := sentenceRound(s, int(start-from), int(end-from))
	return strings.Trim(valid(clipRound(s[first:last], int(start-from)-first, int(end-from)-first)), " ")
}

// HeadingAbove is the text of the heading that a link stands under, "" when there is none.
func (f *Facts) HeadingAbove(l *Link) string {
	if l.Block < 0 || l.Block >= len(f.Blocks) {
		return ""
	}
	if h := int(f.Blocks[l.Block].Heading); h >= 0 && h < len(f.Headings) {
		return f.Headings[h].Text
	}
	return ""
}

// sentenceRound is where the sentence begins and ends that holds s[start:end].
func sentenceRound(s []byte, start, end int) (first, last int) {
	for at := 0; at < len(s); {
		stop, next := nextStop(s, at)
		switch {
		case next <= start:
			first = next
		case stop >= end:
			return first, stop
		}
		at = next
	}
	return first, len(s)
}

// nextStop is where the sentence that goes on at i ends, what closes with it included, and where the next one begins.
func nextStop(s []byte, i int) (stop, next int) {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf && c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		at := i
		i += n
		switch {
		case isFullStop(r):
			stop = afterClosers(s, i)
			return stop, afterBlank(s, stop)
		case r != '.' && r != '!' && r != '?' && r != '…':
			continue
		}
		for i < len(s) && (s[i] == '.' || s[i] == '!' || s[i] == '?') {
			i++
		}
		stop = afterClosers(s, i)
		switch next = afterBlank(s, stop); {
		case next == len(s):
			return stop, next
		case next == stop, beginsLower(s[next:]), r == '.' && i == at+1 && isShortened(s[:at]):
			continue
		}
		return stop, next
	}
	return len(s), len(s)
}

// isFullStop reports the marks that end a sentence with no blank after them, or that mean nothing else.
func isFullStop(r rune) bool {
	switch r {
	case '。', '！', '？', '｡', '؟', '۔', '।', '॥', '။', '។', '։', '።':
		return true
	}
	return false
}

// afterClosers is where the brackets, quotation marks and numbered references end that stand at i.
func afterClosers(s []byte, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRune(s[i:])
		switch {
		case strings.ContainsRune(`)]}"'»›”’」』）】〉》`, r):
			i += n
		case r == '[' && reference(s[i:]) > 0:
			i += reference(s[i:])
		default:
			return i
		}
	}
	return i
}

// reference is how many bytes a reference like "[12]" takes that s begins with; 0 when it begins with none.
func reference(s []byte) int {
	n := 1
	for n < len(s) && n < 5 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 1 || n == len(s) || s[n] != ']' {
		return 0
	}
	return n + 1
}

func afterBlank(s []byte, i int) int {
	if i < len(s) && s[i] == ' ' {
		return i + 1
	}
	return i
}

// beginsLower reports whether the first word of s begins with a small letter: then no sentence begins there.
func beginsLower(s []byte) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		if strings.ContainsRune(`("'[«‹„“‘¿¡–—-`, r) {
			s = s[n:]
			continue
		}
		isGeorgian := r >= 0x10D0 && r <= 0x10FF // its capitals are for headlines
		return !isGeorgian && unicode.ToUpper(r) != r
	}
	return false
}

// isShortened reports whether the word that s ends with has a full stop of its own: an initial, an ordinal of one or
// two digits, letters with stops between them, or an abbreviation that mostly stands before a name or a number.
func isShortened(s []byte) bool {
	word := s[lastBlank(s)+1:]
	for len(word) > 0 && strings.IndexByte(`("'[`, word[0]) >= 0 {
		word = word[1:]
	}
	if isNumber := len(word) > 0 && len(word) <= 2 && strings.Trim(string(word), "0123456789") == ""; isNumber {
		return true
	}
	if len(word) > 16 {
		return false
	}
	for part := range strings.SplitSeq(string(word), ".") {
		if n := utf8.RuneCountInString(part); n != 1 {
			return n > 0 && len(part) == len(word) && abbreviations.has(strings.ToLower(part))
		}
	}
	return len(word) > 0
}

// lastBlank is the index of the last blank in the end of s where an abbreviation may stand; before it when there is none.
func lastBlank(s []byte) int {
	for i := len(s) - 1; i >= max(0, len(s)-24); i-- {
		if s[i] == ' ' {
			return i
		}
	}
	return max(-1, len(s)-25)
}

// clipRound cuts s to MaxSentence bytes that hold s[start:end], which is no longer.
func clipRound(s []byte, start, end int) []byte {
	if len(s) <= MaxSentence {
		return s
	}
	room := MaxSentence - (end - start)
	right := min(len(s)-end, max(room-room/2, room-start))
	from, to := start-min(start, room-right), end+right
	const search = 30 // bytes given up at most for a whole word
	for i := from; from > 0 && i < min(start, from+search); i++ {
		if s[i] == ' ' {
			from = i + 1
			break
		}
	}
	for i := to; to < len(s) && i > max(end, to-search); i-- {
		if s[i] == ' ' {
			to = i
			break
		}
	}
	for from < start && s[from]&0xC0 == 0x80 {
		from++
	}
	return s[from : end+len(clipBytes(s[end:], to-end))]
}
