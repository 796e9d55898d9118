package edition

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"
)

// The mistakes and the weather of a store.
var (
	ErrNoEdition = errors.New("there is no edition yet")
	ErrBusy      = errors.New("another program is changing this folder of editions")
)

// Kept is how many editions a store keeps: the current one, and the one before for clients that still ask for it.
const Kept = 2

// A Store is a folder of editions, of which one is current:
//
//	current        ids, one a line; the first is the current edition's, then come those that are kept
//	<id>/          the files of an edition
//	.lock          held by the program that changes the store; no one reads it
//	.building-*    what such a program has not finished, or has left behind
//
// A change is made beside what stands there and then switched to by renaming one file, so whoever reads sees the old
// edition or the new one, whenever the program that makes the change is killed. Any number of programs may read.
type Store struct{ dir string }

// StoreAt is the store in a folder, which need not be there yet.
func StoreAt(dir string) Store { return Store{dir} }

const (
	currentFile = "current"
	lockFile    = ".lock"
	maxCurrent  = 4 << 10 // bytes; two ids take 66
)

// IDs are the ids of the current edition and of those kept, the newest first; none in a folder without editions.
func (s Store) IDs() ([]string, error) {
	b, err := readFile(os.DirFS(s.dir), currentFile, maxCurrent)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ids := strings.Fields(string(b))
	for _, id := range ids {
		if !isID(id) {
			return nil, fmt.Errorf("%w: %s names no edition", ErrEdition, filepath.Join(s.dir, currentFile))
		}
	}
	return ids, nil
}

// isID says whether a text is an edition's id: it becomes a folder's name.
func isID(id string) bool {
	return len(id) == 32 && strings.Trim(id, "0123456789abcdef") == ""
}

// Folder is where an edition of the store has its files.
func (s Store) Folder(id string) string { return filepath.Join(s.dir, id) }

// Stamp is the sizes and times of an edition's files in one text, which changes when they do.
func (s Store) Stamp(id string) string {
	stamp := id
	for _, name := range []string{documentFile, packFile, bucketsFile, evidenceFileName} {
		info, err := os.Stat(filepath.Join(s.Folder(id), name))
		if err != nil {
			stamp += " -"
			continue
		}
		stamp += fmt.Sprintf(" %d %d", info.Size(), info.ModTime().UnixNano())
	}
	return stamp
}

// OpenID opens an edition of the store and reads all of it once, as [Edition.Verify] does.
func (s Store) OpenID(id string) (*Edition, error) {
	e, err := Open(os.DirFS(s.Folder(id)))
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", id, err)
	}
	err = e.Verify()
	if err == nil && e.ID() != id {
		err = fmt.Errorf("%w: it is edition %s", ErrEdition, e.ID())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("edition %s: %w", id, err), e.Close())
	}
	return e, nil
}

// Open opens the current edition, whole and verified. Where it is damaged it tells damaged, and opens the newest that is
// kept and whole. ErrNoEdition when there is none.
func (s Store) Open(damaged func(error)) (*Edition, error) {
	for {
		ids, err := s.IDs()
		if err != nil {
			return nil, err
		}
		var faults []error
		for _, id := range ids {
			e, err := s.OpenID(id)
			if err == nil {
				for _, fault := range faults {
					damaged(fault)
				}
				return e, nil
			}
			faults = append(faults, err)
		}
		if again, err := s.IDs(); err != nil || slices.Equal(again, ids) { // else another program switched meanwhile
			return nil, errors.Join(append(faults, err, fmt.Errorf("%s: %w", s.dir, ErrNoEdition))...)
		}
	}
}

// Update makes a new edition and the store's current one: build puts it into the folder it is given, it is read once and
// compared with the current one, and unless it loses more than the limits it takes that one's place. One program at a
// time may update a store; for others it is ErrBusy. What is left of updates that were killed is removed first.
//
// On any error the edition before stays current: build's own error, ErrLoses with the reason, [ErrEdition], a cancelled
// ctx, or the disk's.
func (s Store) Update(ctx context.Context, l Limits, build func(ctx context.Context, dir string) error) (d Diff, err error) {
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return d, err
	}
	lock := flock.New(filepath.Join(s.dir, lockFile))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return d, errors.Join(err, fmt.Errorf("%s: %w", s.dir, ErrBusy))
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := s.clean(); err != nil {
		return d, err
	}
	temp, err := os.MkdirTemp(s.dir, tempPrefix)
	if err != nil {
		return d, spaceError(s.dir, err)
	}
	defer os.RemoveAll(temp) // gone already when all went well
	if err := build(ctx, temp); err != nil {
		return d, err
	}
	if d, err = s.judge(temp, l); err != nil {
		return d, err
	}
	if err := ctx.Err(); err != nil {
		return d, err
	}
	return d, spaceError(s.dir, s.take(temp, d.New, d.Old))
}

// judge verifies the edition in a folder and compares it with the current one.
func (s Store) judge(dir string, l Limits) (Diff, error) {
	e, err := Open(os.DirFS(dir))
	if err != nil {
		return Diff{}, err
	}
	defer e.Close()
	if err := e.Verify(); err != nil {
		return Diff{}, err
	}
	old, err := s.Open(func(error) {})
	if errors.Is(err, ErrNoEdition) {
		return Diff{New: e.ID(), After: e.document.Names, Gained: e.document.Names,
			Sources: compareSources(nil, e.document.Sources)}, nil
	} else if err != nil {
		return Diff{}, err
	}
	defer old.Close()
	d, err := Compare(old, e)
	if err != nil {
		return d, err
	}
	return d, d.Check(l)
}

// take gives a folder its edition's name and makes it the current one. Before all others the one it was compared with,
// "" for none, is kept: it was found whole, which a current one that is damaged is not.
func (s Store) take(dir, id, compared string) error {
	if err := os.Chmod(dir, 0o755); err != nil { // temporary folders are private
		return err
	}
	before, err := s.IDs()
	if err != nil {
		return err
	}
	if compared != "" {
		before = slices.Insert(before, 0, compared)
	}
	if _, err := os.Stat(s.Folder(id)); err == nil {
		if e, err := s.OpenID(id); err == nil { // built before, with the same bytes
			return errors.Join(e.Close(), s.point(id, before))
		}
		if err := os.RemoveAll(s.Folder(id)); err != nil { // damaged
			return err
		}
	}
	if err := os.Rename(dir, s.Folder(id)); err != nil {
		return err
	}
	if err := syncFolder(s.dir); err != nil {
		return err
	}
	return s.point(id, before)
}

// point makes an edition the current one, keeps the first of those before it, and removes the others.
func (s Store) point(id string, before []string) error {
	ids := []string{id}
	for _, old := range before {
		if old != id && len(ids) < Kept {
			ids = append(ids, old)
		}
	}
	temp, err := os.CreateTemp(s.dir, tempPrefix)
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	_, err = io.WriteString(temp, strings.Join(ids, "\n")+"\n")
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), filepath.Join(s.dir, currentFile)); err != nil {
		return err
	}
	if err := syncFolder(s.dir); err != nil {
		return err
	}
	return s.clean()
}

// clean removes what killed programs left and editions that are no longer kept. Other files are not touched. It may be
// called by the holder of the lock only.
func (s Store) clean() error {
	ids, err := s.IDs()
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		unkept := isID(e.Name()) && !slices.Contains(ids, e.Name())
		if unkept || strings.HasPrefix(e.Name(), tempPrefix) {
			if err := os.RemoveAll(filepath.Join(s.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
