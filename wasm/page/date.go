package page

import (
	"strconv"
	"strings"
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

// Unix is when the day begins in UTC, in unix seconds; 0 for the zero Date.
func (d Date) Unix() int64 {
	if d.IsZero() {
		return 0
	}
	year, month := int64(d.Year), int64(d.Month)
	if month < 3 { // years counted from March end with the leap day
		year, month = year-1, month+12
	}
	days := year*365 + year/4 - year/100 + year/400 + (month*153-457)/5 + int64(d.Day) - 719469
	return days * 86400
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
		year, month, day := t.inDigits(i)
		if year == 0 {
			year, month, day = t.named(i)
		}
		if d := dateOf(year, month, day); !d.IsZero() {
			return d
		}
	}
	return Date{}
}

// at is token i, the zero token where there is none.
func (t dates) at(i int) dateToken {
	if i < 0 || i >= len(t) {
		return dateToken{}
	}
	return t[i]
}

// inDigits reads a date in digits that begins with token i. The year is 0 where none does.
func (t dates) inDigits(i int) (year, month, day int) {
	a, b, c := t.at(i), t.at(i+1), t.at(i+2)
	switch {
	case a.digits == 8:
		return a.n / 10000, a.n / 100 % 100, a.n % 100
	case (b.word == "年" || b.word == "년") && a.digits == 4:
		return a.n, c.n, t.at(i + 4).n // "5月3日"
	case b.digits == 0 || b.digits > 2 || b.before != c.before || strings.IndexByte("-/.", b.before) < 0:
	case a.digits == 4 && c.digits <= 2:
		return a.n, b.n, c.n
	case a.digits > 2 || c.digits != 4:
	case b.before == '.' || a.n > 12 || a.n == b.n:
		return c.n, b.n, a.n
	case b.n > 12:
		return c.n, a.n, b.n
	}
	return 0, 0, 0
}

// named reads a date whose month is named by token i: "3 May 2024", "May 3rd, 2024", "3 de mayo de 2024".
func (t dates) named(i int) (year, month, day int) {
	month = t.at(i).month
	if month == 0 || t.at(i+1).month > 0 || t.at(i+2).month > 0 {
		return 0, 0, 0 // "mar. 3 mai": a day of the week
	}
	for j := i + 1; j <= i+7 && year == 0; j++ {
		if t.at(j).digits == 4 {
			year = t.at(j).n
		}
	}
	before, after := t.number(i, -1), t.number(i, 1)
	a, z := t.at(before), t.at(after)
	isFirst := z.digits > 0 && z.digits <= 2 && (a.digits == 0 || a.digits > 2 || t.at(t.number(after, 1)).digits == 4)
	switch {
	case isFirst && year == 0 && a.digits == 4:
		return a.n, month, z.n
	case isFirst:
		return year, month, z.n
	case a.digits <= 2:
		return year, month, a.n
	}
	return 0, 0, 0
}

// number is the index of the number next to token i, over the words that join the parts of a date; −1 when there is none.
func (t dates) number(i, step int) int {
	for i += step; i >= 0 && i < len(t); i += step {
		if t[i].digits > 0 {
			return i
		}
		if !dateJoints.has(t[i].word) {
			break
		}
	}
	return -1
}

// dateJoints join the parts of a date.
const dateJoints list = "da de del den di do e el er il le nd of rd st th the ª º"
