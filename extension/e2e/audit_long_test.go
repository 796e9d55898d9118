package e2e

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestAuditLong has 100,000 rows of 40,000 sites audited, filtered, sought, sorted, scrolled and decided: none of the page's own
// tasks is what browsers call a long one.
func TestAuditLong(t *testing.T) {
	soak(t)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			ctx, d := begin(t, 10*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Width: 1360, Height: 1000})
			openOwn(ctx, t, d, "audit.html")
			best := longestTasks(t, func(round int) (seen map[string][]stretch) {
				openOwn(ctx, t, d, "audit.html")
				awaitTable(ctx, t, d, "the page", `document.getElementById("site") !== null`)
				_, err := d.PageEval(ctx, fmt.Sprintf("void "+auditLongJS, 100_000))
				must(t, err)
				eventually(ctx, t, "the audit", 4*time.Minute, func() (bool, string) { // longer than one step of a driver may take, beside other work
					var said string
					read(t, &said)(d.PageEval(ctx, `document.body.dataset.long ?? ""`))
					return said != "" && json.Unmarshal([]byte(said), &seen) == nil, said
				})
				read(t, &seen)(d.PageEval(ctx, auditUsedJS))
				if round == 0 {
					keep(ctx, t, b.name+" audit long", d.PageScreenshot)
				}
				return seen
			})
			checkLong(t, "100,000 rows", best)
		})
	}
}

// auditLongJS runs in the audit page.
const auditLongJS = `(async () => {
	const rows = %d;` + loopJS + `
	const page = window.wrappedJSObject ?? window, mine = (value) => globalThis.cloneInto ? cloneInto(value, page) : value;
	let text = "Referring page title,Referring page URL,Domain rating,Target URL,Anchor,Nofollow,First seen,Last seen\n";
	for (let i = 0; i < rows; i++) {
		const day = new Date(Date.UTC(2024, 0, 1 + (i * 7) %% 900)).toISOString().slice(0, 10);
		text += "Notes " + i + ",https://site" + (i %% 40000) + ".example/notes/" + i + "," + (i %% 90) + ",https://herbs.example/" + (i %% 50) + ",anchor " + (i %% 997) + "," + (i %% 3 === 0) + "," + day + ",2026-10-01\n";
	}
	const carried = new page.DataTransfer();
	carried.items.add(new page.File(mine([text]), "long.csv"));
	const init = mine({bubbles: true, cancelable: true});
	init.dataTransfer = carried;
	page.document.getElementById("drop").dispatchEvent(new page.DragEvent("drop", init));
	await until(() => document.querySelectorAll("#files li").length === 1);
	element("site").value = "herbs.example";
	const audited = await gap(async () => {
		element("run").click();
		await until(() => document.querySelectorAll("#list .step").length > 5 && element("domainsTold").textContent.includes("40,000") && element("draftSaid").textContent !== "");
	});
	document.body.dataset.long = JSON.stringify({audited});
})()`

// auditUsedJS runs there then.
const auditUsedJS = `(async () => {` + loopJS + `
	const change = (id, value, event) => { element(id).value = value; element(id).dispatchEvent(new Event(event)); };
	const shown = (n) => until(() => element("domainsTold").textContent.includes(n) && document.querySelectorAll("#list .step").length > 5);
	const searched = await gap(async () => { for (const find of ["s", "site1", "site12", ""]) { change("find", find, "input"); await turn(); } await shown("40,000 of"); });
	const filtered = await gap(async () => { change("byType", "other", "change"); await turn(); await turn(); change("byType", "", "change"); await shown("40,000 of"); });
	const sorted = await gap(async () => { for (const order of ["name", "first-", "vote-"]) { change("bySort", order, "change"); await turn(); } await shown("40,000 of"); });
	const scrolled = await gap(async () => { for (let at = 0; at <= 40; at++) { element("scroller").scrollTop = at * 50000; await turn(); } });
	const decided = await gap(async () => {
		element("scroller").scrollTop = 0;
		await until(() => document.querySelector("#list .row[data-at='0'] .step"));
		document.querySelector("#list .row[data-at='0']").focus();
		document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "c", bubbles: true, cancelable: true}));
		await until(() => element("said").textContent !== "");
	});
	return {searched, filtered, sorted, scrolled, decided};
})()`
