package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a random page is made of: elements that may stand in each other as they are written here, so that the same tree
// comes out of its HTML and of its stream.
var (
	soupBlocks  = []string{"div", "section", "article", "aside", "nav", "header", "footer", "main", "blockquote", "ul", "ol", "figure", "my-card", "form"}
	soupInlines = []string{"b", "em", "span", "i", "small", "time", "blah", "a", "img", "br", "svg", "script", "template", "label"}
	soupClasses = []string{"", "", "byline", "site-footer", "entry-content", "comments", "ad", "tags", "sr-only", "widget has-sidebar", "entry-date", "modal"}
	soupProps   = []string{"", "", "", "", "author", "name", "publisher", "datePublished", "comment", "mainEntity"}
	soupScopes  = []string{"", "", "", "https://schema.org/Person", "https://schema.org/Comment"}
	soupStyles  = []string{"", "", "", "display:none", "visibility:hidden", "visibility:visible", "font-size:0", "position:absolute;left:-9999px",
		"color:#fff;background:#fff", "background:#fff", "color:white"}
	soupWords = []string{"The", "report ", " was", "\n\t", "published", " & ", "<ok>", "3 May", "日本語", "naïve", "don't ", "\u00a0", "By Jane Doe", "ไทย"}
	soupHrefs = []string{"/x", "https://a.test/y?a=1&b=2", "mailto:x@y.test", "#f", "//b.test", "javascript:void(0)", ""}
)

type soup struct{ r *rand.Rand }

func (s soup) pick(of []string) string { return of[s.r.IntN(len(of))] }

func (s soup) element(name string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for _, a := range [...]html.Attribute{{Key: "class", Val: s.pick(soupClasses)}, {Key: "style", Val: s.pick(soupStyles)},
		{Key: "itemprop", Val: s.pick(soupProps)}, {Key: "itemtype", Val: s.pick(soupScopes)}} {
		if a.Val != "" {
			n.Attr = append(n.Attr, a)
		}
		if a.Key == "itemtype" && a.Val != "" {
			n.Attr = append(n.Attr, html.Attribute{Key: "itemscope"})
		}
	}
	return n
}

func text(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

// flow fills a block: with blocks, or with paragraphs and headings of inline content.
func (s soup) flow(n *html.Node, depth int) {
	for range s.r.IntN(5) {
		var c *html.Node
		switch name := s.pick(soupBlocks); {
		case depth == 0 || s.r.IntN(3) == 0:
			c = s.element(s.pick([]string{"p", "h2", "h3", "pre"}))
			s.inline(c, 3, false)
		case name == "ul", name == "ol":
			c = s.element(name)
			for range s.r.IntN(4) {
				li := s.element("li")
				s.inline(li, 2, false)
				s.flow(li, depth-1)
				c.AppendChild(li)
			}
		case name == "form": // forms do not nest
			c = s.element("fieldset")
			s.inline(c, 2, false)
		default:
			c = s.element(name)
			s.flow(c, depth-1)
		}
		n.AppendChild(c)
	}
}

// inline fills an element with words and inline elements; links do not nest.
func (s soup) inline(n *html.Node, depth int, linked bool) {
	for range s.r.IntN(5) {
		name := s.pick(soupInlines)
		switch {
		case depth == 0 || s.r.IntN(2) == 0 || linked && name == "a":
			n.AppendChild(text(s.pick(soupWords)))
			continue
		}
		c := s.element(name)
		n.AppendChild(c)
		switch name {
		case "a":
			c.Attr = append(c.Attr, html.Attribute{Key: "href", Val: s.pick(soupHrefs)}, html.Attribute{Key: "rel", Val: s.pick([]string{"", "nofollow", "author"})})
			s.inline(c, depth-1, true)
		case "img":
			c.Attr = append(c.Attr, html.Attribute{Key: "alt", Val: s.pick(soupWords)})
		case "br":
		case "svg", "script":
			c.Attr = nil
			c.AppendChild(text("x"))
		case "time":
			c.Attr = append(c.Attr, html.Attribute{Key: "datetime", Val: "2024-05-03"})
		default:
			s.inline(c, depth-1, linked)
		}
	}
}

// page is a whole random document.
func (s soup) page() *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	root.AppendChild(&html.Node{Type: html.DoctypeNode, Data: "html"})
	top, head, body := s.element("html"), s.element("head"), s.element("body")
	root.AppendChild(top)
	top.AppendChild(head)
	top.AppendChild(body)
	title := s.element("title")
	title.AppendChild(text(s.pick(soupWords)))
	head.AppendChild(title)
	head.AppendChild(&html.Node{Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta, Attr: []html.Attribute{{Key: "name", Val: "robots"}, {Key: "content", Val: s.pick([]string{"", "noindex", "all"})}}})
	s.flow(body, 5)
	return root
}

// The same tree as HTML and as a stream gives the same facts.
func TestFeedersAgreeOnSoup(t *testing.T) {
	pages := 3000
	if testing.Short() {
		pages = 300
	}
	links := 0
	for seed := range pages {
		root := soup{rand.New(rand.NewPCG(uint64(seed), 1))}.page()
		var src strings.Builder
		if err := html.Render(&src, root); err != nil {
			t.Fatal(err)
		}
		want := ReadHTML([]byte(src.String()), metaOf(t))
		got, err := ReadStream([]byte(writeStream(root)), metaOf(t))
		if err != nil {
			t.Fatal(err)
		}
		if diff := factsDiff(want, got); diff != "" {
			t.Fatalf("seed %d: %s\n%s", seed, diff, src.String())
		}
		if err := checkFacts(got); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, src.String())
		}
		links += len(got.Links)
	}
	if links < pages {
		t.Errorf("%d pages hold %s links; want at least one a page", pages, fmt.Sprint(links))
	}
}
