package e2e

import (
	"cmp"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"

	"linkgrade/extension/browser"
)

// clickPages are the pages of bench/pages that BenchmarkClick grades: ten of 23 KB to 320 KB, of as many sites.
var clickPages = []string{
	"57-cba3ab1dbd08f50ece5040490247.html", "34-683.html", "09-ff0f958ade714ebfaf5c0b42b1c0.html", "32-59562291-5657-476d-9902-ad76.html",
	"12-test-donga-korean.html", "53-cloudflare-com.html", "29-unijne-fundusze-coraz-bli-ej.html", "61-2082eb019de3c7ef6227a70cd7e4.html",
	"06-baike-baidu-com-tanya.html", "04-source.html",
}

// How often a page is graded warm and cold, and read by Readability; the median counts.
const warmRounds, coldRounds = 7, 3

// BenchmarkClick measures in both browsers what a user waits for: the time from a press on the toolbar button to the
// letter on it, and to the popup's first frame. Warm means that a page was graded a moment ago; cold that the
// extension's background was not running, and no engine. Beside it Readability.js reads the same document, in the same browser.
//
// Everything is in milliseconds of wall time by the browser's own clock, so other work on the machine counts too; "cpu" is
// processor time, on Linux. What the browser itself takes, to open a popup, to carry messages and to draw, is most of a
// click's wall time, and Readability, which runs in the page, has none of it: read/readability and grade/readability set
// the processor time of the page's thread, and of that and the engine's, beside Readability's.
func BenchmarkClick(b *testing.B) {
	if testing.Short() {
		b.Skip("starts real browsers: skipped under -short")
	}
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		b.Skip("LINKGRADE_DATA is not set: the evaluation pages are not distributed")
	}
	pages := slices.DeleteFunc(readPages(b, filepath.Join(data, "bench", "pages")), func(p benchPage) bool { return !slices.Contains(clickPages, p.name) })
	if len(pages) != len(clickPages) {
		b.Fatalf("%d of %d pages are there", len(pages), len(clickPages))
	}
	server := httptest.NewServer(serveStill(pages))
	b.Cleanup(server.Close)
	readability := bundleReadability(b)
	for _, in := range browsers {
		b.Run(in.name, func(b *testing.B) {
			ctx, d := begin(b, 15*time.Minute, in.start, browser.Options{Extension: dist(b, in.name)})
			for i, p := range pages {
				b.Run(fmt.Sprintf("%dKB_%.12s", len(p.body)/1000, p.name), func(b *testing.B) {
					url := fmt.Sprintf("%s/%d", server.URL, i)
					press(ctx, b, d, url) // it is warm from here on
					peer, peerCPU := readBy(ctx, b, d, url, readability)
					warm := clicks(b, warmRounds, func() clicked {
						openAtRest(ctx, b, d, url)
						return timeClick(ctx, b, d)
					})
					cold := clicks(b, coldRounds, func() clicked {
						openAtRest(ctx, b, d, url)
						if _, err := d.Background(ctx, "globalThis.chrome?.offscreen?.hasDocument().then((has) => has && chrome.offscreen.closeDocument())"); err != nil {
							b.Fatal(err)
						}
						if err := d.StopBackground(ctx); err != nil {
							b.Fatal(err)
						}
						return timeClick(ctx, b, d)
					})
					b.ReportMetric(0, "ns/op") // says nothing here
					b.ReportMetric(median(peer), "readability-ms")
					b.ReportMetric(peerCPU, "readability-cpu-ms")
					warm.report(b, "warm")
					cold.report(b, "cold")
					b.ReportMetric(cold.Frame, "cold-frame-ms")
					b.ReportMetric(warm.own()/median(peer), "own/readability")
					b.ReportMetric(warm.Page/peerCPU, "read/readability")
					b.ReportMetric((warm.Page+warm.Engine)/peerCPU, "grade/readability")
				})
			}
		})
	}
}

// clicked is what came of one press, in ms after it.
type clicked struct {
	Asked float64 // the popup's question has come: what was before is the browser's own part, and the background's start
	Read  float64 // the page was read
	Ready float64 // and the engine ready
	Grade float64 // the report was made
	Badge float64 // the letter was set
	Frame float64 // the popup had its first frame

	// Processor time until then: of the page's thread, the engine's, and the rest of the extension's process.
	Page, Engine, Extension float64
}

// untilLook is how long nobody looks at the extension after a press. What looks at its background or popup while they start costs
// a cold press a fifth of a second. The processor's time is that of all this time, beyond the badge.
const untilLook = 1500 * time.Millisecond

// timeClick presses the button and looks on only once the badge should be set.
func timeClick(ctx context.Context, b *testing.B, d driver) (c clicked) {
	b.Helper()
	before := processor(b)
	pressed := float64(time.Now().UnixMicro()) / 1000
	if err := d.Press(ctx); err != nil {
		b.Fatal(err)
	}
	time.Sleep(untilLook)
	used := processor(b).since(before)
	eventually(ctx, b, "the badge", 30*time.Second, func() (bool, string) {
		read(b, &c)(d.Background(ctx, fmt.Sprintf(`((of) => ({asked: of("asked"), read: of("read"), ready: of("ready"), grade: of("graded"), badge: of("badge")}))(
			(name) => performance.timeOrigin + (performance.getEntriesByName(name).at(-1)?.startTime ?? -1e9) - %f)`, pressed)))
		return c.Badge > 0, fmt.Sprint(c.Badge)
	})
	c.Page, c.Engine, c.Extension = ms(used.page), ms(used.engine), ms(used.extension)
	if err := d.WatchPopup(ctx); err != nil {
		b.Fatal(err)
	}
	read(b, &c)(d.PopupEval(ctx, fmt.Sprintf(`({frame: performance.timeOrigin + (performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 1e9) - %f})`, pressed)))
	return c
}

// openAtRest opens a page and waits until it has drawn itself: who presses the button has looked at it.
func openAtRest(ctx context.Context, b *testing.B, d driver, url string) {
	b.Helper()
	if err := d.Open(ctx, url); err != nil {
		b.Fatal(err)
	}
	if _, err := d.PageEval(ctx, "new Promise((then) => setTimeout(() => requestIdleCallback(() => then(null), {timeout: 5000}), 200))"); err != nil {
		b.Fatal(err)
	}
}

// readBy has Readability.js parse copies of the page's document, and returns the ms of each time without the copying, and
// the processor time of one.
func readBy(ctx context.Context, b *testing.B, d driver, url, script string) (took []float64, cpu float64) {
	b.Helper()
	openAtRest(ctx, b, d, url)
	run := func(parse string) time.Duration {
		before := processor(b)
		read(b, &took)(d.PageEval(ctx, fmt.Sprintf(`(() => {
			%s
			return Array.from({length: %d}, () => {
				const copy = document.cloneNode(true);
				const begun = performance.now();
				%s;
				return performance.now() - begun;
			});
		})()`, script, warmRounds, parse)))
		return processor(b).since(before).page
	}
	run("") // compiles the script
	copying := run("")
	cpu = ms(run("new readability.Readability(copy).parse()")-copying) / warmRounds
	return took, cpu
}

// bundleReadability makes the peer one script that defines `readability`.
func bundleReadability(b *testing.B) string {
	b.Helper()
	folder, err := filepath.Abs(filepath.Join(root, "extension"))
	if err != nil {
		b.Fatal(err)
	}
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: `export { Readability } from "@mozilla/readability";`, ResolveDir: folder},
		Bundle: true, Write: false, Format: api.FormatIIFE, GlobalName: "readability", Target: api.ES2023,
	})
	if len(result.Errors) > 0 || len(result.OutputFiles) != 1 {
		b.Fatalf("bundle of @mozilla/readability: %+v", result.Errors)
	}
	return strings.TrimSpace(string(result.OutputFiles[0].Contents))
}

// own is the extension's part: from the question to the badge.
func (c clicked) own() float64 { return c.Badge - c.Asked }

func (c clicked) report(b *testing.B, what string) {
	b.ReportMetric(c.Badge, what+"-ms")
	b.ReportMetric(c.own(), what+"-own-ms")
	b.ReportMetric(c.Page, what+"-page-cpu-ms")
	b.ReportMetric(c.Engine, what+"-engine-cpu-ms")
	b.ReportMetric(c.Extension, what+"-extension-cpu-ms")
	b.Logf("%s: press –%.0f→ asked –%.0f→ read –%.0f→ ready –%.0f→ graded –%.0f→ badge; cpu: page %.0f, engine %.0f, rest of the extension %.0f",
		what, c.Asked, c.Read-c.Asked, c.Ready-c.Read, c.Grade-c.Ready, c.Badge-c.Grade, c.Page, c.Engine, c.Extension)
}

// clicks is the one that is median by its badge of so many.
func clicks(b *testing.B, rounds int, one func() clicked) clicked {
	b.Helper()
	all := make([]clicked, rounds)
	for i := range all {
		all[i] = one()
	}
	slices.SortFunc(all, func(x, y clicked) int { return cmp.Compare(x.Badge, y.Badge) })
	return all[rounds/2]
}

func median(of []float64) float64 {
	return slices.Sorted(slices.Values(of))[len(of)/2]
}
