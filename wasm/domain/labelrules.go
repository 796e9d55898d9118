package domain

import "slices"

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

// joinersFit checks what stands around zero width joiners and non-joiners (RFC 5892,
// appendix A.1 and A.2). It asks of the letter after a non-joiner only that it is not
// one that never joins on that side.
func joinersFit(label []letter) bool {
	for i, l := range label {
		if l.code != nonJoiner && l.code != joiner {
			continue
		}
		if i > 0 && label[i-1].virama() {
			continue
		}
		if l.code == joiner || !joinsBefore(label[:i]) || !joinsAfter(label[i+1:]) {
			return false
		}
	}
	return true
}

// joinsBefore says whether the last letter that is not transparent joins the next one.
func joinsBefore(label []letter) bool {
	for i := len(label) - 1; i >= 0; i-- {
		if j := label[i].joining(); j != transparent {
			return j == joinsLeft || j == joinsBoth
		}
	}
	return false
}

// joinsAfter says whether the first letter that is not transparent may join the one before.
func joinsAfter(label []letter) bool {
	for _, l := range label {
		if j := l.joining(); j != transparent {
			return j != joinsLeft && l.code != nonJoiner && l.code != joiner
		}
	}
	return false
}

// followBidiRule checks the labels of a name, dots between them, by RFC 5893, section 2,
// when one of them has a right-to-left letter.
func followBidiRule(name []letter) bool {
	if !slices.ContainsFunc(name, func(l letter) bool { return l.direction == right || l.direction == arabic }) {
		return true
	}
	start := 0
	for i, l := range name {
		if l.code == '.' {
			if !followsBidiRule(name[start:i]) {
				return false
			}
			start = i + 1
		}
	}
	return followsBidiRule(name[start:])
}

// followsBidiRule is followBidiRule for one label. An empty one is fine here.
func followsBidiRule(label []letter) bool {
	const inLeft = 1<<left | 1<<european | 1<<neutral | 1<<nonspacing
	const inRight = 1<<right | 1<<arabic | 1<<european | 1<<neutral | 1<<nonspacing
	if len(label) == 0 {
		return true
	}
	var allowed, ends int
	switch label[0].direction {
	case left:
		allowed, ends = inLeft, 1<<left|1<<european
	case right:
		allowed, ends = inRight, 1<<right|1<<arabic|1<<european
	}
	seen, last := 0, otherwise
	for _, l := range label {
		d := l.direction
		if seen |= 1 << d; d != nonspacing {
			last = d
		}
	}
	bothNumbers := seen&(1<<arabic) != 0 && seen&(1<<european) != 0
	return seen&^allowed == 0 && ends&(1<<last) != 0 && !bothNumbers
}
