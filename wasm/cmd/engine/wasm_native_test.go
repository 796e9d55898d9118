//go:build !wasip1

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// maxBrotli is what the engine may weigh on the wire: it is fetched once an install, and held in memory on each wake.
const maxBrotli = 1_000_000

// build compiles the engine as the extension gets it (the Makefile has the same flags), or with further flags. The profile
// decides on fewer calls than it would by default: at 60, with calls within grade left calls, 27 KB less in brotli for 5 % of time.
func build(t testing.TB, flags ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "engine.wasm")
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-pgo=engine.pgo",
		"-gcflags=all=-d=pgoinlinecdfthreshold=90", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, b)
	}
	if b, err := exec.Command("go", "run", "../relink", out).CombinedOutput(); err != nil {
		t.Fatalf("relink: %v\n%s", err, b)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// reactor is engine.wasm, loaded.
type reactor struct {
	mod         api.Module
	alloc, call api.Function
}

func load(t testing.TB, wasm []byte) *reactor {
	t.Helper()
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(4096)) // 256 MB
	t.Cleanup(func() { rt.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	mod, err := rt.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	return &reactor{mod, mod.ExportedFunction("alloc"), mod.ExportedFunction("call")}
}

func (r *reactor) ask(t testing.TB, request []byte) []byte {
	t.Helper()
	ctx := context.Background()
	at, err := r.alloc.Call(ctx, uint64(len(request)))
	if err != nil {
		t.Fatal(err)
	}
	if !r.mod.Memory().Write(uint32(at[0]), request) {
		t.Fatal("alloc gave too little room")
	}
	res, err := r.call.Call(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b, ok := r.mod.Memory().Read(uint32(res[0]>>32), uint32(res[0]))
	if !ok {
		t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(b)
}

func gradeRequest(url string, body []byte) []byte {
	return withBody(fmt.Sprintf("do: grade\nurl: %s\nat: 1700000000\nstatus: 200\nfeed: html\n", url), body)
}

func TestEngineWeighsAtMostAMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses at full strength: not under -short")
	}
	wasm := build(t)
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 11, LGWin: 22})
	if _, err := w.Write(wasm); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("engine.wasm: %d bytes, %d in brotli", len(wasm), b.Len())
	if b.Len() > maxBrotli {
		t.Errorf("engine.wasm is %d bytes in brotli; want at most %d", b.Len(), maxBrotli)
	}
}

// The report of a page is the same bytes natively and as WebAssembly.
func TestWebAssemblyAnswersAlike(t *testing.T) {
	native, wasm := &engine{}, load(t, build(t))
	pack := withBody("do: pack\n", testPack(t))
	if n, w := native.answer(pack), wasm.ask(t, pack); !bytes.Equal(n, w) {
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
	t.Logf("%d pages give the same report; memory ends at %d MB", len(pages), wasm.mod.Memory().Size()>>20)
	compareLearning(t, native, wasm)
	compareReports(t, native, wasm, pages)
	t.Logf("with a profile they do, too; memory ends at %d MB", wasm.mod.Memory().Size()>>20)
}

// compareLearning takes both the way from pages to a profile and leaves it kept, that from a site to a verdict, and a link.
func compareLearning(t *testing.T, native *engine, wasm *reactor) {
	t.Helper()
	inWASM := func(request []byte) []byte { return wasm.ask(t, request) }
	ours := slices.Concat(answers(t, native.answer), surveyed(t, native.answer), linkAnswers(t, native.answer))
	theirs := slices.Concat(answers(t, inWASM), surveyed(t, inWASM), linkAnswers(t, inWASM))
	for i := range ours {
		if !bytes.Equal(ours[i], theirs[i]) {
			t.Errorf("answer %d: %.300s natively, %.300s as WebAssembly", i, ours[i], theirs[i])
		}
	}
}

func compareReports(t *testing.T, native *engine, wasm *reactor, pages map[string][]byte) {
	t.Helper()
	for name, src := range pages {
		request := gradeRequest("https://www.known.example/a/b.html", src)
		if n, w := native.answer(request), wasm.ask(t, request); !bytes.Equal(n, w) {
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
	answers(t, func(request []byte) []byte { return wasm.ask(t, request) }) // with vectors and a profile
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
		got := wasm.ask(t, gradeRequest("https://a.example/", c.src))
		if !bytes.HasPrefix(got, []byte(`{"version":1`)) {
			t.Errorf("%s: %.100s; want a report", c.name, got)
		}
		t.Logf("%s: memory %d MB", c.name, wasm.mod.Memory().Size()>>20)
	}
}
