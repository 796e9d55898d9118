package registration

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"linkgrade/wasm/domain"
)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// registry is a source whose answer the test sets, and a cache over it that writes down what it tells.
type registry struct {
	Cache
	says   Registration
	calls  atomic.Int32
	events []Event
	faults []error
}

func newRegistry(s Store) *registry {
	r := &registry{says: Registration{Outcome: Registered, Registrar: "first"}}
	r.Cache = Cache{
		Store: s, Now: time.Now,
		Source: func(context.Context, domain.Name) Registration { r.calls.Add(1); return r.says },
		Looked: func(e Event) { r.events = append(r.events, e) },
		Fault:  func(err error) { r.faults = append(r.faults, err) },
	}
	return r
}

// The life of an entry: what is answered, and whether the source is asked, as time passes. The bubble's clock stands
// still while anything runs.
func TestAnEntryGrowsOld(t *testing.T) {
	first, second := Registration{Outcome: Registered, Registrar: "first"}, Registration{Outcome: Registered, Registrar: "second"}
	none, down := Registration{Outcome: NotRegistered}, Registration{Outcome: Unknown, Reason: Slow}
	noRegistry := Registration{Outcome: NoRegistry, Reason: NoServer}
	type step struct {
		after time.Duration // since the step before
		says  Registration  // what the source would say
		want  Registration
		stale bool
		event Event
		calls int // of the source in this step, those behind the answer too
	}
	for title, steps := range map[string][]step{
		"registered": {
			{0, first, first, false, Miss, 1},
			{0, second, first, false, Hit, 0},
			{7*24*time.Hour - time.Second, second, first, false, Hit, 0},
			{time.Second, second, first, true, Stale, 1},
			{0, first, second, false, Hit, 0},
		},
		"too old to be believed": {{0, first, first, false, Miss, 1}, {37 * 24 * time.Hour, second, second, false, Miss, 1}},
		"the registry is down when it is stale": {
			{0, first, first, false, Miss, 1},
			{8 * 24 * time.Hour, down, first, true, Stale, 1},
			{59 * time.Second, down, first, true, Stale, 0},
			{time.Second, down, first, true, Stale, 1},
			{time.Minute, second, first, true, Stale, 1},
			{0, down, second, false, Hit, 0},
		},
		"the registry is down when it is too old": {{0, first, first, false, Miss, 1}, {38 * 24 * time.Hour, down, down, false, Miss, 1}},
		"not registered": {
			{0, none, none, false, Miss, 1},
			{59 * time.Minute, first, none, false, Negative, 0},
			{time.Minute, first, none, true, Stale, 1},
			{0, none, first, false, Hit, 0},
		},
		"no registry, which is not kept": {{0, noRegistry, noRegistry, false, Miss, 1}, {0, first, first, false, Miss, 1}},
		"unknown": {
			{0, down, down, false, Miss, 1},
			{59 * time.Second, first, down, false, Negative, 0},
			{time.Second, first, first, false, Miss, 1},
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			r, n := newRegistry(&Memory{}), name(t, "example.com")
			for i, s := range steps {
				time.Sleep(s.after) // of the bubble's clock
				before := int(r.calls.Load())
				r.says = s.says
				got := r.Lookup(t.Context(), n)
				r.Wait()
				if got.Outcome != s.want.Outcome || got.Registrar != s.want.Registrar || got.Reason != s.want.Reason || got.Stale != s.stale {
					t.Errorf("%s, step %d: %+v; want %+v, stale %v", title, i, got, s.want, s.stale)
				}
				if event := r.events[len(r.events)-1]; event != s.event || int(r.calls.Load())-before != s.calls {
					t.Errorf("%s, step %d: %s and %d calls; want %s and %d", title, i, event, int(r.calls.Load())-before, s.event, s.calls)
				}
			}
		})
	}
}

func TestOneFlightForAllWhoWantAName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, n, land := newRegistry(&Memory{}), name(t, "example.com"), make(chan bool)
		r.Looked = nil
		r.Source = func(context.Context, domain.Name) Registration { r.calls.Add(1); <-land; return r.says }
		answers := make(chan Answer, 100)
		for range cap(answers) {
			go func() { answers <- r.Lookup(t.Context(), n) }()
		}
		synctest.Wait()
		close(land)
		for range cap(answers) {
			if a := <-answers; a.Registrar != "first" {
				t.Errorf("one of them got %+v", a)
			}
		}
		if got := r.calls.Load(); got != 1 {
			t.Errorf("%d calls for one name; want 1", got)
		}
	})
}

func TestWhoLeavesDoesNotEndTheFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, n, land := newRegistry(&Memory{}), name(t, "example.com"), make(chan bool)
		r.Source = func(ctx context.Context, _ domain.Name) Registration {
			<-land
			if ctx.Err() != nil {
				return Registration{Outcome: Unknown, Reason: Slow}
			}
			return r.says
		}
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan Answer)
		go func() { left <- r.Lookup(ctx, n) }()
		synctest.Wait()
		leave()
		if a := <-left; a.Outcome != Unknown || a.Reason != Slow || a.Asked != 0 {
			t.Errorf("who left got %+v", a)
		}
		close(land)
		r.Wait()
		if a := r.Lookup(t.Context(), n); a.Registrar != "first" || r.events[1] != Hit {
			t.Errorf("the next one got %+v, %v; want what the flight brought", a, r.events)
		}
	})
}

func TestTooManyFlightsAreBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, land := newRegistry(&Memory{}), make(chan bool)
		r.Looked = nil
		r.Source = func(context.Context, domain.Name) Registration { <-land; return r.says }
		for i := range maxFlights {
			go r.Lookup(t.Context(), name(t, fmt.Sprintf("site%d.com", i)))
		}
		synctest.Wait()
		n := name(t, "one-more.com")
		if a := r.Lookup(t.Context(), n); a.Outcome != Unknown || a.Reason != Busy {
			t.Errorf("one more got %+v; want busy", a)
		}
		close(land)
		r.Wait()
		if a := r.Lookup(t.Context(), n); a.Outcome != Registered {
			t.Errorf("after the others landed: %+v; want what the registry says, not the refusal", a)
		}
	})
}

// broken is a store that fails.
type broken struct{ error }

func (b broken) Load(context.Context, domain.Name) (Entry, bool, error) { return Entry{}, false, b }
func (b broken) Save(context.Context, domain.Name, Entry) error         { return b }
func (b broken) Batch(context.Context, []Named) error                   { return b }
func (b broken) Prune(context.Context, int64, int) error                { return b }

func (b broken) Stale(context.Context, Window, int) ([]Named, error) { return nil, b }

func TestABrokenStoreIsReportedAndDoesNotStopAnswers(t *testing.T) {
	r := newRegistry(broken{errors.New("disk full")})
	if a := r.Lookup(t.Context(), name(t, "example.com")); a.Registrar != "first" {
		t.Errorf("got %+v; want the registry's answer", a)
	}
	r.Wait()
	if len(r.faults) == 0 || !slices.ContainsFunc(r.faults, func(err error) bool { return err.Error() == "disk full" }) {
		t.Errorf("told of the faults %v; want the disk's", r.faults)
	}
}

func TestTheStoreIsPruned(t *testing.T) {
	pruned := &counting{}
	r := newRegistry(pruned)
	r.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	for i := range pruneEvery {
		r.Lookup(t.Context(), name(t, fmt.Sprintf("site%d.com", i)))
	}
	if want := int64(1_800_000_000 - 37*24*60*60); pruned.calls != 1 || pruned.before != want || pruned.most != MaxEntries {
		t.Errorf("pruned %+v; want once, what was asked before %d, to %d", pruned, want, MaxEntries)
	}
}

// counting is a memory that remembers how it was pruned.
type counting struct {
	Memory
	calls, most int
	before      int64
}

func (c *counting) Prune(_ context.Context, before int64, most int) error {
	c.calls, c.before, c.most = c.calls+1, before, most
	return nil
}

func TestBehindKeepsAWorkerAlive(t *testing.T) {
	r, n := newRegistry(&Memory{}), name(t, "example.com")
	now := time.Unix(1_800_000_000, 0)
	r.Now = func() time.Time { return now }
	var later []func()
	r.Behind = func(f func()) { later = append(later, f) }
	r.Lookup(t.Context(), n)
	now = now.Add(8 * 24 * time.Hour)
	r.says.Registrar = "second"
	if a := r.Lookup(t.Context(), n); !a.Stale || len(later) != 1 || r.calls.Load() != 1 {
		t.Fatalf("got %+v, %d to run, %d calls; want a stale answer and one left to run", a, len(later), r.calls.Load())
	}
	later[0]()
	if a := r.Lookup(t.Context(), n); a.Stale || a.Registrar != "second" {
		t.Errorf("after it ran: %+v", a)
	}
}

func TestEveryReasonHasASentence(t *testing.T) {
	for _, r := range []Reason{NoServer, HandedOut, NotAName, Offline, Busy, Slow, Broken, Refused, Unreached, NoList, Forbidden} {
		if s := r.Sentence(); s == "" || s == Reason("another").Sentence() || s[len(s)-1] != '.' {
			t.Errorf("%q reads %q", r, s)
		}
	}
	if NoneNeeded.Sentence() != "" {
		t.Error("no reason has a sentence")
	}
}
