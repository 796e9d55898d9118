package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// driven is what the tests ask of both drivers.
type driven interface {
	Open(ctx context.Context, url string) error
	PressAction(ctx context.Context) error
	ClosePopup(ctx context.Context) error
	PopupEval(ctx context.Context, expression string) (json.RawMessage, error)
	PopupScreenshot(ctx context.Context) ([]byte, error)
	PageEval(ctx context.Context, expression string) (json.RawMessage, error)
	PageScreenshot(ctx context.Context) ([]byte, error)
	Background(ctx context.Context, expression string) (json.RawMessage, error)
	Badge(ctx context.Context) (Badge, error)
	TabID(ctx context.Context) (int, error)
	Close() error
}

// starters start each browser; a test that ranges over them is one for both.
var starters = []struct {
	name  string
	start func(context.Context, Options) (driven, error)
}{
	{"chromium", func(ctx context.Context, o Options) (driven, error) { return StartChromium(ctx, o) }},
	{"firefox", func(ctx context.Context, o Options) (driven, error) { return StartFirefox(ctx, o) }},
}

// site serves one page of three words with the strictest policy.
func site(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusNotFound)
		}
		_, _ = w.Write([]byte("<!doctype html><title>t</title><p>one two three"))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// begin starts a browser and has it closed at the end, or skips: without the
// browser, and under -short.
func begin(t *testing.T, start func(context.Context, Options) (driven, error), o Options) (context.Context, driven) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a real browser; skipped under -short")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	b, err := start(ctx, o)
	if errors.Is(err, ErrNotFound) && os.Getenv("LINKGRADE_E2E") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("Close() = %v", err)
		}
	})
	return ctx, b
}

func TestDriversPressReadAndClose(t *testing.T) {
	for _, browser := range starters {
		t.Run(browser.name, func(t *testing.T) {
			ctx, b := begin(t, browser.start, Options{Extension: "testdata/probe", Headless: true, Dark: true})
			url := site(t)
			for _, path := range []string{"/", "/missing"} {
				if err := b.Open(ctx, url+path); err != nil {
					t.Fatal(err)
				}
				if err := b.PressAction(ctx); err != nil {
					t.Fatal(err)
				}
				checkProbe(ctx, t, b)
			}
			if _, err := b.PageEval(ctx, "nonsense("); err == nil {
				t.Error("PageEval of broken JavaScript gave no error")
			}
			if _, err := b.PopupEval(ctx, "Promise.reject(new Error('a reason'))"); err == nil || !strings.Contains(err.Error(), "a reason") {
				t.Errorf("PopupEval of a rejected promise = %v; want its reason", err)
			}
			if err := b.ClosePopup(ctx); err != nil {
				t.Fatal(err)
			}
			if _, err := b.PopupEval(ctx, "1"); !errors.Is(err, errNoPopup) {
				t.Errorf("PopupEval without a popup = %v; want %v", err, errNoPopup)
			}
			short, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
			defer cancel()
			if _, err := b.PageEval(short, "new Promise(() => {})"); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("PageEval of a promise without end = %v; want %v", err, context.DeadlineExceeded)
			}
			if raw, err := b.PageEval(ctx, "1 + 1"); string(raw) != "2" {
				t.Errorf("PageEval after a timeout = %s, %v; want 2", raw, err)
			}
		})
	}
}

func TestHostsShowAPageUnderAName(t *testing.T) {
	for _, browser := range starters {
		t.Run(browser.name, func(t *testing.T) {
			address := strings.TrimPrefix(site(t), "http://")
			ctx, b := begin(t, browser.start, Options{Headless: true, Hosts: map[string]string{"hives.example": address}})
			if err := b.Open(ctx, "http://hives.example/"); err != nil {
				t.Fatal(err)
			}
			want(t, "page")(b.PageEval(ctx, "location.href + ' ' + document.title"))(`"http://hives.example/ t"`)
			if err := b.PressAction(ctx); !errors.Is(err, ErrNoExtension) {
				t.Errorf("PressAction() without an extension = %v; want %v", err, ErrNoExtension)
			}
		})
	}
}

// checkProbe reads everything that can be read after the probe has graded.
func checkProbe(ctx context.Context, t *testing.T, b driven) {
	t.Helper()
	err := until(ctx, "probe", func() (bool, error) {
		raw, err := b.PopupEval(ctx, "document.body.dataset.state")
		return string(raw) != `"working"`, err
	})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "popup")(b.PopupEval(ctx, "document.querySelector('#out').textContent"))(`"3 words"`)
	want(t, "popup's colours")(b.PopupEval(ctx, "getComputedStyle(document.body).backgroundColor"))(`"rgb(0, 0, 0)"`)
	want(t, "page's colours")(b.PageEval(ctx, "matchMedia('(prefers-color-scheme: dark)').matches"))("true")
	want(t, "page")(b.PageEval(ctx, "document.title"))(`"t"`)
	want(t, "undefined")(b.PageEval(ctx, "undefined"))("null")
	want(t, "background")(b.Background(ctx, "globalThis.probe"))(`{"ready":true}`)
	id, err := b.TabID(ctx)
	if err != nil {
		t.Fatal(err)
	}
	key := "report:" + strconv.Itoa(id)
	want(t, "report")(b.Background(ctx, "(globalThis.browser ?? chrome).storage.session.get('"+key+"')"))(`{"` + key + `":{"words":3}}`)
	if badge, err := b.Badge(ctx); err != nil || badge != (Badge{Text: "3", Title: "Probe: 3 words"}) {
		t.Errorf("Badge() = %+v, %v; want 3 words", badge, err)
	}
	for name, take := range map[string]func(context.Context) ([]byte, error){"popup": b.PopupScreenshot, "page": b.PageScreenshot} {
		shot, err := take(ctx)
		if err != nil {
			t.Fatalf("picture of the %s: %v", name, err)
		}
		if size, err := png.DecodeConfig(bytes.NewReader(shot)); err != nil || size.Width < 200 || size.Height < 100 {
			t.Errorf("picture of the %s: %d × %d, %v; want at least 200 × 100", name, size.Width, size.Height, err)
		}
	}
}

// want compares a JSON answer with the text it should be.
func want(t *testing.T, what string) func(json.RawMessage, error) func(string) {
	return func(raw json.RawMessage, err error) func(string) {
		return func(text string) {
			t.Helper()
			if err != nil || string(raw) != text {
				t.Errorf("%s: %s, %v; want %s", what, raw, err, text)
			}
		}
	}
}

// TestNothingStaysBehind looks for processes and profiles after a browser was
// closed, and after its context was cancelled under it.
func TestNothingStaysBehind(t *testing.T) {
	for _, browser := range starters {
		for _, how := range []string{"closed", "cancelled"} {
			t.Run(browser.name+" "+how, func(t *testing.T) {
				if _, err := os.Stat("/proc/self/cmdline"); err != nil {
					t.Skip("needs /proc")
				}
				dir, err := os.MkdirTemp("", "lg") // t.TempDir's names are too long for Chromium's sockets
				if err != nil {
					t.Fatal(err)
				}
				defer os.RemoveAll(dir)
				t.Setenv("TMPDIR", dir) // every trace has this path in it
				_, b := begin(t, func(ctx context.Context, o Options) (driven, error) {
					life, cancel := context.WithCancel(ctx)
					b, err := browser.start(life, o)
					if how == "cancelled" {
						cancel()
					}
					t.Cleanup(cancel)
					return b, err
				}, Options{Extension: "testdata/probe", Headless: true})
				if how == "closed" && len(traces(t)) == 0 {
					t.Error("a running browser left no trace: the test looks in the wrong place")
				}
				if err := b.Close(); err != nil {
					t.Errorf("Close() = %v", err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				err = until(ctx, "processes", func() (bool, error) { return len(traces(t)) == 0, nil })
				if err != nil {
					t.Errorf("left behind: %q", traces(t))
				}
			})
		}
	}
}

// traces lists the command lines of processes that name the temporary folder,
// and what lies in that folder.
func traces(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("TMPDIR")
	found, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if raw, err := os.ReadFile(line); err == nil && bytes.Contains(raw, []byte(dir)) {
			found = append(found, string(bytes.ReplaceAll(raw, []byte{0}, []byte{' '})))
		}
	}
	return found
}

func TestMissingBrowserNamesThePackage(t *testing.T) {
	for _, test := range []struct {
		name, variable, value, path, debian string
		find                                func() (string, error)
	}{
		{"no chromium on the path", "LINKGRADE_CHROMIUM", "", "/nowhere", "chromium", FindChromium},
		{"no firefox on the path", "LINKGRADE_FIREFOX", "", "/nowhere", "firefox-esr", FindFirefox},
		{"chromium named wrongly", "LINKGRADE_CHROMIUM", "/nowhere/chromium", os.Getenv("PATH"), "chromium", FindChromium},
		{"firefox named wrongly", "LINKGRADE_FIREFOX", "/nowhere/firefox", os.Getenv("PATH"), "firefox-esr", FindFirefox},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Setenv(test.variable, test.value)
			t.Setenv("PATH", test.path)
			_, err := test.find()
			if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), "package "+test.debian) || strings.Contains(err.Error(), "\n") {
				t.Errorf("find() = %v; want one line that names the package %s", err, test.debian)
			}
		})
	}
}
