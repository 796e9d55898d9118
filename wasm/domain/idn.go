package domain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const maxUnicodeInput = maxHost * 4 // bytes

// maxLetters is how many code points a label beyond ASCII can have: each takes a byte of
// punycode at least.
const maxLetters = maxLabel - len(acePrefix)

const (
	notName    = "not a name in any script (UTS 46)"
	emptyLabel = "an empty label"
	longLabel  = "a label longer than 63 bytes"
)

// toASCII maps a name in any script to lower-case A-labels, by UTS 46 as the URL Standard
// sets it (section 3.3, "domain to ASCII" with beStrict false): non-transitional, hyphens
// and STD3 unchecked, joiners and the bidi rule checked. Labels that punycode makes too
// long are refused before it is tried. A reason is given when s is no such name. U+FFFD,
// which stands for bytes that are not UTF-8, is in no name.
func toASCII(s string) (ascii, reason string) {
	if len(s) > maxUnicodeInput {
		return "", "longer than a host can be"
	}
	text, ok := mapped(s)
	if !ok {
		return "", notName
	}
	n := spelling{ascii: make([]byte, 0, len(s)+len(acePrefix)), text: make([]letter, 0, len(text))}
	for rest := text; ; {
		end := 0
		for end < len(rest) && rest[end].code != '.' {
			end++
		}
		if reason := n.add(rest[:end]); reason != "" {
			return "", reason
		}
		if end == len(rest) {
			break
		}
		n.ascii, n.text = append(n.ascii, '.'), append(n.text, rest[end])
		rest = rest[end+1:]
	}
	if !followBidiRule(n.text) {
		return "", notName
	}
	return string(n.ascii), ""
}

// mapped is a name after UTS 46's mapping and normalization; false for a code point that
// is in no name.
func mapped(s string) (text []letter, ok bool) {
	text = make([]letter, 0, len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			text = append(text, letterOf(r))
			continue
		}
		if text, ok = appendMapped(text, r); !ok {
			return nil, false
		}
	}
	if mayCompose(text) {
		text = compose(text)
	}
	return text, true
}

// A spelling is a name, spelled label by label.
type spelling struct {
	ascii []byte   // in A-labels
	text  []letter // in U-labels
}

// add spells one more label, mapped and normalized; a reason when it is in no name.
func (n *spelling) add(label []letter) (reason string) {
	at := len(n.ascii)
	isASCII := true
	for _, l := range label {
		isASCII = isASCII && l.code < utf8.RuneSelf
		n.ascii = append(n.ascii, byte(l.code))
	}
	coded, isCoded := strings.CutPrefix(string(n.ascii[at:]), acePrefix)
	switch {
	case isASCII && !isCoded:
		n.text = append(n.text, label...)
		return ""
	case isASCII && coded == "":
		return emptyLabel
	case isASCII && len(label) > maxLabel, !isASCII && len(label) > maxLetters:
		return longLabel
	case isASCII:
		codes, ok := unpuny(coded)
		if label = lettersOf(codes); !ok || !isMapped(label) || !isComposed(label) {
			return notName
		}
	case isCoded:
		return notName
	default:
		n.ascii = appendPuny(append(n.ascii[:at], acePrefix...), label)
	}
	if !label[0].initial() || !joinersFit(label) {
		return notName
	}
	n.text = append(n.text, label...)
	return ""
}

func lettersOf(codes []rune) []letter {
	text := make([]letter, len(codes))
	for i, r := range codes {
		text[i] = letterOf(r)
	}
	return text
}

// isMapped says whether letters are valid, so that mapping would not change them.
func isMapped(text []letter) bool {
	return !slices.ContainsFunc(text, func(l letter) bool { return !l.valid() })
}

// toUnicode maps the A-labels of a valid name to U-labels.
func toUnicode(name string) string {
	if !hasPunycode(name) {
		return name
	}
	labels := strings.Split(name, ".")
	for i, label := range labels {
		if coded, ok := strings.CutPrefix(label, acePrefix); ok {
			if text, ok := unpuny(coded); ok {
				labels[i] = string(text)
			}
		}
	}
	return strings.Join(labels, ".")
}
