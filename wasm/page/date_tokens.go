package page

import (
	"strings"
	"unicode"
)

// dateToken is a number, or a word in lower case. The zero dateToken is neither.
type dateToken struct {
	word   string
	month  int // that the word names; 0 when it names none
	n      int // up to eight digits; meaningless for more
	digits int
	before byte // what joins it to the token before it: '-', '/', '.', ' '…; 0 for nothing
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
	for next := (dateToken{}); s != "" && len(out) < maxDateTokens; {
		n := 0
		for n < len(s) && isDigit(s[n]) {
			next.n = next.n*10%1e9 + int(s[n]-'0')
			n++
		}
		if next.digits = n; n == 0 {
			n = len(s) - len(strings.TrimLeftFunc(s, unicode.IsLetter))
			next.word = s[:n]
			next.month = monthOf(next.word)
		}
		if n > 0 {
			out = append(out, next)
			next = dateToken{}
		} else {
			n = 1
			if next.before == 0 || s[0] != ' ' { // "3. 5." is joined by its stop
				next.before = s[0]
			}
		}
		s = s[n:]
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// monthOf is the month that a word names; 0 when it names none.
func monthOf(word string) int {
	if at := strings.Index(monthNames, " "+word+" "); at >= 0 && word != "" {
		return 1 + strings.Count(monthNames[:at], "\n")
	}
	return 0
}
