package grade

import (
	"strconv"

	"linkgrade/wasm/page"
)

// Bounds on the main text that is measured: the first 20,000 words, and eight bytes for each, say what the rest is like.
const (
	maxMeasured      = 20_000
	maxMeasuredBytes = 8 * maxMeasured
)

// text is what one pass over the main text counts, for all rules about how it is written. Paragraphs that stand there
// again are left out (repeated-text is about those), and so are the short cells of tables. A word is a run of letters and
// digits; scripts that write no blanks have none.
type text struct {
	letters   int // characters of the words
	lettered  int // words with a letter
	figures   int // words that begin with a digit
	symbols   int // number signs and ellipses
	quotes    int // opening quotation marks
	unspaced  int // characters of scripts that write no blanks between words
	lines     int // blocks
	listed    int // of them list items
	cut       int // of them ending in an ellipsis
	common    int // words that are function words of the text's language
	own       int // words by which writers speak of themselves
	different int // of the language's function words, how many occur

	language *wordSet // nil where no function words are known
	words    []word
	runs     []int32 // indexes into words at which a block begins
	bytes    []byte  // what was read, a block a line
}

// word is one word read: the hash of its letters in lower case, and where it stands in text.bytes.
type word struct {
	hash       uint32
	start, end int32
}

// text measures the main text once.
func (in *Input) text() *text {
	if in.prose == nil {
		in.prose = measureText(in)
	}
	return in.prose
}

// measured is the main text's measure where there is enough of it, in words: nil for short texts and for scripts that
// write no blanks between words.
func (in *Input) measured() *text {
	t := in.text()
	if len(t.words) < leastMeasured || t.unspaced > t.letters/10 {
		return nil
	}
	return t
}

// leastMeasured is how many words a text needs for its measures to say anything.
const leastMeasured = 200

// writing is the measure of a text that somebody wrote to be read: nil also for pages of goods, lists and threads, which
// repeat their words honestly.
func (in *Input) writing() *text {
	switch in.Type {
	case page.TypeProduct, page.TypeCollection, page.TypeListing, page.TypeForum:
		return nil
	case page.TypeUnknown, page.TypeArticle, page.TypeDocumentation, page.TypeService, page.TypeHome:
	}
	return in.measured()
}

// percent is a share in whole percent.
func percent(share float64) string { return strconv.Itoa(int(share*100 + 0.5)) }

func measureText(in *Input) *text {
	most := min(in.MainWords, maxMeasured)
	t := &text{language: wordsOf(in.language()), words: make([]word, 0, most), bytes: make([]byte, 0, 7*most)}
	seen := map[uint64]bool{}
	in.EachMain(func(i int, line []byte) bool {
		if in.Blocks[i].InCell() && in.Blocks[i].Words < cellWords {
			return true
		}
		if h := hashLine(line); !seen[h] {
			seen[h] = true
			t.read(line)
			if in.Blocks[i].InList() {
				t.listed++
			}
		}
		return len(t.words) < maxMeasured && len(t.bytes) < maxMeasuredBytes
	})
	if t.language != nil {
		t.different = t.language.different()
	}
	return t
}

// cellWords is how many words a table's cell has at least that is text, as in old layouts; shorter ones are data.
const cellWords = 8

// hashLine is the 64-bit FNV-1a hash of a block's text.
func hashLine(s []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// read counts one block, as far as the bounds allow.
func (t *text) read(line []byte) {
	at := len(t.bytes)
	line = line[:min(len(line), maxMeasuredBytes-at)]
	t.bytes = append(append(t.bytes, line...), '\n')
	t.runs = append(t.runs, int32(len(t.words)))
	t.lines++
	if endsCut(line) {
		t.cut++
	}
	for i := 0; i < len(line) && len(t.words) < maxMeasured; {
		n, kind := character(line[i:])
		switch kind {
		case charLetter, charDigit:
			i += t.readWord(line[i:], at+i)
			continue
		case charUnspaced:
			t.unspaced++
		case charSymbol:
			t.symbols++
		case charQuote:
			t.quotes++
		case charBlank:
		}
		i += n
	}
}

// endsCut reports a line that ends in an ellipsis: three dots or the character.
func endsCut(line []byte) bool {
	n := len(line)
	return n > 3 && (string(line[n-3:]) == "…" || string(line[n-3:]) == "...")
}

// readWord counts the word that s begins with, at being where it stands in bytes, and answers its length in bytes.
func (t *text) readWord(s []byte, at int) int {
	h, i, lettered := uint32(2166136261), 0, false
	for i < len(s) {
		n, kind := character(s[i:])
		if kind != charLetter && kind != charDigit {
			break
		}
		lettered = lettered || kind == charLetter
		for _, c := range s[i : i+n] {
			h = hashByte(h, c)
		}
		t.letters++
		i += n
	}
	if lettered {
		t.lettered++
	}
	if s[0]-'0' < 10 {
		t.figures++
	}
	t.words = append(t.words, word{h, int32(at), int32(at + i)})
	if t.language != nil {
		t.note(t.language.find(h))
	}
	return i
}

// note counts a word of the language's own.
func (t *text) note(kind wordKind) {
	switch kind {
	case functionWord:
		t.common++
	case ownWord:
		t.own++
	case bothWords:
		t.common++
		t.own++
	case otherWord:
	}
}

// hashByte is one step of the 32-bit FNV-1a hash, with the capitals of ASCII as small letters.
func hashByte(h uint32, c byte) uint32 {
	if c-'A' < 26 {
		c |= 0x20
	}
	return (h ^ uint32(c)) * 16777619
}

// The kinds of characters that are told apart.
type characterKind uint8

const (
	charBlank characterKind = iota // and punctuation
	charLetter
	charDigit
	charUnspaced
	charSymbol
	charQuote
)

// character is the length of the UTF-8 character that s begins with, and its kind. It goes by the first bytes alone: the
// planes of Unicode hold letters or signs by the block.
func character(s []byte) (int, characterKind) {
	c := s[0]
	switch {
	case (c|0x20)-'a' < 26:
		return 1, charLetter
	case c-'0' < 10:
		return 1, charDigit
	case c == '#':
		return 1, charSymbol
	case c == '.' && len(s) > 2 && s[1] == '.' && s[2] == '.':
		return 3, charSymbol
	case c < 0xC2 || len(s) < 2:
		return 1, charBlank
	case c < 0xE0:
		return 2, twoBytes(s)
	case len(s) < 3:
		return 1, charBlank
	case c < 0xF0:
		return 3, threeBytes(s)
	case len(s) < 4:
		return 1, charBlank
	case c == 0xF0 && s[1] >= 0xA0:
		return 4, charUnspaced
	}
	return 4, charBlank // emoji, and letters of dead scripts
}

// twoBytes is the kind of a character from U+0080 to U+07FF.
func twoBytes(s []byte) characterKind {
	switch {
	case s[0] != 0xC2:
		return charLetter
	case s[1] == 0xAB: // «
		return charQuote
	}
	return charBlank
}

// threeBytes is the kind of a character from U+0800 to U+FFFF.
func threeBytes(s []byte) characterKind {
	switch c, d, e := s[0], s[1], s[2]; {
	case c == 0xE2 && d == 0x80 && e == 0xA6: // …
		return charSymbol
	case c == 0xE2 && d == 0x80 && (e == 0x9C || e == 0x9E), c == 0xE3 && d == 0x80 && e == 0x8C: // “ „ 「
		return charQuote
	case c == 0xE2, c == 0xE3 && d == 0x80, c == 0xEF && d < 0xBC:
		return charBlank
	case c >= 0xE3 && c <= 0xE9, c == 0xEF, c == 0xE0 && d >= 0xB8 && d <= 0xBB, c == 0xE1 && (d >= 0x80 && d <= 0x82 || d == 0x9E || d == 0x9F):
		return charUnspaced
	}
	return charLetter
}
