package edition

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The variables that make this test program another, which changes a folder until it is killed.
const (
	killedFolder = "LINKGRADE_TEST_IMPORT_INTO" // a store
	killedSplit  = "LINKGRADE_TEST_SPLIT_INTO"  // files for a host
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killedFolder); dir != "" {
		importForEver(dir)
	}
	if dir := os.Getenv(killedSplit); dir != "" {
		splitForEver(dir)
	}
	os.Exit(m.Run())
}

// importForEver updates a store with ever new editions, and says after each step that it has done it.
func importForEver(dir string) {
	step := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println("done")
	}
	for i := rand.IntN(1 << 30); ; i++ {
		_, err := StoreAt(dir).Update(context.Background(), DefaultLimits, func(ctx context.Context, into string) error {
			b, err := NewBuilder(into, "2026-01-02")
			if err != nil {
				return err
			}
			defer b.Close()
			const n = 600
			err = synthetic(n, func(r Row) error {
				if r.Name == syntheticName(0) {
					r.Name = syntheticName(n + i)
				}
				return b.Add(r)
			})
			step(err)
			_, err = b.Finish(ctx, syntheticSources(n), into)
			step(err)
			return err
		})
		step(err)
	}
}

// killSomewhere runs this test program on a folder, and kills it somewhere behind one of the first so many steps it tells of.
func killSomewhere(t *testing.T, r *rand.Rand, variable, dir string, steps int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), variable+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range 1 + r.IntN(steps) {
		if !lines.Scan() {
			t.Fatal("the program ended by itself")
		}
	}
	left := 0
	for range r.IntN(1 << 20) { // some hundred microseconds
		left ^= 1
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}

// However far an importer came when it was killed, the store has a whole edition and takes the next importer.
func TestStoreSurvivesKilledImporters(t *testing.T) {
	s := StoreAt(t.TempDir())
	sources, rows := syntheticSources(600), syntheticRows(t, 600)
	if _, err := put(s, build(t, sources, rows), DefaultLimits); err != nil {
		t.Fatal(err)
	}
	kills := 25
	if testing.Short() {
		kills = 5
	}
	r := rand.New(rand.NewPCG(8, 8))
	switched, last := 0, current(t, s).ID()
	for range kills {
		killSomewhere(t, r, killedFolder, s.dir, 9) // three steps an update
		if id := current(t, s).ID(); id != last {
			switched++
			last = id
		}
	}
	temporary, err := filepath.Glob(filepath.Join(s.dir, tempPrefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d importers killed; %d of them had switched, %v is left of the last", kills, switched, temporary)
	if _, err := put(s, build(t, sources, rows), DefaultLimits); err != nil {
		t.Errorf("the next importer: %v", err)
	}
	if got := inside(t, s.dir); len(got) > Kept+2 {
		t.Errorf("the folder holds %v; want %d editions, %s and %s", got, Kept, currentFile, lockFile)
	}
}
