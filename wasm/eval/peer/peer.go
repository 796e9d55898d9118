// Package peer runs go-readability, the published extractor that the engine is measured against, and tells which links of
// a page survive it. Only measurements and tests may import it: nothing of it ships (wasm/arrows_native_test.go).
//
// go-readability (codeberg.org/readeck/go-readability/v2, MIT) is Mozilla's Readability.js 0.6 in Go.
package peer

import (
	"bytes"
	"net/url"
	"strconv"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"linkgrade/wasm/eval/labelled"
)

// ordinal is the attribute that carries a link's number through the extraction, which keeps unknown attributes.
const ordinal = "data-linkgrade-ordinal"

// Mark writes into each a[href] start tag of a source its ordinal, for [Survivors] to find.
func Mark(src []byte) []byte {
	offsets := labelled.Anchors(src)
	out := make([]byte, 0, len(src)+len(offsets)*(len(ordinal)+8))
	from := 0
	for i, at := range offsets {
		at += len("<a")
		out = append(out, src[from:at]...)
		out = append(out, " "+ordinal+"="+strconv.Itoa(i)+" "...)
		from = at
	}
	return append(out, src[from:]...)
}

// Extract is go-readability's main content of a page as a tree; nil where it finds none. The address may be any text:
// one that cannot be read is none.
func Extract(src []byte, address string) (*html.Node, error) {
	u, err := url.Parse(address)
	if err != nil {
		u = nil
	}
	article, err := readability.FromReader(bytes.NewReader(src), u)
	return article.Node, err
}

// Survivors lists the ordinals of the links in what was extracted from a marked page, in document order.
func Survivors(tree *html.Node) []int {
	if tree == nil {
		return nil
	}
	var kept []int
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			if a.Key != ordinal {
				continue
			}
			if i, err := strconv.Atoi(a.Val); err == nil {
				kept = append(kept, i)
			}
			break
		}
	}
	return kept
}
