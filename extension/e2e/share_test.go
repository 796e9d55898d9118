package e2e

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestShare takes the memory out as a file, merges what somebody else has made of it, and seals it with a passphrase.
func TestShare(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 4*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Dark: b.name == "firefox", Width: 1360, Height: 1100})
			openProspects(ctx, t, d)
			pasteList(ctx, t, d, "a.example/sage\nb.example/thyme")
			awaitTable(ctx, t, d, "two pages in the list", news("New pages: 2"))
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "two pages", `document.querySelectorAll("#rows tr").length === 2`)
			noteOn(ctx, t, d, "/thyme", "mine")
			awaitTable(ctx, t, d, "the note", `document.getElementById("said").textContent === "Kept: Note"`)
			_, err := d.PageEval(ctx, "document.activeElement.blur()")
			must(t, err)

			file := sharedFile(ctx, t, d, "")
			at := regexp.MustCompile(`("value": "mine",\s*"at": )(\d)`)
			theirs := at.ReplaceAllString(file, `${1}9`) // written in another year
			theirs = strings.Replace(strings.Replace(theirs, `"value": "mine"`, `"value": "=theirs"`, 1), "/sage", "/basil", -1)
			if theirs == file || !at.MatchString(file) {
				t.Fatalf("the file has no note of ours:\n%.2000s", file)
			}
			bringShared(ctx, t, d, theirs)
			awaitTable(ctx, t, d, "the newer note, and what it has replaced", shareSays("Merged: 2 pages, 1 of them new here. In dispute: 1.")+
				` && document.getElementById("clashList").textContent.startsWith("b.example/thyme, Note: “=theirs” (") && document.getElementById("clashList").textContent.includes("in place of “mine” (")`+
				` && `+rowOf("/thyme")+`.querySelector("textarea").value === "=theirs" && document.querySelectorAll("#rows tr").length === 3`)
			keep(ctx, t, b.name+" prospects merged", d.PageScreenshot)
			checkAxe(ctx, t, "page of saved pages, sharing open", d.PageEval)
			_, err = d.PageEval(ctx, `document.querySelector("#clashList button").click()`)
			must(t, err)
			awaitTable(ctx, t, d, "the other's note is taken", shareSays("Kept: Note")+` && `+rowOf("/thyme")+`.querySelector("textarea").value === "mine" && document.querySelector("#clashList button").disabled`)
			bringShared(ctx, t, d, theirs)
			awaitTable(ctx, t, d, "once merged, it is settled", shareSays("Merged: 2 pages, 0 of them new here. In dispute: 0."))

			sealed := sharedFile(ctx, t, d, "correct horse")
			if strings.Contains(sealed, "thyme") || !strings.Contains(sealed, `"rounds":600000`) {
				t.Errorf("the sealed file is %.300s; want nothing to be read in it, and what it costs to guess", sealed)
			}
			for _, c := range []struct{ passphrase, file, say string }{
				{"", sealed, "This file is sealed."},
				{"correct hearse", sealed, "The passphrase is another one"},
				{"correct horse", strings.Replace(sealed, `"rounds":600000`, `"rounds":1`, 1), "not as it should be"},
				{"", "sage, thyme", "not a backup from Linkgrade"},
				{"correct horse", sealed, "Merged: 3 pages, 0 of them new here. In dispute: 0."},
			} {
				typePassphrase(ctx, t, d, c.passphrase)
				bringShared(ctx, t, d, c.file)
				awaitTable(ctx, t, d, c.say, shareSays(c.say))
			}
		})
	}
}

func shareSays(sentence string) string {
	return fmt.Sprintf(`document.getElementById("shareSaid").textContent.includes(%q)`, sentence)
}

func typePassphrase(ctx context.Context, t *testing.T, d driver, passphrase string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => { document.getElementById("sharing").open = true; document.getElementById("pass").value = %q })()`, passphrase))
	must(t, err)
}

// sharedFile presses the export; the file is caught before the browser gets it.
func sharedFile(ctx context.Context, t *testing.T, d driver, passphrase string) (file string) {
	t.Helper()
	typePassphrase(ctx, t, d, passphrase)
	read(t, &file)(d.PageEval(ctx, `new Promise((then) => {
		const page = window.wrappedJSObject ?? window; // Firefox's drivers see the page from beside it
		const caught = (blob) => { blob.text().then(then); return "#" };
		page.URL.createObjectURL = globalThis.exportFunction ? exportFunction(caught, page) : caught;
		document.getElementById("shareOut").click();
	})`))
	return file
}

// bringShared chooses a file to merge, in the place of the browser's dialog.
func bringShared(ctx context.Context, t *testing.T, d driver, contents string) {
	t.Helper()
	_, err := d.PageEval(ctx, fmt.Sprintf(`(() => {
		const field = document.getElementById("sharePick"), chosen = new DataTransfer();
		document.getElementById("shareIn").click();
		chosen.items.add(new File([%q], "linkgrade.json", {type: "application/json"}));
		field.files = chosen.files;
		field.dispatchEvent(new Event("change"));
	})()`, contents))
	must(t, err)
}
