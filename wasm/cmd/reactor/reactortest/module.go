//go:build !wasip1

// Package reactortest builds a WebAssembly face as it ships, and asks it as the extension does, for tests of its command. It
// refuses to skip: without Go's own tools there is no test.
package reactortest

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// Build compiles the command in the working folder with the Makefile's flags and further ones, and relinks it.
func Build(t testing.TB, flags ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "module.wasm")
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-buildmode=c-shared", "-ldflags=-s -w", "-o", out}, flags...)
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

// Brotli is what some bytes weigh on the wire.
func Brotli(t testing.TB, b []byte) int {
	t.Helper()
	var packed bytes.Buffer
	w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: 11, LGWin: 22})
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Len()
}

// A Module is a face, loaded.
type Module struct {
	mod               api.Module
	alloc, call, rest api.Function
}

// Load starts a face that may take so many megabytes of memory, and no more.
func Load(t testing.TB, wasm []byte, megabytes uint32) *Module {
	t.Helper()
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(megabytes*16))
	t.Cleanup(func() { rt.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	mod, err := rt.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	return &Module{mod, mod.ExportedFunction("alloc"), mod.ExportedFunction("call"), mod.ExportedFunction("rest")}
}

// Ask sends a request and answers a copy of what comes back.
func (m *Module) Ask(t testing.TB, request []byte) []byte {
	t.Helper()
	ctx := context.Background()
	at, err := m.alloc.Call(ctx, uint64(len(request)))
	if err != nil {
		t.Fatal(err)
	}
	if !m.mod.Memory().Write(uint32(at[0]), request) {
		t.Fatal("alloc gave too little room")
	}
	res, err := m.call.Call(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b, ok := m.mod.Memory().Read(uint32(res[0]>>32), uint32(res[0]))
	if !ok {
		t.Fatal("the answer lies outside the memory")
	}
	b = bytes.Clone(b)
	if m.rest != nil {
		if _, err := m.rest.Call(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// Megabytes is what its memory takes.
func (m *Module) Megabytes() uint32 { return m.mod.Memory().Size() >> 20 }
