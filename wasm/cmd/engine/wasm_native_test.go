//go:build !wasip1

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/cmd/reactor/reactortest"
)

// maxBrotli is what the engine may weigh on the wire: it is fetched once an install, and held in memory on each wake.
const maxBrotli = 1_000_000

// build compiles the engine as the extension gets it (the Makefile has the same flags), or with further flags. The profile
// decides on fewer calls than it would by default: at 60, with calls within grade left calls, 27 KB less in brotli for 5 % of time.
func build(t testing.TB, flags ...string) []byte {
	t.Helper()
	return reactortest.Build(t, append([]string{"-pgo=engine.pgo", "-gcflags=all=-d=pgoinlinecdfthreshold=90,pgoinlinebudget=160"}, flags...)...)
}

// load starts an engine that may take 256 MB.
func load(t testing.TB, wasm []byte) *reactortest.Module { return reactortest.Load(t, wasm, 256) }

func gradeRequest(url string, body []byte) []byte {
	return withBody(fmt.Sprintf("do: grade\nurl: %s\nat: 1700000000\nstatus: 200\nfeed: html\n", url), body)
}

func TestEngineWeighsAtMostAMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses at full strength: not under -short")
	}
	wasm := build(t)
	weight := reactortest.Brotli(t, wasm)
	t.Logf("engine.wasm: %d bytes, %d in brotli", len(wasm), weight)
	if weight > maxBrotli {
		t.Errorf("engine.wasm is %d bytes in brotli; want at most %d", weight, maxBrotli)
	}
}

// The report of a page is the same bytes natively and as WebAssembly.
func TestWebAssemblyAnswersAlike(t *testing.T) {
	native, wasm := &engine{}, load(t, build(t))
	pack := withBody("do: pack\n", testPack(t))
	if n, w := native.answer(pack), wasm.Ask(t, pack); !bytes.Equal(n, w) {
		t.Fatalf("pack: %s natively, %s as WebAssembly", n, w)
	}
	pages := map[string][]byte{
		"empty":     nil,
		"not utf-8": []byte("<title>\xff\xfe</title><p>\x80<a href='http://\xe9.example/'>x</a>"),
		"nested":    []byte(strings.Repeat("<div>", 100_000) + "<a href=/x>x</a>"),
	}
	files, err := filepath.Glob("../../grade/testdata/pages/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden pages: %v", err)
	}
	for _, f := range files {
		if pages[filepath.Base(f)], err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	addReal(t, pages)
	compareReports(t, native, wasm, pages)
	t.Logf("%d pages give the same report; memory ends at %d MB", len(pages), wasm.Megabytes())
	compareLearning(t, native, wasm)
	compareReports(t, native, wasm, pages)
	t.Logf("with a profile they do, too; memory ends at %d MB", wasm.Megabytes())
}

// compareLearning takes both the way from pages to a profile and leaves it kept, that from a site to a verdict, and a link.
func compareLearning(t *testing.T, native *engine, wasm *reactortest.Module) {
	t.Helper()
	inWASM := func(request []byte) []byte { return wasm.Ask(t, request) }
	ours := slices.Concat(answers(t, native.answer), surveyed(t, native.answer), linkAnswers(t, native.answer))
	theirs := slices.Concat(answers(t, inWASM), surveyed(t, inWASM), linkAnswers(t, inWASM))
	for i := range ours {
		if !bytes.Equal(ours[i], theirs[i]) {
			t.Errorf("answer %d: %.300s natively, %.300s as WebAssembly", i, ours[i], theirs[i])
		}
	}
}

func compareReports(t *testing.T, native *engine, wasm *reactortest.Module, pages map[string][]byte) {
	t.Helper()
	for name, src := range pages {
		request := gradeRequest("https://www.known.example/a/b.html", src)
		if n, w := native.answer(request), wasm.Ask(t, request); !bytes.Equal(n, w) {
			i := 0
			for i < min(len(n), len(w)) && n[i] == w[i] {
				i++
			}
			t.Errorf("%s: reports differ at byte %d:\n%.200s\n%.200s", name, i, n[max(0, i-80):], w[max(0, i-80):])
		}
	}
}

// addReal adds every fourth of the real pages, where there are any.
func addReal(t *testing.T, pages map[string][]byte) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Log("LINKGRADE_DATA is not set: only our own pages are compared")
		return
	}
	files, err := filepath.Glob(filepath.Join(data, "bench", "pages", "*.html.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(files); i += 4 {
		f, err := os.Open(files[i])
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		if pages[filepath.Base(files[i])], err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}

func TestHostilePagesStayWithinMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred megabytes: not under -short")
	}
	wasm := load(t, build(t))                                               // the loader allows 256 MB and fails beyond
	answers(t, func(request []byte) []byte { return wasm.Ask(t, request) }) // with vectors and a profile
	for _, c := range []struct {
		name string
		src  []byte
	}{
		{"a million links", bytes.Repeat([]byte("<a href=/x>y</a>"), 1_000_000)},
		{"a million links to sites", bytes.Repeat([]byte("<a href=//b.io>y</a>"), 1_000_000)},
		{"short links under a long base", append([]byte("<base href='https://a.example/"+strings.Repeat("A", 4000)+"/'>"), bytes.Repeat([]byte("<a href=b>x</a>"), 20_000)...)},
		{"one huge word", bytes.Repeat([]byte("x"), 5<<20)},
		{"one huge attribute", append([]byte("<a href='/"), bytes.Repeat([]byte("y"), 5<<20)...)},
		{"nested", bytes.Repeat([]byte("<div><table><td>"), 100_000)},
	} {
		got := wasm.Ask(t, gradeRequest("https://a.example/", c.src))
		if !bytes.HasPrefix(got, []byte(`{"version":1`)) {
			t.Errorf("%s: %.100s; want a report", c.name, got)
		}
		t.Logf("%s: memory %d MB", c.name, wasm.Megabytes())
	}
}
