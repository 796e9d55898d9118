package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const article = `<!doctype html><html lang=en><title>On bees</title><meta name=robots content="index">
<h1>On bees</h1><p>Bees make honey, as <a href="https://bees.example/honey">the bee society</a> explains at length.</p>
<p>And <a rel=nofollow href=/more>there is more</a>.</p>`

// call runs the program as a shell would.
func call(t *testing.T, stdin string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	code = run(ctx, args, program{in: strings.NewReader(stdin), out: &o, err: &e, web: offline{}, wait: func(context.Context, time.Duration) {}})
	return code, o.String(), e.String()
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func zipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// report is what the tests read of a report.
type report struct {
	URL, Domain, Title, Error string
	At                        int64
	Links                     []struct {
		Index  int
		Href   string
		Follow bool
	}
}

func parse(t *testing.T, line string) report {
	t.Helper()
	var r report
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		t.Fatalf("%.200q is no JSON: %v", line, err)
	}
	return r
}

func TestGradeAsJSON(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(article)) }))
	defer site.Close()
	file := write(t, "page.html", article)
	for _, c := range []struct {
		name, stdin string
		args        []string
		url         string
	}{
		{"an address", "", []string{site.URL + "/a", "--json"}, site.URL + "/a"},
		{"a file", "", []string{file, "--json", "--url", "https://a.example/x"}, "https://a.example/x"},
		{"a file by flag", "", []string{"--html", file, "--url", "https://a.example/x", "--json"}, "https://a.example/x"},
		{"standard input", article, []string{"-", "--json", "--url=https://a.example/x"}, "https://a.example/x"},
		{"packed", zipped(t, article), []string{"--json", "-", "--url=https://a.example/x"}, "https://a.example/x"},
		{"no address known", article, []string{"--json", "-"}, ""},
	} {
		code, out, errs := call(t, c.stdin, append([]string{"grade", "--at=7"}, c.args...)...)
		if code != 0 || errs != "" {
			t.Errorf("%s: exit code %d, %q; want 0", c.name, code, errs)
			continue
		}
		r := parse(t, out)
		if r.URL != c.url || r.Title != "On bees" || r.At != 7 || len(r.Links) != 2 || r.Links[1].Follow {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

func TestGradeAsText(t *testing.T) {
	code, out, errs := call(t, article, "grade", "-", "--url", "https://a.example/x")
	if code != 0 || errs != "" {
		t.Fatalf("exit code %d, %q", code, errs)
	}
	for _, want := range []string{"/100", "Graded without", "On bees", "placement", "2 links, 1 to other sites"} {
		if !strings.Contains(out, want) {
			t.Errorf("the text lacks %q:\n%s", want, out)
		}
	}
}

func TestTextShowsNoControlCharacters(t *testing.T) {
	_, out, _ := call(t, "<title>a\x1b[2Jb\u202ec\u009b\u2066\u061c</title><p>x", "grade", "-")
	if strings.ContainsAny(out, "\x1b\u202e\u009b\u2066\u061c") {
		t.Errorf("the text passes control characters on: %q", out)
	}
}

func TestLinesKeepTheirOrder(t *testing.T) {
	file := write(t, "p.html.gz", zipped(t, article))
	legacy := write(t, "l.html", "<title>\xcf\xf0\xe8\xe2\xe5\xf2</title>")
	var in strings.Builder
	for i := range 40 {
		line, err := json.Marshal(source{URL: "https://a.example/" + strings.Repeat("x", i), File: file})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	in.WriteString("\n" + `{"url":"https://b.example/","file":"` + legacy + `","charset":"windows-1251"}` + "\n")
	code, out, errs := call(t, in.String(), "grade", "--jsonl")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 41 {
		t.Fatalf("%d lines; want 41", len(lines))
	}
	for i, l := range lines[:40] {
		if r := parse(t, l); r.URL != "https://a.example/"+strings.Repeat("x", i) {
			t.Fatalf("line %d is %s", i, r.URL)
		}
	}
	if r := parse(t, lines[40]); r.Title != "Привет" {
		t.Errorf("title with a charset = %q; want Привет", r.Title)
	}
}

func TestLinesGoOnAfterABadOne(t *testing.T) {
	file := write(t, "p.html", article)
	in := "not json\n{}\n" + `{"file":"/dev/stdin"}` + "\n" + `{"file":"` + file + ".none\"}\n" + `{"file":"-"}` + "\n" + `{"url":"a b","file":"` + file + "\"}\n" +
		`{"file":"` + file + "\"}\n"
	code, out, errs := call(t, in, "grade", "--jsonl")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 1 || len(lines) != 7 || !strings.Contains(errs, "6 of the pages") {
		t.Fatalf("exit code %d, %d lines, %q; want 1, 7, six failures", code, len(lines), errs)
	}
	for i, l := range lines {
		if r := parse(t, l); (r.Error == "") != (i == 6) {
			t.Errorf("line %d: %s", i+1, l)
		}
	}
}

func TestMistakes(t *testing.T) {
	empty, pdf := write(t, "empty.html", "  \n"), write(t, "a.pdf", "%PDF-1.7\n%\xe2\xe3")
	broken := write(t, "b.html.gz", "\x1f\x8b\x08garbage")
	big := write(t, "big.html.gz", zipped(t, strings.Repeat("x", maxFile+1)))
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"nothing", nil, 2, "linkgrade grade URL"},
		{"unknown command", []string{"dance"}, 2, `no command "dance"`},
		{"unknown flag", []string{"grade", "--dance"}, 2, "dance"},
		{"nothing to grade", []string{"grade"}, 2, "one address or file"},
		{"too much to grade", []string{"grade", "a", "b"}, 2, "one address or file"},
		{"list and file", []string{"grade", "--jsonl", "x"}, 2, "standard input"},
		{"no such file", []string{"grade", "nowhere.example"}, 1, "begins with https://"},
		{"empty", []string{"grade", empty}, 1, "it is empty"},
		{"PDF", []string{"grade", pdf}, 1, "it is a PDF"},
		{"broken gzip", []string{"grade", broken}, 1, "not a whole gzip file"},
		{"too large", []string{"grade", big}, 1, "larger than 32 MB"},
		{"a folder", []string{"grade", t.TempDir()}, 1, "directory"},
		{"charset", []string{"grade", pdf, "--charset", "klingon"}, 1, `"klingon"`},
		{"address of a saved page", []string{"grade", pdf, "--url", "example"}, 1, "https://host/path"},
		{"serve with an argument", []string{"serve", "now"}, 2, `"now"`},
		{"serve on nothing", []string{"serve", "--data=", "--addr", "256.0.0.1:1"}, 1, "--addr"},
	} {
		code, out, errs := call(t, "", c.args...)
		if code != c.code || !strings.Contains(errs, c.says) || out != "" {
			t.Errorf("%s: exit code %d, %q, %q; want %d and %q", c.name, code, out, errs, c.code, c.says)
		}
		if c.code == 1 && strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %q; want one sentence", c.name, errs)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help"}, {"grade", "--help"}, {"serve", "-h"}} {
		if code, out, errs := call(t, "", args...); code != 0 || out+errs == "" {
			t.Errorf("%v: exit code %d, %q", args, code, out+errs)
		}
	}
}

func TestBrokenPagesStillGetAReport(t *testing.T) {
	for name, src := range map[string]string{
		"broken UTF-8":     "<title>\xff\xfe</title><p>\xc3<a href='/\x80'>\xf0\x9f</a>",
		"nested":           strings.Repeat("<div>", 100_000) + "<a href=/x>x</a>",
		"unclosed":         "<a href='/x",
		"no markup at all": "just words",
	} {
		code, out, errs := call(t, src, "grade", "-", "--json")
		if code != 0 || parse(t, out).Error != "" {
			t.Errorf("%s: exit code %d, %s", name, code, errs)
		}
	}
}

func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	line := make(chan string, 1)
	out := &firstLine{line: line}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"serve", "--data=", "--addr", "127.0.0.1:0"}, program{out: out, err: out, web: offline{}})
	}()
	address := strings.TrimPrefix(<-line, "listening on ")
	res, err := http.Get(address + "/healthz")
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("GET /healthz: %v, %v", res, err)
	}
	res.Body.Close()
	stop()
	if code := <-done; code != 0 {
		t.Errorf("serve ends with %d; want 0", code)
	}
}

// firstLine catches the line in which serve says where it listens.
type firstLine struct {
	buf  bytes.Buffer
	line chan string
}

func (f *firstLine) Write(p []byte) (int, error) {
	if f.line != nil {
		f.buf.Write(p)
		if s, _, ok := strings.Cut(f.buf.String(), "\n"); ok {
			f.line <- s
			f.line = nil
		}
	}
	return len(p), nil
}
