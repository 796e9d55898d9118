package server

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"linkgrade/server/edition"
)

// A static host's files are the API's answers: the same addresses, bytes and headers.
func TestSplitFilesAreTheAnswers(t *testing.T) {
	e, dir := testEdition(t), t.TempDir()
	if _, err := edition.Split(t.Context(), e, dir, edition.FreePlan); err != nil {
		t.Fatal(err)
	}
	h, answers := New(e, nil), 0
	err := fs.WalkDir(os.DirFS(dir), "v1", func(name string, file fs.DirEntry, err error) error {
		if err != nil || file.IsDir() {
			return err
		}
		want, err := fs.ReadFile(os.DirFS(dir), name)
		w := ask(h, "GET", "/"+name)
		if w.Code != 200 || w.Body.String() != string(want) {
			t.Errorf("GET /%s: %d, %d bytes; the file has %d", name, w.Code, w.Body.Len(), len(want))
		}
		said := headersOf(t, "/"+name)
		for _, own := range []string{"Etag", "Content-Length", "Accept-Ranges", "Vary"} { // the host has its own
			w.Header().Del(own)
		}
		for header := range w.Header() {
			if said[header] != w.Header().Get(header) {
				t.Errorf("/%s: %s is %q; the API says %q", name, header, said[header], w.Header().Get(header))
			}
		}
		if len(said) != len(w.Header()) {
			t.Errorf("/%s: %v; the API says %v", name, said, w.Header())
		}
		answers++
		return err
	})
	if want := e.Document().Buckets + 2; err != nil || answers != want {
		t.Errorf("%d files, %v; want %d", answers, err, want)
	}
}

// headersOf is what a _headers file says of an address, as Cloudflare reads it: every rule that fits adds its headers.
func headersOf(t *testing.T, address string) map[string]string {
	t.Helper()
	said, fits := map[string]string{}, false
	for line := range strings.Lines(edition.Headers) {
		line = strings.TrimSuffix(line, "\n")
		if pattern, isRule := strings.CutPrefix(line, "/"); isRule {
			prefix, open := strings.CutSuffix("/"+pattern, "*")
			fits = address == prefix || open && strings.HasPrefix(address, prefix)
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || len(line) > 2000 {
			t.Errorf("_headers: %q", line)
		}
		if _, twice := said[name]; fits && twice {
			t.Errorf("_headers says %s twice of %s: both would be sent, with a comma", name, path.Dir(address))
		} else if fits {
			said[name] = value
		}
	}
	return said
}

// The handler answers for names from assets as it does from files. What a host sends by itself, it does not.
func TestTheHandlerAnswersFromAssets(t *testing.T) {
	e, dir := accused(t), t.TempDir()
	if _, err := edition.Split(t.Context(), e, dir, edition.FreePlan); err != nil {
		t.Fatal(err)
	}
	assets, err := edition.OpenAssets(func(name string) ([]byte, error) { return fs.ReadFile(os.DirFS(dir), name) })
	if err != nil {
		t.Fatal(err)
	}
	files, edge := New(e, nil), New(assets, nil)
	for _, path := range []string{"/v1/edition", "/healthz", "/v1/domains/site7.org", "/v1/domains/site8.org", "/v1/domains/none.example",
		"/v1/buckets/" + e.ID() + "/0000", "/v1/buckets/" + e.ID() + "/ffff", "/v1/pack/" + strings.Repeat("0", 32)} {
		got, want := ask(edge, "GET", path), ask(files, "GET", path)
		if got.Code != want.Code || got.Body.String() != want.Body.String() {
			t.Errorf("GET %s: %d %q; want %d %q", path, got.Code, got.Body, want.Code, want.Body)
		}
	}
	if w := ask(edge, "GET", "/v1/pack/"+e.ID()); w.Code != 404 || !strings.Contains(w.Body.String(), `{"error":"`) {
		t.Errorf("the pack: %d %q; want 404 and a sentence", w.Code, w.Body)
	}
}
