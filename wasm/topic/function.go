package topic

import (
	"encoding/binary"
	"unicode/utf8"
)

// languages are those whose function words are known, in the order of the bits that the file has of each word.
var languages = [...]string{"en", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
	"ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "vi", "zh"}

// english is the vectors' language among them.
const english = 0

// Languages are the languages whose function words a file has, by ISO 639-1, in the order of [FunctionWord]'s bits.
func Languages() []string { return append([]string(nil), languages[:]...) }

// A FunctionWord is a word that is in most texts of some languages, whatever they are about.
type FunctionWord struct {
	Word      string // folded as EachWord gives it
	Languages uint64 // bit i: it is one in Languages()[i]
}

// In the file a function word takes the high half of its hash, and its languages.
const functionBytes = 4 + 8

// languagesOf is the set of languages in which the word with a hash is a function word.
func (v *Vectors) languagesOf(hash uint64) uint64 {
	n := len(v.function) / functionBytes
	key, lo, hi := uint32(hash>>32), 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if binary.LittleEndian.Uint32(v.function[mid*4:]) < key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == n || binary.LittleEndian.Uint32(v.function[lo*4:]) != key {
		return 0
	}
	return binary.LittleEndian.Uint64(v.function[n*4+lo*8:])
}

// beginLetters is how much of a word is compared where its language's endings are not known: the first five letters do
// about as well as a dictionary of forms (Can et al., "Information retrieval on Turkish texts", JASIST 59, 2008).
const beginLetters = 5

// beginning is a word's first letters.
func beginning(word []byte) []byte {
	at := 0
	for range beginLetters {
		if at == len(word) {
			break
		}
		_, size := utf8.DecodeRune(word[at:])
		at += size
	}
	return word[:at]
}

// grammarShare is the share of a pair of letters that is most likely grammar.
const grammarShare = 2e-3

// isGrammar reports pairs of letters of scripts without blanks that have a letter with which Chinese and Japanese tell
// grammar: hiragana, and the commonest Chinese particles, pronouns and prepositions.
func isGrammar(word []byte) bool {
	if len(word) == 0 || len(word) > 8 || word[0] < 0xE3 { // UTF-8 of what is below U+3000
		return false
	}
	for at := 0; at < len(word); {
		r, size := utf8.DecodeRune(word[at:])
		at += size
		if r >= 0x3041 && r <= 0x309F {
			return true
		}
		switch r {
		case '的', '了', '是', '在', '我', '你', '您', '他', '她', '它', '们', '們', '这', '這', '那', '不', '也', '就', '都', '与', '與', '及', '或', '之', '而',
			'但', '被', '把', '从', '從', '以', '于', '於', '很', '个', '個', '吗', '呢', '着', '著', '和', '有', '一':
			return true
		}
	}
	return false
}
