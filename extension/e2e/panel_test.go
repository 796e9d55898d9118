package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// A paneler is a browser with a panel beside the page: Chromium's side panel, Firefox's sidebar.
type paneler interface {
	PressInPopup(ctx context.Context, selector string) error
	PressInPanel(ctx context.Context, selector string) error
	AwaitPanel(ctx context.Context) error
	PanelEval(ctx context.Context, expression string) (json.RawMessage, error)
	PanelKey(ctx context.Context, key string) error
	PanelScreenshot(ctx context.Context) ([]byte, error)
}

// openPanel opens the panel by the popup's button, for a page that was just graded, and waits for its list.
func openPanel(ctx context.Context, t *testing.T, d driver) paneler {
	t.Helper()
	p, ok := d.(paneler)
	if !ok {
		t.Fatalf("%T has no panel", d)
	}
	must(t, p.PressInPopup(ctx, "#openPanel"))
	must(t, p.AwaitPanel(ctx))
	awaitPanel(ctx, t, p, "its report", `document.body.dataset.state === "ready" && document.querySelector("#list .row, #nothing:not([hidden])") !== null`)
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// awaitPanel waits until an expression is true in the panel.
func awaitPanel(ctx context.Context, t *testing.T, p paneler, what, so string) {
	t.Helper()
	eventually(ctx, t, "the panel: "+what, 15*time.Second, func() (bool, string) {
		var saw struct {
			So   bool
			Text string
		}
		read(t, &saw)(p.PanelEval(ctx, fmt.Sprintf(`(() => { try { return {So: Boolean(%s), Text: document.body.innerText.slice(0, 600)} } catch (why) { return {So: false, Text: String(why)} } })()`, so)))
		return saw.So, saw.Text
	})
}

// linksPage has links of every kind that the panel filters by, one address three times, and one link far down.
var linksPage = fixture{name: "links of all kinds", head: "<style>#far { margin-block-start: 4000px }</style>", body: `<header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header>
<main><article><h1>Growing sage on a north-facing windowsill</h1>
<p>Sage wants light, but it forgives a dim window if you keep it dry. Mine has lived behind a kitchen sink for three years, and it has been
cut for soup on most Sundays. The soil is one part sand to two parts compost, which I learnt from <a href="https://growers.example/notes">the
growers' notes</a>, and from <a href="https://herbs.example/diary" rel="nofollow">a diary of forty herbs</a> with photographs of every week.</p>
<p>In winter the leaves grow thin. That is not a disease: the plant stretches for light. <a href="https://growers.example/notes">The notes</a> say
to turn the pot a quarter every week. The <a href="https://pots.example/offer" rel="sponsored">clay pots</a> were given to us by their maker.</p>
<div style="position: absolute; left: -9999px"><a href="https://loans.example/quick">quick loans</a> <a href="https://dice.example/bonus">casino bonus</a>
<a href="https://essays.example/buy">buy essays</a></div>
<p id="far">Cut it hard in April. New wood comes from below, and <a href="https://growers.example/notes">their notes</a> have drawings of where.
If the stems have gone woody, take cuttings in June: ten centimetres, lower leaves off, in damp sand under a glass.</p></article></main>
<section id="comments"><p>I keep mine outside, <a href="https://visitor.example/" rel="ugc nofollow">Jo</a>.</p></section>
<footer><p><a href="/imprint">Imprint</a></p></footer>`}

// TestPanel goes through the panel by clicks and by keys: filters, search, order, findings, the way to a link on the page,
// which the page does not notice, and what the panel says once the page is left.
func TestPanel(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox", Scale: 2, Height: 1100})
			server := servePages(t, []fixture{linksPage, {name: "plain"}})
			press(ctx, t, d, server.url(0))
			p := openPanel(ctx, t, d)
			checkPanelList(ctx, t, p)
			checkShowing(ctx, t, d, p)
			checkPanelKeys(ctx, t, d, p)
			keep(ctx, t, b.name+" panel links", p.PanelScreenshot)
			checkAxe(ctx, t, "panel with links", p.PanelEval)
			checkFindings(ctx, t, d, p)
			keep(ctx, t, b.name+" panel findings", p.PanelScreenshot)
			checkAxe(ctx, t, "panel with findings", p.PanelEval)

			must(t, d.Open(ctx, server.url(1)))
			awaitPanel(ctx, t, p, "that the page was left", `document.getElementById("notice").textContent.includes("not the page in front")`)
			keep(ctx, t, b.name+" panel left", p.PanelScreenshot)
			press(ctx, t, d, server.url(1))
			awaitPanel(ctx, t, p, "the next page's report", `document.getElementById("notice").textContent === "" && document.getElementById("linksCount").textContent === "10"`)
		})
	}
}

// rows are the words of the rows in sight, and what the panel says above them.
type rows struct {
	Words []string
	Told  string
}

func panelRows(ctx context.Context, t *testing.T, p paneler) (r rows) {
	t.Helper()
	read(t, &r)(p.PanelEval(ctx, `({Words: [...document.querySelectorAll("#list .name")].map((n) => n.innerText.replace(/\s+/g, " ")), Told: document.getElementById("told").textContent})`))
	return r
}

// pressFilter presses a filter's button.
func pressFilter(ctx context.Context, t *testing.T, p paneler, filter string) {
	t.Helper()
	must(t, p.PressInPanel(ctx, fmt.Sprintf("[data-filter=%s]", filter)))
}

func checkPanelList(ctx context.Context, t *testing.T, p paneler) {
	t.Helper()
	var counts map[string]string
	read(t, &counts)(p.PanelEval(ctx, `Object.fromEntries([...document.querySelectorAll(".chip")].map((c) => [c.dataset.filter, c.querySelector(".count").textContent]))`))
	want := map[string]string{"followed": "9", "nofollow": "2", "sponsored": "1", "ugc": "1", "content": "5", "hidden": "3", "external": "9", "yours": "0", "risky": "1"}
	if !maps.Equal(counts, want) {
		t.Errorf("the filters count %v; want %v", counts, want)
	}
	if got := panelRows(ctx, t, p); !slices.Equal(got.Words, []string{"Home", "About", "the growers' notes ×3", "a diary of forty herbs", "clay pots", "quick loans", "casino bonus", "buy essays", "Jo", "Imprint"}) || got.Told != "Links: 12 · addresses: 10" {
		t.Errorf("the panel lists %q, and says %q", got.Words, got.Told)
	}
	pressFilter(ctx, t, p, "nofollow")
	pressFilter(ctx, t, p, "hidden")
	if got := panelRows(ctx, t, p); len(got.Words) != 0 || got.Told != "Links: 0 of 12 · addresses: 0" {
		t.Errorf("nofollow and hidden: %+v; want none", got)
	}
	pressFilter(ctx, t, p, "nofollow")
	if got := panelRows(ctx, t, p); !slices.Equal(got.Words, []string{"quick loans", "casino bonus", "buy essays"}) {
		t.Errorf("hidden: %+v; want the hidden ones", got)
	}
	pressFilter(ctx, t, p, "hidden")
	choose := `(order) => { const s = document.getElementById("order"); s.value = order; s.dispatchEvent(new Event("change")); }`
	for order, first := range map[string]string{"times": "the growers' notes ×3", "worth": "the growers' notes ×3", "domain": "Home", "page": "Home"} {
		if _, err := p.PanelEval(ctx, fmt.Sprintf("(%s)(%q)", choose, order)); err != nil {
			t.Fatal(err)
		}
		if got := panelRows(ctx, t, p); got.Words[0] != first {
			t.Errorf("by %s the first is %q; want %q", order, got.Words[0], first)
		}
	}
	if _, err := p.PanelEval(ctx, fmt.Sprintf("(%s)('page')", choose)); err != nil {
		t.Fatal(err)
	}
	checkCopied(ctx, t, p)
}

// checkCopied has the list copied and exported; the clipboard and the download are listened to in the panel.
func checkCopied(ctx context.Context, t *testing.T, p paneler) {
	t.Helper()
	_, err := p.PanelEval(ctx, `(() => {
		navigator.clipboard.writeText = async (text) => { window.copied = text };
		URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return "#" };
	})()`)
	must(t, err)
	must(t, p.PressInPanel(ctx, "#copy"))
	awaitPanel(ctx, t, p, "the copied rows", `window.copied?.split("\n").length === 11 && document.getElementById("said").textContent === "Copied: 10 rows."`)
	must(t, p.PressInPanel(ctx, "#csv"))
	awaitPanel(ctx, t, p, "the file", `window.saved?.split("\r\n").length === 12 && window.saved.includes("https://pots.example/offer,pots.example,clay pots,0,no,sponsored,in the text,1,no,no,")`)
}

// ring is what the page shows of a link that is to be seen.
type ring struct {
	On     bool
	Scroll float64
	Seen   bool // whether the link that was asked about stands in the window
}

func ringOn(ctx context.Context, t *testing.T, d driver, link string) (r ring) {
	t.Helper()
	read(t, &r)(d.PageEval(ctx, fmt.Sprintf(`(() => {
		const {top, bottom} = document.querySelector(%q).getBoundingClientRect();
		return {On: document.querySelector("linkgrade-flash") !== null, Scroll: scrollY, Seen: top >= 0 && bottom <= innerHeight};
	})()`, link)))
	return r
}

// awaitRing waits for the ring to come, with the link in the window, or to go.
func awaitRing(ctx context.Context, t *testing.T, d driver, link string, on bool) {
	t.Helper()
	eventually(ctx, t, fmt.Sprintf("the ring at %s: %t", link, on), 15*time.Second, func() (bool, string) {
		r := ringOn(ctx, t, d, link)
		return r.On == on && (r.Seen || !on), fmt.Sprintf("%+v", r)
	})
}

// pressRow presses the row of the list whose words begin so.
func pressRow(ctx context.Context, t *testing.T, p paneler, words string) {
	t.Helper()
	var at int
	read(t, &at)(p.PanelEval(ctx, fmt.Sprintf(`[...document.querySelectorAll("#list .row")].findIndex((r) => r.querySelector(".name").innerText.startsWith(%q))`, words)))
	if at < 0 {
		t.Fatalf("no row %q in the panel", words)
	}
	must(t, p.PressInPanel(ctx, fmt.Sprintf("#list li:nth-child(%d) .row", at+1)))
}

// checkShowing has links shown on the page and looks at the page before, while and after: nothing of it changes.
func checkShowing(ctx context.Context, t *testing.T, d driver, p paneler) {
	t.Helper()
	_, err := d.PageEval(ctx, `(() => {
		globalThis.before = document.documentElement.outerHTML;
		globalThis.changes = [];
		new MutationObserver((all) => all.forEach(({type, target, addedNodes, removedNodes}) => {
			const nodes = [...addedNodes, ...removedNodes];
			if (target.localName !== "linkgrade-flash" && !(nodes.length > 0 && nodes.every((n) => n.localName === "linkgrade-flash"))) changes.push(type + " " + target.nodeName);
		})).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
	})()`)
	must(t, err)
	pressRow(ctx, t, p, "the growers' notes")
	awaitRing(ctx, t, d, "article p:nth-of-type(1) a", true)
	awaitPanel(ctx, t, p, "the first of three", `document.getElementById("said").textContent.startsWith("Shown on the page: 1 of 3.")`)
	pressRow(ctx, t, p, "the growers' notes")
	pressRow(ctx, t, p, "the growers' notes")
	awaitRing(ctx, t, d, "#far a", true)
	keep(ctx, t, fmt.Sprintf("%T flash", d)[len("*browser."):], d.PageScreenshot)
	awaitRing(ctx, t, d, "#far a", false)
	pressRow(ctx, t, p, "quick loans")
	awaitPanel(ctx, t, p, "that the link is hidden", `document.getElementById("said").textContent.startsWith("This link cannot be seen")`)
	awaitRing(ctx, t, d, "#far a", false)
	var page struct {
		Same    bool
		Changes []string
	}
	read(t, &page)(d.PageEval(ctx, `({Same: globalThis.before === document.documentElement.outerHTML, Changes: globalThis.changes})`))
	if !page.Same || len(page.Changes) > 0 {
		t.Errorf("after showing links the page is as before: %t; it noticed %q", page.Same, page.Changes)
	}
	if _, err := d.PageEval(ctx, `document.querySelector("[rel=sponsored]").remove()`); err != nil {
		t.Fatal(err)
	}
	pressRow(ctx, t, p, "clay pots")
	awaitPanel(ctx, t, p, "that the link is gone", `document.getElementById("said").textContent.includes("does not have this link any more")`)
	pressRow(ctx, t, p, "Jo")
	awaitRing(ctx, t, d, "#comments a", true)
}

// keys presses keys in the panel, one after the other.
func keys(ctx context.Context, t *testing.T, p paneler, names ...string) {
	t.Helper()
	for _, name := range names {
		must(t, p.PanelKey(ctx, name))
	}
}

// checkPanelKeys uses the panel without a mouse.
func checkPanelKeys(ctx context.Context, t *testing.T, d driver, p paneler) {
	t.Helper()
	must(t, p.PressInPanel(ctx, "#linksTab"))
	keys(ctx, t, p, "/", "n", "o", "t", "e", "s")
	awaitPanel(ctx, t, p, "what was sought", `document.activeElement.id === "search" && document.getElementById("search").value === "notes" && document.querySelectorAll("#list .row").length === 1`)
	keys(ctx, t, p, "ArrowDown", "Enter")
	awaitRing(ctx, t, d, "article p:nth-of-type(1) a", true)
	keys(ctx, t, p, "/")
	awaitPanel(ctx, t, p, "the search again", `document.activeElement.id === "search"`)
	keys(ctx, t, p, "Escape", "ArrowDown", "ArrowDown", "ArrowDown")
	awaitPanel(ctx, t, p, "the third row", `document.getElementById("search").value === "" && document.activeElement.parentElement.ariaPosInSet === "3"`)
	keys(ctx, t, p, "End")
	awaitPanel(ctx, t, p, "the last row", `document.activeElement.parentElement.ariaPosInSet === document.activeElement.parentElement.ariaSetSize`)
	keys(ctx, t, p, "Home")
	awaitPanel(ctx, t, p, "the first row", `document.activeElement.parentElement.ariaPosInSet === "1"`)
	if _, err := p.PanelEval(ctx, `document.querySelector(".chip").focus()`); err != nil {
		t.Fatal(err)
	}
	keys(ctx, t, p, "ArrowRight", "ArrowRight", "Enter")
	awaitPanel(ctx, t, p, "the third filter", `document.activeElement.dataset.filter === "sponsored" && document.activeElement.ariaPressed === "true" && document.querySelectorAll("#list .row").length === 1`)
	keys(ctx, t, p, "Enter", "End")
	awaitPanel(ctx, t, p, "all rows, and the last filter", `document.activeElement.dataset.filter === "risky" && document.querySelectorAll("#list .row").length === 10`)
}

// checkFindings goes to the other tab by an arrow key and from a piece of evidence to its link on the page.
func checkFindings(ctx context.Context, t *testing.T, d driver, p paneler) {
	t.Helper()
	if _, err := p.PanelEval(ctx, `document.getElementById("linksTab").focus()`); err != nil {
		t.Fatal(err)
	}
	keys(ctx, t, p, "ArrowRight")
	awaitPanel(ctx, t, p, "the findings", `document.activeElement.id === "findingsTab" && document.getElementById("linksPane").hidden && document.querySelectorAll("#findingsPane h2").length === 4`)
	var sources struct{ Findings, Sources int }
	read(t, &sources)(p.PanelEval(ctx, `({Findings: document.querySelectorAll("#findingsPane li").length, Sources: document.querySelectorAll("#findingsPane li .explanation a[href^='https://']").length})`))
	if sources.Findings < 5 || sources.Sources != sources.Findings {
		t.Errorf("%d findings have %d sources; want one each, of 5 or more", sources.Findings, sources.Sources)
	}
	awaitRing(ctx, t, d, "#far a", false)
	must(t, p.PressInPanel(ctx, "#findingsPane [data-rule=hidden-links] .show"))
	awaitPanel(ctx, t, p, "that the link is hidden", `document.getElementById("said").textContent.startsWith("This link cannot be seen")`)
	awaitRing(ctx, t, d, "article", false) // which is higher than the window
}
