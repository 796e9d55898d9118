package export

import (
	"strings"
	"unicode"
)

// An order is how a file writes dates of numbers alone.
type order uint8

const (
	monthFirst order = iota // 09/15/2026
	dayFirst                // 15/09/2026
)

// firstSerial and lastSerial are 1990-01-01 and 2100-12-31 as spreadsheets count days, from 1899-12-30; epochSerial is 1970-01-01.
const (
	firstSerial = 32874
	lastSerial  = 73415
	epochSerial = 25569
)

// read reads a date: ISO 8601 with or without time and zone, numbers with points, strokes or slashes, a month's name, a
// spreadsheet's number, unix seconds. What cannot be read is unknown, and so are days before 1990 or after 2100.
func (o order) read(s string) Day {
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' {
		if d := isoDay(s); d != 0 {
			return d
		}
	}
	if s == "" || len(s) > 100 {
		return 0
	}
	if v, ok := numberOf(s); ok && isPlainNumber(s) {
		switch {
		case v >= firstSerial && v <= lastSerial+1:
			return Day(v) - epochSerial
		case v >= 6e8 && v < 4.2e9: // seconds
			return bounded(int(v / 86400))
		case v >= 6e11 && v < 4.2e12: // thousandths
			return bounded(int(v / 86400e3))
		case len(s) == 8: // 20260915
			n := int(v)
			return dayOf(n/10000, n/100%100, n%100)
		}
		return 0
	}
	p := partsOf(s)
	return p.day(o)
}

func isPlainNumber(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return digitOf(r) < 0 && r != '.' }) < 0 && strings.Count(s, ".") < 2
}

// isoDay reads 2006-01-02, and what follows if it says another zone: the day in UTC. It is 0 for what is none.
func isoDay(s string) Day {
	y, m, d := digits(s[:4]), digits(s[5:7]), digits(s[8:10])
	if y < 0 || m < 0 || d < 0 || len(s) > 10 && s[10] >= '0' && s[10] <= '9' {
		return 0
	}
	day := dayOf(y, m, d)
	if day == 0 || len(s) < 17 || s[13] != ':' {
		return day
	}
	minutes := digits(s[11:13])*60 + digits(s[14:16])
	if at := strings.LastIndexAny(s, "+-"); at > 15 && at+3 <= len(s) {
		off := digits(s[at+1:at+3]) * 60
		if rest := strings.TrimPrefix(s[at+3:], ":"); len(rest) >= 2 {
			off += max(digits(rest[:2]), 0)
		}
		if s[at] == '+' {
			off = -off
		}
		switch minutes += off; {
		case minutes < 0:
			return day - 1
		case minutes >= 24*60:
			return day + 1
		}
	}
	return day
}

// digits is a number of ASCII digits alone; −1 for others.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// parts are the numbers of a date in the order they stand, and its month if that has a name.
type parts struct {
	numbers [3]int
	widths  [3]int // how many digits each has
	count   int
	month   int
	dots    bool // points part the numbers
}

// partsOf finds them. It stops at a time of the day.
func partsOf(s string) parts {
	var p parts
	word := strings.Builder{}
	value, width := 0, 0
	end := func() {
		if width > 0 && p.count < 3 {
			p.numbers[p.count], p.widths[p.count] = value, width
			p.count++
		}
		if p.month == 0 && word.Len() > 0 {
			p.month = monthOf(word.String())
		}
		value, width = 0, 0
		word.Reset()
	}
	for _, r := range s {
		switch d := digitOf(r); {
		case d >= 0:
			if word.Len() > 0 {
				end()
			}
			value, width = min(value*10+d, 99999), width+1
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if width > 0 {
				end()
			}
			word.WriteRune(r)
		case r == ':': // the number before it is an hour
			width = 0
			end()
			return p
		default:
			p.dots = p.dots || r == '.' && width > 0
			end()
		}
	}
	end()
	return p
}

// day is the date that the parts are in an order.
func (p parts) day(o order) Day {
	a, b, c := p.numbers[0], p.numbers[1], p.numbers[2]
	switch {
	case p.month != 0 && p.count >= 2 && p.widths[0] == 4: // 2026 Sep 15
		return dayOf(a, p.month, b)
	case p.month != 0 && p.count >= 2: // 15 Sep 2026; Sep 15, 2026
		return dayOf(year(b, p.widths[1]), p.month, a)
	case p.count < 3:
		return 0
	case p.widths[0] == 4: // 2026/09/15; 2026年9月15日; 2026. 9. 15.
		return dayOf(a, b, c)
	}
	y := year(c, p.widths[2])
	switch {
	case p.dots || a > 12, o == dayFirst && b <= 12:
		return dayOf(y, b, a)
	}
	return dayOf(y, a, b)
}

// says is what the order of a file must be for the date to be one, and whether it says so.
func (p parts) says() (o order, certain, isNumbers bool) {
	if p.month != 0 || p.count < 3 || p.widths[0] == 4 || p.dots {
		return 0, false, false
	}
	switch a, b := p.numbers[0], p.numbers[1]; {
	case a > 12 && b <= 12:
		return dayFirst, true, true
	case b > 12 && a <= 12:
		return monthFirst, true, true
	}
	return 0, false, true
}

// year is a year of two digits in full, and one of Thailand's calendar in ours.
func year(y, width int) int {
	switch {
	case width <= 2 && y < 70:
		return 2000 + y
	case width <= 2:
		return 1900 + y
	case y > 2400:
		return y - 543
	}
	return y
}

// dayOf is the day of a date in the Gregorian calendar; 0 where there is none, or it is too far off.
func dayOf(y, m, d int) Day {
	if y < 1990 || y > 2100 || m < 1 || m > 12 || d < 1 || d > lastOf(y, m) {
		return 0
	}
	if m <= 2 { // years that begin in March have their odd day at the end
		y, m = y-1, m+12
	}
	return Day(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719468)
}

func lastOf(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func bounded(days int) Day {
	if days < firstSerial-epochSerial || days > lastSerial-epochSerial {
		return 0
	}
	return Day(days)
}
