package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// overlayTag is the name of the one element that the overlay adds to a page.
const overlayTag = "linkgrade-overlay"

// TestOverlay turns the overlay on over a page with every kind of link and looks at the marks, the tooltip, keys and the
// card; then off, after which the page is what it was.
func TestOverlay(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, http.NotFoundHandler())
			r.sites = http.HandlerFunc(kindsPage)
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address(), Scale: 2, Dark: b.name == "firefox"})
			learnKeywords(ctx, t, d, ownSite)
			press(ctx, t, d, "http://"+otherSite+"/kinds")
			before, grade := snapshot(ctx, t, d), storedReport(ctx, t, d)
			asked := len(r.requests())
			toggleOverlay(ctx, t, d, true)
			want := "followed 3, nofollow 2, sponsored 1, risky 0, yours 1, hidden 1"
			awaitMarks(ctx, t, d, want)
			keep(ctx, t, b.name+" overlay", d.PageScreenshot)
			if got := snapshot(ctx, t, d); got != before {
				t.Errorf("with the overlay the page is\n%s\nwant\n%s", got, before)
			}
			checkTip(ctx, t, d)
			checkOverlayAxe(ctx, t, d)
			keep(ctx, t, b.name+" overlay tip", d.PageScreenshot)
			gradeAgain(ctx, t, d)
			compareReports(t, grade, storedReport(ctx, t, d))
			if got := r.requests()[asked:]; len(got) > 0 {
				t.Errorf("the overlay had %d requests sent, the first to %s; want none", len(got), got[0].RequestURI)
			}
			toggleOverlay(ctx, t, d, false)
			if got, whole := snapshot(ctx, t, d), source(ctx, t, d); got != before || whole != before {
				t.Errorf("after the overlay the page is\n%s\nwant\n%s", whole, before)
			}
			toggleOverlay(ctx, t, d, true)
			awaitMarks(ctx, t, d, want)
			inOverlay(ctx, t, d, "root.querySelector('.off').click()", nil)
			if whole := source(ctx, t, d); whole != before {
				t.Errorf("after the card's button the page is\n%s\nwant\n%s", whole, before)
			}
			rounds := 1
			if soaking {
				rounds = 60
			}
			for round := range rounds {
				toggleOverlay(ctx, t, d, true)
				time.Sleep(time.Duration(round%20) * 3 * time.Millisecond)
				must(t, d.StopBackground(ctx)) // before, while or after it grades the page
				// Had it graded the page before, nothing would wake it, and only what is awake can look into the overlay.
				if _, err := d.PopupEval(ctx, "(globalThis.browser ?? chrome).runtime.sendMessage({kind: 'data'}).then(() => true)"); err != nil {
					t.Fatal(err)
				}
				awaitMarks(ctx, t, d, want)
				toggleOverlay(ctx, t, d, false)
			}
		})
	}
}

// kindsPage is a page with links of every kind that needs no trust data. Its policy forbids everything that a policy can.
func kindsPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; require-trusted-types-for 'script'")
	_, _ = fmt.Fprint(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Herbs that stood the winter</title><link rel="icon" href="data:,"></head>
<body><header><nav><a href="/">Home</a> <a href="/about">About</a></nav></header><main><article><h1>Herbs that stood the winter</h1>
<p>Sage wants light, but it forgives a dim window if you keep it dry. The soil is one part sand to two parts compost, which I learnt from
<a href="https://growers.example/sage">the notes of the growers</a>, and from <a href="https://encyclopaedia.example/salvia">an article on common sage and all of its
relatives, which is so long that its link goes over the end of the line in every window that people have</a>.</p>
<p>A friend keeps <a rel="nofollow" href="https://diary.example/herbs">a diary of forty herbs</a>. Readers wrote about it in <a rel="ugc" href="https://forum.example/t/1">their forum</a>.
The pots came from <a rel="sponsored nofollow" href="https://pots.example/?ref=1">a shop that paid for this</a>. Those who grow herbs
<a href="http://`+ownSite+`/sage">on a windowsill</a> have written it all down.<a hidden href="https://quick.example/">quick money</a></p>
<p>Cut it hard in April. New wood comes from below, and the scent is better on the young leaves. If the stems have gone woody, take cuttings
in June: ten centimetres, lower leaves off, in damp sand under a glass. <a href="https://cuttings.example/">A film shows how</a>.</p>
</article></main></body></html>`)
}

// checkTip goes to the first mark, and to the next by a key, and reads the tooltip; Escape takes it away. The page hears of no key.
func checkTip(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	if _, err := d.PageEval(ctx, "document.addEventListener('keydown', () => document.title = 'heard a key')"); err != nil {
		t.Fatal(err)
	}
	var tip, next string
	inOverlay(ctx, t, d, `const first = root.querySelector('.marks .mark[tabindex="0"]');
		first.focus();
		first.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
		return root.querySelector('.tip').innerText`, &tip)
	for _, want := range []string{"Followed link, grade ", "growers.example", "of a full vote", "Stands in the text"} {
		if !strings.Contains(tip, want) {
			t.Errorf("the tooltip says %q; want %q in it", tip, want)
		}
	}
	const key = "root.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: %q, bubbles: true, composed: true, cancelable: true}));"
	inOverlay(ctx, t, d, fmt.Sprintf(key+key+"return root.querySelector('.tip').innerText", "ArrowRight", "ArrowRight"), &next)
	for _, want := range []string{"Not followed", "diary.example", "does not count", "Marked nofollow"} {
		if !strings.Contains(next, want) {
			t.Errorf("the tooltip of the third link says %q; want %q in it", next, want)
		}
	}
	var gone bool
	inOverlay(ctx, t, d, fmt.Sprintf(key+"return root.querySelector('.tip').hidden", "Escape"), &gone)
	var title string
	read(t, &title)(d.PageEval(ctx, "document.title"))
	if !gone || title == "heard a key" {
		t.Errorf("after Escape the tooltip is hidden: %t; the page heard a key: %t; want the first alone", gone, title == "heard a key")
	}
	inOverlay(ctx, t, d, `root.querySelector('.mark[data-kind="yours"]').dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))`, nil)
}

// checkOverlayAxe has axe-core look at a copy of the overlay, its tooltip open, in an open shadow root: it sees into no closed one.
func checkOverlayAxe(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	var marks int
	inOverlay(ctx, t, d, `const copy = document.createElement(host.localName);
		copy.id = "copy";
		copy.attachShadow({mode: "open"}).append(...[...root.childNodes].map((node) => node.cloneNode(true)));
		host.after(copy);
		return copy.shadowRoot.querySelectorAll(".mark").length`, &marks)
	if marks == 0 {
		t.Error("the copy of the overlay has no mark")
	}
	checkAxe(ctx, t, "page under the overlay", d.PageEval)
	if _, err := d.PageEval(ctx, "document.getElementById('copy').remove()"); err != nil {
		t.Fatal(err)
	}
}

// learnKeywords keeps a profile of keywords whose site is name.
func learnKeywords(ctx context.Context, t *testing.T, d driver, name string) {
	t.Helper()
	file := fmt.Sprintf(`{"version": 1, "name": "Herbs", "sites": [%q], "keywords": ["kitchen herbs", "growing in pots", "sage"]}`, name)
	if _, err := d.Background(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).storage.local.set({profiles: {current: 'herbs', profiles: [{id: 'herbs', file: %q}]}})", file)); err != nil {
		t.Fatal(err)
	}
}

// toggleOverlay has the overlay turned on or off, as a button of the popup does.
func toggleOverlay(ctx context.Context, t *testing.T, d driver, on bool) {
	t.Helper()
	tab, err := d.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		On      bool
		Trouble *string
	}
	read(t, &got)(d.PopupEval(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).runtime.sendMessage({kind: 'toggleOverlay', tab: %d, press: crypto.randomUUID()})", tab)))
	if got.On != on || got.Trouble != nil {
		t.Fatalf("toggling the overlay answered %+v; want on: %t", got, on)
	}
}

// gradeAgain has the page graded as it is.
func gradeAgain(ctx context.Context, t *testing.T, d driver) {
	t.Helper()
	tab, err := d.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.PopupEval(ctx, fmt.Sprintf("(globalThis.browser ?? chrome).runtime.sendMessage({kind: 'grade', tab: %d}).then(() => true)", tab)); err != nil {
		t.Fatal(err)
	}
}

// inOverlay runs statements in the overlay's own world, where root is its closed shadow root, and reads what they return.
func inOverlay(ctx context.Context, t *testing.T, d driver, statements string, into any) {
	t.Helper()
	tab, err := d.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := d.Background(ctx, fmt.Sprintf(`(globalThis.browser ?? chrome).scripting.executeScript({target: {tabId: %d}, injectImmediately: true, func: () => {
		const host = document.querySelector(%q);
		const root = host && (host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host));
		if (!root) return null;
		%s
	}}).then(([{result}]) => result)`, tab, overlayTag, statements))
	if into != nil {
		read(t, into)(raw, err)
	} else if err != nil {
		t.Fatal(err)
	}
}

// marksOf counts the marks that are shown, by kind, and what the card counts besides: links that cannot be seen.
func marksOf(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var counts map[string]int
	inOverlay(ctx, t, d, `const counts = {};
		for (const node of root.querySelectorAll(".marks .mark:not([hidden])")) counts[node.dataset.kind] = (counts[node.dataset.kind] ?? 0) + 1;
		for (const row of root.querySelectorAll(".kinds li")) counts["all " + row.querySelector(".mark").dataset.kind] = Number(row.querySelector(".count").textContent);
		return counts;`, &counts)
	parts := make([]string, 0, 6)
	for _, kind := range []string{"followed", "nofollow", "sponsored", "risky", "yours", "hidden"} {
		n := counts[kind]
		if kind == "hidden" {
			n = counts["all hidden"]
		} else if n != counts["all "+kind] {
			parts = append(parts, fmt.Sprintf("the card says %d", counts["all "+kind]))
		}
		parts = append(parts, fmt.Sprintf("%s %d", kind, n))
	}
	return strings.Join(parts, ", ")
}

func awaitMarks(ctx context.Context, t *testing.T, d driver, want string) {
	t.Helper()
	eventually(ctx, t, "the marks", 20*time.Second, func() (bool, string) {
		got := marksOf(ctx, t, d)
		return got == want, got + "; want " + want
	})
}

// source is the page as it stands.
func source(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	var whole string
	read(t, &whole)(d.PageEval(ctx, "document.documentElement.outerHTML"))
	return whole
}

// snapshot is the page but for the overlay's own element, which has neither attribute nor child to be seen.
func snapshot(ctx context.Context, t *testing.T, d driver) string {
	t.Helper()
	return strings.Replace(source(ctx, t, d), "<"+overlayTag+"></"+overlayTag+">", "", 1)
}

// TestOverlayFollows has a page add links, remove some, scroll a box and change its address as applications of one page
// do, and wants each link marked where it stands.
func TestOverlayFollows(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(changingPage))
	t.Cleanup(server.Close)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 3*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			press(ctx, t, d, server.URL)
			toggleOverlay(ctx, t, d, true)
			awaitFollowed(ctx, t, d, "as loaded", 8)
			awaitNear(ctx, t, d, "as loaded")
			for _, step := range []struct {
				what, do string
				marks    int // that are to be seen
			}{
				{"links added at the end", "document.getElementById('more').click()", 48},
				{"a paragraph that grows above them", "document.getElementById('grows').style.height = '400px'", 48},
				{"a page of the same document", "document.getElementById('route').click()", 8},
				{"a box that is scrolled", "document.getElementById('box').scrollTop = 60", 8},
				{"the page scrolled", "scrollTo(0, 300)", 8},
				{"our element thrown out", fmt.Sprintf("document.querySelector(%q).remove()", overlayTag), 8},
			} {
				if _, err := d.PageEval(ctx, "(() => {"+step.do+"})()"); err != nil {
					t.Fatal(err)
				}
				awaitFollowed(ctx, t, d, step.what, step.marks)
				awaitNear(ctx, t, d, step.what)
			}
			keep(ctx, t, b.name+" overlay follows", d.PageScreenshot)
		})
	}
}

// changingPage has five links in the text, one that stays at the window's edge, and a box of thirty of which two can be seen.
func changingPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	var boxed strings.Builder
	for i := range 30 {
		fmt.Fprintf(&boxed, `<p><a href="https://boxed%d.example/">In the box, %d</a></p>`, i, i)
	}
	_, _ = fmt.Fprintf(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Changes</title><link rel="icon" href="data:,"><style>
		body { margin: 20px; font: 16px/30px sans-serif; min-height: 3000px } p { margin: 0 }
		#box { height: 60px; overflow: auto; border: 1px solid } #fixed { position: fixed; inset: 0 0 auto auto }
	</style></head><body><div id="grows"></div><main></main><div id="box">%s</div><button id="more">More</button><button id="route">Elsewhere</button><p id="fixed"><a href="https://fixed.example/">Always here</a></p><script>
		let n = 0;
		function more(many) {
			for (let i = 0; i < many; i++) {
				const p = document.createElement("p"), a = document.createElement("a");
				a.href = "https://site" + n++ + ".example/"; a.textContent = "Another site, number " + n; p.append(a); document.querySelector("main").append(p);
			}
		}
		more(5);
		document.getElementById("more").onclick = () => more(40);
		document.getElementById("route").onclick = () => { history.pushState({}, "", "/other"); document.querySelector("main").replaceChildren(); more(5) };
	</script></body></html>`, boxed.String())
}

func awaitFollowed(ctx context.Context, t *testing.T, d driver, what string, want int) {
	t.Helper()
	eventually(ctx, t, what, 20*time.Second, func() (bool, string) {
		var got int
		inOverlay(ctx, t, d, `return root.querySelectorAll(".marks .mark:not([hidden])").length`, &got)
		return got == want, fmt.Sprintf("%d; want %d", got, want)
	})
}

// awaitNear waits until each mark's middle is within a mark's size of the end corner of a link, and each to another.
func awaitNear(ctx context.Context, t *testing.T, d driver, what string) {
	t.Helper()
	eventually(ctx, t, what, 10*time.Second, func() (bool, string) {
		var far []string
		inOverlay(ctx, t, d, `const ends = [...document.querySelectorAll("a[href]")].map((a) => { const b = a.getBoundingClientRect(); return {x: b.right, y: b.top, used: false} });
			return [...root.querySelectorAll(".marks .mark:not([hidden])")].flatMap((node) => {
				const b = node.getBoundingClientRect(), x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
				const end = ends.find((e) => !e.used && Math.abs(e.x - x) < 16 && Math.abs(e.y - y) < 16);
				if (end) { end.used = true; return [] }
				return [x + "," + y];
			})`, &far)
		return len(far) == 0, fmt.Sprintf("marks away from links: %q", far)
	})
}

// TestOverlayFar goes through a long page: marks are drawn in the window and around it, wherever that is, and the one that the tab key
// comes to is drawn always.
func TestOverlayFar(t *testing.T) {
	t.Parallel()
	server := servePages(t, []fixture{gardensPage(700)})
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			press(ctx, t, d, server.url(0))
			toggleOverlay(ctx, t, d, true)
			for _, where := range []string{"0", "document.body.scrollHeight / 2", "document.body.scrollHeight", "0"} {
				if _, err := d.PageEval(ctx, "scrollTo(0, "+where+")"); err != nil {
					t.Fatal(err)
				}
				eventually(ctx, t, "marks at "+where, 20*time.Second, func() (bool, string) {
					var saw struct{ All, Drawn, Here, Links, Key int }
					inOverlay(ctx, t, d, `const marks = [...root.querySelectorAll(".marks .mark")], boxes = marks.map((node) => node.getBoundingClientRect()).filter((b) => b.width > 0);
						const here = (b) => b.top >= 10 && b.bottom <= innerHeight - 10;
						return {All: marks.length, Drawn: boxes.length, Here: boxes.filter(here).length, Links: [...document.links].filter((a) => here(a.getBoundingClientRect())).length,
							Key: marks.filter((node) => node.tabIndex === 0 && node.getClientRects().length > 0).length}`, &saw)
					ok := saw.All == 700 && saw.Drawn < 400 && saw.Links > 10 && saw.Here >= saw.Links-1 && saw.Here <= saw.Links+1 && saw.Key == 1
					return ok, fmt.Sprintf("%+v", saw)
				})
			}
			var drawn bool
			inOverlay(ctx, t, d, `root.querySelector('.mark[tabindex="0"]').focus();
				root.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "End", bubbles: true, composed: true, cancelable: true}));
				return root.activeElement.getClientRects().length > 0 && root.activeElement === [...root.querySelectorAll(".marks .mark")].at(-1)`, &drawn)
			if !drawn {
				t.Error("the End key has not gone to the last mark, which is far away")
			}
		})
	}
}
