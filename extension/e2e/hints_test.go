package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
	"linkgrade/wasm/page"
)

// hintCases are links, each with what the page's layout shows of it: "" for a link that is seen, "?" where it may yet be shown.
var hintCases = []struct{ name, html, want string }{
	{"plain", `<a href=/1>words</a>`, ""},
	{"in a block of its own", `<a href=/1 style="display:block;width:300px">words</a>`, ""},
	{"not displayed", `<a href=/1 style="display:none">words</a>`, "display"},
	{"in what is not displayed", `<div style="display:none"><a href=/1>words</a></div>`, "display"},
	{"invisible", `<a href=/1 style="visibility:hidden">words</a>`, "visibility"},
	{"invisible, its words shown", `<a href=/1 style="visibility:hidden"><b style="visibility:visible">words</b></a>`, ""},
	{"transparent", `<p style="opacity:.2"><a href=/1 style="opacity:.1">words</a></p>`, "opacity"},
	{"half transparent", `<a href=/1 style="opacity:.5">words</a>`, ""},
	{"cut by clip", `<span style="position:absolute;clip:rect(0 0 0 0)"><a href=/1>words</a></span>`, "clip"},
	{"cut by clip-path", `<span style="clip-path:inset(50%)"><a href=/1>words</a></span>`, "clip"},
	{"cut by a box of one pixel", `<div style="overflow:hidden;width:1px;height:1px"><a href=/1>words</a></div>`, "clip"},
	{"far left", `<a href=/1 style="position:absolute;left:-9999px">words</a>`, "offscreen"},
	{"far above", `<p style="position:absolute;top:-5000px"><a href=/1>words</a></p>`, "offscreen"},
	{"left of the page, where menus wait", `<a href=/1 style="position:absolute;left:-300px">words</a>`, "?"},
	{"far left inside what scrolls", `<div style="overflow:hidden;position:relative;height:30px"><a href=/1 style="position:absolute;left:-2000px">a slide</a></div>`, "?"},
	{"its words indented away", `<a href=/1 style="display:block;text-indent:-9999px">words</a>`, "offscreen"},
	{"its words indented away from a picture", `<a href=/1 style="display:block;width:90px;height:30px;text-indent:-9999px;background-image:url(data:,)">words</a>`, ""},
	{"indented as lists are", `<p style="text-indent:-20px;margin-left:60px"><a href=/1>words</a></p>`, ""},
	{"the part with its words far left", `<a href=/1 style="display:block"><span style="position:absolute;left:-9999px">words</span></a>`, "offscreen"},
	{"partly left of the page", `<a href=/1 style="display:block;width:400px;margin-left:-200px">words that are as long as they have to be to be seen</a>`, ""},
	{"a block partly left of the page, its words wholly", `<a href=/1 style="display:block;width:400px;margin-left:-200px">words</a>`, "?"},
	{"of one pixel", `<a href=/1 style="display:inline-block;width:1px;height:1px;overflow:hidden">words</a>`, "clip"},
	{"in tiny letters", `<a href=/1 style="font-size:1px">words as long as these are wide enough</a>`, "size"},
	{"white on white", `<a href=/1 style="color:#fff">words</a>`, "colour"},
	{"nearly white on white", `<p style="background:#fff"><a href=/1 style="color:#fefefe">words</a></p>`, "colour"},
	{"white on black", `<p style="background:#000"><a href=/1 style="color:#fff">words</a></p>`, ""},
	{"white on a picture", `<p style="background-image:url(data:,)"><a href=/1 style="color:#fff">words</a></p>`, ""},
	{"around a picture", `<a href=/1><img alt="" width=40 height=30 src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="></a>`, ""},
	{"without words", `<a href=/1></a>`, "size"},
}

// TestHints compares what the browsers' layout says of links with what a reader sees of them.
func TestHints(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for _, c := range hintCases {
		fmt.Fprintf(&body, "<div style=\"display:flow-root;height:40px\">%s</div>\n", c.html)
	}
	server := servePages(t, []fixture{{head: "<style>body{font:16px/1.5 sans-serif;margin:8px}p{margin:0}</style>", body: body.String()}})
	walker := "(() => {" + bundleWalker(t) + "\nscrollTo(0, 100);\nreturn walker.walk(document, {hints: true}).stream })()"
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, time.Minute, b.start, browser.Options{})
			if err := d.Open(ctx, server.url(0)); err != nil {
				t.Fatal(err)
			}
			var stream string
			read(t, &stream)(d.PageEval(ctx, walker))
			facts, err := page.ReadStream([]byte(stream), page.Meta{})
			if err != nil || len(facts.Links) != len(hintCases) {
				t.Fatalf("%d links are read (%v); want %d", len(facts.Links), err, len(hintCases))
			}
			for i, c := range hintCases {
				h := facts.Links[i].Hint
				got := h.Why
				if !h.Known {
					got = "?"
				}
				if got != c.want || h.Visible != (c.want == "") {
					t.Errorf("%s: seen is %v, %q; want %q", c.name, h.Visible, got, c.want)
				}
				if c.want == "" && (h.X != 8 || h.Y < 8+40*i || h.Y > 8+40*(i+1)) && !strings.Contains(c.html, "margin-left") {
					t.Errorf("%s: is at %d,%d of the document; want it in row %d", c.name, h.X, h.Y, i)
				}
			}
			if h := facts.Links[0].Hint; h.Font != 16 || h.BodyFont != 16 || h.Contrast < 800 || h.W < 20 || h.H < 10 {
				t.Errorf("a plain link is %+v; want 16 px of letters on letters of 16, and its size and contrast", h)
			}
		})
	}
}
