//go:build !js

package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// What IANA answers is kept for all programs of a place, but not what is no list: the program that had it tries again after
// a minute, others must not find it.
func TestNoOtherAnswerIsKeptForTheListOfRegistries(t *testing.T) {
	w := &world{asked: map[string]int{}, list: `{"services":[]}`}
	s := &site{url: launch(t, ".", "", w).URL}
	if got := s.look(t, "first.com").Registration; got.Outcome != "unknown" || got.Reason != "bootstrap-not-reached" {
		t.Fatalf("with a list of nothing: %+v", got)
	}
	w.setList("")
	var registered atomic.Int32
	for round := range 3 { // of as many as have programs started beside the first, within what one client may ask
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				res, err := http.Get(fmt.Sprintf("%s/v1/domains/name-%d-%d.com", s.url, round, i))
				if err != nil {
					t.Error(err)
					return
				}
				defer res.Body.Close()
				if b, err := io.ReadAll(res.Body); err == nil && strings.Contains(string(b), `"outcome":"registered"`) {
					registered.Add(1)
				}
			})
		}
		all.Wait()
	}
	if registered.Load() == 0 {
		t.Errorf("no program has the list, and IANA was asked %d times", w.times(rdapList))
	}
}
