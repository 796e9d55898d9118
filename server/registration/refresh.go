package registration

import (
	"context"
	"errors"
	"time"
)

// maxUnasked is how often in a row a registration is renewed that nobody looked up meanwhile: after four weeks registries
// are left in peace until somebody asks, who gets the last answer, marked as stale, and so begins anew.
const maxUnasked = 4

// Bounds of a run that a Worker's cron job makes each quarter of an hour: twenty-seven thousand names a week are kept fresh,
// and registries are asked one question in twenty seconds. Cloudflare gives a run fifteen minutes.
const (
	RunNames = 40
	RunTime  = 10 * time.Minute
)

// refreshBatch is how many answers are kept together: when a run is cut off, so many are lost at most.
const refreshBatch = 8

// Refreshed says what a run of [Cache.Refresh] did; no name is in it.
type Refreshed struct {
	Stale   int // registrations that the run set out to renew
	Renewed int // of which the source said something
	Unknown int // or did not
}

// Refresh asks the source anew for registrations that are no longer fresh, the longest due first and at most so many, one
// after the other, and drops from the store what is too old to be given. It is for a job that runs now and then, so that
// people find fresh answers. When ctx ends it stops and keeps what it has learnt. An error is the store's.
func (c *Cache) Refresh(ctx context.Context, most int) (r Refreshed, err error) {
	now := c.Now().Unix()
	stale, err := c.Store.Stale(ctx, Window{Due: now, From: now - believed(Registered) + 1, To: now - fresh(Registered), Unasked: maxUnasked}, most)
	if err != nil {
		return r, err
	}
	r.Stale = len(stale)
	var learnt []Named
	keep := func() {
		// What was learnt is kept even when the time is up.
		err = errors.Join(err, c.Store.Batch(context.WithoutCancel(ctx), learnt))
		learnt = learnt[:0]
	}
	for _, old := range stale {
		if ctx.Err() != nil {
			break
		}
		says := c.Source(ctx, old.Name)
		if says.Outcome == Unknown && ctx.Err() != nil {
			break // it was cut off, which says nothing of the registry
		}
		if c.Asked != nil {
			c.Asked(says.Outcome, says.Reason)
		}
		if says.Outcome == Unknown {
			r.Unknown++
		} else {
			r.Renewed++
		}
		e := after(old.Entry, true, says, c.Now().Unix())
		e.Unasked = old.Unasked + 1
		if learnt = append(learnt, Named{old.Name, e}); len(learnt) == refreshBatch {
			keep()
		}
	}
	keep()
	return r, errors.Join(err, c.Store.Prune(context.WithoutCancel(ctx), now-believed(Registered), MaxEntries))
}
