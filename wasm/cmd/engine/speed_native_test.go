//go:build !wasip1

package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/sample"
	"linkgrade/wasm/page"
)

// maxRead is what reading a page of readSize bytes, placement included, may cost in a browser once the code is warm, in
// milliseconds of processor time.
const (
	maxRead  = 15.0
	readSize = 300 << 10
)

// speedPage is a page that the benchmarks here read.
type speedPage struct {
	name, url string
	src       []byte
}

// speedPages are the sample page and, where there are labelled pages, five of nearly the same size.
func speedPages(b *testing.B) []speedPage {
	b.Helper()
	pages := []speedPage{{"sample", "https://www.example.org/river", sample.Page(readSize)}}
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		return pages
	}
	all, err := labelled.Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		b.Fatal(err)
	}
	var real []speedPage
	for i := 0; i < len(all); i += 4 {
		src, err := all[i].Source()
		if err != nil {
			b.Fatal(err)
		}
		real = append(real, speedPage{all[i].ID, all[i].URL, src})
	}
	slices.SortFunc(real, func(p, q speedPage) int { return cmp.Compare(offSize(p), offSize(q)) })
	return append(pages, real[:min(5, len(real))]...)
}

func offSize(p speedPage) int { return max(len(p.src)-readSize, readSize-len(p.src)) }

// BenchmarkRead tells natively how much of a grade call is reading the page.
func BenchmarkRead(b *testing.B) {
	for _, p := range speedPages(b) {
		a, err := domain.ParseAddress(p.url)
		if err != nil {
			b.Fatal(err)
		}
		request := gradeRequest(p.url, p.src)
		b.Run(p.name+"/grade", func(b *testing.B) {
			b.SetBytes(int64(len(p.src)))
			for b.Loop() {
				(&engine{}).answer(request)
			}
		})
		b.Run(p.name+"/read", func(b *testing.B) {
			b.SetBytes(int64(len(p.src)))
			for b.Loop() {
				page.ReadHTML(p.src, page.Meta{URL: a, Status: 200})
			}
		})
	}
}

// BenchmarkV8 is the same in the machine that runs the engine in a browser. An operation is a whole run of node, so its
// ns/op say nothing; what is reported is the median of v8Runs calls of an engine as warm, the fastest of them, and the share
// of the limit that the median uses.
func BenchmarkV8(b *testing.B) {
	node, err := exec.LookPath("node")
	if err != nil {
		b.Skip("node is not installed")
	}
	dir := b.TempDir()
	wasm, script := filepath.Join(dir, "engine.wasm"), filepath.Join(dir, "speed.mjs")
	if err := os.WriteFile(wasm, build(b, "-tags=speed"), 0o644); err != nil {
		b.Fatal(err)
	}
	bundle(b, "../../../extension/test/speed.ts", script)
	for _, p := range speedPages(b) {
		file := filepath.Join(dir, "request")
		if err := os.WriteFile(file, gradeRequest(p.url, p.src), 0o644); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/%dKB", p.name, len(p.src)>>10), func(b *testing.B) {
			var took times
			for b.Loop() {
				took = timed(b, exec.Command(node, script, wasm, strconv.Itoa(v8Runs), file))
			}
			b.Log(took.Machine)
			b.ReportMetric(0, "ns/op") // leaves it out
			b.ReportMetric(took.Read, "ms-read")
			b.ReportMetric(took.Fastest, "ms-read-fastest")
			b.ReportMetric(took.Grade, "ms-grade")
			b.ReportMetric(took.Read/maxRead, "read-of-limit")
		})
	}
}

// v8Runs is how often BenchmarkV8 calls the engine before it measures, which is long after V8 has compiled what it will, and
// while it does.
const v8Runs = 100

// times are milliseconds of processor time, and the machine that took them.
type times struct {
	Grade, Read, Fastest float64
	Machine              string
}

func timed(b *testing.B, cmd *exec.Cmd) times {
	b.Helper()
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	var t times
	line, _, err := bufio.NewReader(bytes.NewReader(out)).ReadLine()
	if err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(line, &t); err != nil {
		b.Fatalf("%q: %v", line, err)
	}
	return t
}

// bundle makes one script for node of a TypeScript file and what it imports.
func bundle(b *testing.B, entry, out string) {
	b.Helper()
	r := api.Build(api.BuildOptions{EntryPoints: []string{entry}, Outfile: out, Bundle: true, Write: true,
		Format: api.FormatESModule, Platform: api.PlatformNode, Engines: []api.Engine{{Name: api.EngineNode, Version: "20"}}})
	if len(r.Errors) > 0 {
		b.Fatal(r.Errors[0].Text)
	}
}
