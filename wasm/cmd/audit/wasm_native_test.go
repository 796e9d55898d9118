//go:build !wasip1

package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"linkgrade/wasm/cmd/reactor/reactortest"
)

// maxBrotli is what the module may weigh on the wire: the extension is downloaded with it, whoever audits or not.
const maxBrotli = 1_000_000

// build compiles the module as the extension gets it: the Makefile has the same flags.
func build(t testing.TB) []byte {
	t.Helper()
	return reactortest.Build(t, "-pgo=../engine/engine.pgo", "-gcflags=all=-d=pgoinlinecdfthreshold=90,pgoinlinebudget=160")
}

func TestModuleWeighsAtMostAMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses at full strength: not under -short")
	}
	wasm := build(t)
	weight := reactortest.Brotli(t, wasm)
	t.Logf("audit.wasm: %d bytes, %d in brotli", len(wasm), weight)
	if weight > maxBrotli {
		t.Errorf("audit.wasm is %d bytes in brotli; want at most %d", weight, maxBrotli)
	}
}

// Everything is answered by the same bytes natively and as WebAssembly.
func TestWebAssemblyAnswersAlike(t *testing.T) {
	m := reactortest.Load(t, build(t), 512)
	requests := steps(1000)
	ours := answered((&auditor{}).answer, requests)
	theirs := answered(func(r []byte) []byte { return m.Ask(t, r) }, requests)
	for i := range ours {
		if !bytes.Equal(ours[i], theirs[i]) {
			t.Errorf("answer %d: %.300s natively, %.300s as WebAssembly", i, ours[i], theirs[i])
		}
	}
}

// Hostile files cost a bounded amount of memory, and give an answer.
func TestHostileFilesStayWithinMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of megabytes: not under -short")
	}
	m := reactortest.Load(t, build(t), 512)
	ask := func(request string) string { return string(m.Ask(t, []byte(request))) }
	long := strings.Repeat("x", 1<<20)
	for _, c := range []struct {
		name, first string
		piece       func(i int) string
	}{
		{"one line without end", "Referring page URL,Target URL\nhttps://a.example/", func(int) string { return long }},
		{"one cell without end", "Referring page URL,Target URL\nhttps://a.example/,\"", func(int) string { return long }},
		{"columns without end", "Referring page URL", func(int) string { return strings.Repeat(",", 1<<20) }},
		{"nested JSON", "[", func(int) string { return strings.Repeat("[", 1<<20) }},
		{"nothing but zeros", "", func(int) string { return strings.Repeat("\x00", 1<<20) }},
		{"domains without end", "Referring page URL,Target URL\n", func(i int) string {
			var b strings.Builder
			for n := range 25_000 {
				fmt.Fprintf(&b, "https://a%d-%d.example/x,https://herbs.example/%d\n", i, n, n)
			}
			return b.String()
		}},
	} {
		ask("do: begin\nsite: herbs.example\n\n")
		ask("do: open\nname: x.csv\n\n")
		ask("do: more\n\n" + c.first)
		for i := range 4 {
			ask("do: more\n\n" + c.piece(i))
		}
		end := ask("do: end\n\n")
		if report := ask("do: report\n\n"); !strings.HasPrefix(report, `{"version":1`) || !strings.HasPrefix(end, `{"number":0,"name":"x.csv"`) {
			t.Errorf("%s: %.200s, then %.100s; want an answer and a report", c.name, end, report)
		}
		t.Logf("%s: %.200s; memory %d MB", c.name, end, m.Megabytes())
	}
}
