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

// watchStore looks at each tick whether a store has a new current edition, and puts it on the shelf once it is found
// whole: one that cannot be opened is tried again, and logged once. It returns when ctx ends.
func watchStore(ctx context.Context, ticks <-chan time.Time, store edition.Store, shelf *server.Shelf, log *slog.Logger) {
	seen, failed := shelf.Current(), ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
		ids, err := store.IDs()
		if err != nil || len(ids) == 0 || ids[0] == seen {
			continue // a folder that cannot be read for a moment is no reason to stop
		}
		e, err := store.OpenID(ids[0])
		if err != nil {
			if ids[0] != failed {
				log.Error("the new edition is damaged; the one before is served on", "error", err)
			}
			failed = ids[0]
			continue
		}
		shelf.Switch(e)
		seen, failed = ids[0], ""
		log.Info("a new edition is served", "edition", seen, "names", e.Document().Names)
	}
}
