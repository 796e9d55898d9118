package domain

import "strings"

// cutTail cuts "?query#fragment" off and sets both.
func (a *Address) cutTail(s string, queries byteSet) string {
	if i := strings.IndexByte(s, '#'); i >= 0 {
		a.setFragment(s[i:])
		s = s[:i]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		a.Query = escape(s[i+1:], queries)
		if a.Query == "" {
			a.marks |= emptyQuery
		}
		s = s[:i]
	}
	return s
}

// setFragment sets the fragment from "#" and what follows.
func (a *Address) setFragment(s string) {
	a.marks &^= emptyFragment
	if a.Fragment = escape(s[1:], fragmentSet); a.Fragment == "" {
		a.marks |= emptyFragment
	}
}

// authority sets credentials, host and port from what stands between "//" and the path.
func (a *Address) authority(s string) (reason string, kind error) {
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		user, password, _ := strings.Cut(s[:at], ":")
		a.User, a.Password = escape(user, userSet), escape(password, userSet)
		s = s[at+1:]
	}
	host, port := s, ""
	if colon := portColon(s); colon >= 0 {
		host, port = s[:colon], s[colon+1:]
	}
	var dot bool
	if a.Host, dot, reason = parseHost(host); reason != "" {
		return reason, ErrHost
	}
	if dot {
		a.marks |= rootDot
	}
	number, ok := parsePort(port)
	if !ok {
		return "a port that is not a number up to 65535", ErrAddress
	}
	if number != defaultPort(a.Scheme) {
		a.Port = number
	}
	return "", nil
}

// portColon is where the first colon outside brackets stands, or -1.
func portColon(s string) int {
	inside := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			inside = true
		case ']':
			inside = false
		case ':':
			if !inside {
				return i
			}
		}
	}
	return -1
}

// parsePort drops leading zeros; "" is no port.
func parsePort(s string) (port string, ok bool) {
	value := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return "", false
		}
		if value = value*10 + int(s[i]-'0'); value > 65535 {
			return "", false
		}
	}
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s, true
}

// rootPath is resolvePath for a path that begins with its slash, or is empty. The usual
// one is given back as it is.
func rootPath(path string) string {
	if path == "" {
		return "/"
	}
	if path[0] == '/' && !needsWork(path[1:]) {
		return path
	}
	return resolvePath("", path[1:])
}

// resolvePath joins a directory without its last slash ("" for the root) and a path
// relative to it: "." and ".." are taken out, "\" is a slash, the rest is escaped.
func resolvePath(dir, path string) string {
	if !needsWork(path) {
		return dir + "/" + path
	}
	out := append(make([]byte, 0, len(dir)+len(path)+24), dir...)
	for more := true; more; {
		segment := path
		end := strings.IndexAny(path, `/\`)
		if more = end >= 0; more {
			segment, path = path[:end], path[end+1:]
		}
		dots := dotSegment(segment)
		if dots == 2 {
			out = out[:max(0, lastSlash(out))]
		}
		if dots == 0 {
			out = appendEscaped(append(out, '/'), segment, pathSet)
		} else if !more {
			out = append(out, '/')
		}
	}
	return string(out)
}

// needsWork says whether a path may have a dot segment, a backslash or a byte to escape.
func needsWork(path string) bool {
	start := true
	for i := 0; i < len(path); i++ {
		c := path[i]
		if start && (c == '.' || c == '%') || c == '\\' || pathSet.has(c) {
			return true
		}
		start = c == '/'
	}
	return false
}

// dotSegment counts the dots of ".", "..", also written "%2e"; 0 for other segments.
func dotSegment(s string) int {
	dots := 0
	for s != "" && dots < 3 {
		switch {
		case s[0] == '.':
			s = s[1:]
		case len(s) >= 3 && s[0] == '%' && s[1] == '2' && s[2]|0x20 == 'e':
			s = s[3:]
		default:
			return 0
		}
		dots++
	}
	if dots > 2 {
		return 0
	}
	return dots
}

func lastSlash(path []byte) int {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return i
		}
	}
	return -1
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }
