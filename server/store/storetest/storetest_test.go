package storetest

import (
	"context"
	"testing"

	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// counted is a T that counts what it is told.
type counted struct {
	*testing.T
	wrong int
}

func (c *counted) Errorf(string, ...any) { c.wrong++ }

// liar is a store that is wrong in one way.
type liar struct {
	registration.Memory
	forgets, unordered, lavish, hoards bool
}

func (l *liar) Load(ctx context.Context, n domain.Name) (registration.Entry, bool, error) {
	e, ok, err := l.Memory.Load(ctx, n)
	if l.forgets {
		e.Unasked = 0
	}
	return e, ok, err
}

func (l *liar) Stale(ctx context.Context, w registration.Window, most int) ([]registration.Named, error) {
	if l.lavish {
		w.Unasked++
	}
	all, err := l.Memory.Stale(ctx, w, most)
	if l.unordered && len(all) > 1 {
		all[0], all[1] = all[1], all[0]
	}
	return all, err
}

func (l *liar) Prune(ctx context.Context, before int64, most int) error {
	if l.hoards {
		most++
	}
	return l.Memory.Prune(ctx, before, most)
}

func TestCheckFindsLiars(t *testing.T) {
	for title, s := range map[string]*liar{"honest": {}, "forgets": {forgets: true}, "unordered": {unordered: true}, "lavish": {lavish: true}, "hoards": {hoards: true}} {
		c := &counted{T: t}
		Check(c, s)
		if (c.wrong == 0) != (title == "honest") {
			t.Errorf("%s: %d complaints", title, c.wrong)
		}
	}
}
