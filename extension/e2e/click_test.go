package e2e

import (
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
// extension's background was not running. Beside it Readability.js reads the same document, in the same browser.
//
// Everything is in milliseconds of wall time by the browser's own clock, so other work on the machine counts too.
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
					peer := readBy(ctx, b, d, url, readability)
					var warm, cold, frames []float64
					for range warmRounds {
						badge, _ := timeClick(ctx, b, d, url)
						warm = append(warm, badge)
					}
					for range coldRounds {
						if err := d.Open(ctx, url); err != nil {
							b.Fatal(err)
						}
						if err := d.StopBackground(ctx); err != nil {
							b.Fatal(err)
						}
						badge, frame := timeClick(ctx, b, d, "")
						cold, frames = append(cold, badge), append(frames, frame)
					}
					b.ReportMetric(0, "ns/op") // says nothing here
					b.ReportMetric(median(peer), "readability-ms")
					b.ReportMetric(median(warm), "warm-ms")
					b.ReportMetric(median(warm)/median(peer), "of-readability")
					b.ReportMetric(median(cold), "cold-ms")
					b.ReportMetric(median(frames), "frame-ms")
				})
			}
		})
	}
}

// timeClick presses the button on a page, opened first unless url is "", and returns the ms until the badge was set and,
// from the press too, until the popup had its first frame.
func timeClick(ctx context.Context, b *testing.B, d driver, url string) (badge, frame float64) {
	b.Helper()
	if url != "" {
		if err := d.Open(ctx, url); err != nil {
			b.Fatal(err)
		}
	}
	pressed := float64(time.Now().UnixMicro()) / 1000
	if err := d.PressAction(ctx); err != nil {
		b.Fatal(err)
	}
	eventually(ctx, b, "the popup's answer", 30*time.Second, func() (bool, string) {
		s := stateOf(ctx, b, d)
		return s.State == "ready", fmt.Sprintf("%+v", s)
	})
	var popup struct{ Frame float64 }
	read(b, &popup)(d.PopupEval(ctx, `({frame: performance.timeOrigin + (performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN)})`))
	eventually(ctx, b, "the badge", 10*time.Second, func() (bool, string) {
		var at float64
		read(b, &at)(d.Background(ctx, `performance.timeOrigin + (performance.getEntriesByName("badge").at(-1)?.startTime ?? -1e9)`))
		badge = at - pressed
		return badge > 0, fmt.Sprint(badge)
	})
	return badge, popup.Frame - pressed
}

// readBy has Readability.js parse copies of the page's document, and returns the ms of each time without the copying.
func readBy(ctx context.Context, b *testing.B, d driver, url, script string) (took []float64) {
	b.Helper()
	if err := d.Open(ctx, url); err != nil {
		b.Fatal(err)
	}
	read(b, &took)(d.PageEval(ctx, fmt.Sprintf(`(() => {
		%s
		return Array.from({length: %d}, () => {
			const copy = document.cloneNode(true);
			const begun = performance.now();
			new readability.Readability(copy).parse();
			return performance.now() - begun;
		});
	})()`, script, warmRounds)))
	return took
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

func median(of []float64) float64 {
	return slices.Sorted(slices.Values(of))[len(of)/2]
}
