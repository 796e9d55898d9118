package main

import (
	"fmt"
	"sync"

	"linkgrade/wasm/eval/labelled"
)

// readers is how many pages are unpacked at a time.
const readers = 2

// eachSource calls do with every page's bytes, several at a time and in no order. It stops at the first page that cannot
// be read.
func eachSource(pages []*labelled.Page, do func(i int, src []byte)) error {
	var (
		wait  sync.WaitGroup
		mu    sync.Mutex
		next  int
		first error
	)
	take := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1, first == nil && next <= len(pages)
	}
	for range readers {
		wait.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				src, err := pages[i].Source()
				if err != nil {
					mu.Lock()
					first = fmt.Errorf("page %q: %w", pages[i].ID, err)
					mu.Unlock()
					return
				}
				do(i, src)
			}
		})
	}
	wait.Wait()
	return first
}
