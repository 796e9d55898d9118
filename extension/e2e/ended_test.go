package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// These tests end the background between the steps of what pages of ours have it do, and want everything to come out as if it
// had not been ended. A step is a call of the browser's API, after which the browser may end it.

// A flow is one such thing. Its expressions are run in the page that it is done in.
type flow struct {
	name   string
	before func() // what leads there; may be nil
	act    func()
	done   string // "" once everything is as it should be, or what is not
}

// A place is what flows are done in.
type place struct {
	ready func() // has all that is kept and the page as they are before a flow, and the background awake, which was ended
	eval  func(ctx context.Context, expression string) (json.RawMessage, error)
}

// endedInFlows does each flow once as it is, and again with an end in it: after the middle one of its calls, or, of every second flow,
// after the last, before it has answered; in the long tests before and after each call.
func endedInFlows(ctx context.Context, t *testing.T, d driver, in place, flows []flow) {
	t.Helper()
	for i, f := range flows {
		start := func(call int, after bool) {
			in.ready()
			if f.before != nil {
				f.before()
			}
			halt(ctx, t, d, call, after)
			f.act()
		}
		start(1<<30, false)
		f.await(ctx, t, d, in, "without an end")
		n := halted(ctx, t, d).Calls
		must(t, d.StopBackground(ctx))
		type stop struct {
			call  int
			after bool
		}
		stops := []stop{{[]int{(n + 1) / 2, n}[i%2], true}}
		if soaking {
			stops = nil
			for call := range n {
				stops = append(stops, stop{call + 1, false}, stop{call + 1, true})
			}
		}
		ended := 0
		for len(stops) > 0 {
			s := stops[0]
			stops = stops[1:]
			start(s.call, s.after)
			var came bool
			var through time.Time // it may take fewer calls than before, or be through but for the last
			eventually(ctx, t, f.name+": its halt or its end", 30*time.Second, func() (bool, string) {
				h := halted(ctx, t, d)
				came = h.Halted
				if through.IsZero() && f.wants(ctx, t, d, in) == "" {
					through = time.Now()
				}
				return came || !through.IsZero() && time.Since(through) > time.Second, fmt.Sprintf("%+v", h)
			})
			must(t, d.StopBackground(ctx))
			if came {
				ended++
			} else if ended == 0 && len(stops) == 0 && s.call > 1 {
				stops = append(stops, stop{s.call / 2, true}) // what had to be made ready is, so it takes fewer calls by now
			}
			_, err := in.eval(ctx, wakeJS) // where the page had its answer already, nothing else does, and the test could not look
			must(t, err)
			f.await(ctx, t, d, in, fmt.Sprintf("ended at call %d of %d, after it: %t", s.call, n, s.after))
		}
		if ended == 0 {
			t.Errorf("%s: it was never ended within its %d calls", f.name, n)
		}
		t.Logf("%s: %d calls, ended %d times", f.name, n, ended)
	}
}

func (f flow) await(ctx context.Context, t *testing.T, d driver, in place, when string) {
	t.Helper()
	eventually(ctx, t, f.name+", "+when, 20*time.Second, func() (bool, string) {
		wants := f.wants(ctx, t, d, in)
		return wants == "", wants
	})
}

// wants looks at what the background keeps and at what the page shows.
func (f flow) wants(ctx context.Context, t *testing.T, d driver, in place) (wants string) {
	t.Helper()
	kept, err := d.Background(ctx, `(async () => {
		const api = globalThis.browser ?? chrome, {origins = []} = await api.permissions.getAll();
		const real = self.linkgradeHalt ?? {get: () => api.storage.local.get(null), scripts: () => api.scripting.getRegisteredContentScripts()};
		return {...await real.get(), scripts: (await real.scripts()).map(({id}) => id), origins};
	})()`)
	must(t, err)
	read(t, &wants)(in.eval(ctx, fmt.Sprintf(`(async () => {
		const kept = %s, text = (id) => document.getElementById(id)?.textContent ?? "";
		const profiles = (kept.profiles?.profiles ?? []).map(({id, file}) => ({id, ...JSON.parse(file)}));
		const wrong = (so) => Object.entries(so).filter(([, right]) => !right).map(([name]) => name).join(", ");
		return %s;
	})()`, kept, f.done)))
	return wants
}

// halt has the background stand still at a call of the browser's API, counted from now on: before it, or once it is done.
func halt(ctx context.Context, t *testing.T, d driver, call int, after bool) {
	t.Helper()
	_, err := d.Background(ctx, fmt.Sprintf(`((call, after) => {
		const api = globalThis.browser ?? chrome, state = self.linkgradeHalt = {calls: 0, halted: false}, never = new Promise(() => undefined);
		const {local, session} = api.storage, {get} = local, {getRegisteredContentScripts: scripts} = api.scripting;
		Object.assign(state, {get: () => get.call(local, null), scripts: () => scripts.call(api.scripting)}); // still go for the test
		for (const [on, names] of [[local, ["get", "set", "remove"]], [session, ["get", "set", "remove"]], [api.scripting, ["executeScript", "getRegisteredContentScripts", "registerContentScripts", "updateContentScripts", "unregisterContentScripts"]],
			[api.permissions, ["contains", "remove"]], [api.action, ["setBadgeText", "setTitle"]], [api.tabs, ["get"]], [api.alarms, ["get", "create", "clear"]], [self, ["fetch"]]]) {
			for (const name of names) {
				const before = on[name];
				on[name] = (...given) => {
					if (++state.calls < call) return before.apply(on, given);
					if (state.calls > call || !after) {
						state.halted = true;
						return never;
					}
					const halt = () => {
						state.halted = true;
						return never;
					};
					return before.apply(on, given).then(halt, halt);
				};
			}
		}
	})(%d, %t)`, call, after))
	must(t, err)
}

// haltState says how many calls there were since [halt], and whether the background stands still.
type haltState struct {
	Calls  int
	Halted bool
}

func halted(ctx context.Context, t *testing.T, d driver) (state haltState) {
	t.Helper()
	read(t, &state)(d.Background(ctx, "(({calls, halted}) => ({calls, halted}))(self.linkgradeHalt)"))
	return state
}

// A keeper brings back what local held when it was made, and which scripts were registered; what is as it was is not written, so that nobody
// hears of it.
func keeper(ctx context.Context, t *testing.T, d driver) func() {
	t.Helper()
	const registered = `(await scripting.getRegisteredContentScripts()).map(({id, js, matches, persistAcrossSessions}) => ({id, js, matches, persistAcrossSessions}))`
	base, err := d.Background(ctx, `(async () => {
		const {scripting, storage: {local}} = globalThis.browser ?? chrome;
		return {kept: await local.get(null), scripts: `+registered+`};
	})()`)
	must(t, err)
	return func() {
		t.Helper()
		_, err := d.Background(ctx, fmt.Sprintf(`(async () => {
			const {kept, scripts} = %s, {scripting, storage: {local}} = globalThis.browser ?? chrome, now = await local.get(null);
			const more = Object.keys(now).filter((key) => !(key in kept)), other = Object.keys(kept).filter((key) => JSON.stringify(kept[key]) !== JSON.stringify(now[key]));
			if (more.length > 0) await local.remove(more);
			if (other.length > 0) await local.set(Object.fromEntries(other.map((key) => [key, kept[key]])));
			if (JSON.stringify(%s) === JSON.stringify(scripts)) return;
			await scripting.unregisterContentScripts();
			if (scripts.length > 0) await scripting.registerContentScripts(scripts);
		})()`, base, registered))
		must(t, err)
	}
}

// twoProfiles are kept, one with a learnt term, and a request was sent once.
const twoProfiles = `(globalThis.browser ?? chrome).storage.local.set({
	profiles: {current: "herbs", profiles: [
		{id: "herbs", file: '{"version": 1, "name": "Herbs", "sites": ["` + ownSite + `"], "keywords": ["kitchen herbs"], "terms": [{"term": "sage", "weight": 0.5}]}'},
		{id: "arcade", file: '{"version": 1, "name": "Arcade", "keywords": ["pinball"]}'}]},
	sent: [{at: 1, host: "trust.example", path: "/v1/edition", why: "edition"}],
})`

// wakeJS wakes Chromium's background, from a page of ours; Firefox's is woken by whatever is run in it.
const wakeJS = `globalThis.chrome?.runtime?.sendMessage?.({kind: "data"}).then(() => true)`

func backgroundRuns(ctx context.Context, t *testing.T, d driver, script string) {
	t.Helper()
	_, err := d.Background(ctx, script)
	must(t, err)
}

// TestEndedSettings ends the background in the middle of what the settings page does.
func TestEndedSettings(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 6*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			settings := ownAddress(ctx, t, d, "options.html")
			openSettings(ctx, t, d)
			backgroundRuns(ctx, t, d, twoProfiles)
			restore := keeper(ctx, t, d)
			ready := func() {
				openPage(ctx, t, d, settings)
				pageRuns(ctx, t, d, wakeJS)
				restore()
				openPage(ctx, t, d, settings)
				awaitSettings(ctx, t, d, "Herbs", "")
			}
			js := func(script string) func() {
				return func() { pageRuns(ctx, t, d, script) }
			}
			const imported = `{"name": "Imported", "keywords": ["beans"]}`
			backup := profileOf("Shop", "beans", 50, "Ida")
			endedInFlows(ctx, t, d, place{ready, d.PageEval}, []flow{
				{"choosing a profile", nil, js(`document.querySelector("input[name=inUse][value=arcade]").click()`),
					`wrong({"in use": kept.profiles.current === "arcade", "so it says": document.querySelector("input[name=inUse]:checked")?.value === "arcade" && document.getElementById("profileName").value === "Arcade"})`},
				{"saving what is typed, and typing on", nil, js(`(() => {
						const type = (id, value) => { const field = document.getElementById(id); field.value = value; field.dispatchEvent(new Event("input", {bubbles: true})); };
						type("keywords", "mint, thyme");
						document.querySelector("#profileForm button").click();
						type("brands", "typed on");
					})()`),
					`wrong({"kept": profiles[0].keywords.join() === "mint,thyme", "one profile more": profiles.length === 2, "said": text("profileSaid") === "Saved.", "typed on": document.getElementById("brands").value === "typed on"})`},
				{"striking a term", nil, js(`document.querySelector("button.chip").click()`),
					`wrong({"struck": profiles[0].terms[0].struck === true, "so it says": document.querySelector("button.chip").ariaPressed === "true"})`},
				{"dropping a profile", nil, js(`(document.getElementById("drop").click(), document.getElementById("dropYes").click())`),
					`wrong({"one is left": profiles.map(({id}) => id).join() === "arcade", "so it says": document.querySelectorAll("input[name=inUse]").length === 1, "the question is gone": document.getElementById("drop").hidden === false})`},
				{"making a profile", nil, func() {
					fill(ctx, t, d, map[string]string{"newName": "New", "newKeywords": "peas, beans"})
					click(ctx, t, d, "newForm button")
				}, `wrong({"one more": profiles.map(({name}) => name).join() === "Herbs,Arcade,New", "in use": kept.profiles.current === profiles.at(-1).id, "said": text("addSaid") === "The profile is made, and in use."})`},
				{"importing a profile", nil, func() { importFile(ctx, t, d, "imported.json", imported) },
					`wrong({"one more": profiles.map(({name}) => name).join() === "Herbs,Arcade,Imported", "said": text("addSaid").startsWith("imported.json is imported")})`},
				{"restoring a file", func() {
					bring(ctx, t, d, backup)
					awaitSettings(ctx, t, d, "Replace everything here", "")
				}, func() { click(ctx, t, d, "keepingYes") }, `wrong({"its profile": profiles.map(({name}) => name).join() === "Shop", "said": text("keepingSaid").includes("is here now"), "undo": !document.getElementById("keepingUndo").hidden})`},
				{"removing everything", nil, func() {
					click(ctx, t, d, "reset")
					click(ctx, t, d, "keepingYes")
				}, `wrong({"nothing kept": !("profiles" in kept) && !("sent" in kept), "said": text("keepingSaid").startsWith("Everything is removed."), "undo": !document.getElementById("keepingUndo").hidden})`},
				{"emptying the log", nil, func() { click(ctx, t, d, "logClear") }, `wrong({"empty": (kept.sent ?? []).length === 0})`},
			})
		})
	}
}

// TestEndedSwitch ends the background in the middle of switching something on that goes by itself, and off again.
func TestEndedSwitch(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 6*time.Minute, b.start, browser.Options{Extension: dist(t, b.name)})
			settings := ownAddress(ctx, t, d, "options.html")
			openSettings(ctx, t, d)
			restore := keeper(ctx, t, d)
			ready := func() {
				openPage(ctx, t, d, settings)
				pageRuns(ctx, t, d, wakeJS)
				restore()
				pageRuns(ctx, t, d, `globalThis.chrome?.permissions?.remove({origins: ["https://*.`+ownSite+`/*", "http://*.`+ownSite+`/*"]})`) // else Chromium tells only the first time that it is allowed
				allowSite(ctx, t, d, ownSite)
				openPage(ctx, t, d, settings+"?site="+ownSite+"#auto")
				awaitSettings(ctx, t, d, "Grade every page by itself", "")
			}
			const wish = `[data-wish='site ` + ownSite + `']`
			endedInFlows(ctx, t, d, place{ready, d.PageEval}, []flow{
				{"switching a site on", nil, func() { must(t, d.Click(ctx, "#auto form button")) },
					`wrong({"on": kept.auto?.sites.join() === "` + ownSite + `", "so it says": document.querySelector("` + wish + `")?.checked === true, "nothing lost": (kept.auto?.lost ?? []).length === 0,
						"its script": kept.scripts.includes("auto")})`},
			})
			endedInFlows(ctx, t, d, place{func() {
				ready()
				must(t, d.Click(ctx, "#auto form button"))
				eventually(ctx, t, "the site's switch", 20*time.Second, func() (bool, string) {
					on := switchedOn(ctx, t, d)
					return slices.Contains(on, "site "+ownSite), fmt.Sprint(on)
				})
			}, d.PageEval}, []flow{
				{"switching a site off", nil, func() { click(ctx, t, d, "auto "+wish) },
					`wrong({"off": kept.auto?.sites.length === 0, "nothing lost": kept.auto?.lost.length === 0, "no script": !kept.scripts.includes("auto"),
						"the permission is given back": kept.origins.length === 0})`},
			})
		})
	}
}

// TestEndedProspects ends the background in the middle of what the page of saved pages does.
func TestEndedProspects(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 6*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Width: 1360, Height: 900})
			table := ownAddress(ctx, t, d, "prospects.html")
			openProspects(ctx, t, d)
			pasteList(ctx, t, d, "https://"+ownSite+"/a\nhttps://"+otherSite+"/b")
			awaitTable(ctx, t, d, "two pages in the list", news("New pages: 2"))
			click(ctx, t, d, "addYes")
			awaitTable(ctx, t, d, "two pages", order("/a", "/b"))
			restore := keeper(ctx, t, d)
			ready := func() {
				openPage(ctx, t, d, table)
				pageRuns(ctx, t, d, wakeJS)
				restore()
				openPage(ctx, t, d, table)
				awaitTable(ctx, t, d, "two pages", order("/a", "/b"))
			}
			const there = `const all = Object.entries(kept).filter(([key]) => key.startsWith("prospect:")).map(([, one]) => one);` +
				`const here = all.filter(({saved}) => saved.length > 0).map(({url}) => new URL(url).pathname).sort().join();`
			says := func(so string) string {
				return fmt.Sprintf(`(() => { %s return wrong(%s); })()`, there, so)
			}
			endedInFlows(ctx, t, d, place{ready, d.PageEval}, []flow{
				{"a note", nil, func() { noteOn(ctx, t, d, "/a", "call them") }, says(`{"kept": all.some(({note}) => note[0]?.value === "call them"), "said": text("said") === "Kept: Note"}`)},
				{"removing a page", nil, func() { pressOn(ctx, t, d, "/b", "button.remove") }, says(`{"removed": here === "/a", "undo": !document.getElementById("undo").hidden}`)},
				{"putting a page back", func() {
					pressOn(ctx, t, d, "/b", "button.remove")
					awaitTable(ctx, t, d, "it is gone", order("/a"))
				}, func() { click(ctx, t, d, "undo") }, says(`{"both": here === "/a,/b"}`)},
				{"adding a list", func() {
					pasteList(ctx, t, d, "https://third.example/c")
					awaitTable(ctx, t, d, "a page in the list", news("New pages: 1"))
				}, func() { click(ctx, t, d, "addYes") }, says(`{"added": here === "/a,/b,/c", "said": text("said") === "Added: 1. Brought up to date: 0."}`)},
			})
		})
	}
}

// TestEndedPopup ends the background in the middle of what the popup's buttons do, and of a key, which no page of ours waits for.
func TestEndedPopup(t *testing.T) {
	t.Parallel()
	memory := serving(t, "one", []string{ownSite}, nil)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := record(t, memory)
			r.sites = http.HandlerFunc(sites)
			ctx, d := begin(t, 6*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: r.address()})
			set(ctx, t, d)
			awaitPack(ctx, t, d, memory.ID())
			backgroundRuns(ctx, t, d, twoProfiles)
			press(ctx, t, d, "http://"+ownSite+"/sage")
			restore := keeper(ctx, t, d)
			ready := func() {
				press(ctx, t, d, "http://"+ownSite+"/sage")
				restore()
				press(ctx, t, d, "http://"+ownSite+"/sage")
				awaitTopic(ctx, t, d, "Compared with")
			}
			js := func(script string) func() {
				return func() {
					_, err := d.PopupEval(ctx, script)
					must(t, err)
				}
			}
			saved := `kept["prospect:` + ownSite + ` http://` + ownSite + `/sage"]?.graded.length === 1`
			endedInFlows(ctx, t, d, place{ready, d.PopupEval}, []flow{
				{"learning the site", nil, js(`document.getElementById("learn").click()`), `wrong({"learnt": profiles[0].terms.some(({term}) => term === "thyme"), "no other": profiles.length === 2, "said": text("learnt").startsWith("Learnt from 6 pages: ")})`},
				{"marking links", nil, js(`document.getElementById("overlay").click()`), `wrong({"said": text("actionSaid") === "The links on the page are marked.", "there": await (globalThis.browser ?? chrome).scripting.executeScript({
					target: {tabId: (await (globalThis.browser ?? chrome).tabs.query({active: true, currentWindow: true}))[0].id}, func: (tag) => document.querySelector(tag) !== null, args: ["` + overlayTag + `"]}).then(([{result}]) => result)})`},
				{"comparing with another profile", nil, js(`(() => { const choice = document.getElementById("profile"); choice.selectedIndex = 1; choice.dispatchEvent(new Event("change")); })()`),
					`wrong({"in use": kept.profiles.current === "arcade", "so it says": document.getElementById("profile").value === "arcade"})`},
				{"saving the page", nil, js(`document.getElementById("keep").click()`), `wrong({"kept": ` + saved + `, "said": text("actionSaid").startsWith("Saved on this device.")})`},
				{"looking up the registration", nil, js(`document.getElementById("lookUp").click()`), `wrong({"said": text("lookUpSaid").startsWith("Registered ")})`},
			})
			calls := []int{5, 9} // those before have the press on record
			if soaking {
				calls = []int{5, 6, 7, 8, 9, 10, 11, 12, 13}
			}
			for _, after := range []bool{false, true} {
				for _, call := range calls {
					ready()
					halt(ctx, t, d, call, after)
					must(t, d.Command(ctx, "save"))
					eventually(ctx, t, "the halt of a key", 20*time.Second, func() (bool, string) {
						h := halted(ctx, t, d)
						return h.Halted, fmt.Sprintf("%+v", h)
					})
					must(t, d.StopBackground(ctx))
					js(`(async () => { // what the browser does in a minute
						const {alarms} = globalThis.browser ?? chrome;
						if (await alarms.get("unfinished")) await alarms.create("unfinished", {when: Date.now()});
					})()`)()
					key := flow{name: "saving by a key", done: `wrong({"kept": ` + saved + `})`}
					key.await(ctx, t, d, place{eval: d.PopupEval}, fmt.Sprintf("ended at call %d, after it: %t", call, after))
				}
			}
		})
	}
}
