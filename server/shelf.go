package server

import (
	"log/slog"
	"net/http"
	"sync"

	"linkgrade/server/edition"
)

// A Shelf holds the editions that are served: the current one, and the one before, which clients that learnt its id a
// moment ago still ask for. Requests under way finish on the edition they began with. It may be used by several goroutines
// at once.
type Shelf struct {
	mu      sync.Mutex
	current *held
	before  *held // nil when there is none
}

// A held edition is closed when it is off the shelf and the last request has put it down.
type held struct {
	edition *edition.Edition
	shelf   *Shelf
	users   int // requests under way, and one while it is on the shelf
}

// NewShelf is a shelf with one edition, which it will close.
func NewShelf(e *edition.Edition) *Shelf {
	s := &Shelf{}
	s.current = &held{edition: e, shelf: s, users: 1}
	return s
}

// Handler is the whole HTTP API over the shelf; see [New].
func (s *Shelf) Handler(log *slog.Logger, named Named) http.Handler { return handler(s, log, named) }

// Document says what the current edition is made of. Read only.
func (s *Shelf) Document() edition.Document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current.edition.Document()
}

// Current is the id of the current edition.
func (s *Shelf) Current() string { return s.Document().ID }

// Switch makes an edition the current one and keeps the one that was; the one kept before leaves the shelf. The shelf will
// close the edition. One that is current already is closed at once.
func (s *Shelf) Switch(e *edition.Edition) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.ID() == s.current.edition.ID() {
		_ = e.Close() // only ever read
		return
	}
	s.before.put()
	s.before = s.current
	s.current = &held{edition: e, shelf: s, users: 1}
}

// Close takes the editions off the shelf. Nothing may be asked of it afterwards.
func (s *Shelf) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current.put()
	s.before.put()
	s.current, s.before = nil, nil
}

// take is the current edition, or where an id is given the edition of that id, nil when it is not on the shelf. Whoever
// takes one gives it back.
func (s *Shelf) take(id string) *held {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range []*held{s.current, s.before} {
		if h != nil && (id == "" || h.edition.ID() == id) {
			h.users++
			return h
		}
	}
	return nil
}

// give puts an edition that was taken back.
func (h *held) give() {
	h.shelf.mu.Lock()
	defer h.shelf.mu.Unlock()
	h.put()
}

// put counts a user less; its shelf is locked. It may be called on nil.
func (h *held) put() {
	if h == nil {
		return
	}
	if h.users--; h.users == 0 {
		_ = h.edition.Close() // only ever read
	}
}
