package export

import "strings"

// numberOf reads a number as people and tools write it: "1240", "1,240", "1.240", "1 240", "58.0". A comma or a point before
// exactly three digits parts thousands, unless the number begins with it or with a nought; else it is the decimal sign.
func numberOf(s string) (float64, bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "%")
	if s == "" || len(s) > 40 {
		return 0, false
	}
	value, count, group := 0.0, 0, 0
	scale := 0.0 // of the next decimal; 0 before the decimal sign
	rest := []rune(s)
	for i, r := range rest {
		switch d := digitOf(r); {
		case d >= 0 && scale > 0:
			value += float64(d) * scale
			scale /= 10
			count++
		case d >= 0:
			value = value*10 + float64(d)
			count++
			group++
		case r == '.' || r == ',' || r == '٫' || r == '٬':
			if scale > 0 {
				return 0, false
			}
			if count == 0 || value == 0 || !groups(rest[i+1:]) || group > 3 {
				scale = 0.1
			}
			group = 0
		case r == ' ' || r == 0xA0 || r == 0x202F || r == '\'' || r == '’':
			if count == 0 || !groups(rest[i+1:]) {
				return 0, false
			}
			group = 0
		default:
			return 0, false
		}
	}
	return value, count > 0
}

// groups reports exactly three digits, and then the end or no digit.
func groups(s []rune) bool {
	for i := range 3 {
		if i >= len(s) || digitOf(s[i]) < 0 {
			return false
		}
	}
	return len(s) == 3 || digitOf(s[3]) < 0
}

// digitOf is a decimal digit's worth, −1 for other characters. Search Console writes those of its user's script.
func digitOf(r rune) int {
	for _, zero := range [...]rune{'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10} {
		if r >= zero && r < zero+10 {
			return int(r - zero)
		}
	}
	return -1
}

// countOf is a whole number from 0 to a thousand million; what is more is held to that.
func countOf(s string) (int, bool) {
	if len(s) > 0 && len(s) < 10 {
		if n := digits(s); n >= 0 {
			return n, true
		}
	}
	v, ok := numberOf(s)
	return int(min(v, 1e9)), ok
}

// answerOf reads yes and no.
func answerOf(s string) Known {
	switch strings.ToLower(s) {
	case "true", "yes", "1", "y", "x", "+", "✓", "✔", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "si", "verdadeiro", "sim", "vero", "sì", "prawda", "tak", "да", "истина", "evet", "doğru", "はい", "כן", "نعم":
		return Yes
	case "false", "no", "0", "n", "-", "✗", "✘", "falsch", "nein", "faux", "non", "falso", "não", "fałsz", "nie", "нет", "ложь", "hayır", "yanlış", "いいえ", "לא", "لا":
		return No
	}
	return Unknown
}
