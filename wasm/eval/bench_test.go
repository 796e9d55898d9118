package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/peer"
	"linkgrade/wasm/page"
)

// BenchmarkRealPages reads every twentieth of the labelled pages; an operation is all of them.
func BenchmarkRealPages(b *testing.B) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		b.Skip("LINKGRADE_DATA is not set: the labelled pages are not distributed")
	}
	all, err := labelled.Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		b.Fatal(err)
	}
	var pages []*labelled.Page
	for i := 0; i < len(all); i += 20 {
		pages = append(pages, all[i])
	}
	sources, size := make([][]byte, len(pages)), 0
	if err := eachSource(pages, func(i int, src []byte) { sources[i] = src }); err != nil {
		b.Fatal(err)
	}
	for _, src := range sources {
		size += len(src)
	}
	for _, r := range extractors {
		b.Run(r.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for i, src := range sources {
					if err := r.read(pages[i], src); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// extractors are those of BenchmarkReadHTML in wasm/page.
var extractors = []struct {
	name string
	read func(p *labelled.Page, src []byte) error
}{
	{"ours", func(p *labelled.Page, src []byte) error { page.ReadHTML(src, page.Meta{URL: p.Address()}); return nil }},
	{"x-net-html-Parse", func(p *labelled.Page, src []byte) error { _, err := html.Parse(bytes.NewReader(src)); return err }},
	{"go-readability", func(p *labelled.Page, src []byte) error { _, err := peer.Extract(src, p.URL); return err }},
}
