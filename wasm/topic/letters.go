package topic

import "unicode"

// What is left of a letter of Latin script without its marks, from the first code point on, "-" for those that
// foldMarked names or that have none. TestFoldAsUnicode holds them to the canonical decompositions.
const (
	firstLatin = 0xC0
	plainLatin = "aaaaaa-ceeeeiiii-nooooo--uuuuy--aaaaaa-ceeeeiiii-nooooo--uuuuy-yaaaaaaccccccccdd--eeeeeeeeeegggg" +
		"gggghh--iiiiiiiii---jjkk-llllll----nnnnnn---oooooo--rrrrrrsssssssstttt--uuuuuuuuuuuuwwyyyzzzzzz-"
	firstTall = 0x1E00
	plainTall = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------"
	fullWidth   = 0xFEE0 // what a full-width form is beyond its ASCII letter
	noLetter    = -1     // a mark that is left out
	lastLatinOf = firstLatin + len(plainLatin)
	lastTallOf  = firstTall + len(plainTall)
)

// fold is a letter or mark as it is compared: small, without the marks that writers leave out. Letters that become two
// are left to foldPair. It is noLetter for a mark that is dropped.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= firstLatin && int(r) < lastLatinOf && plainLatin[r-firstLatin] != '-':
		return rune(plainLatin[r-firstLatin])
	case r >= firstTall && int(r) < lastTallOf && plainTall[r-firstTall] != '-':
		return rune(plainTall[r-firstTall])
	case r >= 0xFF01 && r <= 0xFF5E:
		return fold(r - fullWidth)
	case isDropped(r):
		return noLetter
	}
	return foldMarked(unicode.ToLower(r))
}

// isDropped reports the marks that most writers leave out: of Latin, Greek and Cyrillic letters, Hebrew points, Arabic
// vowels and the stroke that stretches a word.
func isDropped(r rune) bool {
	return r >= 0x300 && r <= 0x36F || r >= 0x591 && r <= 0x5C7 || r >= 0x64B && r <= 0x65F || r == 0x670 || r == 0x640
}

// foldMarked is a small letter beyond the Latin tables without its marks.
func foldMarked(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'đ', 'ð':
		return 'd'
	case 'ł':
		return 'l'
	case 'ħ':
		return 'h'
	case 'ı':
		return 'i'
	case 'ŧ':
		return 't'
	case 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	case 'ș':
		return 's'
	case 'ț':
		return 't'
	case 'ё':
		return 'е'
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	}
	return r
}

// foldPair is the two letters that one is written as where it is missing, "" for all others.
func foldPair(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'þ', 'Þ':
		return "th"
	case 'ĳ', 'Ĳ':
		return "ij"
	}
	return ""
}

// hasNoBlanks reports letters of scripts that are compared by pairs of letters: those written without blanks between
// words, and Hangul, whose words carry their particles.
func hasNoBlanks(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r <= 0x0EFF, // Thai, Lao
		r >= 0x1000 && r <= 0x109F,                                                           // Burmese
		r >= 0x1780 && r <= 0x17FF,                                                           // Khmer
		r >= 0x3040 && r <= 0x30FF,                                                           // kana
		r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF, r >= 0x20000 && r <= 0x3FFFF, // Han
		r >= 0xAC00 && r <= 0xD7A3: // Hangul
		return true
	}
	return false
}
