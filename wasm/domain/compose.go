package domain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Hangul syllables are composed by arithmetic (Unicode Standard, section 3.12).
const (
	firstSyllable = 0xac00
	firstLead     = 0x1100
	firstVowel    = 0x1161
	noFinal       = 0x11a7 // one before the first final
	leads         = 19
	vowels        = 21
	finals        = 28 // with none
	syllables     = leads * vowels * finals
)

// isComposed says whether valid letters are in NFC (UAX 15).
func isComposed(text []letter) bool {
	return !mayCompose(text) || slices.Equal(compose(text), text)
}

// mayCompose says whether a letter is among valid ones that NFC may move or join.
func mayCompose(text []letter) bool {
	return slices.ContainsFunc(text, func(l letter) bool { return l.ccc != 0 || l.composes() })
}

// compose brings valid letters into NFC. It is the standard's form, not the stream-safe
// one of golang.org/x/text, which puts a code point of its own after thirty marks.
func compose(text []letter) []letter {
	apart := make([]letter, 0, 2*len(text))
	for _, l := range text {
		apart = appendApart(apart, l)
	}
	for i, l := range apart {
		for ; i > 0 && l.ccc != 0 && apart[i-1].ccc > l.ccc; i-- {
			apart[i], apart[i-1] = apart[i-1], l
		}
	}
	out, starter := apart[:0], -1
	var last uint8 // class of the last letter put out
	for _, l := range apart {
		if starter >= 0 && l.composes() && (starter == len(out)-1 || last < l.ccc) {
			if whole, ok := join(out[starter].code, l.code); ok {
				out[starter] = letterOf(whole)
				continue
			}
		}
		if last = l.ccc; last == 0 {
			starter = len(out)
		}
		out = append(out, l)
	}
	return out
}

// appendApart appends a letter's full canonical decomposition.
func appendApart(out []letter, l letter) []letter {
	if s := l.code - firstSyllable; s >= 0 && s < syllables {
		out = append(out, letterOf(firstLead+s/(vowels*finals)), letterOf(firstVowel+s/finals%vowels))
		if s%finals != 0 {
			out = append(out, letterOf(noFinal+s%finals))
		}
		return out
	}
	if l.code >= utf8.RuneSelf {
		if first, second, ok := parts(l.code); ok {
			return append(appendApart(out, letterOf(first)), letterOf(second))
		}
	}
	return append(out, l)
}

// parts are the two code points a pair of the table is composed of.
func parts(whole rune) (first, second rune, ok bool) {
	const lows = pairsAt + 6*pairCount // low bytes of the composed code points
	for i := 0; ; i++ {
		next := strings.IndexByte(letterTable[lows+i:lows+pairCount], byte(whole))
		if next < 0 {
			return 0, 0, false
		}
		if i += next; column(lows+i, pairCount) == int(whole) {
			return rune(column(pairsAt+i, pairCount)), rune(column(pairsAt+3*pairCount+i, pairCount)), true
		}
	}
}

// join is what two code points are composed to.
func join(first, second rune) (whole rune, ok bool) {
	if v := second - firstVowel; v >= 0 && v < vowels && first >= firstLead && first < firstLead+leads {
		return firstSyllable + ((first-firstLead)*vowels+v)*finals, true
	}
	if f := second - noFinal; f > 0 && f < finals {
		s := first - firstSyllable
		return first + f, s >= 0 && s < syllables && s%finals == 0
	}
	want := uint64(first)<<24 | uint64(second)
	lo, hi := 0, pairCount
	for lo < hi {
		mid := (lo + hi) / 2
		at := pairsAt + mid
		switch pair := uint64(column(at, pairCount))<<24 | uint64(column(at+3*pairCount, pairCount)); {
		case pair == want:
			return rune(column(at+6*pairCount, pairCount)), true
		case pair < want:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}
