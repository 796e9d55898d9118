package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A disk that is full leaves the result of before, says so in one sentence, and what was read is not read again.
func TestFullDiskLosesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("a small disk needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	list, out := manyPrivate(t, 1), filepath.Join(dir, "out.csv")
	if err := os.WriteFile(out, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	state := t.TempDir()
	code, _, errs := call(t, "", "vet", list, "--data=", "--out", out, "--state", state)
	if code != 1 || !strings.Contains(errs, out+": no space left on device; what was read is kept, and the same command writes it\n") || strings.Count(errs, "no space") != 1 || read(t, out) != "before" {
		t.Errorf("a result on a full disk: exit code %d, %s; %q is there", code, errs, read(t, out))
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
	if code, _, errs = call(t, "", "vet", list, "--data=", "--out", filepath.Join(t.TempDir(), "out.csv"), "--state", state); code != 0 || !strings.Contains(errs, "going on with what was read") {
		t.Errorf("the same list elsewhere: exit code %d, %s", code, errs)
	}
	for _, noteBytes := range []int{1, 200} { // answers are too many, and rows are too long
		state = filepath.Join(dir, fmt.Sprint("state", noteBytes))
		code, _, errs = call(t, "", "vet", manyPrivate(t, noteBytes), "--data=", "--out", filepath.Join(t.TempDir(), "out.csv"), "--state", state)
		if want := state + ": what was read cannot be kept: no space left on device; make room, and the same command goes on\n"; code != 1 || !strings.Contains(errs, want) {
			t.Errorf("notes of %d bytes, kept on a full disk: exit code %d, %s; want %s", noteBytes, code, errs, want)
		}
		if err := os.RemoveAll(state); err != nil {
			t.Fatal(err)
		}
	}
}

// manyPrivate is a list of which no page may be asked for, with a note in each row.
func manyPrivate(t *testing.T, noteBytes int) string {
	var rows strings.Builder
	rows.WriteString("url,note\n")
	for i := range 3000 {
		fmt.Fprintf(&rows, "10.0.%d.%d,%s\n", i/250, i%250, strings.Repeat("n", noteBytes))
	}
	return write(t, "list.csv", rows.String())
}

// A pipe can be read once, and a list is read three times.
func TestListsComeThroughPipes(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	go func() { _ = os.WriteFile(pipe, []byte(shortList), 0o600) }()
	code, out, errs := call(t, "", "vet", pipe, "--data=", "--state", t.TempDir())
	if code != 0 || strings.Count(out, "private network") != 2 || !strings.Contains(errs, "2 rows: 0 graded, 2 unknown") {
		t.Errorf("exit code %d, %s\n%s", code, errs, out)
	}
}

// While the list itself is still being read, an interrupt ends the program, which leaves no copy of it.
func TestInterruptEndsReadingTheList(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "vet", "-", "--data=", "--state", filepath.Join(dir, "state"))
	cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+filepath.Join(dir, "note"), "TMPDIR="+dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Write([]byte(strings.Repeat(shortList, 1<<15))); err != nil { // more than a pipe holds: it is being read
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Error("it goes on after an interrupt")
		_ = cmd.Process.Kill()
		<-ended
	}
	if left, err := filepath.Glob(filepath.Join(dir, "linkgrade-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
