package main

import (
	"runtime"
	"time"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/peer"
	"linkgrade/wasm/page"
)

// survey is what a run of the engine and of the peer over the same pages shows, page by page.
type survey struct {
	kept     []map[int]bool // ordinals of the links that survive go-readability
	comments [][]int        // ordinals of the links that stand in a comment section by its markup
	failed   int            // pages go-readability could not read: nothing survives there

	ours, peers []time.Duration // CPU of reading a page with placement, and of go-readability
}

// batch is how many pages are held at a time. Each side goes through a batch by itself, so that it pays for its own
// garbage.
const batch = 64

// surveyPages runs both sides alone in the process, one page after the other, as the CPU's clock is the process's.
func surveyPages(pages []*labelled.Page) (*survey, error) {
	n := len(pages)
	s := &survey{kept: make([]map[int]bool, n), comments: make([][]int, n), ours: make([]time.Duration, n), peers: make([]time.Duration, n)}
	for from := 0; from < n; from += batch {
		part := pages[from:min(from+batch, n)]
		plain, marked := make([][]byte, len(part)), make([][]byte, len(part))
		err := eachSource(part, func(i int, src []byte) { plain[i], marked[i] = src, peer.Mark(src) })
		if err != nil {
			return nil, err
		}
		runtime.GC()
		for i, p := range part {
			s.readOurs(from+i, plain[i], page.Meta{URL: p.Address()})
		}
		runtime.GC()
		for i, p := range part {
			s.readPeer(from+i, marked[i], p.URL)
		}
	}
	return s, nil
}

func (s *survey) readOurs(i int, src []byte, m page.Meta) {
	before := cpu()
	f := page.ReadHTML(src, m)
	s.ours[i] = cpu() - before
	for _, l := range f.Links {
		if l.Placement == page.PlaceComment {
			s.comments[i] = append(s.comments[i], l.Index)
		}
	}
}

func (s *survey) readPeer(i int, src []byte, address string) {
	before := cpu()
	tree, err := peer.Extract(src, address)
	s.peers[i] = cpu() - before
	if err != nil {
		s.failed++
	}
	s.kept[i] = map[int]bool{}
	for _, o := range peer.Survivors(tree) {
		s.kept[i][o] = true
	}
}
