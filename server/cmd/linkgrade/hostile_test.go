package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// maxMemory is what no input may make the program take, in bytes.
const maxMemory = 256 << 20

// The test program plays the tool when it is told to, so that its memory can be measured as a process of its own.
func TestMain(m *testing.M) {
	if note := os.Getenv("LINKGRADE_TEST_AS_TOOL"); note != "" {
		os.Exit(asTool(note))
	}
	os.Exit(runTests(m))
}

// runTests runs the tests without the user's editions and profiles: they are looked for in an empty folder.
func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp("", "linkgrade-test-")
	if err == nil {
		err = errors.Join(os.Setenv(dataVariable, filepath.Join(dir, "cache")), os.Setenv(profilesVariable, filepath.Join(dir, "profiles")))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	return m.Run()
}

// offline is a web that nobody can be reached on.
type offline struct{}

func (offline) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}
}

// asTool does what main does and leaves its own peak memory in the file note. The parent cannot ask for it afterwards:
// a child's ru_maxrss begins with the parent's.
func asTool(note string) int {
	limitMemory(os.Args[1:])
	p := program{in: os.Stdin, out: os.Stdout, err: os.Stderr, web: offline{}, backoff: 10 * time.Millisecond}
	p.net = network(os.Getenv(webVariable), func(string) {})
	code := run(context.Background(), os.Args[1:], p)
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		err = os.WriteFile(note, status, 0o600)
	}
	if err != nil {
		return 3
	}
	return code
}

// peak reads VmHWM, in bytes, out of a /proc status file.
func peak(t *testing.T, file string) int64 {
	t.Helper()
	status, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.ParseInt(strings.Fields(after)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}

func TestHostilePagesStaySmall(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("peak memory is read as Linux reports it")
	}
	if testing.Short() {
		t.Skip("reads a few hundred megabytes: not under -short")
	}
	var far strings.Builder
	for i := range 250_000 {
		fmt.Fprintf(&far, "<p>word <a href=https://site%d.example/path?x=%d>anchor %d</a> words", i, i, i)
	}
	for _, c := range []struct{ name, src string }{
		{"five megabytes", strings.Repeat("<p>some words of an ordinary paragraph, again and again</p>\n", 90_000)},
		{"100,000 nested tags", strings.Repeat("<div>", 100_000)},
		{"100,000 nested tags with links", strings.Repeat("<div><a href=/x>", 100_000)},
		{"a million links", strings.Repeat("<a href=/x>y</a>", 1_000_000)},
		{"links to 250,000 sites", far.String()},
		{"broken UTF-8", strings.Repeat("\xff\xc3<p>\x80", 1_000_000)},
		{"one word", strings.Repeat("x", 30_000_000)},
		{"one attribute", "<a href='/" + strings.Repeat("y", 20_000_000) + "'>x</a>"},
		{"two million attributes", "<a " + strings.Repeat("b=c ", 2_000_000) + "href=/x>x</a>"},
		{"one comment", "<!--" + strings.Repeat("-", 20_000_000)},
		{"JSON-LD without end", "<script type=application/ld+json>" + strings.Repeat(`{"a":[`, 3_000_000)},
		{"long base, short links", "<base href='https://a.example/" + strings.Repeat("A", 4000) + "/'><p>" + strings.Repeat("<a href=b>x</a>", 20_000)},
		{"deep paragraphs", strings.Repeat("<span>", 600) + strings.Repeat("<p>", 1_000_000)},
		{"growing charset", "<meta charset=windows-1252>" + strings.Repeat("\x80", 31_000_000)},
		{"class names", "<div class='" + strings.Repeat("nav ", 2_000_000) + "'>x"},
		{"zip bomb", zipped(t, strings.Repeat("\x00", 300<<20))},
	} {
		code, out, errs, memory := process(t, "", "grade", write(t, "page.html", c.src), "--url", "https://a.example/", "--json")
		report := code == 0 && strings.HasPrefix(out, `{"version":1`) && errs == ""
		sentence := code == 1 && out == "" && strings.Count(errs, "\n") == 1 && strings.HasPrefix(errs, "linkgrade: ")
		if !report && !sentence {
			t.Errorf("%s: exit code %d, %.80q, %.200q; want a report or one sentence", c.name, code, out, errs)
		}
		if memory > maxMemory {
			t.Errorf("%s: %d MB; want at most %d", c.name, memory>>20, maxMemory>>20)
		}
		t.Logf("%s: %d MB of input, %d MB of memory, exit code %d", c.name, len(c.src)>>20, memory>>20, code)
	}
}

// A list of large pages takes no more than one of them, however many processors there are.
func TestHostileListStaysSmall(t *testing.T) {
	if runtime.GOOS != "linux" || testing.Short() {
		t.Skip("reads a few hundred megabytes and /proc: on Linux, and not under -short")
	}
	t.Setenv("GOMAXPROCS", "8")
	src := strings.Repeat("<p>word word <a href=https://s.example/x>foo</a> text ", 500_000)
	plain, packed := write(t, "page.html", src), write(t, "page.html.gz", zipped(t, src))
	var list strings.Builder
	for range 6 {
		fmt.Fprintf(&list, "{\"url\":\"https://a.example/\",\"file\":%q}\n{\"url\":\"https://b.example/\",\"file\":%q}\n", plain, packed)
	}
	code, out, errs, memory := process(t, list.String(), "grade", "--jsonl")
	if code != 0 || strings.Count(out, "\n") != 12 {
		t.Errorf("exit code %d, %d lines, %.200q; want 0, 12", code, strings.Count(out, "\n"), errs)
	}
	if memory > maxMemory {
		t.Errorf("%d MB; want at most %d", memory>>20, maxMemory>>20)
	}
	t.Logf("12 pages of %d MB: %d MB of memory", len(src)>>20, memory>>20)
}

// process runs the tool in a process of its own and measures its peak memory.
func process(t *testing.T, stdin string, args ...string) (code int, out, errs string, memory int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	note := filepath.Join(t.TempDir(), "status")
	cmd.Env = append(os.Environ(), "LINKGRADE_TEST_AS_TOOL="+note)
	cmd.Stdin = strings.NewReader(stdin)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String(), peak(t, note)
}
