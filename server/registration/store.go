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
}

// A Store keeps one entry a name. An error is the disk's or the network's: the [Cache] goes on without the store. Its
// methods may be called by several goroutines at once.
type Store interface {
	// Load gives a name's entry, and whether there is one, however old.
	Load(context.Context, domain.Name) (Entry, bool, error)
	// Save puts an entry in the place of what was there.
	Save(context.Context, domain.Name, Entry) error
	// Prune drops what was asked before a time, in unix seconds, and then the longest asked until at most so many are left.
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

// Prune implements [Store].
func (m *Memory) Prune(_ context.Context, before int64, most int) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.entries, func(_ domain.Name, e Entry) bool { return e.Asked < before })
	if over := len(m.entries) - most; over > 0 {
		oldest := slices.SortedFunc(maps.Keys(m.entries), func(a, b domain.Name) int {
			return cmp.Or(cmp.Compare(m.entries[a].Asked, m.entries[b].Asked), cmp.Compare(a.String(), b.String()))
		})
		for _, n := range oldest[:over] {
			delete(m.entries, n)
		}
	}
	return nil
}
