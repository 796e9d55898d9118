package update

import (
	"context"
	"time"
)

// When a server updates: once a day, a little later each time, so that servers which were started together do not ask
// together; after a failure sooner, and more and more seldom.
const (
	Every      = 24 * time.Hour
	spread     = time.Hour
	firstRetry = 15 * time.Minute
	lastRetry  = 6 * time.Hour
)

// A Clock is the time, for Daily. Chance is a number from 0 to 1, below 1.
type Clock struct {
	Now    func() time.Time
	After  func(time.Duration) <-chan time.Time
	Chance func() float64
}

// Daily updates at once when the last update is a day old, or there was none, and then once a day until ctx ends. After
// each update it tells its error and when the next one comes.
func Daily(ctx context.Context, clock Clock, last time.Time, update func(context.Context) error, tell func(err error, next time.Duration)) {
	wait := min(last.Add(Every).Sub(clock.Now()), Every) // a last one in the future is a clock that was wrong
	for failures := 0; ; {
		if wait > 0 {
			select {
			case <-ctx.Done():
				return
			case <-clock.After(wait):
			}
		}
		err := update(ctx)
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			failures, wait = 0, Every+time.Duration(clock.Chance()*float64(spread))
		} else {
			failures++
			wait = retryIn(failures, clock.Chance())
		}
		tell(err, wait)
	}
}

// retryIn is how long to wait after so many failures in a row: twice as long each time, give or take a quarter.
func retryIn(failures int, chance float64) time.Duration {
	wait := firstRetry
	for range failures - 1 {
		if wait *= 2; wait >= lastRetry {
			wait = lastRetry
			break
		}
	}
	return time.Duration(float64(wait) * (0.75 + chance/2))
}
