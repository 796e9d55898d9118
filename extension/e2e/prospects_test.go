package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"linkgrade/extension/browser"
)

// formulaPage has a title that a spreadsheet would run if it were let.
var formulaPage = fixture{name: "formula", whole: `<!doctype html><html lang="en"><head><title>=HYPERLINK("https://evil.example","Herbs, and more")</title><link rel="icon" href="data:,"></head><body>` + prose + `</body></html>`}

// TestProspects saves pages in the popup and goes through the page of saved pages: order, notes, removal and the way back,
// what is copied and exported.
func TestProspects(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "chromium", Width: 1360})
			server := servePages(t, []fixture{formulaPage, {name: "noindex", head: `<meta name="robots" content="noindex">`}, linksPage})
			openProspects(ctx, t, d)
			awaitTable(ctx, t, d, "nothing saved yet", `!document.getElementById("none").hidden && document.getElementById("copy").disabled`)
			keep(ctx, t, b.name+" prospects none", d.PageScreenshot)
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
			awaitTable(ctx, t, d, "three pages, the last saved first", order("/2", "/1", "/0"))
			sortBy(ctx, t, d, "grade")
			awaitTable(ctx, t, d, "the best first", order("/0", "/2", "/1"))
			sortBy(ctx, t, d, "grade")
			awaitTable(ctx, t, d, "the worst first", order("/1", "/2", "/0")+` && document.querySelector("th[data-column=grade]").ariaSort === "ascending"`)
			noteOn(ctx, t, d, "/2", "=wrote to Ida, \"yes\"")
			awaitTable(ctx, t, d, "the note", `document.getElementById("said").textContent === "Kept: Note"`)
			checkExport(ctx, t, d)
			checkWorkbook(ctx, t, d)
			keep(ctx, t, b.name+" prospects", d.PageScreenshot)
			checkAxe(ctx, t, "page of saved pages", d.PageEval)

			pressOn(ctx, t, d, "/2", "button.remove")
			awaitTable(ctx, t, d, "it is gone, and can come back", order("/1", "/0")+` && document.activeElement.id === "undo"`)
			openProspects(ctx, t, d)
			awaitTable(ctx, t, d, "it is gone for others, too", order("/1", "/0"))
			pressOn(ctx, t, d, "/0", "button.remove")
			awaitTable(ctx, t, d, "one is left", order("/1"))
			click(ctx, t, d, "undo")
			awaitTable(ctx, t, d, "it is back at its place", order("/1", "/0")+` && document.activeElement.closest("tr") !== null`)
		})
	}
}

// aList is a team's table as it comes out of a spreadsheet: one site twice, one row without an address, a column of its own.
const aList = "Website\tPrice\tEmail\tNiche\n" +
	"https://www.garden.example/blog/sage\t90\tida@garden.example\therbs\n" +
	"garden.example/thyme\t\t\ttea\n" +
	"kitchen.example\t=1+1\t\tcooking\n" +
	"none\t\t\t\n"

// TestProspectList takes a list in, writes of its pages, and takes it in again: what was asked before is said, and left out.
func TestProspectList(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox", Width: 1360, Height: 900})
			openProspects(ctx, t, d)
			awaitTable(ctx, t, d, "nothing saved yet", `!document.getElementById("none").hidden`)
			click(ctx, t, d, "add")
			bringList(ctx, t, d, workbook(t, aList))
			awaitTable(ctx, t, d, "what the list has", news("New pages: 3", "Pages of one site more than once in the list: 1", "Rows without an address: 1 (none)"))
			awaitTable(ctx, t, d, "its columns", `[...document.querySelectorAll("#roleRow select")].map((f) => f.value).join(" ") === "address price contact keep"`)
			keep(ctx, t, b.name+" prospects list", d.PageScreenshot)
			checkAxe(ctx, t, "the dialog for a list", d.PageEval)
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "three pages", order("/blog/sage", "/thyme", "/")+` && document.getElementById("said").textContent === "Added: 3. Brought up to date: 0."`)

			chooseOn(ctx, t, d, "/thyme", "td select[data-status]", "contacted")
			awaitTable(ctx, t, d, "the site's other page says so", rowOf("/sage")+`.querySelector(".warn")?.textContent.startsWith("This site: Contacted") && `+rowOf("/thyme")+`.querySelector(".warn") === null`)
			chooseOn(ctx, t, d, "/sage", "td select:not([data-status])", "pursue")
			awaitTable(ctx, t, d, "the user's verdict stands in the place of the grade's", rowOf("/sage")+`.querySelector(".verdict").textContent === "Worth pursuing"`)
			chooseIn(ctx, t, d, "byVerdict", "pursue")
			awaitTable(ctx, t, d, "only that one", order("/blog/sage")+` && document.getElementById("told").textContent === "Shown: 1 of 3"`)
			chooseIn(ctx, t, d, "byVerdict", "")
			_, err := d.PageEval(ctx, `(() => { document.getElementById("columns").open = true; for (const c of ["price", "contact"]) document.querySelector('[data-choice="' + c + '"]').click() })()`)
			must(t, err)
			awaitTable(ctx, t, d, "the columns of price and contact", rowOf("/sage")+`.querySelector("td.price input").value === "90" && `+rowOf("/sage")+`.querySelector("td.contact input").value === "ida@garden.example" && `+rowOf("/sage")+`.querySelector("textarea").value === "Niche: herbs"`)
			keep(ctx, t, b.name+" prospects worked", d.PageScreenshot)
			checkAxe(ctx, t, "page of saved pages, columns open", d.PageEval)

			checkKeyboard(ctx, t, d)
			pasteList(ctx, t, d, aList+"garden.example/basil\t\t\t\n")
			awaitTable(ctx, t, d, "who was asked before", news("New pages: 1", "Saved before: 3. What is written of them stays.", "New pages of sites that are here already: 1", "Sites asked before: 1 (garden.example: Contacted", "Rows without an address: 1 (none)"))
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "nothing of that site is added", `document.getElementById("said").textContent === "Added: 0. Brought up to date: 1."`)
			openProspects(ctx, t, d)
			awaitTable(ctx, t, d, "all of it is kept", `document.querySelectorAll("#rows tr").length === 3 && `+rowOf("/thyme")+`.querySelector("select[data-status]").value === "contacted" && `+rowOf("/sage")+`.querySelector("td.price input").value === "90"`)
		})
	}
}

// pasteList opens the dialog for a list and types it.
func pasteList(ctx context.Context, t *testing.T, d driver, list string) {
	t.Helper()
	click(ctx, t, d, "add")
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => { const f = document.getElementById("pasted"); f.value = %q; f.dispatchEvent(new Event("input", {bubbles: true})) })()`, list))
	must(t, err)
}

// news is an expression: the dialog says exactly that, each line begun so.
func news(lines ...string) string {
	return fmt.Sprintf(`((want, said) => want.length === said.length && want.every((w, i) => said[i].startsWith(w)))(%q.split("|"), [...document.querySelectorAll("#listNews li")].map((l) => l.textContent))`, strings.Join(lines, "|"))
}

func chooseOn(ctx context.Context, t *testing.T, d driver, ending, selector, value string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`((f) => { f.value = %q; f.dispatchEvent(new Event("change", {bubbles: true})) })(%s.querySelector(%q))`, value, rowOf(ending), selector))
	must(t, err)
}

func chooseIn(ctx context.Context, t *testing.T, d driver, id, value string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`((f) => { f.value = %q; f.dispatchEvent(new Event("change", {bubbles: true})) })(document.getElementById(%q))`, value, id))
	must(t, err)
}

func openProspects(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	openOwn(ctx, t, d, "prospects.html")
}

// awaitTable waits until an expression is true in the page.
func awaitTable(ctx context.Context, t *testing.T, d driver, what, so string) {
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
	if len(cells) != 14 || cells[0] != url || cells[1] != want.Domain || cells[2] != want.letter() || cells[3] != want.points() {
		t.Errorf("the copied row is %q; want 14 cells, begun by address, site, grade and score", cells)
	}
	if len(cells) == 14 && cells[12] != `"'=HYPERLINK(""https://evil.example"",""Herbs, and more"")"` {
		t.Errorf("the title is copied as %s; want it as a text", cells[12])
	}
}

// checkKeyboard goes through the table by keys alone: sorts, opens details, closes them, and comes back to where it was.
func checkKeyboard(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	_, err := d.PageEval(ctx, `(() => { document.getElementById("columns").open = false; document.querySelector("th[data-column=page] button").focus() })()`)
	must(t, err)
	must(t, d.Keys(ctx, browser.Enter))
	awaitTable(ctx, t, d, "sorted by a key, the heading keeps the focus", order("/blog/sage", "/thyme", "/")+` && document.querySelector("th[data-column=page]").ariaSort === "ascending" && document.activeElement.closest("th")?.dataset.column === "page"`)
	_, err = d.PageEval(ctx, rowOf("/thyme")+`.querySelector("textarea").focus()`)
	must(t, err)
	must(t, d.Keys(ctx, browser.Tab))
	awaitTable(ctx, t, d, "after the last field the row's buttons", `document.activeElement.matches("button.open")`)
	must(t, d.Keys(ctx, browser.Enter))
	awaitTable(ctx, t, d, "the details, and the focus in them", `document.getElementById("details").open && document.getElementById("details").contains(document.activeElement)`)
	must(t, d.Keys(ctx, browser.Escape))
	awaitTable(ctx, t, d, "back on the button", `!document.getElementById("details").open && document.activeElement.matches("button.open") && document.activeElement.closest("tr") === `+rowOf("/thyme"))
	must(t, d.Keys(ctx, browser.Tab, browser.Space))
	awaitTable(ctx, t, d, "removed by a key, the way back has the focus", `document.querySelectorAll("#rows tr").length === 2 && document.activeElement.id === "undo"`)
	must(t, d.Keys(ctx, browser.Enter))
	awaitTable(ctx, t, d, "put back by a key, its row has the focus", `document.querySelectorAll("#rows tr").length === 3 && document.activeElement.closest("tr") === `+rowOf("/thyme"))
}

// workbook is a tab-separated table as XLSX, written by somebody else's code; what looks like a number is one.
func workbook(t *testing.T, table string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		for j, text := range strings.Split(line, "\t") {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			var value any = text
			if n, err := strconv.Atoi(text); err == nil {
				value = n
			}
			must(t, f.SetCellValue("Sheet1", cell, value))
		}
	}
	b, err := f.WriteToBuffer()
	must(t, err)
	return b.Bytes()
}

// bringList chooses a file in the dialog for a list, in the place of the browser's own.
func bringList(ctx context.Context, t *testing.T, d driver, file []byte) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => {
		const field = document.getElementById("listPick"), chosen = new DataTransfer();
		document.getElementById("listFile").click();
		chosen.items.add(new File([Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))], "list.xlsx"));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change"));
	})()`, base64.StdEncoding.EncodeToString(file)))
	must(t, err)
}

// checkWorkbook presses XLSX and reads the file with somebody else's code.
func checkWorkbook(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var file []byte
	read(t, &file)(d.PageEval(ctx, `new Promise((then) => {
		const page = window.wrappedJSObject ?? window;
		const reader = new window.FileReader();
		reader.onload = () => then(reader.result.split(",")[1]);
		const caught = (blob) => { reader.readAsDataURL(blob); return "#" };
		page.URL.createObjectURL = globalThis.exportFunction ? exportFunction(caught, page) : caught;
		document.getElementById("xlsx").click();
	})`))
	f, err := excelize.OpenReader(bytes.NewReader(file))
	must(t, err)
	rows, err := f.GetRows("Linkgrade")
	must(t, err)
	if len(rows) != 4 || rows[0][0] != "Address" || rows[2][len(rows[2])-1] != `=wrote to Ida, "yes"` {
		t.Fatalf("the workbook has the rows %q; want a heading and three pages, the note as it was typed", rows)
	}
	for i, row := range rows {
		for j := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			if formula, err := f.GetCellFormula("Linkgrade", cell); err != nil || formula != "" {
				t.Errorf("%s is the formula %q, %v; want none", cell, formula, err)
			}
		}
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
