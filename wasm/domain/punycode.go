package domain

import (
	"math"
	"strings"
	"unicode/utf8"
)

// The parameters of RFC 3492, section 5.
const (
	punyBase   = 36
	punyMin    = 1
	punyMax    = 26
	punySkew   = 38
	punyDamp   = 700
	punyBias   = 72
	punyFirst  = utf8.RuneSelf
	punyDigits = "abcdefghijklmnopqrstuvwxyz0123456789"
)

const acePrefix = "xn--"

// unpuny decodes a lower-case A-label without its prefix. It is false for what is not
// punycode and for what needs none: ASCII or nothing.
func unpuny(coded string) (text []rune, ok bool) {
	at := strings.LastIndexByte(coded, '-') + 1
	if at == 1 || at == len(coded) {
		return nil, false
	}
	text = make([]rune, 0, len(coded))
	for i := 0; i < at-1; i++ {
		text = append(text, rune(coded[i]))
	}
	n, where, bias := punyFirst, 0, punyBias
	for at < len(coded) {
		delta, size := punyNumber(coded[at:], bias)
		if size == 0 || delta > math.MaxInt32-where {
			return nil, false
		}
		at += size
		count := len(text) + 1
		bias = punyAdapt(delta, count, where == 0)
		where += delta
		if n += where / count; n > utf8.MaxRune {
			return nil, false
		}
		where %= count
		text = append(text, 0)
		copy(text[where+1:], text[where:])
		text[where] = rune(n)
		where++
	}
	return text, true
}

// punyNumber reads a variable-length integer (section 3.3) and says how many digits it
// has; none when it does not end or does not fit 31 bits.
func punyNumber(coded string, bias int) (number, size int) {
	weight := 1
	for i := 0; i < len(coded); i++ {
		digit := strings.IndexByte(punyDigits, coded[i])
		if digit < 0 {
			return 0, 0
		}
		if number += digit * weight; number > math.MaxInt32 {
			return 0, 0
		}
		least := punyLeast(i, bias)
		if digit < least {
			return number, i + 1
		}
		if weight *= punyBase - least; weight > math.MaxInt32 {
			return 0, 0
		}
	}
	return 0, 0
}

// punyLeast is the least digit at a place that says another one follows.
func punyLeast(place, bias int) int {
	return min(max(punyBase*(place+1)-bias, punyMin), punyMax)
}

// appendPuny appends a label that is not ASCII as punycode, without its prefix.
func appendPuny(out []byte, label []letter) []byte {
	basic := 0
	for _, l := range label {
		if l.code < punyFirst {
			out = append(out, byte(l.code))
			basic++
		}
	}
	if basic > 0 {
		out = append(out, '-')
	}
	delta, bias := 0, punyBias
	n := rune(punyFirst)
	for done := basic; done < len(label); n++ {
		next := rune(utf8.MaxRune)
		for _, l := range label {
			if l.code >= n {
				next = min(next, l.code)
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, l := range label {
			if l.code < n {
				delta++
			}
			if l.code != n {
				continue
			}
			out = appendPunyNumber(out, delta, bias)
			bias = punyAdapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
	}
	return out
}

// appendPunyNumber appends a variable-length integer.
func appendPunyNumber(out []byte, number, bias int) []byte {
	for place := 0; ; place++ {
		least := punyLeast(place, bias)
		if number < least {
			return append(out, punyDigits[number])
		}
		number -= least
		out = append(out, punyDigits[least+number%(punyBase-least)])
		number /= punyBase - least
	}
}

// punyAdapt is the bias after a number (section 6.1).
func punyAdapt(delta, count int, first bool) int {
	if first {
		delta /= punyDamp
	} else {
		delta /= 2
	}
	delta += delta / count
	bias := 0
	for ; delta > (punyBase-punyMin)*punyMax/2; bias += punyBase {
		delta /= punyBase - punyMin
	}
	return bias + (punyBase-punyMin+1)*delta/(delta+punySkew)
}
