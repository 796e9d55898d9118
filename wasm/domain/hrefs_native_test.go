//go:build !wasip1

package domain

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// dataFolder is the evaluation data, which is not distributed; a test that wants it is
// skipped without it.
func dataFolder(t testing.TB) string {
	dir := os.Getenv("LINKGRADE_DATA")
	if dir == "" {
		t.Skip("LINKGRADE_DATA is not set: the evaluation data is not distributed")
	}
	return dir
}

// realLinks gives every href of bench/pages and every stride-th of bench/placement.
func realLinks(t testing.TB, stride int) []link {
	dir := dataFolder(t)
	pages, err := filepath.Glob(filepath.Join(dir, "bench", "pages", "*.html.gz"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s: %v", dir, err)
	}
	var links []link
	for _, page := range pages {
		base := "https://www.example.org/" + strings.TrimSuffix(filepath.Base(page), ".gz")
		links = append(links, hrefsOf(t, base, page)...)
	}
	return append(links, placementLinks(t, filepath.Join(dir, "bench", "placement"), stride)...)
}

func hrefsOf(t testing.TB, base, page string) (links []link) {
	z := html.NewTokenizer(unzip(t, page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		for _, attribute := range z.Token().Attr {
			if attribute.Key == "href" {
				links = append(links, link{base, strings.ToValidUTF8(attribute.Val, "\ufffd")})
			}
		}
	}
	return links
}

func placementLinks(t testing.TB, dir string, stride int) (links []link) {
	pages, err := os.ReadFile(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	urls := map[string]string{}
	for decoder := json.NewDecoder(strings.NewReader(string(pages))); decoder.More(); {
		var row struct{ Page, URL string }
		if err := decoder.Decode(&row); err != nil {
			t.Fatal(err)
		}
		urls[row.Page] = row.URL
	}
	rows := bufio.NewScanner(unzip(t, filepath.Join(dir, "labels.jsonl.gz")))
	rows.Buffer(nil, 1<<20)
	for i := 0; rows.Scan(); i++ {
		if i%stride != 0 {
			continue
		}
		var row struct{ Page, Href string }
		if err := json.Unmarshal(rows.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if urls[row.Page] == "" {
			continue // a page whose address nobody kept
		}
		links = append(links, link{urls[row.Page], strings.ToValidUTF8(row.Href, "\ufffd")})
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return links
}

func unzip(t testing.TB, path string) io.Reader {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
