//go:build !wasip1

package export

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

// exports are all files of the folder of exports, and what they are.
var exports = []struct {
	path, said string
	kind       error                                  // of the refusal
	count      func(t *testing.T, content []byte) int // of its rows, by another reader
}{
	{"ahrefs/bloomeroo-au_backlinks_csv_utf8.csv", "Ahrefs, backlinks; UTF-8, commas", nil, commas},
	{"ahrefs/ngwindows_backlinks_utf16le_bom_tsv_DERIVED.csv", "Ahrefs, backlinks; UTF-16LE, tabs", nil, wideTabs},
	{"ahrefs/ngwindows_backlinks_utf8_tsv_sample.tsv", "Ahrefs, backlinks; UTF-8, tabs", nil, tabs},
	{"ahrefs/ngwindows_refdomains_sample.tsv", "Ahrefs, referring domains; UTF-8, tabs", nil, tabs},
	{"dataforseo/backlinks_anchors.json", "DataForSEO, anchors: it has sums and no links; export backlinks or referring domains", ErrNoLinks, nil},
	{"dataforseo/backlinks_backlinks.json", "DataForSEO, backlinks; JSON", nil, items},
	{"dataforseo/backlinks_domain_pages.json", "DataForSEO, pages of the site: it names the site's own pages and not who links to them; export backlinks or referring domains", ErrNoLinks, nil},
	{"dataforseo/backlinks_referring_domains.json", "DataForSEO, referring domains; JSON", nil, items},
	{"dataforseo/backlinks_summary.json", "DataForSEO, summary: it has sums and no links; export backlinks or referring domains", ErrNoLinks, nil},
	{"dataforseo/request_examples.md", ErrUnknown.Error(), ErrUnknown, nil},
	{"gsc/latest_links_header.csv", "Google Search Console, latest links; UTF-8, commas", nil, commas},
	{"gsc/top_linking_sites_header.csv", "Google Search Console, top linking sites; UTF-8, commas", nil, commas},
	{"semrush/backlinks_partial.csv.gz", "Semrush, backlinks; UTF-8, commas", nil, commas},
	{"semrush/backlinks_partial.xlsx", ownPages, ErrNoLinks, nil}, // it has the column of targets alone
}

func commas(t *testing.T, b []byte) int { return records(t, b, ',') }
func tabs(t *testing.T, b []byte) int   { return records(t, b, '\t') }

func wideTabs(t *testing.T, b []byte) int {
	t.Helper()
	text, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return records(t, text, '\t')
}

func records(t *testing.T, b []byte, comma rune) int {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(all) - 1
}

func items(t *testing.T, b []byte) int {
	t.Helper()
	n := 0
	for d := json.NewDecoder(bytes.NewReader(b)); ; { // several answers may follow one another
		var answer struct{ Data struct{ Items []any } }
		if err := d.Decode(&answer); err == io.EOF {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
		n += len(answer.Data.Items)
	}
}

// workbook are the rows of a workbook's first sheet.
func workbook(t *testing.T, b []byte) iter.Seq2[int, []string] {
	t.Helper()
	w, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	all, err := w.GetRows(w.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(int, []string) bool) {
		for i, row := range all {
			if !yield(i+1, row) {
				return
			}
		}
	}
}

// data is the folder of exports; the test is skipped without it.
func data(t testing.TB) string {
	t.Helper()
	root := os.Getenv("LINKGRADE_DATA")
	if root == "" {
		t.Skip("LINKGRADE_DATA is not set: it has the exports to read")
	}
	return filepath.Join(root, "data", "backlink-exports")
}

func load(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return b
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if b, err = io.ReadAll(z); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryFile(t *testing.T) {
	root := data(t)
	seen := map[string]bool{"HEADERS.md": true}
	for _, tt := range exports {
		seen[tt.path] = true
		b := load(t, filepath.Join(root, tt.path))
		var f *File
		var err error
		if strings.HasSuffix(tt.path, ".xlsx") {
			f, err = OpenCells(tt.path, workbook(t, b))
		} else {
			f, err = Open(tt.path, bytes.NewReader(b))
		}
		if tt.kind != nil {
			if !errors.Is(err, tt.kind) || err.Error() != tt.path+": "+tt.said {
				t.Errorf("%s: %v; want %q", tt.path, err, tt.said)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.path, err)
			continue
		}
		rows, aside := all(t, f)
		if want := tt.count(t, b); len(rows) != want || len(aside) != 0 || f.Said != tt.said {
			t.Errorf("%s: %q, %d rows, aside %v; want %q, %d", tt.path, f.Said, len(rows), aside, tt.said, want)
		}
	}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(root, path); err == nil && !d.IsDir() && !seen[filepath.ToSlash(rel)] {
			t.Errorf("%s is not in the table", rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
