package registration

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"linkgrade/wasm/domain"
)

// Bounds of a cache.
const (
	MaxEntries  = 100_000          // in its store: about 20 MB in SQLite, 40 MB in memory
	pruneEvery  = 1_000            // saves; so many entries may stand above the bound for a while
	maxFlights  = 32               // source calls under way at once
	flightBound = 20 * time.Second // of one source call with its storing
)

// A Source asks for one name's registration, within its own bounds; [Unknown] is how it fails.
type Source func(context.Context, domain.Name) Registration

// An Event is what a [Cache] tells its observer of each Lookup.
type Event string

// The events.
const (
	Hit      Event = "hit"      // fresh, and registered
	Negative Event = "negative" // fresh, and there is no registration to tell of
	Stale    Event = "stale"    // past its time
	Miss     Event = "miss"     // waited for the source
)

// An Answer is what [Cache.Lookup] knows. Asked is zero when no source was asked.
type Answer struct {
	Entry
	Stale bool // past its time: a new one is being fetched, or could not be learnt
}

// A Cache answers for registrations out of a store, and asks the source once for all who want the same name. Set the
// fields before the first call and change none afterwards; it must not be copied.
type Cache struct {
	Store  Store
	Source Source
	Now    func() time.Time

	// What follows may be nil. The observers are never told for which name.
	Looked func(Event)                          // after each Lookup
	Asked  func(outcome Outcome, reason Reason) // after each call of the source
	Fault  func(error)                          // the store failed; the answer did not
	// Behind runs what goes on after an answer; nil starts a goroutine. A Worker must keep its instance alive for it.
	Behind func(func())

	flights singleflight.Group
	open    atomic.Int32 // source calls under way
	saves   atomic.Int64
	running sync.WaitGroup
}

// Lookup is what is known of a name's registration. It returns when ctx ends, with [Unknown]; the source's call goes on
// for the others who wait and for the store.
func (c *Cache) Lookup(ctx context.Context, n domain.Name) Answer {
	e, known := c.load(ctx, n)
	now := c.Now().Unix()
	switch {
	case !known || now >= e.Asked+believed(e.Outcome):
		c.looked(Miss)
		return c.wait(ctx, n)
	case now < e.Asked+fresh(e.Outcome) && e.Outcome == Registered:
		c.looked(Hit)
	case now < e.Asked+fresh(e.Outcome):
		c.looked(Negative)
	default:
		c.looked(Stale)
		if now >= e.Next {
			c.refresh(n)
		}
		return Answer{e, true}
	}
	return Answer{e, false}
}

// Wait returns when nothing goes on behind an answer any more: within seconds of the last Lookup's end.
func (c *Cache) Wait() { c.running.Wait() }

// wait asks the source, or joins who is asking already.
func (c *Cache) wait(ctx context.Context, n domain.Name) Answer {
	done := make(chan Entry, 1)
	c.running.Go(func() { done <- c.flight(n) })
	select {
	case e := <-done:
		return Answer{e, false}
	case <-ctx.Done():
		return Answer{Entry: unknown(Slow)}
	}
}

// refresh asks the source behind an answer that has been given.
func (c *Cache) refresh(n domain.Name) {
	if c.Behind == nil {
		c.running.Go(func() { c.flight(n) })
		return
	}
	c.running.Add(1)
	c.Behind(func() {
		defer c.running.Done()
		c.flight(n)
	})
}

// flight is one call of the source for all who want the name at once. It does not end with the request that began it.
func (c *Cache) flight(n domain.Name) Entry {
	e, _, _ := c.flights.Do(n.String(), func() (any, error) {
		ctx, cancel := context.WithTimeout(context.Background(), flightBound)
		defer cancel()
		return c.ask(ctx, n), nil
	})
	return e.(Entry)
}

// ask calls the source, unless another flight has just landed or too many are under way, and stores what it says.
func (c *Cache) ask(ctx context.Context, n domain.Name) Entry {
	old, known := c.load(ctx, n)
	now := c.Now().Unix()
	if known && now < old.Next {
		return old
	}
	if c.open.Add(1) > maxFlights {
		c.open.Add(-1)
		return unknown(Busy)
	}
	r := c.Source(ctx, n)
	c.open.Add(-1)
	if c.Asked != nil {
		c.Asked(r.Outcome, r.Reason)
	}
	e := after(old, known, r, now)
	if e.Outcome != NoRegistry { // which nobody was asked for: whoever invents such names costs no space
		c.save(ctx, n, e)
	}
	return e
}

// after is the entry when a source that was asked at a time said r. What could not be learnt does not take the place of
// what is still believed.
func after(old Entry, known bool, r Registration, now int64) Entry {
	if r.Outcome == Unknown && known && now < old.Asked+believed(old.Outcome) {
		old.Next, old.Unasked = now+fresh(Unknown), 0
		return old
	}
	return Entry{Registration: r, Asked: now, Next: now + fresh(r.Outcome)}
}

func (c *Cache) load(ctx context.Context, n domain.Name) (Entry, bool) {
	e, known, err := c.Store.Load(ctx, n)
	if err != nil {
		c.fault(err)
		return Entry{}, false
	}
	return e, known
}

func (c *Cache) save(ctx context.Context, n domain.Name, e Entry) {
	if err := c.Store.Save(ctx, n, e); err != nil {
		c.fault(err)
		return
	}
	if c.saves.Add(1)%pruneEvery != 0 {
		return
	}
	if err := c.Store.Prune(ctx, e.Asked-believed(Registered), MaxEntries); err != nil {
		c.fault(err)
	}
}

func (c *Cache) fault(err error) {
	if c.Fault != nil {
		c.Fault(err)
	}
}

func (c *Cache) looked(e Event) {
	if c.Looked != nil {
		c.Looked(e)
	}
}

func unknown(why Reason) Entry {
	return Entry{Registration: Registration{Outcome: Unknown, Reason: why}}
}

// fresh is how long an outcome is given without asking again, in seconds. A registration changes about once a year;
// whoever hears "not registered" may be about to register; a registry that is down is not asked by every visitor.
func fresh(o Outcome) int64 {
	switch o {
	case Registered:
		return 7 * day
	case NotRegistered, NoRegistry:
		return hour
	case Unknown:
		return 60
	}
	return 0
}

// believed is how long an outcome is given at all, in seconds: when it is no longer fresh, while a new one is fetched.
func believed(o Outcome) int64 {
	switch o {
	case Registered:
		return 37 * day
	case NotRegistered, NoRegistry:
		return day
	case Unknown:
		return fresh(Unknown)
	}
	return 0
}

const (
	hour = 60 * 60
	day  = 24 * hour
)
