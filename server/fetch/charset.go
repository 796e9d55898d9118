package fetch

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"linkgrade/wasm/audit/codepage"
)

// This file names the encoding of a page by the label of the WHATWG Encoding Standard, as browsers do: byte order
// mark, Content-Type, declaration in the page (html.spec.whatwg.org, "Determining the character encoding").

// headBytes is how far a declaration is looked for. The standard looks through 1,024 bytes first, then takes one that
// the parser comes upon later; that happens in the head.
const headBytes = 64 << 10

// labelOf names the encoding of a page's bytes. A declaration of what does not exist is none.
func labelOf(body []byte, contentType string) string {
	head := body[:min(len(body), headBytes)]
	if label := markLabel(head); label != "" {
		return label
	}
	if label := known(charsetIn(contentType)); label != "" {
		return label
	}
	if label := declared(head); label != "" {
		return label
	}
	return guess(body)
}

// markLabel is the encoding that a byte order mark names; "" without one.
func markLabel(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return "utf-8"
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return "utf-16be"
	}
	return ""
}

// known is the standard's name of a label; "" when it has none.
func known(label string) string {
	_, name := charset.Lookup(label)
	return name
}

// declared is the encoding that a meta element or an XML declaration names. Who can be read as ASCII that far is not
// in UTF-16, whatever he says: the standard takes UTF-8 for it.
func declared(head []byte) string {
	label := metaLabel(head)
	if label == "" {
		label = xmlLabel(head)
	}
	switch label {
	case "utf-16le", "utf-16be":
		return "utf-8"
	case "x-user-defined":
		return "windows-1252"
	}
	return label
}

// metaLabel is what the first meta element says that names an encoding.
func metaLabel(head []byte) string {
	z := html.NewTokenizer(bytes.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if atom.Lookup(name) != atom.Meta || !more {
				continue
			}
			if label := known(metaCharset(z)); label != "" {
				return label
			}
		}
	}
}

// metaCharset is the label in a meta element's attributes: charset, or content where http-equiv says Content-Type.
func metaCharset(z *html.Tokenizer) string {
	var own, content string
	var isType bool
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "charset":
			own = string(val)
		case "content":
			content = charsetIn(string(val))
		case "http-equiv":
			isType = strings.EqualFold(strings.TrimSpace(string(val)), "content-type")
		}
	}
	if own == "" && isType {
		return content
	}
	return own
}

// charsetIn takes the label out of "text/html; charset=x" (html.spec.whatwg.org, "extracting a character encoding from
// a meta element"), which is also how browsers read a header that is not well formed.
func charsetIn(s string) string {
	const space = " \t\r\n\f"
	for rest := s; ; {
		i := indexFold(rest, "charset")
		if i < 0 {
			return ""
		}
		rest = strings.TrimLeft(rest[i+len("charset"):], space)
		after, ok := strings.CutPrefix(rest, "=")
		if !ok {
			continue
		}
		after = strings.TrimLeft(after, space)
		if after != "" && (after[0] == '"' || after[0] == '\'') {
			label, _, _ := strings.Cut(after[1:], after[:1])
			return label
		}
		if i := strings.IndexAny(after, space+";"); i >= 0 {
			after = after[:i]
		}
		return after
	}
}

// indexFold is strings.Index for an ASCII word in any case.
func indexFold(s, word string) int {
	for i := 0; i+len(word) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// xmlLabel is the encoding in an XML declaration at the very start.
func xmlLabel(head []byte) string {
	text, ok := bytes.CutPrefix(head, []byte("<?xml"))
	if !ok {
		return ""
	}
	text, _, _ = bytes.Cut(text, []byte(">"))
	_, after, ok := strings.Cut(string(text), "encoding")
	if !ok {
		return ""
	}
	after, ok = strings.CutPrefix(strings.TrimSpace(after), "=")
	if after = strings.TrimSpace(after); !ok || after == "" {
		return ""
	}
	label, _, _ := strings.Cut(after[1:], after[:1])
	return known(label)
}

// guess names the encoding of bytes that declare none: UTF-8 if they can be, UTF-16 if they look so, else what their
// frequencies suggest, else windows-1252.
func guess(body []byte) string {
	switch {
	case bytes.HasPrefix(body, []byte("<\x00")):
		return "utf-16le"
	case bytes.HasPrefix(body, []byte("\x00<")):
		return "utf-16be"
	case utf8.Valid(body):
		return "utf-8"
	}
	return cmp.Or(known(codepage.Detect(body[:min(len(body), 256<<10)])), "windows-1252")
}

// HasMark reports a text that begins with a byte order mark.
func HasMark(text []byte) bool { return markLabel(text) != "" }

// EncodingOf names the encoding that a text seems to be in, by the label of the Encoding Standard: its byte order mark's, else
// UTF-8 if it can be, else what its bytes suggest.
func EncodingOf(text []byte) string {
	if label := markLabel(text); label != "" {
		return label
	}
	return guess(text)
}
