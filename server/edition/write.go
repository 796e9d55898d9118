package edition

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Write puts the edition into a folder, which it makes when there is none. Files of an
// edition before it are replaced, the document last: a folder where a write broke off
// does not open.
func (e *Edition) Write(dir string) error {
	if err := clearDocument(dir); err != nil {
		return err
	}
	put := func(name string, from io.Reader) error { return replace(filepath.Join(dir, name), from) }
	if err := errors.Join(put(packFile, bytes.NewReader(e.pack)), put(bucketsFile, e.buckets.reader())); err != nil {
		return err
	}
	if e.evidence != nil {
		if err := put(evidenceFileName, e.evidence.reader()); err != nil {
			return err
		}
	}
	if err := put(documentFile, bytes.NewReader(e.json)); err != nil {
		return err
	}
	return syncFolder(dir)
}

// replace writes a file beside its place and moves it there, so that a program that
// has the old one open keeps reading the old one.
func replace(path string, from io.Reader) error {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	_, err = io.Copy(temp, from)
	err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close())
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// moveEdition moves the files of an edition, all of them on the disk, into another folder, as Write does.
func moveEdition(from, to string) error {
	if err := clearDocument(to); err != nil {
		return err
	}
	for _, name := range []string{bucketsFile, evidenceFileName, packFile, documentFile} {
		if err := os.Rename(filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return syncFolder(to)
}

// clearDocument makes a folder, or takes the document of the edition in it away: what is left does not open.
func clearDocument(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, documentFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// writeSynced writes a file and waits until the disk has it.
func writeSynced(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncFolder waits until the disk has the names of a folder's files. Where folders cannot be synced (Windows), renaming
// is as lasting as it gets.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrPermission) {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}
