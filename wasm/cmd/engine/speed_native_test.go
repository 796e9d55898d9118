//go:build !wasip1

package main

import (
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
// milliseconds of processor time, and maxGrade all of a call: reading, grading and writing the report.
const (
	maxRead  = 15.0
	maxGrade = 40.0
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
// ns/op say nothing; what is reported is the median of v8Runs calls of an engine as warm, the fastest of them, the share
// of each limit that the medians use, and how many times as long as reading alone the whole call takes, and as the whole call the
// first one, which compiles the code.
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
				took = timed(b, exec.Command(node, asChromium, script, wasm, strconv.Itoa(v8Runs), file))
			}
			b.Log(took.Machine)
			b.ReportMetric(0, "ns/op") // leaves it out
			b.ReportMetric(took.Read, "ms-read")
			b.ReportMetric(took.Fastest, "ms-read-fastest")
			b.ReportMetric(took.Grade, "ms-grade")
			b.ReportMetric(took.Read/maxRead, "read-of-limit")
			b.ReportMetric(took.Grade/maxGrade, "grade-of-limit")
			b.ReportMetric(took.Grade/took.Read, "grade-over-read")
			b.ReportMetric(took.First, "ms-first")
			b.ReportMetric(took.First/took.Grade, "first-over-grade")
		})
	}
}

// asChromium has node compile code once more after as much of it has run as in Chromium.
const asChromium = "--wasm-tiering-budget=13000000"

// v8Runs is how often BenchmarkV8 calls the engine before it measures, which is long after V8 has compiled what it will, and
// while it does.
const v8Runs = 100

// BenchmarkV8Relevance tells what a profile adds to a grade there: to a page of a thousand words, and to one with more links
// in its text than are compared. It reports the milliseconds that are added and the memory that the engine ends with.
func BenchmarkV8Relevance(b *testing.B) {
	node, err := exec.LookPath("node")
	if err != nil {
		b.Skip("node is not installed")
	}
	dir := b.TempDir()
	file := func(name string, content []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, content, 0o644); err != nil {
			b.Fatal(err)
		}
		return name
	}
	wasm, script := file("engine.wasm", build(b, "-tags=speed")), filepath.Join(dir, "speed.mjs")
	bundle(b, "../../../extension/test/speed.ts", script)
	profile, err := os.ReadFile("../../grade/testdata/profiles/yachts.json")
	if err != nil {
		b.Fatal(err)
	}
	keep := []string{file("vectors", withBody("do: vectors\n", vectorsFile(b))), file("profile", withBody("do: profile\n", profile))}
	text := sample.Page(16 << 10) // 1,022 words of main text
	links := bytes.Repeat([]byte("<p>The boat that lies in the harbour since spring is told about by <a href=https://yard.example/>the yard that built its keel</a> and mast.</p>"), 300)
	for name, src := range map[string][]byte{"text": text, "300-links": append(text, links...)} {
		request := file("request", gradeRequest("https://www.example.org/river", src))
		b.Run(name, func(b *testing.B) {
			var with, without times
			for b.Loop() {
				without = timed(b, exec.Command(node, script, wasm, "40", request))
				with = timed(b, exec.Command(node, append([]string{script, wasm, "40"}, append(keep, request)...)...))
			}
			b.ReportMetric(0, "ns/op") // leaves it out
			b.ReportMetric(with.Grade-without.Grade, "ms-added")
			b.ReportMetric(without.Grade, "ms-without")
			b.ReportMetric(without.Memory/(1<<20), "MB-without")
			b.ReportMetric(with.Memory/(1<<20), "MB-with")
		})
	}
}

// times are milliseconds of processor time, the engine's memory in bytes, and the machine that took them.
type times struct {
	First, Grade, Read, Fastest, Memory float64
	Machine                             string
}

// timed are the times of the last request that a run of node makes.
func timed(b *testing.B, cmd *exec.Cmd) times {
	b.Helper()
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	var t times
	lines := bytes.Split(bytes.TrimSpace(out), []byte{'\n'})
	if err := json.Unmarshal(lines[len(lines)-1], &t); err != nil {
		b.Fatalf("%q: %v", out, err)
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
