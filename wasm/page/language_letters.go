package page

import (
	"bytes"
	"unicode"
)

// letterMark is a group of letters that some languages of a script have and others lack.
type letterMark uint8

const (
	markNone       letterMark = iota
	markRussian               // ы э ё, Russian's and Belarusian's
	markUkrainian             // і, Ukrainian's and Belarusian's
	markYi                    // ї є ґ, Ukrainian's alone
	markBelarusian            // ў
	markSerbian               // ј љ њ џ, Serbian's and Macedonian's
	markDje                   // ђ ћ, Serbian's alone
	markMacedonian            // ѓ ќ ѕ
	markTurkic                // ә ғ қ ң ү ұ һ, Kazakh's and its relatives'
	markHard                  // ъ, frequent in Bulgarian alone
	markArabic                // ة ي ك أ إ ى, written otherwise in Persian and Urdu
	markPersian               // پ چ گ ژ ک ی, Persian's and Urdu's
	markUrdu                  // ٹ ڈ ڑ ں ے ہ ھ, Urdu's
	numMarks
)

func markOf(r rune) letterMark {
	switch unicode.ToLower(r) {
	case 'ы', 'э', 'ё':
		return markRussian
	case 'ъ':
		return markHard
	case 'і':
		return markUkrainian
	case 'ї', 'є', 'ґ':
		return markYi
	case 'ў':
		return markBelarusian
	case 'ј', 'љ', 'њ', 'џ':
		return markSerbian
	case 'ђ', 'ћ':
		return markDje
	case 'ѓ', 'ќ', 'ѕ':
		return markMacedonian
	case 'ә', 'ғ', 'қ', 'ң', 'ү', 'ұ', 'һ', 'ө':
		return markTurkic
	case 'ة', 'ي', 'ك', 'أ', 'إ', 'ى':
		return markArabic
	case 'پ', 'چ', 'گ', 'ژ', 'ک', 'ی':
		return markPersian
	case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ھ':
		return markUrdu
	}
	return markNone
}

// share is how many of a thousand letters of a script carry a mark.
func (c *letters) share(m letterMark, s letterScript) int { return c.marks[m] * 1000 / max(1, c.of[s]) }

func (c *letters) cyrillicLanguage() string {
	in := func(m letterMark) int { return c.share(m, cyrillic) }
	switch {
	case in(markTurkic) > 15: // Kazakh, Kyrgyz, Tatar, Mongolian…: not told apart
		return ""
	case in(markBelarusian) > 3:
		return "be"
	case in(markUkrainian)+in(markYi) > 15 && in(markRussian) < 5:
		return "uk"
	case in(markMacedonian) > 1 && in(markDje) < 2:
		return "mk"
	case in(markSerbian) > 15:
		return "sr"
	case in(markRussian) > 4 && in(markUkrainian) < 8:
		return "ru"
	case in(markHard) > 6 && in(markRussian) < 3:
		return "bg"
	}
	return ""
}

func (c *letters) arabicLanguage() string {
	in := func(m letterMark) int { return c.share(m, arabic) }
	switch {
	case in(markUrdu) > 40:
		return "ur"
	case in(markPersian) > 60 && in(markArabic) < 30:
		return "fa"
	case in(markArabic) > 60 && in(markPersian) < 20:
		return "ar"
	}
	return ""
}

// devanagariLanguage tells Hindi, Marathi and Nepali by how their sentences end.
func devanagariLanguage(text []byte) string {
	best, most, all := "", 0, 0
	for _, l := range [...]struct {
		lang  string
		words [4]string
	}{
		{"hi", [4]string{" है", " हैं", " और ", " में "}},
		{"mr", [4]string{" आहे", " आणि ", " होते", " नाही"}},
		{"ne", [4]string{" छ ", " छन्", " भएको ", " गरेको "}},
	} {
		n := 0
		for _, w := range l.words {
			n += bytes.Count(text, []byte(w))
		}
		if all += n; n > most {
			best, most = l.lang, n
		}
	}
	if most < 2 || most*10 < all*7 {
		return ""
	}
	return best
}
