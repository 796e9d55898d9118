package e2e

import (
	"fmt"
	"slices"
	"testing"
)

// TestPanelExport searches, filters and sorts thousands of links at once, and takes out what is left: the file and what is copied
// have the rows of the list, all of them, in its order, and none that a spreadsheet would run.
func TestPanelExport(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, _, p, id := panelOfLinks(t, b)
			var seen struct {
				Told, Said                   string
				Rows, File, Copied           []string
				Links, Shown, Formula, Wrong int
				Took                         float64
			}
			read(t, &seen)(p.PanelEval(ctx, fmt.Sprintf(exportJS, id, mostLinks)))
			if seen.Shown == 0 || !slices.Equal(seen.Rows, seen.File) || !slices.Equal(seen.Rows, seen.Copied) {
				t.Errorf("%d rows in sight, %d in the file, %d copied; the first are %.300q, %.300q and %.300q", len(seen.Rows), len(seen.File), len(seen.Copied), seen.Rows, seen.File, seen.Copied)
			}
			if seen.Shown != len(seen.Rows) || seen.Wrong > 0 || seen.Formula > 0 {
				t.Errorf("of %d rows %d are in sight, %d of these at another's place; %d cells are formulas", seen.Shown, len(seen.Rows), seen.Wrong, seen.Formula)
			}
			if want := fmt.Sprintf("Links: %d of 5,000 · addresses: %d", seen.Links, seen.Shown); seen.Told != want || seen.Said != fmt.Sprintf("Copied: %d rows.", seen.Shown) {
				t.Errorf("the panel says %q and %q; want %q", seen.Told, seen.Said, want)
			}
			t.Logf("%d of %d links, found, written and copied in %.0f ms", seen.Links, mostLinks, seen.Took)
		})
	}
}

// exportJS runs in the panel: of so many links, some to one address, it takes those that are followed or sponsored and in the text and
// have two words in any place, by their worth, and works out by itself which these are.
const exportJS = `(async () => {
	const {session} = (globalThis.browser ?? chrome).storage, key = "report:%d", links = %d;
	const until = async (so) => { while (!so()) await new Promise((then) => setTimeout(then, 5)); };
	const element = (id) => document.getElementById(id);
	const report = JSON.parse((await session.get(key))[key]);
	report.at += 1;
	report.links = Array.from({length: links}, (_, i) => ({...report.links[0], index: i, href: "https://site" + i %% 1700 + ".example/" + i %% 1700, domain: "site" + i %% 1700 + ".example", context: "=1+1",
		text: (i %% 5 ? "Garden" : "=Yard") + " number " + i, follow: i %% 3 > 0, rel: i %% 3 > 0 ? [] : i %% 2 ? ["sponsored"] : ["nofollow"], content: i %% 7 / 7, placement: i %% 11 ? "content" : "footer", vote: i %% 13 ? (i * 7919 %% 101) / 101 : null}));
	await session.set({[key]: JSON.stringify(report)});
	new BroadcastChannel("reported").postMessage(0);
	await until(() => element("told").textContent.includes("5,000"));
	const files = [], copied = [];
	URL.createObjectURL = (blob) => { blob.text().then((text) => files.push(text)); return "#" };
	navigator.clipboard.writeText = async (text) => void copied.push(text);
	const begun = performance.now();
	for (const filter of ["followed", "sponsored", "content"]) document.querySelector("[data-filter=" + filter + "]").click();
	element("search").value = " 9  NUMBER ";
	element("search").dispatchEvent(new Event("input"));
	element("order").value = "worth";
	element("order").dispatchEvent(new Event("change"));
	element("csv").click();
	element("copy").click();
	await until(() => files.length > 0 && copied.length > 0);
	const took = performance.now() - begun;
	const wanted = report.links.filter((l) => (l.follow || l.rel.includes("sponsored")) && l.content >= 0.5 && [l.text, l.href, l.domain].join(" ").toLowerCase().includes("9"));
	const first = [...new Map(wanted.toReversed().map((l) => [l.href, l])).values()].sort((a, b) => (b.vote ?? -1) - (a.vote ?? -1) || a.index - b.index);
	const lines = files[0].trim().split("\r\n").slice(1);
	const shown = [];
	for (let top = 0; ; top += element("scroller").clientHeight / 2) {
		element("scroller").scrollTop = top;
		await new Promise((then) => setTimeout(then, 20));
		for (const row of document.querySelectorAll("#list li")) shown[row.ariaPosInSet - 1] = row.querySelector(".row").title;
		if (top > element("list").clientHeight) break;
	}
	return {
		Told: element("told").textContent, Said: element("said").textContent, Links: wanted.length, Shown: first.length, Took: took,
		Rows: shown, File: lines.map((line) => line.split(",")[0]), Copied: copied[0].split("\n").slice(1).map((line) => line.split("\t")[0]),
		Formula: [...lines.flatMap((line) => line.split(",")), ...copied[0].split(/[\n\t]/)].filter((cell) => /^"?[=+@-]/.test(cell)).length,
		Wrong: shown.filter((href, at) => href !== first[at]?.href).length,
	};
})()`
