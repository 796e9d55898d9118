//go:build !wasip1

package page

import (
	"bytes"
	"fmt"
	"testing"

	"golang.org/x/net/html"

	"linkgrade/wasm/eval/peer"
	"linkgrade/wasm/eval/sample"
)

// Ours is all facts and the placement of every link. The peers beside it do less: x/net/html builds the tree that
// go-readability, which finds the main text only, starts from.
func BenchmarkReadHTML(b *testing.B) {
	m := metaOf(b)
	readers := []struct {
		name string
		read func(src []byte) error
	}{
		{"ours", func(src []byte) error { ReadHTML(src, m); return nil }},
		{"x-net-html-Parse", func(src []byte) error { _, err := html.Parse(bytes.NewReader(src)); return err }},
		{"go-readability", func(src []byte) error { _, err := peer.Extract(src, m.URL.String()); return err }},
	}
	for _, size := range sample.Sizes() {
		src := sample.Page(size)
		for _, r := range readers {
			b.Run(fmt.Sprintf("%s/%dKB", r.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					if err := r.read(src); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
