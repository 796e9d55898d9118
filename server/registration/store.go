package registration

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"

	"linkgrade/wasm/domain"
)

// An Entry is a registration as a [Store] keeps it. Times are unix seconds.
type Entry struct {
	Registration
	Asked int64 // when the source said so
	Next  int64 // when the source is to be asked again; after a failure that is sooner than the entry grows stale
	// Unasked is how often in a row [Cache.Refresh] renewed it without anybody looking it up when it was stale.
	Unasked int
}

// Named is a name's entry.
type Named struct {
	Name domain.Name
	Entry
}

// A Window says which entries are to be renewed: registered, due by a time, asked between two times (the last included),
// and not renewed unasked so often before. Times are unix seconds.
type Window struct {
	Due      int64
	From, To int64
	Unasked  int
}

// has says whether an entry is in the window.
func (w Window) has(e Entry) bool {
	return e.Outcome == Registered && e.Next <= w.Due && w.From <= e.Asked && e.Asked <= w.To && e.Unasked < w.Unasked
}

// A Store keeps one entry a name. An error is the disk's or the network's: the [Cache] goes on without the store. Its
// methods may be called by several goroutines at once.
type Store interface {
	// Load gives a name's entry, and whether there is one, however old.
	Load(context.Context, domain.Name) (Entry, bool, error)
	// Save puts an entry in the place of what was there.
	Save(context.Context, domain.Name, Entry) error
	// Batch saves entries, some of them together. After an error some may have been saved; each is whole.
	Batch(context.Context, []Named) error
	// Stale gives at most so many entries of a window, the longest due first.
	Stale(ctx context.Context, w Window, most int) ([]Named, error)
	// Prune drops what was asked before a time, in unix seconds, and then, until at most so many are left, the longest asked:
	// first of names that are not [Registered], so that who asks for invented ones displaces no other.
	Prune(ctx context.Context, before int64, most int) error
}

// Memory is a [Store] that is gone with the process. The zero Memory is empty and ready; it must not be copied.
type Memory struct {
	mu      sync.Mutex
	entries map[domain.Name]Entry
}

// Load implements [Store].
func (m *Memory) Load(_ context.Context, n domain.Name) (Entry, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.entries[n]
	e.Status = slices.Clone(e.Status)
	return e, ok, nil
}

// Save implements [Store].
func (m *Memory) Save(_ context.Context, n domain.Name, e Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries == nil {
		m.entries = map[domain.Name]Entry{}
	}
	e.Status = slices.Clone(e.Status)
	m.entries[n] = e
	return nil
}

// Batch implements [Store].
func (m *Memory) Batch(ctx context.Context, all []Named) error {
	for _, one := range all {
		if err := m.Save(ctx, one.Name, one.Entry); err != nil {
			return err
		}
	}
	return nil
}

// Stale implements [Store].
func (m *Memory) Stale(_ context.Context, w Window, most int) ([]Named, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []Named
	for n, e := range m.entries {
		if w.has(e) {
			e.Status = slices.Clone(e.Status)
			all = append(all, Named{n, e})
		}
	}
	slices.SortFunc(all, func(a, b Named) int {
		return cmp.Or(cmp.Compare(a.Next, b.Next), cmp.Compare(a.Name.String(), b.Name.String()))
	})
	return all[:min(most, len(all))], nil
}

// Prune implements [Store].
func (m *Memory) Prune(_ context.Context, before int64, most int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.entries, func(_ domain.Name, e Entry) bool { return e.Asked < before })
	if over := len(m.entries) - most; over > 0 {
		oldest := slices.SortedFunc(maps.Keys(m.entries), func(a, b domain.Name) int {
			return cmp.Or(cmp.Compare(worth(m.entries[a]), worth(m.entries[b])),
				cmp.Compare(m.entries[a].Asked, m.entries[b].Asked), cmp.Compare(a.String(), b.String()))
		})
		for _, n := range oldest[:over] {
			delete(m.entries, n)
		}
	}
	return nil
}

// worth is what Prune goes by first.
func worth(e Entry) int {
	if e.Outcome == Registered {
		return 1
	}
	return 0
}
