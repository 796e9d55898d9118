package fetch

import (
	"context"
	"sync"
	"time"
)

// gates let one visitor at a time into each site, and the next one only when the site has had its pause. They remember
// sites for as long as somebody waits or the pause lasts. The zero value is ready.
type gates struct {
	mu    sync.Mutex
	sites map[string]*gate
	left  int // visitors that have gone since gates were last swept
}

type gate struct {
	inside  chan struct{} // holds one for the visitor
	holders int           // visitors inside or waiting
	next    time.Time     // when the next one may come in
}

// sweepEvery is after how many visits gates that nobody needs are forgotten.
const sweepEvery = 256

// enter waits for a site's gate. The visitor goes by calling leave with the pause that the site is to have.
func (g *gates) enter(ctx context.Context, site string) (leave func(pause time.Duration), err error) {
	at := g.hold(site)
	select {
	case at.inside <- struct{}{}:
	case <-ctx.Done():
		g.release(at)
		return nil, ctx.Err()
	}
	if !sleep(ctx, time.Until(at.next)) {
		<-at.inside
		g.release(at)
		return nil, ctx.Err()
	}
	return func(pause time.Duration) {
		at.next = time.Now().Add(pause)
		<-at.inside
		g.release(at)
	}, nil
}

func (g *gates) hold(site string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.sites == nil {
		g.sites = map[string]*gate{}
	}
	at := g.sites[site]
	if at == nil {
		at = &gate{inside: make(chan struct{}, 1)}
		g.sites[site] = at
	}
	at.holders++
	return at
}

func (g *gates) release(at *gate) {
	g.mu.Lock()
	defer g.mu.Unlock()
	at.holders--
	if g.left++; g.left < sweepEvery {
		return
	}
	g.left = 0
	now := time.Now()
	for site, at := range g.sites {
		if at.holders == 0 && at.next.Before(now) {
			delete(g.sites, site)
		}
	}
}

// sleep lets d go by; false where ctx ended before.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
