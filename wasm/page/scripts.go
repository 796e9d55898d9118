package page

import (
	"unicode"
	"unicode/utf8"
)

// letterScript is a script that letters are counted by.
type letterScript uint8

const (
	latin letterScript = iota
	greek
	cyrillic
	armenian
	hebrew
	arabic
	devanagari
	bengali
	gurmukhi
	gujarati
	odia
	tamil
	telugu
	kannada
	malayalam
	sinhala
	thai
	lao
	burmese
	georgian
	hangul
	ethiopic
	khmer
	kana
	han
	scripts
)

// scriptLanguages are the languages of scripts that are mostly written for one.
var scriptLanguages = [scripts]string{greek: "el", armenian: "hy", hebrew: "he", bengali: "bn", gurmukhi: "pa", gujarati: "gu",
	odia: "or", tamil: "ta", telugu: "te", kannada: "kn", malayalam: "ml", sinhala: "si", thai: "th", lao: "lo", burmese: "my",
	georgian: "ka", hangul: "ko", ethiopic: "am", khmer: "km"}

// scriptOf is the script of a letter; ok is false for what is none, or of a script that is not told.
func scriptOf(r rune) (s letterScript, ok bool) {
	switch {
	case r < 0x0250, r >= 0x1E00 && r <= 0x1EFF:
		return latin, unicode.IsLetter(r)
	case r >= 0x0370 && r <= 0x03FF:
		return greek, true
	case r >= 0x0400 && r <= 0x052F:
		return cyrillic, true
	case r >= 0x0530 && r <= 0x058F:
		return armenian, true
	case r >= 0x05D0 && r <= 0x05EA:
		return hebrew, true
	case r >= 0x0620 && r <= 0x06D3:
		return arabic, true
	case r >= 0x0900 && r <= 0x0DFF: // a block of 128 each, from Devanagari to Sinhala
		return devanagari + letterScript((r-0x0900)/0x80), true
	case r >= 0x0E00 && r <= 0x0EFF:
		return thai + letterScript((r-0x0E00)/0x80), true
	case r >= 0x1000 && r <= 0x109F:
		return burmese, true
	case r >= 0x10A0 && r <= 0x10FF:
		return georgian, true
	case r >= 0x1200 && r <= 0x137F:
		return ethiopic, true
	case r >= 0x1780 && r <= 0x17FF:
		return khmer, true
	case r >= 0x3041 && r <= 0x30FA, r >= 0xFF66 && r <= 0xFF9F:
		return kana, true
	case r >= 0x3400 && r <= 0x9FFF:
		return han, true
	case r >= 0xAC00 && r <= 0xD7A3:
		return hangul, true
	}
	return 0, false
}

// letters are counts of letters: by script, and those by which languages of one script are told apart.
type letters struct {
	of    [scripts]int
	marks [numMarks]int
}

func countLetters(text []byte) (c letters) {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		s, ok := scriptOf(r)
		if !ok {
			continue
		}
		c.of[s]++
		switch s {
		case kana, han, hangul:
			c.of[s] += 2
		case cyrillic, arabic:
			c.marks[markOf(r)]++
		}
	}
	return c
}
