package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"linkgrade/server/cmd/linkgrade/sheet"
)

// listFile is a list as a file that can be read from its start as often as it takes.
type listFile struct {
	*os.File
	name string // for people
	id   string // tells it from others: a file's path, or the hash of what came through a pipe
	copy bool   // a temporary one
}

// openList opens a list; "-" is standard input. What can be read only once is copied to a temporary file.
func openList(name string, stdin io.Reader) (*listFile, error) {
	if name == "-" {
		return held("standard input", stdin)
	}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: a folder; give a list that is in it", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, openError(name, err)
	}
	if !info.Mode().IsRegular() {
		defer f.Close()
		return held(name, f)
	}
	id, err := filepath.Abs(name)
	if err != nil {
		id = name
	}
	return &listFile{f, name, id, false}, nil
}

// held copies what a reader has to a temporary file, up to a list's bound.
func held(name string, r io.Reader) (*listFile, error) {
	f, err := os.CreateTemp("", "linkgrade-*.list")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // it is gone whatever ends the program; where an open file cannot be removed, close does it
	l := &listFile{f, name, "", true}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, sum), io.LimitReader(r, sheet.MaxBytes+1))
	if err == nil && n > sheet.MaxBytes {
		err = fmt.Errorf("larger than %d MB: split it", sheet.MaxBytes>>20)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), l.Close())
	}
	l.id = hex.EncodeToString(sum.Sum(nil))
	return l, nil
}

// Close closes the file, and removes it where it is a copy.
func (l *listFile) Close() error {
	err := l.File.Close()
	if l.copy {
		os.Remove(l.File.Name())
	}
	return err
}

// isList reports whether a name is that of the list itself.
func (l *listFile) isList(name string) bool {
	mine, err := l.Stat()
	other, wrong := os.Stat(name)
	return err == nil && wrong == nil && os.SameFile(mine, other)
}

// canWrite sees whether a file can be replaced, before the work is done; flag is what names it.
func canWrite(name, flag string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: a folder; name a file in it with %s", name, flag)
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a regular file; name another with %s", name, flag)
	case err == nil && info.Mode().Perm()&0o222 == 0:
		err = errors.New("it is read-only")
	default:
		err = canFill(filepath.Dir(linkedTo(name)))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: it cannot be written: there is no such folder; make it, or name another file with %s", name, flag)
	} else if err != nil {
		return fmt.Errorf("%s: it cannot be written: %w; name another file with %s", name, err, flag)
	}
	return nil
}

// canKeep sees whether a folder can be made, and files in it.
func canKeep(dir string) error {
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		err = canFill(dir)
	}
	if err != nil {
		return fmt.Errorf("%s: what is read cannot be kept there: %w; name another folder with --state", dir, whyOf(err))
	}
	return nil
}

func canFill(dir string) error {
	f, err := os.CreateTemp(dir, ".linkgrade-*")
	if err != nil {
		return whyOf(err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// whyOf is what the system says of a file, without the name by which it was asked.
func whyOf(err error) error {
	if asked := (*fs.PathError)(nil); errors.As(err, &asked) {
		return asked.Err
	}
	return err
}
