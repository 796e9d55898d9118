package fetch

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// This file reads robots.txt by RFC 9309. No library does: temoto/robotstxt refuses a whole file for one line out of place,
// lets patterns begin anywhere and gives no Allow precedence; the port of Google's own (jimsmart/grobotstxt) reads up to half
// a megabyte again for each address, in time that a hostile file squares, and knows no Crawl-delay.

// Bounds of a robots.txt file. The first is the least that RFC 9309, section 2.5, lets a crawler read.
const (
	maxRobots     = 500 << 10
	maxRules      = 5000
	maxPattern    = 2048     // bytes of one pattern
	maxMatchSteps = 20 << 20 // comparisons for one address; a file that takes more forbids it
)

// robots is what one file says to one crawler.
type robots struct {
	rules []robotsRule
	delay time.Duration // Crawl-delay, which RFC 9309 does not have and many sites do; 0 where none is said
}

type robotsRule struct {
	pattern string // escaped as addresses are
	allow   bool
}

// size is about how many bytes it takes to keep it.
func (r *robots) size() (n int) {
	for _, rule := range r.rules {
		n += len(rule.pattern) + 24
	}
	return n + 64
}

// parseRobots reads what a file says to the crawler whose product token is given: the groups that name it, else those of
// everybody (RFC 9309, section 2.2.1). Lines that are none of the standard's are passed over.
func parseRobots(file []byte, token string) *robots {
	var mine, all robots
	var isMine, isAll, isNamed, inRules bool
	for line := range bytes.FieldsFuncSeq(bytes.TrimPrefix(file[:min(len(file), maxRobots)], []byte("\xEF\xBB\xBF")), func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value, ok := robotsLine(line)
		if !ok {
			continue
		}
		switch key {
		case "user-agent":
			if inRules {
				isMine, isAll, inRules = false, false, false
			}
			named := strings.EqualFold(productToken(value), token)
			isMine, isNamed, isAll = isMine || named, isNamed || named, isAll || value == "*"
			continue
		case "allow", "disallow", "crawl-delay":
			inRules = true
		default:
			continue
		}
		if isMine {
			mine.add(key, value)
		}
		if isAll {
			all.add(key, value)
		}
	}
	if isNamed {
		return &mine
	}
	return &all
}

// robotsLine takes "Key: value # remark" apart.
func robotsLine(line []byte) (key, value string, ok bool) {
	line, _, _ = bytes.Cut(line, []byte("#"))
	k, v, ok := bytes.Cut(line, []byte(":"))
	return strings.ToLower(string(bytes.TrimSpace(k))), string(bytes.TrimSpace(v)), ok
}

// productToken is the part of a User-agent line that crawlers compare with their own: letters, "_" and "-".
func productToken(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == '-')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

func (r *robots) add(key, value string) {
	if key == "crawl-delay" {
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 && !math.IsInf(seconds, 0) {
			r.delay = max(r.delay, time.Duration(min(seconds, 1e6)*float64(time.Second)))
		}
		return
	}
	if value == "" || len(value) > maxPattern || len(r.rules) >= maxRules {
		return // an empty Disallow forbids nothing
	}
	r.rules = append(r.rules, robotsRule{robotsEscape(value), key == "allow"})
}

// allows reports whether a path with its query, escaped, may be asked for: the longest pattern that fits decides, Allow
// where two are as long (RFC 9309, section 2.2.2).
func (r *robots) allows(pathQuery string) bool {
	pathQuery = robotsEscape(pathQuery)
	best, allowed, steps := -1, true, maxMatchSteps
	for _, rule := range r.rules {
		if len(rule.pattern) < best || len(rule.pattern) == best && (allowed || !rule.allow) {
			continue
		}
		fits := robotsMatch(rule.pattern, pathQuery, &steps)
		if steps < 0 {
			return false
		}
		if fits {
			best, allowed = len(rule.pattern), rule.allow
		}
	}
	return allowed
}

// robotsMatch reports whether a path begins as a pattern says: "*" is anything, "$" at the end is the path's end. It takes
// a step off for each comparison.
func robotsMatch(pattern, path string, steps *int) bool {
	pattern, isWhole := strings.CutSuffix(pattern, "$")
	if isWhole {
		pattern += "\x00" // a byte that no escaped path has
		path += "\x00"
	}
	star, back, at := -1, 0, 0
	for i := 0; ; {
		if *steps--; *steps < 0 {
			return false
		}
		switch {
		case i == len(pattern):
			return true
		case pattern[i] == '*':
			star, back = i, at
			i++
		case at < len(path) && pattern[i] == path[at]:
			i, at = i+1, at+1
		case star >= 0 && back < len(path):
			back++
			i, at = star+1, back
		default:
			return false
		}
	}
}

// robotsEscape makes spellings of the same path equal (RFC 9309, section 2.2.2): bytes beyond ASCII and controls are escaped,
// digits of escapes are capitals, and what need not be escaped is not.
func robotsEscape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if c = byte(v); c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
					b.WriteByte(c)
				} else {
					b.Write([]byte{'%', hex[c>>4], hex[c&15]})
				}
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
