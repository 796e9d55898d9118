package domain

import "strings"

// The table's constants; gen/letters/table.go describes the form and holds the same ones.
const (
	spanBytes  = 6
	classBytes = 3
	pairBytes  = 9

	pageBits   = 8
	formBits   = 21 // below them: the form's value
	formClass  = 0  // not mapped; the value is a class
	formShift  = 1  // mapped to as many code points as the span has, from the value on
	formEither = 2  // every other code point, from the first, is mapped to the next, which has the value's class
	formItems  = 3  // mapped to one item each; the value is where the first begins

	classValid    = 1 << 0
	classIgnored  = 1 << 1
	classInitial  = 1 << 2
	classComposes = 1 << 3
	classJoining  = 4 // bits 4 and 5
)

// joining is Joining_Type as far as RFC 5892, appendix A, asks. The table does not tell R
// from C and U.
type joining uint8

const (
	joinsNot joining = iota
	joinsLeft
	joinsBoth
	transparent
)

// direction is Bidi_Class as far as RFC 5893, section 2, asks.
type direction uint8

const (
	otherwise direction = iota // in no label of a name that has right-to-left labels
	left
	right  // R and AL
	arabic // AN
	european
	neutral // ES, CS, ET, ON, BN
	nonspacing
)

// A letter is a code point and what is known of it. Of one that is not valid no more is
// known than whether it is ignored; nothing is said of one that is mapped to another.
type letter struct {
	code      rune
	flags     uint8
	direction direction
	ccc       uint8 // Canonical_Combining_Class
}

func (l letter) valid() bool      { return l.flags&classValid != 0 }
func (l letter) ignored() bool    { return l.flags&classIgnored != 0 }
func (l letter) initial() bool    { return l.flags&classInitial != 0 }
func (l letter) composes() bool   { return l.flags&classComposes != 0 }
func (l letter) joining() joining { return joining(l.flags >> classJoining & 3) }
func (l letter) virama() bool     { return l.ccc == 9 }

// letterOf looks a code point up.
func letterOf(r rune) letter {
	from, form, value := spanOf(r)
	if form == formClass || form == formEither && (r-from)&1 == 1 {
		return letterAt(r, value)
	}
	return letter{code: r}
}

func letterAt(r rune, class int) letter {
	at := classesAt + class
	return letter{r, letterTable[at], direction(letterTable[at+classCount]), letterTable[at+2*classCount]}
}

// appendMapped appends what UTS 46 maps a code point to; it is false for a code point
// that is in no name.
func appendMapped(out []letter, r rune) (mapped []letter, ok bool) {
	from, form, value := spanOf(r)
	switch form {
	case formClass:
		l := letterAt(r, value)
		if l.valid() {
			out = append(out, l)
		}
		return out, l.valid() || l.ignored()
	case formShift:
		return append(out, letterOf(rune(value)+r-from)), true
	case formEither:
		return append(out, letterAt(r+1-(r-from)&1, value)), true
	case formItems:
		for _, to := range itemAt(value, int(r-from)) {
			out = append(out, letterOf(to))
		}
		return out, true
	}
	panic("domain: a form the letter table does not have")
}

// itemAt is the item n places after the one that begins at an offset.
func itemAt(offset, n int) string {
	rest := letterTable[itemsAt+offset:]
	for ; n > 0; n-- {
		rest = rest[strings.IndexByte(rest, 0)+1:]
	}
	return rest[:strings.IndexByte(rest, 0)]
}

// spanOf finds the span a code point is in: where it begins, its form and its value.
func spanOf(r rune) (from rune, form, value int) {
	page, low := int(r>>pageBits), letterTable[spansAt:spansAt+spanCount]
	lo, hi := pageAt(page), pageAt(page+1)
	for lo < hi { // the spans before lo begin at r or before, those from hi on after it
		if mid := (lo + hi) / 2; low[mid] <= byte(r) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	at := spansAt + lo - 1
	what := column(at+3*spanCount, spanCount)
	return rune(column(at, spanCount)), what >> formBits, what & (1<<formBits - 1)
}

// pageAt is how many spans begin before a page.
func pageAt(page int) int { return int(letterTable[page]) | int(letterTable[pageCount+page])<<8 }

// column reads a number of three bytes that stand rows apart.
func column(at, rows int) int {
	return int(letterTable[at]) | int(letterTable[at+rows])<<8 | int(letterTable[at+2*rows])<<16
}
