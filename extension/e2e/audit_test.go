package e2e

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// auditExport is a table as Ahrefs writes one: forty ordinary sources over two years, a public authority, and a batch of sites that
// look made for it. One anchor would be a formula in a spreadsheet, one row has no address.
func auditExport() string {
	var b strings.Builder
	b.WriteString("Referring page title,Referring page URL,Domain rating,Domain traffic,External links,Target URL,Anchor,Nofollow,First seen,Last seen\n")
	row := func(title, page string, rating int, target, anchor, nofollow, first string) {
		fmt.Fprintf(&b, "%s,%s,%d,100,12,%s,\"%s\",%s,%s,2026-10-01\n", title, page, rating, target, strings.ReplaceAll(anchor, `"`, `""`), nofollow, first)
	}
	day := time.Date(2024, 10, 7, 0, 0, 0, 0, time.UTC)
	anchors := []string{"Rooftop Herbs", "rooftopherbs.example", "here", "growing sage in pots", "Rooftop Herbs", "the herb calendar"}
	for i := range 40 {
		row(fmt.Sprintf("Notes from garden %d", i), fmt.Sprintf("https://garden%d.example/notes/%d", i, i), 20+i, "https://rooftopherbs.example/"+[]string{"", "calendar", "sage"}[i%3],
			anchors[i%len(anchors)], []string{"false", "false", "true"}[i%3], day.AddDate(0, 0, 17*i).Format(time.DateOnly))
	}
	row("City gardens", "https://www.gov.uk/gardens", 90, "https://rooftopherbs.example/", "=HYPERLINK(\"https://evil.example\")", "false", "2025-03-03")
	for i := range 30 {
		row("Best online casino", fmt.Sprintf("https://cheap-links-%d.xyz/post/%d", i, i), 0, "https://rooftopherbs.example/", "online casino bonus", "false", "2026-06-02")
	}
	b.WriteString("no address,,1,1,1,https://rooftopherbs.example/,x,false,2026-06-02,2026-06-02\n")
	return b.String()
}

// TestAudit drops an export and a disavow file, reads what they come to, reviews by keyboard, takes the file away, and finds the
// decisions again. No request leaves the browser.
func TestAudit(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			proxy := newProxy(t)
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: proxy.address(), Dark: b.name == "firefox", Width: 1360, Height: 1500})
			learnKeywords(ctx, t, d, "rooftopherbs.example")
			openOwn(ctx, t, d, "audit.html")
			awaitTable(ctx, t, d, "the profile's site", `document.getElementById("site").value === "rooftopherbs.example"`)
			keep(ctx, t, b.name+" audit empty", d.PageScreenshot)
			checkAxe(ctx, t, "audit page before an audit", d.PageEval)
			click(ctx, t, d, "run")
			awaitTable(ctx, t, d, "that a file is missing", `document.getElementById("startSaid").textContent !== ""`)
			dropFiles(ctx, t, d, "ahrefs.csv", auditExport(), "disavow.txt", "# asked twice\ndomain:old-spam.example\n", "torn.json", `{"version":1,"policy":"0.1.0","at":`)
			awaitTable(ctx, t, d, "what the files are", `[...document.querySelectorAll("#files select")].map((f) => f.value).join(" ") === "mine disavow before"`)
			keep(ctx, t, b.name+" audit files", d.PageScreenshot)
			cancelAudit(ctx, t, d)
			click(ctx, t, d, "run")
			awaitTable(ctx, t, d, "the report", `document.querySelectorAll("#charts figure > svg:not(.paper)").length === 4 && document.querySelectorAll("#list .step").length > 5`)
			awaitTable(ctx, t, d, "its figures", `document.getElementById("votesNumber").textContent !== "–" && document.querySelector("#figures dd")?.textContent === "71"`)
			awaitTable(ctx, t, d, "the row that was kept aside", `document.querySelector("#sourceRows td.number + td")?.textContent.startsWith("1")`)
			awaitTable(ctx, t, d, "that the earlier audit is not read, at its place alone", `document.querySelector("#changesBody .warn")?.textContent.includes("earlier audit cannot be read") && !document.getElementById("report").hidden && document.getElementById("start").hidden`)
			keep(ctx, t, b.name+" audit", d.PageScreenshot)
			checkAxe(ctx, t, "audit page", d.PageEval)
			reviewByKeys(ctx, t, d)
			checkDisavowFile(ctx, t, d)
			checkAuditTable(ctx, t, d)
			scrollTo(ctx, t, d, "domains")
			keep(ctx, t, b.name+" audit review", d.PageScreenshot)
			scrollTo(ctx, t, d, "disavow")
			keep(ctx, t, b.name+" audit disavow", d.PageScreenshot)
			earlier := saved(ctx, t, d, "#json")
			bringDisavow(ctx, t, d)

			openOwn(ctx, t, d, "audit.html")
			awaitTable(ctx, t, d, "what is kept of it", `document.getElementById("kept").textContent.includes("Decisions kept: 2")`)
			dropFiles(ctx, t, d, "links.zip", asText(archived(t)), "torn.xlsx", "PK\x03\x04 torn", "ahrefs.csv", auditExport(), "sheet.xlsx", asText(workbook(t, "Referring page URL\tTarget URL\nhttps://sheet.example/a\thttps://rooftopherbs.example/")),
				"earlier.json", earlier, "theirs.csv", "Referring page URL,Target URL\nhttps://gap.example/a,https://balconyherbs.example/\nhttps://garden1.example/b,https://balconyherbs.example/\n")
			awaitTable(ctx, t, d, "the files", `[...document.querySelectorAll("#files select")].map((f) => f.value).join(" ") === "mine mine mine mine before mine"`)
			nameRival(ctx, t, d, "balconyherbs.example")
			click(ctx, t, d, "run")
			awaitTable(ctx, t, d, "the decisions", `document.querySelectorAll("#list .step").length > 5 && document.getElementById("since").textContent !== ""`)
			awaitTable(ctx, t, d, "the workbook's row", `document.querySelectorAll("#sourceRows tr").length === 7 && document.querySelectorAll("#sourceRows tr")[5]?.cells[2]?.textContent === "1"`)
			awaitTable(ctx, t, d, "that the torn one is not read, in the page's language", `document.querySelector("#sourceRows tr .warn:not([lang])")?.textContent.includes("cannot be read")`)
			if aside := saved(ctx, t, d, "#sourceRows button"); !strings.Contains(aside, "no address") {
				t.Errorf("kept aside of the file after the torn one is %q; want its own line", aside)
			}
			awaitTable(ctx, t, d, "who links to the competitor alone", `[...document.querySelectorAll("#rivalRows th")].map((c) => c.textContent).join(" ") === "gap.example" && document.querySelector("#rivalRows tr").textContent.includes("balconyherbs.example")`)
			awaitTable(ctx, t, d, "what is new since the earlier audit", `[...document.querySelectorAll("#changesBody details:first-of-type th[scope=row]")].map((c) => c.textContent).sort().join(" ") === "packed.example sheet.example"`)
			chooseIn(ctx, t, d, "byShow", "decided")
			awaitTable(ctx, t, d, "the two of them", `document.querySelectorAll("#list li").length === 2`)
			readDaysAgain(ctx, t, d)
			keep(ctx, t, b.name+" audit packed", d.PageScreenshot)
			scrollTo(ctx, t, d, "sources")
			keep(ctx, t, b.name+" audit sources", d.PageScreenshot)
			checkAxe(ctx, t, "audit page, dates and files", d.PageEval)
			for _, asked := range proxy.requests() {
				if asked != chromiumOwn {
					t.Errorf("the browser asked for %q; want nothing", asked)
				}
			}
		})
	}
}

// chromiumOwn is what Chromium asks by itself about what is downloaded.
const chromiumOwn = "CONNECT sb-ssl.google.com:443"

// TestAuditLook shows the audit where there is little room, and in the few colours of somebody who needs much contrast: nothing stands
// out at the side.
func TestAuditLook(t *testing.T) {
	soak(t)
	t.Parallel()
	for _, b := range browsers {
		for _, forced := range []bool{false, true} {
			look := map[bool]string{false: "narrow", true: "forced colours"}[forced]
			t.Run(b.name+" "+look, func(t *testing.T) {
				t.Parallel()
				width := map[bool]int{false: 460, true: 1200}[forced]
				ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: forced, Forced: forced, Width: width, Height: 1300})
				openOwn(ctx, t, d, "audit.html")
				auditOnce(ctx, t, d)
				for _, part := range []string{"report", "charts", "domains", "disavow"} {
					scrollTo(ctx, t, d, part)
					keep(ctx, t, b.name+" audit "+look+" "+part, d.PageScreenshot)
				}
				awaitTable(ctx, t, d, "nothing at the side", `document.documentElement.scrollWidth <= innerWidth`)
				if !forced { // axe-core takes colours that are not shown for those that are
					checkAxe(ctx, t, "audit page, "+look, d.PageEval)
				}
			})
		}
	}
}

// auditOnce has the page audit an export.
func auditOnce(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	dropFiles(ctx, t, d, "ahrefs.csv", auditExport())
	awaitTable(ctx, t, d, "the file", `document.querySelectorAll("#files li").length === 1`)
	_, err := d.PageEval(ctx, `document.getElementById("site").value = "rooftopherbs.example"`)
	must(t, err)
	click(ctx, t, d, "run")
	awaitTable(ctx, t, d, "the report", `document.querySelectorAll("#list .step").length > 5 && !document.getElementById("sources").hidden`)
}

// openOwn opens a page of the extension.
func openOwn(ctx context.Context, t *testing.T, d driver, name string) {
	t.Helper()
	must(t, d.Open(ctx, ownAddress(ctx, t, d, name)))
}

// ownAddress is where one of the extension's own pages stands. It needs the background, awake.
func ownAddress(ctx context.Context, t *testing.T, d driver, name string) (address string) {
	t.Helper()
	read(t, &address)(d.Background(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).runtime.getURL(%q)", name)))
	return address
}

// asText has each byte as a character of its own.
func asText(file []byte) string {
	var text strings.Builder
	for _, b := range file {
		text.WriteRune(rune(b))
	}
	return text.String()
}

// dropFiles drops files, each a name and a text, on the page. What begins as a workbook does is one: see asText.
func dropFiles(ctx context.Context, t *testing.T, d driver, files ...string) {
	t.Helper()
	list, err := json.Marshal(files)
	must(t, err)
	_, err = d.PageEval(ctx, fmt.Sprintf(`((all) => {
		const page = window.wrappedJSObject ?? window, mine = (value) => globalThis.cloneInto ? cloneInto(value, page) : value;
		const carried = new page.DataTransfer();
		for (let i = 0; i < all.length; i += 2) carried.items.add(new page.File(mine([all[i + 1].startsWith("PK") ? Uint8Array.from(all[i + 1], (c) => c.charCodeAt(0)) : all[i + 1]]), all[i]));
		const init = mine({bubbles: true, cancelable: true});
		init.dataTransfer = carried;
		page.document.getElementById("drop").dispatchEvent(new page.DragEvent("drop", init));
	})(%s)`, list))
	must(t, err)
}

// pressKey presses a key where the focus is.
func pressKey(ctx context.Context, t *testing.T, d driver, key string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true}))`, key))
	must(t, err)
}

// reviewByKeys decides three domains from the list, and takes one of the decisions back. A public authority is not disavowed.
func reviewByKeys(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	find := func(text string) {
		_, err := d.PageEval(ctx, fmt.Sprintf(`((f) => { f.value = %q; f.dispatchEvent(new Event("input")) })(document.getElementById("find"))`, text))
		must(t, err)
	}
	find("cheap-links-1")
	awaitTable(ctx, t, d, "what is sought", `document.querySelectorAll("#list li").length === 11 && document.querySelector("#detail h3")?.textContent.startsWith("cheap-links-1")`)
	_, err := d.PageEval(ctx, `document.querySelector("#list .row").focus()`)
	must(t, err)
	pressKey(ctx, t, d, "d")
	awaitTable(ctx, t, d, "the first is decided, and the second comes", `document.querySelectorAll("#list .step .aside").length === 1 && document.activeElement.dataset.at === "1"`)
	pressKey(ctx, t, d, "k")
	awaitTable(ctx, t, d, "the second is", `document.querySelectorAll("#list .step .aside").length === 2 && document.activeElement.dataset.at === "2"`)
	pressKey(ctx, t, d, "c")
	awaitTable(ctx, t, d, "the third is", `document.querySelectorAll("#list .step .aside").length === 3`)
	pressKey(ctx, t, d, "u")
	awaitTable(ctx, t, d, "the third is not any more, and is the one to decide", `document.querySelectorAll("#list .step .aside").length === 2 && document.getElementById("said").textContent.startsWith("Taken back") && document.activeElement.dataset.at === "2"`)
	pressKey(ctx, t, d, "k")
	awaitTable(ctx, t, d, "it is decided again", `document.querySelector("#list [data-at='2'] .step .aside") && document.activeElement.dataset.at === "3"`)
	click(ctx, t, d, "undo")
	awaitTable(ctx, t, d, "the button takes it back, too, and the keys go on", `document.querySelectorAll("#list .step .aside").length === 2 && document.activeElement.dataset.at === "2"`)
	for _, key := range []string{"k", "u", "c"} { // at once: each is about what the one before leads to
		pressKey(ctx, t, d, key)
	}
	awaitTable(ctx, t, d, "the last of them holds", `document.querySelector("#list [data-at='2'] .step[data-step=check] .aside") && document.activeElement.dataset.at === "3"`)
	pressKey(ctx, t, d, "u")
	awaitTable(ctx, t, d, "two are left", `document.querySelectorAll("#list .step .aside").length === 2 && document.activeElement.dataset.at === "2"`)
	find("gov.uk")
	awaitTable(ctx, t, d, "the public authority", `document.querySelectorAll("#list li").length === 1 && document.querySelector("#detail .guard") !== null`)
	_, err = d.PageEval(ctx, `document.querySelector("#list .row").focus()`)
	must(t, err)
	pressKey(ctx, t, d, "d")
	awaitTable(ctx, t, d, "that it is not disavowed", `document.getElementById("said").textContent.includes("never disavowed") && document.querySelectorAll("#list .step .aside").length === 0`)
	find("")
	awaitTable(ctx, t, d, "all of them", `document.getElementById("domainsTold").textContent === "Shown: 71 of 71"`)
}

// saved is the text of the file that a button hands out, by its selector.
func saved(ctx context.Context, t *testing.T, d driver, button string) (text string) {
	t.Helper()
	read(t, &text)(d.PageEval(ctx, fmt.Sprintf(`new Promise((then) => {
		const page = window.wrappedJSObject ?? window; // Firefox's drivers see the page from beside it
		const caught = (blob) => { blob.text().then(then); return "#" };
		page.URL.createObjectURL = globalThis.exportFunction ? exportFunction(caught, page) : caught;
		document.querySelector(%q).click();
	})`, button)))
	return text
}

// cancelAudit begins an audit and cancels it: the form is there again, with its files.
func cancelAudit(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	_, err := d.PageEval(ctx, `(async () => {
		document.getElementById("run").click();
		while (document.getElementById("busy").hidden) await new Promise((then) => setTimeout(then));
		document.getElementById("stop").click();
	})()`)
	must(t, err)
	awaitTable(ctx, t, d, "that it was cancelled", `document.getElementById("startSaid").textContent === "The audit was cancelled." && !document.getElementById("start").hidden && document.activeElement.id === "run" && document.querySelectorAll("#files li").length === 3`)
}

// archived is a ZIP archive of a list in Shift_JIS whose dates could mean two days, one that is packed by gzip, and one of no links.
func archived(t *testing.T) []byte {
	t.Helper()
	var b, list bytes.Buffer
	z, g := zip.NewWriter(&b), gzip.NewWriter(&list)
	_, err := g.Write([]byte("Referring page URL\tTarget URL\nhttps://packed.example/a\thttps://rooftopherbs.example/\n"))
	must(t, errors.Join(err, g.Close()))
	for _, f := range []struct{ name, text string }{
		{"sub/old.csv", "Source title,Source url,Target url,Anchor,First seen\n" + strings.Repeat("\x8a\xd6\x93\x8c\x82\xcc\x90\x45,https://old.example/a,https://rooftopherbs.example/,\x8d\x60\x82\xcc\x83\x88\x83\x62\x83\x67\x82\xf0\x8e\xd8\x82\xe8\x82\xe9,03/04/2026\n", 3)},
		{"list.tsv.gz", list.String()}, {"colours.csv", "Colour,Taste\nred,sour\ngreen,sweet\n"},
	} {
		w, err := z.Create(f.name)
		must(t, err)
		_, err = w.Write([]byte(f.text))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// readDaysAgain has the dates of the archive's first file read day first: what was taken for which is said, and the files are read again.
func readDaysAgain(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	awaitTable(ctx, t, d, "what the archive holds", `[...document.querySelectorAll("#sourceRows tr")].slice(0, 3).map((r) => r.cells[1].textContent).join(" | ") === "Semrush · backlinks · Shift_jis · commas · dates read month first | Ahrefs · backlinks · UTF-8 · tabs · packed with gzip | Passed over. No column names pages or domains that link. Export backlinks or referring domains."`)
	awaitTable(ctx, t, d, "that its dates could mean two days", `!document.getElementById("days").hidden && document.getElementById("daysSaid").textContent.includes("old.csv")`)
	_, err := d.PageEval(ctx, `(() => {
		document.getElementById("daysRead").value = "day";
		document.querySelector("#days button").click();
	})()`)
	must(t, err)
	awaitTable(ctx, t, d, "that they are read so", `document.querySelector("#sourceRows td")?.textContent === "Semrush · backlinks · Shift_jis · commas" && document.getElementById("daysSaid").textContent.includes("as you chose") && !document.getElementById("sources").hidden`)
}

// nameRival says that the last file is a competitor's.
func nameRival(ctx context.Context, t *testing.T, d driver, site string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => {
		const row = document.querySelector("#files li:last-child"), role = row.querySelector("select"), field = row.querySelector("input");
		role.value = "rival";
		role.dispatchEvent(new Event("change"));
		field.value = %q;
		field.dispatchEvent(new Event("input"));
	})()`, site))
	must(t, err)
}

// bringDisavow has another disavow file be in force, which the list and the advice then tell of.
func bringDisavow(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	_, err := d.PageEval(ctx, `(() => {
		document.getElementById("worth").textContent = "";
		const field = document.getElementById("existingPick"), chosen = new DataTransfer();
		document.getElementById("existing").click();
		chosen.items.add(new File(["domain:cheap-links-1.xyz\n"], "later.txt"));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change"));
	})()`)
	must(t, err)
	awaitTable(ctx, t, d, "what it has", `document.getElementById("existingSaid").textContent.includes("1") && document.getElementById("worth").textContent !== ""`)
}

// checkDisavowFile: what was there stays, with its comment, and what was decided is added, at its name.
func checkDisavowFile(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var decided string
	read(t, &decided)(d.PageEval(ctx, `document.querySelector("#diffRows .added code:last-child") ? [...document.querySelectorAll("#diffRows .added code")].map((c) => c.textContent).filter((c) => c.startsWith("domain:cheap-links-1")).join(" ") : ""`))
	file := saved(ctx, t, d, "#download")
	if !strings.HasPrefix(file, "# asked twice\ndomain:old-spam.example\n") || decided == "" || !strings.Contains(file, "\n"+strings.Fields(decided)[0]+"\n") || strings.Contains(file, "gov.uk") {
		t.Errorf("the disavow file is %q; want the old one, and %q after it, without gov.uk", file, decided)
	}
}

// checkAuditTable: the table has a row for each domain, and no formula.
func checkAuditTable(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(saved(ctx, t, d, "#csv")), "\r\n")
	if len(lines) != 72 || !strings.HasPrefix(strings.TrimPrefix(lines[0], "\uFEFF"), "Site,Worth,Verdict,") {
		t.Fatalf("the table has %d lines, the first %q; want a heading and 71", len(lines), lines[0])
	}
	for _, line := range lines {
		if strings.Contains(line, ",=HYPERLINK") || strings.Contains(line, `,"=HYPERLINK`) {
			t.Errorf("%q has a formula", line)
		}
	}
}
