package edition

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// A Splitting says what [Split] wrote.
type Splitting struct {
	ID     string `json:"id"`
	Files  int    `json:"files"`  // in the folder, those of the edition before and others included
	Before string `json:"before"` // the edition before, whose files stay for clients that learnt its id; "" for none
	// Removed is an edition before that was removed because both are more than the plan takes: clients that ask for it get a
	// 404 and ask which one is current.
	Removed string `json:"removed"`
	Again   bool   `json:"again"` // all of it stood there already
}

// Split writes an edition into a folder as files for a host of static files, in the form that assets.go describes, and
// makes it the folder's current one. The edition that was current there stays beside it until the next, where the plan has
// room for both; files that are no edition's are left alone and counted.
//
// A new edition is written beside what stands there and then switched to by renaming one file, so whoever reads the folder
// sees the old one or the new one whole, whenever the program is killed; the next Split removes what is left. One program
// at a time may split into a folder; for others it is [ErrBusy]. Other errors are ErrPlan with a sentence, a cancelled
// ctx, [ErrNoSpace] or the disk's, and what was current stays so.
func Split(ctx context.Context, e *Edition, dir string, plan Plan) (s Splitting, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return s, err
	}
	lock := flock.New(filepath.Join(dir, lockFile))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return s, errors.Join(err, fmt.Errorf("%s: %w", dir, ErrBusy))
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	f := splitFolder{dir}
	if err := f.removeTemporary(); err != nil {
		return s, err
	}
	if s, err = f.plan(e, plan); err != nil {
		return s, err
	}
	if s.Again, err = f.has(ctx, e); err != nil {
		return s, err
	}
	if !s.Again {
		if err := f.put(ctx, e); err != nil {
			return s, spaceError(f.path(lockFile), err)
		}
	}
	if err := f.point(e); err != nil {
		return s, spaceError(f.path(lockFile), err)
	}
	return s, f.keepOnly(s.ID, s.Before)
}
