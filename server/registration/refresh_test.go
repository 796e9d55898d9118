package registration

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"linkgrade/wasm/domain"
)

const now = 1_800_000_000 // of the tests, in unix seconds

// atNow is a registry whose clock stands, with registrations asked so many days ago, "site0.com" and so on.
func atNow(t testing.TB, days ...int64) *registry {
	t.Helper()
	r := newRegistry(&Memory{})
	r.Now = func() time.Time { return time.Unix(now, 0) }
	for i, d := range days {
		asked := now - d*day
		e := Entry{Registration: Registration{Outcome: Registered, Registrar: "before"}, Asked: asked, Next: asked + fresh(Registered)}
		if err := r.Store.Save(t.Context(), site(t, i), e); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func site(t testing.TB, i int) domain.Name { return name(t, fmt.Sprintf("site%d.com", i)) }

func (r *registry) kept(t testing.TB, i int) Entry {
	t.Helper()
	e, _, err := r.Store.Load(t.Context(), site(t, i))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestRefreshRenewsWhatIsStale(t *testing.T) {
	r := atNow(t, 0, 6, 7, 8, 36, 37, 40)
	if err := r.Store.Save(t.Context(), name(t, "none.com"), Entry{Registration: Registration{Outcome: NotRegistered}, Asked: now - 10*day}); err != nil {
		t.Fatal(err)
	}
	got, err := r.Refresh(t.Context(), 100)
	if want := (Refreshed{Stale: 3, Renewed: 3}); got != want || err != nil {
		t.Errorf("Refresh = %+v, %v; want %+v", got, err, want)
	}
	for i, renewed := range []bool{false, false, true, true, true} {
		e := r.kept(t, i)
		if (e.Registrar == "first") != renewed || renewed && (e.Asked != now || e.Next != now+7*day || e.Unasked != 1) {
			t.Errorf("site %d: %+v; want renewed: %v", i, e, renewed)
		}
	}
	if _, there, _ := r.Store.Load(t.Context(), site(t, 6)); there {
		t.Error("what is too old to be given is kept on")
	}
	if got, err := r.Refresh(t.Context(), 100); got != (Refreshed{}) || err != nil {
		t.Errorf("again at once: %+v, %v; want nothing to do", got, err)
	}
}

func TestRefreshIsBounded(t *testing.T) {
	r := atNow(t, 8, 10, 9, 12, 11)
	var asked []string
	r.Source = func(_ context.Context, n domain.Name) Registration { asked = append(asked, n.String()); return r.says }
	for _, want := range [][]string{{"site3.com", "site4.com"}, {"site1.com", "site2.com"}, {"site0.com"}, nil} {
		asked = nil
		if _, err := r.Refresh(t.Context(), 2); err != nil || !slices.Equal(asked, want) {
			t.Errorf("a run of two asks for %v, %v; want %v", asked, err, want)
		}
	}
}

// A registry that is down does not keep the others from their turn, and what it said is given on.
func TestRefreshGoesOnPastFailures(t *testing.T) {
	r := atNow(t, 12, 11, 10, 9)
	clock := int64(now)
	r.Now = func() time.Time { return time.Unix(clock, 0) }
	r.Source = func(_ context.Context, n domain.Name) Registration {
		if n == site(t, 0) || n == site(t, 1) {
			return Registration{Outcome: Unknown, Reason: Slow}
		}
		return r.says
	}
	for _, want := range []Refreshed{{2, 0, 2}, {2, 2, 0}, {2, 0, 2}} {
		if got, err := r.Refresh(t.Context(), 2); got != want || err != nil {
			t.Errorf("Refresh = %+v, %v; want %+v", got, err, want)
		}
		clock += hour
	}
	if e := r.kept(t, 0); e.Registrar != "before" || e.Asked != now-12*day || e.Unasked != 2 {
		t.Errorf("a registration whose registry is down: %+v; want the old one", e)
	}
}

// Nobody asks: after four weeks it is left in peace. Who asks then gets a stale answer, and it is renewed on.
func TestRefreshLeavesAloneWhatNobodyAsksFor(t *testing.T) {
	r := atNow(t, 0)
	clock := int64(now)
	r.Now = func() time.Time { return time.Unix(clock, 0) }
	weeks := func(n int) (renewed int) {
		for range n {
			clock += 7 * day
			got, err := r.Refresh(t.Context(), 10)
			if err != nil {
				t.Fatal(err)
			}
			renewed += got.Renewed
		}
		return renewed
	}
	if got := weeks(8); got != maxUnasked {
		t.Errorf("nobody asked for eight weeks, and it was renewed %d times; want %d", got, maxUnasked)
	}
	if a := r.Lookup(t.Context(), site(t, 0)); !a.Stale || a.Registrar != "first" {
		t.Errorf("who asks then gets %+v", a)
	}
	r.Wait()
	if got := weeks(2); got != 2 {
		t.Errorf("somebody asked, and it was renewed %d times in two weeks; want 2", got)
	}
	clock += 37 * day
	if got := weeks(1); got != 0 || r.kept(t, 0).Asked != 0 {
		t.Errorf("after all that time it was renewed %d times: %+v; want that it is gone", got, r.kept(t, 0))
	}
}

func TestRefreshKeepsWhatItHasWhenItsTimeIsUp(t *testing.T) {
	r := atNow(t, 14, 13, 12, 11)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	calls := 0
	r.Source = func(ctx context.Context, _ domain.Name) Registration {
		if calls++; calls == 3 {
			stop()
			return Registration{Outcome: Unknown, Reason: Slow}
		}
		return r.says
	}
	got, err := r.Refresh(ctx, 10)
	if want := (Refreshed{Stale: 4, Renewed: 2}); got != want || err != nil {
		t.Errorf("Refresh = %+v, %v; want %+v", got, err, want)
	}
	for i, want := range []string{"first", "first", "before", "before"} {
		if e := r.kept(t, i); e.Registrar != want || i > 1 && e.Next != e.Asked+7*day {
			t.Errorf("site %d: %+v; want what the %s answer said", i, e, want)
		}
	}
}

func TestRefreshOfABrokenStore(t *testing.T) {
	r := newRegistry(broken{errors.New("disk full")})
	if got, err := r.Refresh(t.Context(), 10); err == nil || got != (Refreshed{}) {
		t.Errorf("Refresh = %+v, %v; want the store's error", got, err)
	}
	half := atNow(t, 8, 8)
	half.Store = readOnly{half.Store}
	if got, err := half.Refresh(t.Context(), 10); err == nil || got.Renewed != 2 {
		t.Errorf("Refresh = %+v, %v; want the store's error", got, err)
	}
}

// readOnly is a store that takes nothing.
type readOnly struct{ Store }

func (readOnly) Batch(context.Context, []Named) error { return errors.New("disk full") }
