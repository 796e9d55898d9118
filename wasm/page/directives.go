package page

import "strings"

// Robots is what a page tells crawlers, the most restrictive word of every source winning
// (developers.google.com/search/docs/crawling-indexing/robots-meta-tag).
type Robots struct {
	Said     bool // whether any directive was found
	NoIndex  bool
	NoFollow bool
	Index    bool     // whether a source allows indexing in so many words, whatever another says
	Follow   bool     // whether one allows following
	Until    Date     // the earliest day after which the page asks to be left out; zero where it names none
	Quotes   []string // the directives as the page words them, for evidence; at most 8
}

// crawlers are the meta names that count: every crawler's, and that of the one that most links are built for. What a
// page tells another crawler alone closes nothing.
var crawlers = [...]string{"robots", "googlebot"}

// isCrawlerName reports whether a meta name addresses crawlers, name in lower case.
func isCrawlerName(name string) bool {
	for _, c := range crawlers {
		if name == c {
			return true
		}
	}
	return false
}

// read adds the directives of one meta tag or header value. who is the meta name or "X-Robots-Tag".
func (r *Robots) read(who, value string) {
	value = strings.TrimSpace(value)
	if value == "" {
		return
	}
	r.Said = true
	if len(r.Quotes) < 8 {
		r.Quotes = append(r.Quotes, who+": "+collapse([]byte(value), maxValue))
	}
	lower := strings.ToLower(value)
	for _, word := range strings.FieldsFunc(lower, isDirectiveGap) {
		r.apply(word)
	}
	r.readUntil(lower)
}

// readUntil takes the date of an unavailable_after. One that cannot be read is ignored, as the documentation says.
func (r *Robots) readUntil(lower string) {
	_, date, ok := strings.Cut(lower, "unavailable_after")
	if !ok {
		return
	}
	d := ParseDate(string(clipBytes([]byte(date), dateBytes)))
	if !d.IsZero() && (r.Until.IsZero() || d.Unix() < r.Until.Unix()) {
		r.Until = d
	}
}

func (r *Robots) apply(word string) {
	switch word {
	case "noindex":
		r.NoIndex = true
	case "nofollow":
		r.NoFollow = true
	case "none":
		r.NoIndex, r.NoFollow = true, true
	case "index":
		r.Index = true
	case "follow":
		r.Follow = true
	case "all":
		r.Index, r.Follow = true, true
	}
}

func isDirectiveGap(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '\t' || c == '\n' }

// readHeader adds X-Robots-Tag headers, one a line. A directive may be addressed to one crawler ("otherbot: noindex,
// nofollow"); the address holds until the next one or the end of its header.
func (r *Robots) readHeader(headers string) {
	for header := range strings.SplitSeq(headers, "\n") {
		counts := true
		rest := strings.ToLower(header)
		for part := range strings.SplitSeq(rest, ",") {
			whole := rest // a date holds a comma
			rest = rest[min(len(part)+1, len(rest)):]
			who, rest, named := strings.Cut(part, ":")
			if who = strings.TrimSpace(who); named && isAgent(who) {
				counts, part = isCrawlerName(who), rest
			}
			if counts {
				r.read("X-Robots-Tag", part)
			}
			if counts && strings.Contains(part, "unavailable_after") {
				r.readUntil(whole)
			}
		}
	}
}

// isAgent tells the name of a crawler from a directive with a value and from the middle of a date.
func isAgent(word string) bool {
	return word != "" && !strings.ContainsAny(word, " \t") && !isValued(word)
}

// isValued reports directives that carry a value after a colon of their own.
func isValued(word string) bool {
	switch word {
	case "max-snippet", "max-image-preview", "max-video-preview", "unavailable_after":
		return true
	}
	return false
}

// parseRefresh splits a meta refresh's content ("5; url='/next'") as the HTML standard does (html.spec.whatwg.org,
// "shared declarative refresh steps"). ok is false when it is not one; ref is "" when the page reloads itself.
func parseRefresh(content string) (seconds int, ref string, ok bool) {
	s := strings.TrimLeft(content, " \t\n\f\r")
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		if seconds < 1_000_000 {
			seconds = seconds*10 + int(s[digits]-'0')
		}
		digits++
	}
	if digits == 0 && !strings.HasPrefix(s, ".") {
		return 0, "", false
	}
	s = strings.TrimLeft(s[digits:], "0123456789.")
	if s == "" {
		return seconds, "", true
	}
	if !strings.ContainsRune(";, \t\n\f\r", rune(s[0])) {
		return 0, "", false
	}
	s = strings.TrimLeft(s, " \t\n\f\r")
	if s != "" && (s[0] == ';' || s[0] == ',') {
		s = strings.TrimLeft(s[1:], " \t\n\f\r")
	}
	return seconds, refreshURL(s), true
}

// refreshURL takes the optional "url=" and quotes off.
func refreshURL(s string) string {
	if len(s) >= 3 && strings.EqualFold(s[:3], "url") {
		if rest := strings.TrimLeft(s[3:], " \t\n\f\r"); strings.HasPrefix(rest, "=") {
			s = strings.TrimLeft(rest[1:], " \t\n\f\r")
		}
	}
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		quote := s[0]
		s = s[1:]
		if i := strings.IndexByte(s, quote); i >= 0 {
			s = s[:i]
		}
	}
	return s
}
