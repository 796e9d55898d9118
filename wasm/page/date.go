package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Date is a day of the calendar, as a page writes it, in whatever time zone it means. The zero Date is unknown.
type Date struct{ Year, Month, Day int }

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date as ISO 8601 has it, "2024-05-03"; "" when it is unknown.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	out := strconv.AppendInt(nil, int64(d.Year), 10)
	for _, part := range [...]int{d.Month, d.Day} {
		out = append(out, '-', '0'+byte(part/10), '0'+byte(part%10))
	}
	return string(out)
}

// Years outside these are another calendar's or nobody's.
const firstYear, lastYear = 1990, 2100

// dateOf is a Date where the three numbers make one, else the zero Date.
func dateOf(year, month, day int) Date {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}
	}
	return Date{year, month, day}
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// ParseDate finds the first date in s: in digits with the year first or, where that leaves no doubt, last; or with the
// month's name. A date without its day, with two digits for the year, or that could mean two days (05/03/2024) is
// unknown.
func ParseDate(s string) Date {
	t := dateTokens(s)
	for i := range t {
		d := t.digits(i)
		if d.IsZero() {
			d = t.named(i)
		}
		if !d.IsZero() {
			return d
		}
	}
	return Date{}
}

// dateToken is a number of up to eight digits, or a word in lower case.
type dateToken struct {
	word   string
	n      int
	digits int  // 0 for a word
	before byte // what stands right before it: '-', '/', '.', ' '…; 0 for nothing
}

// dates are the tokens that a date may be made of.
type dates []dateToken

// Bounds on what a date is looked for in.
const (
	dateBytes     = 200
	maxDateTokens = 24
)

func dateTokens(s string) dates {
	s = strings.ToLower(string(clipBytes([]byte(s[:min(len(s), dateBytes)]), dateBytes)))
	var out dates
	for at, before := 0, byte(0); at < len(s) && len(out) < maxDateTokens; {
		start := at
		for at < len(s) && s[at] >= '0' && s[at] <= '9' {
			at++
		}
		if at > start {
			n, _ := strconv.Atoi(s[start:min(at, start+8)])
			out = append(out, dateToken{n: n, digits: at - start, before: before})
			before = 0
			continue
		}
		for at < len(s) {
			r, n := utf8.DecodeRuneInString(s[at:])
			if !unicode.IsLetter(r) {
				break
			}
			at += n
		}
		if at > start {
			out = append(out, dateToken{word: s[start:at], before: before})
			before = 0
			continue
		}
		if before == 0 || s[at] != ' ' { // "3. 5." is joined by its stop
			before = s[at]
		}
		at++
	}
	return out
}

// digits reads a date in digits that begins with token i.
func (t dates) digits(i int) Date {
	a := t[i]
	switch {
	case a.digits == 8:
		return dateOf(a.n/10000, a.n/100%100, a.n%100)
	case a.digits == 0 || i+2 >= len(t):
		return Date{}
	case i+4 < len(t) && isOf(t[i+1].word, "年년") && isOf(t[i+3].word, "月월"):
		return dateOf(a.n, t[i+2].n, t[i+4].n)
	}
	b, c := t[i+1], t[i+2]
	switch {
	case b.digits == 0 || b.digits > 2 || c.digits == 0 || b.before != c.before || !strings.ContainsRune("-/.", rune(b.before)):
	case a.digits == 4 && c.digits <= 2:
		return dateOf(a.n, b.n, c.n)
	case a.digits > 2 || c.digits != 4:
	case b.before == '.' || a.n > 12 || a.n == b.n:
		return dateOf(c.n, b.n, a.n)
	case b.n > 12:
		return dateOf(c.n, a.n, b.n)
	}
	return Date{}
}

// isOf reports whether a word begins with one of the characters.
func isOf(word, chars string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return word != "" && strings.ContainsRune(chars, r)
}

// named reads a date whose month is named by token i: "3 May 2024", "May 3rd, 2024", "3 de mayo de 2024".
func (t dates) named(i int) Date {
	month := monthOf(t[i].word)
	if month == 0 || i+1 < len(t) && monthOf(t[i+1].word) > 0 || i+2 < len(t) && monthOf(t[i+2].word) > 0 {
		return Date{} // "mar. 3 mai": a day of the week
	}
	before, after := t.number(i, -1), t.number(i, 1)
	year := 0
	for j := i + 1; j < len(t) && j <= i+7 && year == 0; j++ {
		if t[j].digits == 4 {
			year = t[j].n
		}
	}
	switch {
	case after > 0 && t[after].digits <= 2 && (before < 0 || t[before].digits > 2 || t.isYear(t.number(after, 1))):
		if year == 0 && t.isYear(before) {
			year = t[before].n
		}
		return dateOf(year, month, t[after].n)
	case before >= 0 && t[before].digits <= 2:
		return dateOf(year, month, t[before].n)
	}
	return Date{}
}

func monthOf(word string) int {
	value, _ := months.find(word)
	n, _ := strconv.Atoi(value)
	return n
}

func (t dates) isYear(i int) bool { return i >= 0 && t[i].digits == 4 }

// number is the number next to token i, over the words that join the parts of a date; −1 when there is none.
func (t dates) number(i, step int) int {
	for i += step; i >= 0 && i < len(t); i += step {
		switch t[i].word {
		case "":
			return i
		case "de", "del", "di", "do", "da", "of", "the", "st", "nd", "rd", "th", "er", "e", "den", "le", "el", "il", "º", "ª":
		default:
			return -1
		}
	}
	return -1
}
