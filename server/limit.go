package server

import (
	"context"
	"hash/maphash"
	"net/netip"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// A Limiter bounds how much one client asks by name.
type Limiter interface {
	// Take counts one request of a client. It gives 0 when the request is within bounds, else how long to wait.
	Take(ctx context.Context, remoteAddr string) time.Duration
}

// limitSlots bounds the table of a [Limit]: 4096 token buckets take about 400 KB.
const limitSlots = 1 << 12

// A Limit bounds how much one client asks, by its remote address and in memory only. An address is hashed with a key that
// is random for each process, and never kept: it picks one of a fixed number of token buckets. So the table cannot be
// filled up, nobody can be pushed out of it, and two clients who share a bucket by chance share its tokens, others after
// the next start. Behind a proxy all clients are one: let the proxy bound them.
type Limit struct {
	now     func() time.Time
	seed    maphash.Seed
	slots   [limitSlots]*rate.Limiter
	refused atomic.Int64
}

// NewLimit gives every client burst requests at once and one more after each every.
func NewLimit(now func() time.Time, every time.Duration, burst int) *Limit {
	l := &Limit{now: now, seed: maphash.MakeSeed()}
	for i := range l.slots {
		l.slots[i] = rate.NewLimiter(rate.Every(every), burst)
	}
	return l
}

// Take implements [Limiter]: it takes one off the client's tokens, or says how long until there is one.
func (l *Limit) Take(_ context.Context, remoteAddr string) time.Duration {
	now := l.now()
	r := l.slots[l.slot(remoteAddr)].ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
		l.refused.Add(1)
	}
	return wait
}

// Refused is how many requests found no token.
func (l *Limit) Refused() int64 { return l.refused.Load() }

// slot is the client's place in the table.
func (l *Limit) slot(remoteAddr string) uint64 {
	return maphash.Bytes(l.seed, clientOf(remoteAddr)) % limitSlots
}

// clientOf is what tells a client from others: its address without the port (a Worker is given none). An IPv6 client is its
// /64: that is what one household is given. Whoever has no address is one client together.
func clientOf(remoteAddr string) []byte {
	a, err := netip.ParseAddr(remoteAddr)
	if ap, portErr := netip.ParseAddrPort(remoteAddr); portErr == nil {
		a, err = ap.Addr(), nil
	}
	if err != nil {
		return []byte(remoteAddr)
	}
	if a = a.Unmap().WithZone(""); a.Is6() {
		return a.AsSlice()[:8]
	}
	return a.AsSlice()
}
