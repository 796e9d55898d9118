// Package storetest is what every [registration.Store] must do, as a function that a test calls natively and a Worker calls
// over D1. It refuses to know how a store is made.
package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// A T is told what is wrong; a *testing.T is one.
type T interface {
	Context() context.Context
	Errorf(format string, args ...any)
}

// Check holds a store against the contract. What is in it is lost.
func Check(t T, s registration.Store) {
	for _, check := range []func(T, registration.Store){givesBack, prunes, batches, tellsWhatIsStale, isUsedByManyAtOnce} {
		must(t, s.Prune(t.Context(), 1<<50, 0))
		check(t, s)
	}
}

// Entries are some of every kind, by name.
func Entries() map[string]registration.Entry {
	return map[string]registration.Entry{
		"whole.com": {Registration: registration.Registration{Outcome: registration.Registered,
			Registered: time.Date(1985, 3, 15, 5, 0, 0, 0, time.UTC), Expires: time.Date(2199, 12, 31, 23, 59, 59, 0, time.UTC), Changed: time.Unix(0, 0).UTC(),
			Registrar: `O'Brien "& Söhne"`, Status: []string{"active", "client transfer prohibited"}, Source: "rdap.registry.example"},
			Asked: 1_800_000_000, Next: 1_800_604_800, Unasked: 3},
		"xn--mller-kva.de": {Registration: registration.Registration{Outcome: registration.NotRegistered, Source: "rdap.registry.example"}, Asked: 7, Next: 8},
		"nothing.com":      {Registration: registration.Registration{Outcome: registration.Unknown, Reason: registration.Slow}},
	}
}

func must(t T, err error) {
	if err != nil {
		t.Errorf("%v", err)
	}
}

func name(s string) domain.Name {
	n, err := domain.ParseName(s)
	if err != nil {
		panic("storetest: " + err.Error())
	}
	return n
}

func site(i int) domain.Name { return name(fmt.Sprintf("site%d.com", i)) }

func same(a, b registration.Entry) bool { return fmt.Sprintf("%#v", a) == fmt.Sprintf("%#v", b) }

// has says whether a store has just this entry.
func has(t T, s registration.Store, n domain.Name, want registration.Entry) {
	if got, ok, err := s.Load(t.Context(), n); !ok || err != nil || !same(got, want) {
		t.Errorf("%v: %+v, %v, %v; want %+v", n, got, ok, err, want)
	}
}

func givesBack(t T, s registration.Store) {
	for text, want := range Entries() {
		n := name(text)
		if got, ok, err := s.Load(t.Context(), n); ok || err != nil || !same(got, registration.Entry{}) {
			t.Errorf("%s before it was saved: %+v, %v, %v", text, got, ok, err)
		}
		for range 2 { // the second takes the place of the first
			other := registration.Registration{Outcome: registration.NoRegistry}
			must(t, s.Save(t.Context(), n, registration.Entry{Registration: other, Asked: 1, Unasked: 1}))
			must(t, s.Save(t.Context(), n, want))
		}
		has(t, s, n, want)
	}
}

func prunes(t T, s registration.Store) {
	for i := range 20 { // asked at 0 to 9, two at each; d, h, l, p and t are registered nowhere
		e := registration.Entry{Registration: registration.Registration{Outcome: registration.Registered}, Asked: int64(i / 2)}
		if i%4 == 3 {
			e.Outcome = registration.NotRegistered
		}
		must(t, s.Save(t.Context(), name(fmt.Sprintf("site%c.com", 'a'+i)), e))
	}
	for _, step := range []struct {
		before int64
		most   int
		want   string
	}{
		{0, 20, "abcdefghijklmnopqrst"}, {3, 100, "ghijklmnopqrst"}, {3, 12, "gijkmnopqrst"}, {3, 5, "noqrs"}, {100, 5, ""}, {0, 0, ""},
	} {
		must(t, s.Prune(t.Context(), step.before, step.most))
		var left strings.Builder
		for i := range 20 {
			if _, ok, _ := s.Load(t.Context(), name(fmt.Sprintf("site%c.com", 'a'+i))); ok {
				left.WriteByte(byte('a' + i))
			}
		}
		if left.String() != step.want {
			t.Errorf("Prune(%d, %d) leaves %q; want %q", step.before, step.most, left.String(), step.want)
		}
	}
}

func batches(t T, s registration.Store) {
	for _, n := range []int{0, 1, 8, 25} {
		var all []registration.Named
		for i := range n {
			e := Entries()["whole.com"]
			e.Asked = int64(1000*n + i)
			all = append(all, registration.Named{Name: site(i), Entry: e})
		}
		must(t, s.Batch(t.Context(), all))
		for _, one := range all {
			has(t, s, one.Name, one.Entry)
		}
	}
}

// tellsWhatIsStale has entries that differ from the window in one way each.
func tellsWhatIsStale(t T, s registration.Store) {
	w := registration.Window{Due: 1000, From: 100, To: 200, Unasked: 2}
	for text, e := range map[string]registration.Entry{
		"second.com": {Asked: 100, Next: 500}, "first.com": {Asked: 200, Next: 499}, "third.com": {Asked: 150, Next: 500, Unasked: 1},
		"due-later.com": {Asked: 150, Next: 1001}, "fresh.com": {Asked: 201, Next: 500}, "old.com": {Asked: 99, Next: 500},
		"unasked.com": {Asked: 150, Next: 500, Unasked: 2},
	} {
		e.Outcome, e.Status = registration.Registered, []string{"active", "locked"}
		must(t, s.Save(t.Context(), name(text), e))
	}
	for _, o := range []registration.Outcome{registration.NotRegistered, registration.NoRegistry, registration.Unknown} {
		e := registration.Entry{Registration: registration.Registration{Outcome: o}, Asked: 150, Next: 500}
		must(t, s.Save(t.Context(), name(string(o)+".com"), e))
	}
	order := []string{"first.com", "second.com", "third.com"}
	for most, want := range map[int][]string{0: nil, 2: order[:2], 10: order} {
		got, err := s.Stale(t.Context(), w, most)
		var names []string
		for _, one := range got {
			names = append(names, one.Name.String())
			has(t, s, one.Name, one.Entry)
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("Stale(%d) = %v, %v; want %v", most, names, err, want)
		}
	}
}

func isUsedByManyAtOnce(t T, s registration.Store) {
	var wg sync.WaitGroup
	want := Entries()["whole.com"]
	for i := range 8 {
		wg.Go(func() {
			for j := range 25 {
				n := site((i + j) % 10)
				must(t, s.Save(t.Context(), n, want))
				has(t, s, n, want)
			}
		})
	}
	wg.Wait()
}
