package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

// Every page of the placement set gets a report, whatever it is made of, and every labelled link is in it under the
// ordinal of its start tag.
func TestEveryPlacementPageGetsAReport(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the labelled pages are not distributed")
	}
	if testing.Short() {
		t.Skip("reads 1,178 pages: not under -short")
	}
	dir := filepath.Join(data, "bench", "placement")
	list, err := os.ReadFile(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var in bytes.Buffer
	var pages []struct{ Page, URL string }
	for line := range bytes.Lines(list) {
		var p struct{ Page, URL string }
		if err := json.Unmarshal(line, &p); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(source{URL: p.URL, File: filepath.Join(dir, "pages", p.Page+".html.gz")})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(b, '\n'))
		pages = append(pages, p)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"grade", "--jsonl"}, program{in: &in, out: &out, err: &errs}); code != 0 {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	labels := readLabels(t, filepath.Join(dir, "labels.jsonl.gz"))
	i, right, wrong := 0, 0, 0
	for line := range strings.Lines(out.String()) {
		r := parse(t, line)
		if r.Error != "" {
			t.Errorf("%s: %s", pages[i].Page, r.Error)
		}
		for n, l := range r.Links {
			if l.Index != n {
				t.Fatalf("%s: links[%d].index = %d", pages[i].Page, n, l.Index)
			}
		}
		for _, l := range labels[pages[i].Page] {
			if l.I < len(r.Links) && sameTarget(r.URL, r.Links[l.I].Href, l.Href) {
				right++
			} else {
				wrong++
			}
		}
		i++
	}
	if right < 99*wrong { // a base element or a broken address may resolve otherwise
		t.Errorf("%d labelled links stand under their ordinal, %d do not", right, wrong)
	}
	if i != len(pages) || i == 0 {
		t.Errorf("%d reports; want %d", i, len(pages))
	}
	t.Logf("%d reports; %d of %d labelled links under their ordinal", i, right, right+wrong)
}

type label struct {
	Page, Href string
	I          int
}

func readLabels(t *testing.T, file string) map[string][]label {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string][]label{}
	if err := eachLine(z, func(line []byte, _ int) bool {
		var l label
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		labels[l.Page] = append(labels[l.Page], l)
		return true
	}); err != nil {
		t.Fatal(err)
	}
	return labels
}

// sameTarget reports whether a labelled href, as it stands in the source, is the link that the report resolved.
func sameTarget(page, reported, href string) bool {
	if reported == href {
		return true
	}
	base, err := domain.ParseAddress(page)
	if err != nil {
		return false
	}
	a, err := base.Resolve(href)
	return err == nil && a.String() == reported
}
