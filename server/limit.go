package server

import (
	"hash/maphash"
	"net/netip"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

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

// Take takes one request off a client's tokens. It gives 0 when there was one, else how long until there is.
func (l *Limit) Take(remoteAddr string) time.Duration {
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

// slot is the client's place in the table. An IPv6 client is its /64: that is what one household is given.
func (l *Limit) slot(remoteAddr string) uint64 {
	client := []byte(remoteAddr) // a Worker may give an address without port, or none
	if ap, err := netip.ParseAddrPort(remoteAddr); err == nil {
		a := ap.Addr().Unmap().WithZone("")
		client = a.AsSlice()
		if a.Is6() {
			client = client[:8]
		}
	}
	return maphash.Bytes(l.seed, client) % limitSlots
}
