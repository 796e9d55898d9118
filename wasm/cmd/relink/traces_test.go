package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// program is testdata/program as Go's linker writes it.
var program = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "relink")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./testdata/program")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if b, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, b)
	}
	return os.ReadFile(out)
})

// programs are the program before and after.
func programs(t *testing.T) (before, after []byte) {
	t.Helper()
	before, err := program()
	if err != nil {
		t.Fatal(err)
	}
	if after, err = relink(before); err != nil {
		t.Fatal(err)
	}
	return before, after
}

// run starts a module and says what it prints, what it complains of and how it ends.
func run(t *testing.T, module []byte, args ...string) (stdout, stderr string, code uint32) {
	t.Helper()
	ctx := context.Background()
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer rt.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, rt)
	var printed, complained bytes.Buffer
	config := wazero.NewModuleConfig().WithArgs(append([]string{"program"}, args...)...).WithStdout(&printed).WithStderr(&complained)
	_, err := rt.InstantiateWithConfig(ctx, module, config)
	var exit *sys.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return printed.String(), complained.String(), code
}

// What the runtime needs of its tables is left: it grows stacks, collects and recovers from panics as before.
func TestProgramRunsWithoutTraces(t *testing.T) {
	before, after := programs(t)
	want, complaint, code := run(t, before)
	if !strings.Contains(want, "lists 238890\n") || code != 0 {
		t.Fatalf("the program as it was prints %q, complains %q and ends with %d", want, complaint, code)
	}
	if got, complaint, code := run(t, after); got != want || code != 0 {
		t.Errorf("without traces it prints %q, complains %q and ends with %d; want %q", got, complaint, code, want)
	}
}

func TestPanicHasNoTrace(t *testing.T) {
	before, after := programs(t)
	if _, complaint, code := run(t, before, "panic"); code != 2 || !strings.Contains(complaint, "main.main()") {
		t.Fatalf("the program as it was ends with %d: %s", code, complaint)
	}
	_, complaint, code := run(t, after, "panic")
	if code != 2 || !strings.HasPrefix(complaint, "panic: as asked\n") || strings.Contains(complaint, "main.") {
		t.Errorf("without traces it ends with %d: %s\nwant 2, and the panic without a trace", code, complaint)
	}
	for _, gone := range []string{"main.deep", "main.go"} {
		if bytes.Contains(after, []byte(gone)) {
			t.Errorf("the module still has %q", gone)
		}
	}
}

func TestSearchBeginsWithTheFirstFunction(t *testing.T) {
	before, after := programs(t)
	memory := dataOf(t, before)
	header := bytes.Index(memory, []byte(magic))
	for _, module := range pointers(memory, uint64(header)) {
		known := tables{memory: memory, module: module, ok: true}
		if !known.isModule(uint64(header)) {
			continue
		}
		buckets, end := known.word(wordBuckets), known.word(wordBuckets)+bucketSize*functionPlaces/bucketPlaces*(known.word(wordOrder+1)-2)
		if !bytes.ContainsFunc(memory[buckets:end], isSetByte) {
			t.Error("the program as it was has no buckets: where they stand has changed")
		}
		if bytes.ContainsFunc(dataOf(t, after)[buckets:end], isSetByte) {
			t.Error("the module still has buckets")
		}
		return
	}
	t.Fatal("the program has no tables that are known")
}

func isSetByte(r rune) bool { return r != 0 }

// Tables that are broken, or of another version, are left as they are or emptied in part, and never read beyond their end.
func TestBrokenTables(t *testing.T) {
	before, _ := programs(t)
	memory := dataOf(t, before)
	header := bytes.Index(memory, []byte(magic))
	if header < 0 {
		t.Fatal("the program has no tables that are known")
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 30 {
		broken := bytes.Clone(memory)
		for range 20 {
			broken[header+8+rnd.IntN(len(memory)-header-8)] ^= byte(1 << rnd.IntN(8))
		}
		broken = broken[:len(broken)-rnd.IntN(len(broken)/4)]
		if got := withoutTraces(broken); len(got) != len(broken) {
			t.Fatalf("withoutTraces gives %d bytes of %d", len(got), len(broken))
		}
	}
	other := bytes.Clone(memory)
	other[header] = 0xf0
	if !bytes.Equal(withoutTraces(other), other) {
		t.Error("tables of another format are changed")
	}
}

// dataOf is what a module's data section puts into memory.
func dataOf(t *testing.T, module []byte) []byte {
	t.Helper()
	for rest := module[len(header):]; len(rest) > 0; {
		size, n := unsigned(rest[1:])
		section := rest[1+n:][:size]
		if rest[0] != dataSection {
			rest = rest[1+n+int(size):]
			continue
		}
		all, err := segments(section)
		if err != nil {
			t.Fatal(err)
		}
		memory, err := image(all)
		if err != nil {
			t.Fatal(err)
		}
		return memory
	}
	t.Fatal("no data section")
	return nil
}
