package page

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// readJSON takes type, author, publisher and dates out of a JSON-LD script. It is a reader of its own because
// encoding/json costs the engine a quarter of its size, and because pages write JSON-LD with raw newlines and
// trailing commas that a strict reader refuses. What cannot be read says nothing.
func (l *linked) readJSON(src []byte) {
	p := ldReader{src: src, out: l}
	for p.at < len(p.src) { // more than once where a comment or a CDATA mark stands before the object
		p.value("", 0)
	}
}

// ldReader walks one JSON text. Depth and length are bounded; every step moves on, so it ends.
type ldReader struct {
	src []byte
	at  int
	out *linked
}

const maxLDDepth = 24

func (p *ldReader) skip() byte {
	for p.at < len(p.src) && (p.src[p.at] <= ' ' || p.src[p.at] == ',' || p.src[p.at] == ':') {
		p.at++
	}
	if p.at >= len(p.src) { // beyond the end after a string that is cut off
		return 0
	}
	return p.src[p.at]
}

// value reads one value that stands under key.
func (p *ldReader) value(key string, depth int) {
	switch c := p.skip(); {
	case c == 0:
	case depth > maxLDDepth:
		p.at = len(p.src)
	case c == '{':
		p.at++
		p.object(key, depth)
	case c == '[':
		p.at++
		for c := p.skip(); c != 0 && c != ']'; c = p.skip() {
			p.value(key, depth+1)
		}
		p.at++
	case c == '"':
		p.take(key, p.str())
	default:
		p.at++
		from := p.at - 1
		for p.at < len(p.src) && strings.IndexByte(",]}\"{[ \n\t", p.src[p.at]) < 0 {
			p.at++
		}
		if key == "isAccessibleForFree" && p.src[from] == 'f' {
			p.out.paid = true
		}
	}
}

func (p *ldReader) object(under string, depth int) {
	for c := p.skip(); c != 0 && c != '}'; c = p.skip() {
		if c != '"' {
			p.at++
			continue
		}
		key := p.str()
		if p.hasValue() {
			p.value(join(under, key), depth+1)
		}
	}
	p.at++
}

// hasValue moves to the value of a key and reports whether there is one: "author": , has none.
func (p *ldReader) hasValue() bool {
	for p.at < len(p.src) && (p.src[p.at] <= ' ' || p.src[p.at] == ':') {
		p.at++
	}
	return p.at < len(p.src) && p.src[p.at] != ',' && p.src[p.at] != '}'
}

// join names a value by the key it stands under where that matters: an author's name, not any name.
func join(under, key string) string {
	switch under {
	case "author", "creator", "publisher", "sponsor":
		return under + "." + key
	}
	switch {
	case key == "@graph", key == "mainEntity":
		return ""
	case under == "":
		return key
	}
	return "-"
}

// take keeps the values that Facts want; the first of each counts, and the first type that is a page's.
func (p *ldReader) take(key, value string) {
	switch key {
	case "@type":
		value = value[strings.LastIndexAny(value, "/:#")+1:] // a full address of the type says the same
		p.out.declares |= declaredTypes.of(value)
		if typeOf(value, "", "-") != TypeUnknown {
			setOnce(&p.out.kind, value)
		}
	case "author", "author.name", "creator", "creator.name":
		if !strings.HasPrefix(value, "http") {
			setOnce(&p.out.author, value)
		}
	case "publisher.name":
		setOnce(&p.out.publisher, value)
	case "datePublished":
		setOnce(&p.out.published, value)
	case "dateModified":
		setOnce(&p.out.modified, value)
	case "isAccessibleForFree":
		p.out.paid = p.out.paid || strings.EqualFold(value, "false")
	case "sponsor", "sponsor.name":
		if value != "" {
			p.out.declares |= DeclaresSponsor
		}
	default:
		if declaredPolicies.has(strings.ToLower(strings.TrimPrefix(key, "publisher."))) && value != "" {
			p.out.declares |= DeclaresPolicy
		}
	}
}

// str reads the string that begins at the cursor, with escapes resolved, cut to maxValue bytes.
func (p *ldReader) str() string {
	p.at++
	var out []byte
	for p.at < len(p.src) && p.src[p.at] != '"' {
		c := p.src[p.at]
		p.at++
		if c == '\\' && p.at < len(p.src) {
			out = p.escape(out)
		} else if len(out) < maxValue {
			out = append(out, c)
		}
	}
	p.at++
	if bytes.IndexByte(out, '&') >= 0 {
		out = []byte(html.UnescapeString(string(out))) // many sites escape it as if it were text of the page
	}
	return collapse(out, maxValue)
}

func (p *ldReader) escape(out []byte) []byte {
	c := p.src[p.at]
	p.at++
	switch c {
	case 'n', 't', 'r', 'b', 'f':
		return append(out, ' ')
	case 'u':
		r := p.hex4()
		if utf16.IsSurrogate(r) && bytes.HasPrefix(p.src[p.at:], []byte(`\u`)) {
			p.at += 2
			r = utf16.DecodeRune(r, p.hex4())
		}
		return utf8.AppendRune(out, r)
	}
	return append(out, c)
}

// hex4 reads the digits of a \u escape, up to four.
func (p *ldReader) hex4() rune {
	var r rune
	for i := 0; i < 4 && p.at < len(p.src); i++ {
		d := strings.IndexByte("0123456789abcdef", p.src[p.at]|0x20)
		if d < 0 {
			return utf8.RuneError
		}
		r = r<<4 | rune(d)
		p.at++
	}
	return r
}
