package domain

import "strings"

// The longest a name and one of its labels may be, in bytes of ASCII, dots included and
// the root's dot not (RFC 1035, section 2.3.4, as text).
const (
	maxHost  = 253
	maxLabel = 63
)

// maxHostInput bounds a host's spelling, in bytes: 253 characters of ASCII can come from
// no more than as many runes of four bytes each, percent-encoded. Longer needs invisible
// characters, which browsers drop and this package does not pay for.
const maxHostInput = maxHost * 4 * 3

// A Host is a valid host in its ASCII form: lower-case A-labels without the root's dot,
// or an address literal, IPv6 in brackets. The zero Host means none. Hosts are comparable.
type Host struct{ text string }

// ParseHost reads a host as a browser reads the host of an http address: percent-decoded,
// mapped to A-labels by UTS 46 (non-transitional; "_" and most punctuation are let
// through), numbers in any base taken for IPv4, IPv6 in brackets compressed. No port.
// A final dot is dropped: "Müller.DE." is "xn--mller-kva.de". Errors wrap ErrHost.
func ParseHost(s string) (Host, error) {
	host, _, reason := parseHost(s)
	if reason != "" {
		return Host{}, &inputError{s, reason, ErrHost}
	}
	return host, nil
}

// parseHost is ParseHost that also says whether a final dot was dropped, and gives the
// reason why s is no host.
func parseHost(s string) (h Host, dot bool, reason string) {
	text, reason := hostText(s)
	if reason == "" && text != "" && text[0] != '[' {
		if dot = text[len(text)-1] == '.'; dot {
			text = text[:len(text)-1]
		}
		var number bool
		if number, reason = checkLabels(text); number && reason == "" {
			dot = false // a browser drops it, too: "127.0.0.1." is "127.0.0.1"
			text, reason = ipv4(text)
		}
	}
	if reason == "" && text == "" {
		reason = "empty"
	}
	if reason != "" {
		return Host{}, false, reason
	}
	return Host{text}, dot, ""
}

// hostText is a host in lower-case ASCII, not yet checked for labels and IPv4; a reason
// when it cannot be one.
func hostText(s string) (text, reason string) {
	if len(s) > maxHostInput {
		return "", "longer than a host can be"
	}
	if strings.HasPrefix(s, "[") {
		if !strings.HasSuffix(s, "]") {
			return "", "a bracket that is not closed"
		}
		return ipv6(s[1 : len(s)-1])
	}
	var wide, bad bool
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case plainHost(c):
		case c >= 0x80 || c == '%':
			wide = true
		case forbiddenHost.has(c):
			bad = true
		}
	}
	if wide || !bad && hasPunycode(s) {
		return hostUnicode(s)
	}
	if bad {
		return "", "a character that no host holds"
	}
	return lower(s), ""
}

// hostUnicode is hostText for what is not plain ASCII, or says it is punycode.
func hostUnicode(s string) (text, reason string) {
	if strings.IndexByte(s, '%') >= 0 {
		s = Unescape(s)
	}
	if s, reason = toASCII(s); reason != "" {
		return "", reason
	}
	for i := 0; i < len(s); i++ {
		if s[i] == '%' || forbiddenHost.has(s[i]) {
			return "", "a character that no host holds"
		}
	}
	return s, ""
}

// checkLabels checks the lengths and says whether the last label is a number, which
// makes the host an IPv4 address or nothing.
func checkLabels(name string) (number bool, reason string) {
	if len(name) > maxHost {
		return false, "longer than 253 bytes"
	}
	last := ""
	for rest, more := name, true; more; {
		last, rest, more = strings.Cut(rest, ".")
		if last == "" {
			return false, emptyLabel
		}
		if len(last) > maxLabel {
			return false, longLabel
		}
	}
	return isNumber(last), ""
}

// plainHost are the characters most hosts consist of.
func plainHost(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.'
}

// hasPunycode says whether a label begins with "xn--", in any case: browsers check that
// it decodes.
func hasPunycode(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if s[i]|0x20 == 'x' && s[i+1]|0x20 == 'n' && s[i+2] == '-' && s[i+3] == '-' && (i == 0 || s[i-1] == '.') {
			return true
		}
	}
	return false
}

// String is the host as a browser shows it, without a final dot; "" for the zero Host.
func (h Host) String() string { return h.text }

// IsZero says whether there is no host.
func (h Host) IsZero() bool { return h.text == "" }

// IsIP says whether the host is an address literal.
func (h Host) IsIP() bool { return isIP(h.text) }

// Suffix is the host's public suffix and whether the list's private section names it
// ("github.io"). A top-level name the list does not know is its own suffix. It is "" for
// address literals and for the zero Host.
func (h Host) Suffix() (suffix string, isPrivate bool) {
	if h.text == "" || h.IsIP() {
		return "", false
	}
	start, in := suffixOf(h.text, false)
	return h.text[start:], in == private
}

// Name is the registrable name the host belongs to, by the ICANN and private rules. A
// host that is itself a private suffix belongs to whoever registered it under the ICANN
// rules: github.io is its own Name, s3.amazonaws.com is amazonaws.com. It is false when
// the host is itself an ICANN suffix (co.uk), when the name has characters outside a–z,
// 0–9, "-", "_" (no registry sells those), and for the zero Host.
func (h Host) Name() (Name, bool) {
	if h.text == "" {
		return Name{}, false
	}
	if h.IsIP() {
		return Name(h), true
	}
	start, in := suffixOf(h.text, false)
	if start == 0 && in == private {
		start, _ = suffixOf(h.text, true)
	}
	if start == 0 && (strings.IndexByte(h.text, '.') >= 0 || listedTop(h.text)) {
		return Name{}, false
	}
	name := h.text
	if start > 0 {
		name = name[strings.LastIndexByte(name[:start-1], '.')+1:]
	}
	for i := 0; i < len(name); i++ {
		if !plainHost(name[i]) && name[i] != '_' {
			return Name{}, false
		}
	}
	return Name{name}, true
}

// isSuffix says whether the host is an ICANN suffix or a listed top-level name.
func (h Host) isSuffix() bool {
	if h.text == "" || h.IsIP() {
		return false
	}
	start, _ := suffixOf(h.text, true)
	return start == 0 && (strings.IndexByte(h.text, '.') >= 0 || listedTop(h.text))
}

// isIP tells address literals from names: a valid host whose last label is a number is
// an IPv4 address.
func isIP(host string) bool {
	return host != "" && (host[0] == '[' || isNumber(host[strings.LastIndexByte(host, '.')+1:]))
}
