package page

import (
	"strings"

	"golang.org/x/net/html"
)

// writeStream plays the content script: it walks a parsed tree and writes the page stream. As there, styles and scripts
// have no text but JSON-LD.
func writeStream(root *html.Node) string {
	var b strings.Builder
	writeNode(&b, root)
	return b.String()
}

func writeNode(b *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.WriteByte(opText)
		b.WriteString(clean(n.Data))
		return
	case html.ElementNode:
		b.WriteByte(opOpen)
		b.WriteString(n.Data)
		for _, a := range n.Attr {
			if a.Namespace == "" {
				b.WriteByte(opName)
				b.WriteString(a.Key)
				b.WriteByte(opValue)
				b.WriteString(clean(a.Val))
			}
		}
	case html.DocumentNode:
	default:
		return
	}
	for c := n.FirstChild; c != nil && (c.Type != html.TextNode || sendsText(n)); c = c.NextSibling {
		writeNode(b, c)
	}
	if n.Type == html.ElementNode {
		b.WriteByte(opClose)
	}
}

// sendsText reports elements whose text is sent.
func sendsText(n *html.Node) bool {
	if n.Namespace != "" || n.Data != "style" && n.Data != "script" {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "type" && strings.EqualFold(strings.TrimSpace(a.Val), "application/ld+json") {
			return n.Data == "script"
		}
	}
	return false
}

// clean replaces the control characters that the format uses, as the content script does.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= 8 || r == 0x0B || r >= 0x0E && r < 0x20 {
			return ' '
		}
		return r
	}, s)
}
