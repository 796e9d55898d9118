package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/wasm/eval/labelled"
)

const (
	text    = "<p>The keeper walks down to the gauge, reads the level and writes it into a book that his grandfather began. "
	article = "<!doctype html><title>River</title><nav><a href=/a>A</a></nav><article>" + text + "<a href=//b.test/>b</a></p>" + text +
		text + text + text + text + "</article><div class=comments><a href=//c.test/>c</a></div>"
	spammed = "<!doctype html><p>x <a href=//s.test/>s</a>"
)

// bench writes two sets, each of one page.
func bench(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"placement/pages.jsonl": `{"page":"p","type":"article","url":"https://www.example.org/river"}`,
		"placement/labels.jsonl.gz": `{"page":"p","i":0,"label":0,"tier":"A"}
{"page":"p","i":1,"label":1,"tier":"A","ext":true}
{"page":"p","i":2,"label":0,"tier":"A","ext":true,"cls":"comment"}`,
		"placement/pages/p.html.gz": article,
		"spam/pages.jsonl":          `{"page":"s","url":"https://www.example.org/","technique":"none (visible comment)"}`,
		"spam/labels.jsonl":         `{"page":"s","off":20}`,
		"spam/injected/s.html.gz":   spammed,
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, packed(name, text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func packed(name, text string) []byte {
	if !strings.HasSuffix(name, ".gz") {
		return []byte(text)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text))
	z.Close()
	return b.Bytes()
}

func TestPlacementPrints(t *testing.T) {
	dir := bench(t)
	everything := method{"all of them", func(pages []*labelled.Page) ([][]float64, error) {
		given := make([][]float64, len(pages))
		for i := range given {
			given[i] = []float64{0.2, 0.8, 0.6}
		}
		return given, nil
	}}
	var out bytes.Buffer
	if err := placement(&out, dir, everything); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"article            1      2       1 | 0.500 1.000 0.667  0.667–0.667  | 1.000 1.000 1.000   | -0.333  -0.333 to -0.333  behind\n",
		"all                1      3       1 | 0.500 1.000 0.667  0.667–0.667  | 1.000 1.000 1.000   | -0.333  -0.333 to -0.333  behind\n",
		"  labelled as comments, forums left out           1      1 100.0 %        0   0.0 %\n",
		"  in a comment section by markup, no forums       1      1 100.0 %        0   0.0 %\n",
		"  spam put into comments, visible                 1      0   0.0 %",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("placement does not print %q; it prints\n%s", want, out.String())
		}
	}
}

func TestPlacementStops(t *testing.T) {
	broken := errors.New("no model")
	none := method{"none", func([]*labelled.Page) ([][]float64, error) { return nil, broken }}
	if err := placement(&bytes.Buffer{}, bench(t), none); !errors.Is(err, broken) {
		t.Errorf("a predictor fails: placement says %v; want %v", err, broken)
	}
	dir := bench(t)
	if err := os.Remove(filepath.Join(dir, "placement/pages/p.html.gz")); err != nil {
		t.Fatal(err)
	}
	if err := placement(&bytes.Buffer{}, dir, method{"shipped", shipped}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a page is missing: placement says %v; want %v", err, os.ErrNotExist)
	}
}

func TestShipped(t *testing.T) {
	pages, err := labelled.Load(filepath.Join(bench(t), "placement"))
	if err != nil {
		t.Fatal(err)
	}
	given, err := shipped(pages)
	if err != nil || len(given) != 1 || len(given[0]) != 3 || given[0][1] <= given[0][0] {
		t.Errorf("shipped gives %v, %v; want three links, the second likelier than the first", given, err)
	}
}
