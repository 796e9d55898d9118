package domain

import "strings"

// parse is the URL Standard's basic URL parser (section 4.4) without its states: each
// part is cut off where it ends. A nil base is none.
func parse(input string, base *Address) (Address, error) {
	if len(input) > MaxAddress {
		return Address{}, &inputError{input, "", ErrLong}
	}
	s := clean(input)
	var a Address
	var reason string
	kind := ErrAddress
	scheme, rest, ok := cutScheme(s)
	switch {
	case !ok && base == nil, !ok && !hasHost(base.Scheme) && !strings.HasPrefix(s, "#"):
		return Address{}, &inputError{input, "", ErrRelative}
	case !ok && !hasHost(base.Scheme):
		a = *base
		a.setFragment(s)
	case !ok:
		a = Address{Scheme: base.Scheme}
		reason, kind = a.relative(s, base)
	case !hasHost(scheme):
		a = Address{Scheme: scheme}
		a.opaque(rest)
	case base != nil && base.Scheme == scheme:
		a = Address{Scheme: scheme}
		reason, kind = a.relative(rest, base)
	default:
		a = Address{Scheme: scheme}
		reason, kind = a.absolute(rest)
	}
	if reason != "" {
		return Address{}, &inputError{input, reason, kind}
	}
	if a.size() > MaxAddress && len(a.String()) > MaxAddress {
		return Address{}, &inputError{input, "", ErrLong}
	}
	return a, nil
}

// clean trims C0 controls and spaces, and takes out tabs and line ends.
func clean(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	if strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '\t' && c != '\n' && c != '\r' {
			out = append(out, c)
		}
	}
	return string(out)
}

// cutScheme cuts "scheme:" off; the scheme is in lower case.
func cutScheme(s string) (scheme, rest string, ok bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return lower(s[:i]), s[i+1:], true
		default:
			return "", "", false
		}
	}
	return "", "", false
}

// hasHost says whether the package takes a scheme's addresses apart: the standard's
// special schemes, file apart.
func hasHost(scheme string) bool { return defaultPort(scheme) != "" }

func defaultPort(scheme string) string {
	switch scheme {
	case "http", "ws":
		return "80"
	case "https", "wss":
		return "443"
	case "ftp":
		return "21"
	}
	return ""
}

// opaque sets the parts of an address whose scheme has no host here.
func (a *Address) opaque(s string) {
	path := a.cutTail(s, querySet)
	a.Path = escape(path, c0Set)
	if len(path) < len(s) && strings.HasSuffix(path, " ") {
		a.Path = a.Path[:len(a.Path)-1] + "%20" // else it would be trimmed once the tail is gone
	}
}

// absolute sets host and path from what follows "scheme:", however many slashes it
// begins with.
func (a *Address) absolute(s string) (reason string, kind error) {
	s = strings.TrimLeft(s, `/\`)
	end := strings.IndexAny(s, `/\?#`)
	if end < 0 {
		end = len(s)
	}
	if reason, kind := a.authority(s[:end]); reason != "" {
		return reason, kind
	}
	a.Path = rootPath(a.cutTail(s[end:], webQuerySet))
	return "", nil
}

// relative sets everything but the scheme from a reference and its base.
func (a *Address) relative(s string, base *Address) (reason string, kind error) {
	if len(s) > 1 && isSlash(s[0]) && isSlash(s[1]) {
		return a.absolute(s)
	}
	a.User, a.Password, a.Host, a.Port = base.User, base.Password, base.Host, base.Port
	a.marks = base.marks & rootDot
	path := a.cutTail(s, webQuerySet)
	switch {
	case path == "":
		a.Path = base.Path
		if s == "" || s[0] == '#' {
			a.Query = base.Query
			a.marks |= base.marks & emptyQuery
		}
	case isSlash(path[0]):
		a.Path = rootPath(path)
	default:
		a.Path = resolvePath(base.Path[:strings.LastIndexByte(base.Path, '/')], path)
	}
	return "", nil
}
