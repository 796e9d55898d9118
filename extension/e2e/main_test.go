package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/extension/browser"
	_ "linkgrade/server"         // the tool is built from these: a change in them
	_ "linkgrade/server/starter" // must make a cached result stale
	_ "linkgrade/wasm/grade"
)

// root is the repository's, seen from this folder.
const root = "../.."

// driver is what these tests ask of a browser.
type driver interface {
	Open(ctx context.Context, url string) error
	Press(ctx context.Context) error
	PressAction(ctx context.Context) error
	WatchPopup(ctx context.Context) error
	ClosePopup(ctx context.Context) error
	PopupEval(ctx context.Context, expression string) (json.RawMessage, error)
	PopupScreenshot(ctx context.Context) ([]byte, error)
	PageEval(ctx context.Context, expression string) (json.RawMessage, error)
	PageScreenshot(ctx context.Context) ([]byte, error)
	Background(ctx context.Context, expression string) (json.RawMessage, error)
	StopBackground(ctx context.Context) error
	Badge(ctx context.Context) (browser.Badge, error)
	TabID(ctx context.Context) (int, error)
	Allow(ctx context.Context, host string) error
	Revoke(ctx context.Context, host string) error
	Click(ctx context.Context, selector string) error
	Keys(ctx context.Context, keys ...browser.Key) error
	Choose(ctx context.Context, entry, link string) error
	Command(ctx context.Context, name string) error
	Close() error
}

// A browserKind is one of the browsers.
type browserKind struct {
	name     string // also the folder under extension/dist
	internal string // a page of the browser's own, which nothing may read
	start    func(context.Context, browser.Options) (driver, error)
}

// browsers are the two that every test here runs in.
var browsers = []browserKind{
	{"chromium", "chrome://version/", func(ctx context.Context, o browser.Options) (driver, error) { return browser.StartChromium(ctx, o) }},
	{"firefox", "about:about", func(ctx context.Context, o browser.Options) (driver, error) { return browser.StartFirefox(ctx, o) }},
}

// tool is the command line tool, built once for all tests.
var tool struct {
	path string
	err  error
}

// compiled is where browsers find what the first has compiled of its own scripts; see [browser.Options].
var compiled string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

// run builds the tool and runs the tests; -short builds nothing.
func run(m *testing.M) int {
	if testing.Short() {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "linkgrade-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	tool.path = filepath.Join(dir, "linkgrade")
	compiled = filepath.Join(dir, "compiled")
	build := exec.Command("go", "build", "-o", tool.path, "./server/cmd/linkgrade")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		tool.err = fmt.Errorf("go build ./server/cmd/linkgrade: %w\n%s", err, out)
	}
	return m.Run()
}

// lacking skips the test because something it needs is not there, or fails it
// under LINKGRADE_E2E=1.
func lacking(t testing.TB, format string, given ...any) {
	t.Helper()
	if os.Getenv("LINKGRADE_E2E") == "1" {
		t.Fatalf(format, given...)
	}
	t.Skipf(format, given...)
}

// soaking says that the long tests are asked for, too: what takes minutes, and what is held to a time, which only a machine
// without other work can show.
var soaking = os.Getenv("LINKGRADE_SOAK") != ""

// soak skips a test that is too long for every change.
func soak(t *testing.T) {
	t.Helper()
	if !soaking {
		t.Skip("LINKGRADE_SOAK is not set: left to make soak")
	}
}

// patience is how many times longer than on a quiet machine everything may take: two browsers run at a time, beside other tests.
const patience = 3

// begin starts a browser for one test, which closes it at its end.
func begin(t testing.TB, limit time.Duration, start func(context.Context, browser.Options) (driver, error), o browser.Options) (context.Context, driver) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a real browser: skipped under -short")
	}
	life := t.Context() // it ends before Close is called, and a browser with it at once: that takes no time
	if _, err := os.Stat(compiled); err != nil {
		life = context.WithoutCancel(life) // it ends in order, and may leave what it has compiled
	}
	ctx, cancel := context.WithTimeout(life, patience*limit)
	t.Cleanup(cancel)
	o.Headless, o.Compiled = true, compiled
	b, err := start(ctx, o)
	if errors.Is(err, browser.ErrNotFound) {
		lacking(t, "%v", err)
	}
	if err != nil {
		t.Logf("started again: %v", err) // a browser that does not even come up says nothing of the extension
		if b, err = start(ctx, o); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("Close() = %v", err)
		}
	})
	return ctx, b
}

// dist is the folder of the built extension for a browser.
func dist(t testing.TB, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the built extension and a real browser: skipped under -short")
	}
	all := os.Getenv("LINKGRADE_DIST")
	if all == "" {
		all = filepath.Join(root, "extension", "dist")
	}
	dir := filepath.Join(all, name)
	if _, err := os.Stat(filepath.Join(dir, "manifest.json")); err != nil {
		lacking(t, "the extension for %s is not built: no manifest.json in %s", name, dir)
	}
	watch(t, dir)
	watch(t, filepath.Join(root, "server", "cmd", "linkgrade"))
	return dir
}

// watch looks at every file of a folder that only another process reads, so that
// a change there makes a cached result of these tests stale.
func watch(t testing.TB, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil {
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// gradeByTool runs `linkgrade grade --json URL` with the file of a profile; "" means without one. said is what it printed
// for people when it ended with an error, and then the report is nil.
func gradeByTool(ctx context.Context, t *testing.T, url, profile string) (report *report, said string) {
	t.Helper()
	if tool.err != nil {
		t.Fatal(tool.err)
	}
	cmd := exec.CommandContext(ctx, tool.path, "grade", "--json", "--profile="+profile, url)
	var out, complaint strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if complaint.Len() == 0 {
			t.Fatalf("linkgrade grade --json %s: %v, and no word why", url, err)
		}
		return nil, strings.TrimSpace(complaint.String())
	}
	if err := json.Unmarshal([]byte(out.String()), &report); err != nil {
		t.Fatalf("linkgrade grade --json %s: %v in %.200s", url, err, out.String())
	}
	return report, ""
}

// A question takes the processor's time from what is waited for: the longer that has taken, the longer is the pause to the next.
const (
	leastPause = 25 * time.Millisecond
	mostPause  = 200 * time.Millisecond
)

// eventually asks f until it says true, for at most limit on a quiet machine; what it saw last is in the failure.
func eventually(ctx context.Context, t testing.TB, what string, limit time.Duration, f func() (ok bool, saw string)) {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, patience*limit)
	defer cancel()
	began := time.Now()
	for {
		ok, saw := f()
		if ok {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not within %s; last seen: %s", what, patience*limit, saw)
		case <-time.After(min(max(time.Since(began)/5, leastPause), mostPause)):
		}
	}
}
