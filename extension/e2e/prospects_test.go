package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// formulaPage has a title that a spreadsheet would run if it were let.
var formulaPage = fixture{name: "formula", whole: `<!doctype html><html lang="en"><head><title>=HYPERLINK("https://evil.example","Herbs, and more")</title><link rel="icon" href="data:,"></head><body>` + prose + `</body></html>`}

// TestProspects saves pages in the popup and goes through the page of saved pages: order, notes, removal and the way back,
// what is copied and exported.
func TestProspects(t *testing.T) {
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "chromium", Width: 1360})
			server := servePages(t, []fixture{formulaPage, {name: "noindex", head: `<meta name="robots" content="noindex">`}, linksPage})
			openProspects(ctx, t, d)
			awaitPage(ctx, t, d, "nothing saved yet", `!document.getElementById("none").hidden && document.getElementById("copy").disabled`)
			keep(t, b.name+" prospects none")(d.PageScreenshot(ctx))
			press(ctx, t, d, server.url(0))
			checkRow(ctx, t, d, server.url(0))
			for i := range 3 {
				press(ctx, t, d, server.url(i))
				savePage(ctx, t, d, "Saved on this device.")
			}
			keepPicture(ctx, t, d, b.name+" popup saved")
			checkAxe(ctx, t, "popup after saving", d.PopupEval)
			savePage(ctx, t, d, "Saved before")

			openProspects(ctx, t, d)
			awaitPage(ctx, t, d, "three pages, the last saved first", order("/2", "/1", "/0"))
			sortBy(ctx, t, d, "grade")
			awaitPage(ctx, t, d, "the best first", order("/0", "/2", "/1"))
			sortBy(ctx, t, d, "grade")
			awaitPage(ctx, t, d, "the worst first", order("/1", "/2", "/0")+` && document.querySelector("th[data-column=grade]").ariaSort === "ascending"`)
			noteOn(ctx, t, d, "/2", "=wrote to Ida, \"yes\"")
			awaitPage(ctx, t, d, "the note", `document.getElementById("said").textContent === "The note is kept."`)
			checkExport(ctx, t, d)
			keep(t, b.name+" prospects")(d.PageScreenshot(ctx))
			checkAxe(ctx, t, "page of saved pages", d.PageEval)

			pressOn(ctx, t, d, "/2", "button")
			awaitPage(ctx, t, d, "it is gone, and can come back", order("/1", "/0")+` && document.activeElement.id === "undo"`)
			openProspects(ctx, t, d)
			awaitPage(ctx, t, d, "it is gone for others, too", order("/1", "/0"))
			pressOn(ctx, t, d, "/0", "button")
			awaitPage(ctx, t, d, "one is left", order("/1"))
			click(ctx, t, d, "undo")
			awaitPage(ctx, t, d, "it is back at its place", order("/1", "/0")+` && document.activeElement.closest("tr") !== null`)
		})
	}
}

func openProspects(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var address string
	read(t, &address)(d.Background(ctx, "(globalThis.browser ?? chrome).runtime.getURL('prospects.html')"))
	must(t, d.Open(ctx, address))
}

// awaitPage waits until an expression is true in the page.
func awaitPage(ctx context.Context, t *testing.T, d driver, what, so string) {
	t.Helper()
	eventually(ctx, t, what, 15*time.Second, func() (bool, string) {
		var saw struct {
			So   bool
			Text string
		}
		read(t, &saw)(d.PageEval(ctx, fmt.Sprintf(`({So: Boolean(%s), Text: document.body.innerText.slice(0, 800)})`, so)))
		return saw.So, saw.Text
	})
}

// order is an expression: the addresses in the table end so.
func order(endings ...string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#rows a")].map((a) => new URL(a.href).pathname).join(" ") === %q`, strings.Join(endings, " "))
}

// savePage presses the popup's button, and waits for what it says.
func savePage(ctx context.Context, t *testing.T, d driver, say string) {
	t.Helper()
	if _, err := d.PopupEval(ctx, `document.getElementById("keep").click()`); err != nil {
		t.Fatal(err)
	}
	awaitAction(ctx, t, d, say)
}

// awaitAction waits until the popup says so above its buttons.
func awaitAction(ctx context.Context, t *testing.T, d driver, say string) {
	t.Helper()
	eventually(ctx, t, "the popup's buttons", 10*time.Second, func() (bool, string) {
		var said string
		read(t, &said)(d.PopupEval(ctx, `document.getElementById("actionSaid").textContent`))
		return strings.HasPrefix(said, say), fmt.Sprintf("%q; want %q", said, say)
	})
}

func sortBy(ctx context.Context, t *testing.T, d driver, column string) {
	t.Helper()
	if _, err := d.PageEval(ctx, fmt.Sprintf(`document.querySelector("th[data-column=%s] button").click()`, column)); err != nil {
		t.Fatal(err)
	}
}

// rowOf is the table's row of the page whose address ends so, as an expression.
func rowOf(ending string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("#rows tr")].find((r) => r.querySelector("a").href.endsWith(%q))`, ending)
}

func noteOn(ctx context.Context, t *testing.T, d driver, ending, note string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => { const f = %s.querySelector("textarea"); f.focus(); f.value = %q; f.dispatchEvent(new Event("input", {bubbles: true})) })()`, rowOf(ending), note))
	must(t, err)
}

func pressOn(ctx context.Context, t *testing.T, d driver, ending, selector string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`%s.querySelector(%q).click()`, rowOf(ending), selector))
	must(t, err)
}

// checkRow copies the grade as a row in the popup, whose clipboard is listened to.
func checkRow(ctx context.Context, t *testing.T, d driver, url string) {
	t.Helper()
	_, err := d.PopupEval(ctx, `(() => { navigator.clipboard.writeText = async (text) => { window.copied = text }; document.getElementById("copyRow").click() })()`)
	must(t, err)
	awaitAction(ctx, t, d, "Copied as a row")
	var row string
	read(t, &row)(d.PopupEval(ctx, "window.copied"))
	want := storedReport(ctx, t, d)
	cells := strings.Split(row, "\t")
	if len(cells) != 15 || cells[0] != url || cells[1] != want.Domain || cells[2] != want.letter() || cells[3] != want.points() {
		t.Errorf("the copied row is %q; want 15 cells, begun by address, site, grade and score", cells)
	}
	if len(cells) == 15 && cells[12] != `"'=HYPERLINK(""https://evil.example"",""Herbs, and more"")"` {
		t.Errorf("the title is copied as %s; want it as a text", cells[12])
	}
}

// checkExport presses CSV; the file is caught before the browser gets it.
func checkExport(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var file string
	read(t, &file)(d.PageEval(ctx, `new Promise((then) => {
		const page = window.wrappedJSObject ?? window; // Firefox's drivers see the page from beside it
		const caught = (blob) => { blob.text().then(then); return "#" };
		page.URL.createObjectURL = globalThis.exportFunction ? exportFunction(caught, page) : caught;
		document.getElementById("csv").click();
	})`))
	lines := strings.Split(strings.TrimSpace(file), "\r\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "Address,Site,Grade,") {
		t.Fatalf("the file has the lines %q; want a heading and three pages", lines)
	}
	if !strings.HasSuffix(lines[2], `,"'=wrote to Ida, ""yes"""`) || !strings.Contains(lines[3], `,"'=HYPERLINK(`) {
		t.Errorf("the file has %q and %q; want no formula", lines[2], lines[3])
	}
}
