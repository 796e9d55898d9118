package e2e

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"

	"linkgrade/extension/browser"
	"linkgrade/server/fetch"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// leastEqual is how many real pages must give the same facts from their bytes
// and from the live document.
const leastEqual = 30

// treeBuilding names the pages whose live document a one-pass reader of bytes
// cannot follow, and what the browser does there that no stream of tags shows.
var treeBuilding = map[string]string{
	"32-59562291-5657-476d-9902-ad76.html": "an unclosed link is closed and opened again around a div",
	"46-0588.html":                         "links stand in links: the outer one is closed and opened again in every div",
	"56-usnews-com1.html":                  "a link that its paragraph cuts off is opened again in the next paragraph",
	"60-56671acb60ba54b0c5c5bf3e428d.html": "a link that ends inside a list is closed and opened again in every list item",
}

// ofTheTree says which facts are about the tree and not about the page: an
// element that HTML lets an author leave out (html, head, body, tbody) is in the
// document and not in the bytes, and so is one that the parser makes of broken
// markup, by which sections are numbered, or bold that it opens again; and the
// bytes alone tell what stands after the page's end tag and where a script goes.
func ofTheTree(path string) bool {
	return path == "Elements" || strings.HasPrefix(path, "ScriptedTo") || strings.HasSuffix(path, ".section") ||
		strings.HasSuffix(path, ".AfterEnd") || strings.HasSuffix(path, ".Strong")
}

// webLabels are the names by which browsers know the encodings that the index
// of the pages calls otherwise (https://encoding.spec.whatwg.org/#names-and-labels).
var webLabels = map[string]string{"cp949": "euc-kr", "cp1252": "windows-1252", "utf-16le (BOM)": ""}

// benchPage is one real page: its bytes and the encoding they are in.
type benchPage struct {
	name, contentType string
	body              []byte
}

// TestFeedersAgree reads every page of bench/pages twice, from its bytes as the
// command line tool does and from the live document as the content script does,
// and compares all that was found. The pages may run and load nothing, so that
// the document is what the bytes say.
func TestFeedersAgree(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("reads some sixty real pages in real browsers: skipped under -short")
	}
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the evaluation pages are not distributed")
	}
	pages := readPages(t, filepath.Join(data, "bench", "pages"))
	server := httptest.NewServer(serveStill(pages))
	t.Cleanup(server.Close)
	walker := "(() => {" + bundleWalker(t) + "\nreturn {URL: location.href, Stream: walker.walk(document, {hints: false}).stream} })()"
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			ctx, d := begin(t, 10*time.Minute, b.start, browser.Options{})
			equal, every, first := 0, 1, 0
			if !soaking { // the walker is the same, and of the browsers' parsers each page is a test: half of the pages, each in one of the two
				every, first = 4, map[string]int{"chromium": 0, "firefox": 2}[b.name]
			}
			for i, p := range pages {
				if i%every != first {
					continue
				}
				url := fmt.Sprintf("%s/%d", server.URL, i)
				difference := readBothWays(ctx, t, d, url, walker, p)
				why, excused := treeBuilding[p.name]
				switch {
				case difference == "" && excused:
					t.Errorf("%s: gives the same facts both ways: take it off the list of treeBuilding", p.name)
				case difference == "":
					equal++
				case excused:
					t.Logf("%s: differs as it may (%s): %s", p.name, why, difference)
				default:
					t.Errorf("%s: from bytes, and from the document: %s", p.name, difference)
				}
			}
			t.Logf("%s: %d of %d pages give the same facts both ways", b.name, equal, (len(pages)-first+every-1)/every)
			if every == 1 && equal < leastEqual {
				t.Errorf("%d pages are equal; want at least %d", equal, leastEqual)
			}
		})
	}
}

// readBothWays returns the first difference between a page's two readings.
func readBothWays(ctx context.Context, t *testing.T, d driver, url, walker string, p benchPage) string {
	t.Helper()
	address, err := domain.ParseAddress(url)
	if err != nil {
		t.Fatal(err)
	}
	meta := page.Meta{URL: address, Status: http.StatusOK, ContentType: p.contentType}
	text, _, err := fetch.Decode(p.body, p.contentType)
	if err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	if err := d.Open(ctx, url); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	raw, err := d.PageEval(ctx, walker)
	if err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	var read struct{ URL, Stream string }
	if err := json.Unmarshal(raw, &read); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	if read.URL != url {
		t.Fatalf("%s: the page went away to %s", p.name, read.URL)
	}
	live, err := page.ReadStream([]byte(read.Stream), meta)
	if err != nil {
		t.Fatalf("%s: stream of the live document: %v", p.name, err)
	}
	return firstDifference(page.ReadHTML(text, meta), live, ofTheTree)
}

// readPages reads the index and every page that it lists.
func readPages(t testing.TB, dir string) []benchPage {
	t.Helper()
	index, err := os.Open(filepath.Join(dir, "index.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	var pages []benchPage
	for lines := bufio.NewScanner(index); lines.Scan(); {
		var line struct {
			File    string `json:"file"`
			Charset string `json:"charset_actual"`
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		charset, known := webLabels[line.Charset]
		if !known {
			charset = line.Charset
		}
		p := benchPage{name: line.File, contentType: "text/html", body: gunzip(t, filepath.Join(dir, line.File+".gz"))}
		if charset != "" {
			p.contentType += "; charset=" + charset
		}
		pages = append(pages, p)
	}
	if len(pages) < leastEqual {
		t.Fatalf("%s lists %d pages; want at least %d", index.Name(), len(pages), leastEqual)
	}
	return pages
}

func gunzip(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return body
}

// serveStill serves page i at /i in a way that nothing in it runs or loads.
func serveStill(pages []benchPage) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		if _, err := fmt.Sscanf(strings.TrimPrefix(r.URL.Path, "/"), "%d", &i); err != nil || i < 0 || i >= len(pages) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", pages[i].contentType)
		// Firefox empties style attributes that the policy forbids, so those are allowed.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
		_, _ = w.Write(pages[i].body)
	})
}

// bundleWalker makes the content script's page walker one script that defines
// `walker`.
func bundleWalker(t testing.TB) string {
	t.Helper()
	entry, err := filepath.Abs(filepath.Join(root, "extension", "src", "stream.ts"))
	if err != nil {
		t.Fatal(err)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry}, Bundle: true, Write: false,
		Format: api.FormatIIFE, GlobalName: "walker", Target: api.ES2023,
	})
	if len(result.Errors) > 0 || len(result.OutputFiles) != 1 {
		t.Fatalf("bundle of stream.ts: %+v", result.Errors)
	}
	return string(result.OutputFiles[0].Contents)
}
