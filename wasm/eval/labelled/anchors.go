package labelled

import (
	"bytes"

	"golang.org/x/net/html"
)

// Anchors returns the offset of the "<" of every a[href] start tag in a page's source: the link with ordinal i begins at
// Anchors(src)[i]. Tags are found as a tokenizer finds them that knows no tree: what stands in a script, style, noscript,
// iframe, textarea, title or comment is no tag.
func Anchors(src []byte) []int {
	var offsets []int
	z := html.NewTokenizer(bytes.NewReader(src))
	for at := 0; ; {
		tt := z.Next()
		if tt == html.ErrorToken {
			return offsets
		}
		size := len(z.Raw())
		if (tt == html.StartTagToken || tt == html.SelfClosingTagToken) && isLink(z) {
			offsets = append(offsets, at)
		}
		at += size
	}
}

func isLink(z *html.Tokenizer) bool {
	name, more := z.TagName()
	if string(name) != "a" {
		return false
	}
	for more {
		var key []byte
		if key, _, more = z.TagAttr(); string(key) == "href" {
			return true
		}
	}
	return false
}
