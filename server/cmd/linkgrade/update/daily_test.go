package update

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

// Daily in a time that jumps to the next update at once.
func TestDaily(t *testing.T) {
	fault := errors.New("no network")
	for _, c := range []struct {
		name string
		last time.Time
		errs []error // of the updates, one after the other
		want []time.Duration
	}{
		{"never yet", time.Time{}, []error{nil, nil}, []time.Duration{24*time.Hour + 30*time.Minute}},
		{"a day ago", today.Add(-25 * time.Hour), []error{nil}, nil},
		{"an hour ago", today.Add(-time.Hour), []error{nil}, []time.Duration{23 * time.Hour}},
		{"a wrong clock", today.Add(1000 * time.Hour), []error{nil}, []time.Duration{24 * time.Hour}},
		{"failing", time.Time{}, []error{fault, fault, fault, fault, fault, fault, fault, nil, fault, nil}, []time.Duration{
			15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 6 * time.Hour, 6 * time.Hour,
			24*time.Hour + 30*time.Minute, 15 * time.Minute,
		}},
	} {
		ctx, stop := context.WithCancel(t.Context())
		var waits, told []time.Duration
		now := make(chan time.Time, 1)
		clock := Clock{
			Now:    func() time.Time { return today },
			Chance: func() float64 { return 0.5 },
			After: func(d time.Duration) <-chan time.Time {
				waits = append(waits, d)
				now <- today
				return now
			},
		}
		turn := 0
		Daily(ctx, clock, c.last, func(context.Context) error {
			turn++
			if turn == len(c.errs) {
				stop()
			}
			return c.errs[turn-1]
		}, func(_ error, next time.Duration) { told = append(told, next) })
		if turn != len(c.errs) || !slices.Equal(waits, c.want) {
			t.Errorf("%s: %d updates after %v; want %d after %v", c.name, turn, waits, len(c.errs), c.want)
		}
		if n := len(c.errs) - 1; len(told) != n { // the stopped one is not told
			t.Errorf("%s: told %v; want %d", c.name, told, n)
		}
	}
}

func TestDailyStopsWhileItWaits(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	Daily(ctx, Clock{
		Now:    func() time.Time { return today },
		Chance: func() float64 { return 0 },
		After: func(time.Duration) <-chan time.Time {
			stop()
			return nil
		},
	}, today, func(context.Context) error {
		t.Error("it updates")
		return nil
	}, func(error, time.Duration) {})
}

func TestRetriesAreSpread(t *testing.T) {
	for _, c := range []struct {
		failures int
		chance   float64
		want     time.Duration
	}{{1, 0, 11*time.Minute + 15*time.Second}, {1, 0.99, 18*time.Minute + 40*time.Second + 500*time.Millisecond}, {1 << 30, 0.5, 6 * time.Hour}} {
		if got := retryIn(c.failures, c.chance); got.Round(time.Second) != c.want.Round(time.Second) {
			t.Errorf("retryIn(%d, %v) = %v; want %v", c.failures, c.chance, got, c.want)
		}
	}
}
