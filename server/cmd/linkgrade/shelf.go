package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/server/starter"
)

// lookForEdition is how often a server looks whether its folder has a new edition: one small file is read.
const lookForEdition = 5 * time.Second

// openShelf opens what is served at first: the editions of a folder, current and kept, or the embedded one where the
// folder has none or is not given. All of it is read once, so that nothing damaged is served.
func openShelf(dir string, log *slog.Logger) (*server.Shelf, error) {
	if dir != "" {
		shelf, err := openStore(edition.StoreAt(dir), log)
		if shelf != nil || err != nil {
			return shelf, err
		}
		log.Info("the folder has no edition to serve: the one inside this program is served", "folder", dir)
	}
	e, err := starter.Open()
	if err != nil {
		return nil, err
	}
	if err := e.Verify(); err != nil {
		return nil, fmt.Errorf("the embedded edition: %w", err)
	}
	return server.NewShelf(e), nil
}

// openStore opens a store's editions; no shelf where it has none.
func openStore(store edition.Store, log *slog.Logger) (*server.Shelf, error) {
	e, err := store.Open(func(err error) { log.Error("an edition is damaged; the one before is served", "error", err) })
	if errors.Is(err, edition.ErrNoEdition) {
		if ids, _ := store.IDs(); len(ids) > 0 {
			log.Error("all editions of the folder are damaged", "error", err)
		}
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	ids, err := store.IDs()
	if err != nil || len(ids) < 2 || ids[1] == e.ID() {
		return server.NewShelf(e), nil // what is current is enough
	}
	before, err := store.OpenID(ids[1])
	if err != nil {
		log.Error("the edition before is damaged; it is not served", "error", err)
		return server.NewShelf(e), nil
	}
	shelf := server.NewShelf(before)
	shelf.Switch(e)
	return shelf, nil
}

// A watcher puts a store's new editions on a shelf.
type watcher struct {
	store edition.Store
	shelf *server.Shelf
	log   *slog.Logger

	seen   string // the id of the edition that was put there last
	told   string // of the one that was logged as damaged
	damage string // its files as they were when they made no edition; see [edition.Store.Stamp]
}

// watch looks at each tick until ctx ends.
func (w *watcher) watch(ctx context.Context, ticks <-chan time.Time) {
	w.seen = w.shelf.Current()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
			w.look()
		}
	}
}

// look puts the store's current edition on the shelf when it is a new one and whole. One that cannot be opened is tried
// again at each look, one that was read and is damaged once its files have changed; either is logged once.
func (w *watcher) look() {
	ids, err := w.store.IDs()
	if err != nil || len(ids) == 0 || ids[0] == w.seen {
		return // a folder that cannot be read for a moment is no reason to stop
	}
	stamp := w.store.Stamp(ids[0])
	if stamp == w.damage {
		return
	}
	e, err := w.store.OpenID(ids[0])
	if err != nil {
		if errors.Is(err, edition.ErrEdition) {
			w.damage = stamp
		}
		if w.told != ids[0] {
			w.log.Error("the new edition is damaged; the one before is served on", "error", err)
		}
		w.told = ids[0]
		return
	}
	w.shelf.Switch(e)
	w.seen, w.told, w.damage = ids[0], "", ""
	w.log.Info("a new edition is served", "edition", w.seen, "names", e.Document().Names)
}
