package update

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"linkgrade/server/fetch"
)

// A Copy is what is known of a list that is kept.
type Copy struct {
	Address  string        `json:"address,omitempty"` // where it came from; "" for a file of one's own
	Version  fetch.Version `json:"version"`
	SHA256   string        `json:"sha256"` // lower-case hex
	Bytes    int64         `json:"bytes"`
	Rows     int           `json:"rows"`            // that say something
	Dated    string        `json:"dated,omitempty"` // YYYY-MM-DD: the file's own date, else its publisher's of the file
	Fetched  string        `json:"fetched"`         // YYYY-MM-DD
	Verified bool          `json:"verified"`        // against the publisher's checksum
}

// there says whether there is a copy at all.
func (c Copy) there() bool { return c.SHA256 != "" }

// A cache is the folder of copies. Only the holder of its lock changes it.
type cache struct{ dir string }

const (
	sourcesFolder = "sources"
	checkedFile   = "checked"
	aboutSuffix   = ".json"
	partSuffix    = ".part"
	tempSuffix    = ".new"
	fileDigits    = 16 // of a copy's SHA-256, in its name
)

func (c cache) path(name string) string { return filepath.Join(c.dir, name) }

// file is where a copy stands.
func (c cache) file(id string, of Copy) string { return c.path(id + "." + of.SHA256[:fileDigits]) }

// copy is the copy of a list; the zero Copy where there is none, or what is known of it cannot be read.
func (c cache) copy(id string) Copy {
	var about Copy
	if !readJSON(c.path(id+aboutSuffix), &about) || len(about.SHA256) != 64 || strings.Trim(about.SHA256, "0123456789abcdef") != "" {
		return Copy{}
	}
	if info, err := os.Stat(c.file(id, about)); err != nil || info.Size() != about.Bytes {
		return Copy{}
	}
	return about
}

// put makes a file of the cache the copy of a list. The one before is removed afterwards: until what is known of the copy
// is renamed, it stands.
func (c cache) put(id, file string, about Copy) error {
	before := c.copy(id)
	if err := os.Rename(file, c.file(id, about)); err != nil {
		return err
	}
	if err := c.writeJSON(id+aboutSuffix, about); err != nil {
		return err
	}
	if before.there() && before.SHA256 != about.SHA256 {
		return os.Remove(c.file(id, before))
	}
	return nil
}

// A part is a download that broke off.
type part struct {
	Address string        `json:"address"`
	Version fetch.Version `json:"version"`
	length  int64
}

// part is what is left of a download from an address.
func (c cache) part(id, address string) part {
	var p part
	info, err := os.Stat(c.path(id + partSuffix))
	if err != nil || !readJSON(c.path(id+partSuffix+aboutSuffix), &p) || p.Address != address {
		return part{}
	}
	p.length = info.Size()
	return p
}

// openPart opens the file of a download, for all of it or for what is missing from an offset on. What it is of is
// written before its first byte, so that bytes of two versions never meet.
func (c cache) openPart(id string, p part, from int64) (*os.File, error) {
	if from == 0 {
		if err := c.dropPart(id); err != nil {
			return nil, err
		}
		if err := c.writeJSON(id+partSuffix+aboutSuffix, p); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(c.path(id+partSuffix), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, err
	}
	if err := f.Truncate(from); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// dropPart removes what is left of a download.
func (c cache) dropPart(id string) error {
	return errors.Join(remove(c.path(id+partSuffix)), remove(c.path(id+partSuffix+aboutSuffix)))
}

// clean removes what killed programs left, copies that nothing speaks of among it. Downloads that can be resumed stay.
func (c cache) clean() error {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		id, rest, ok := strings.Cut(name, ".")
		orphan := len(rest) == fileDigits && ok && name != filepath.Base(c.fileOr(id))
		if strings.HasSuffix(name, tempSuffix) || orphan {
			if err := remove(c.path(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// fileOr is the file of the copy of a list, "" where there is none.
func (c cache) fileOr(id string) string {
	if about := c.copy(id); about.there() {
		return c.file(id, about)
	}
	return ""
}

// check keeps the time at which all publishers were asked.
func (c cache) check(now time.Time) error { return c.writeJSON(checkedFile, now.UTC()) }

// Keeps says whether a folder's editions are made by updates, or were to be. Else somebody builds them, if there are any.
func Keeps(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, sourcesFolder))
	return err == nil
}

// Checked is when an update last went through in a folder; the zero time when none did.
func Checked(dir string) time.Time {
	var t time.Time
	if !readJSON(filepath.Join(dir, sourcesFolder, checkedFile), &t) {
		return time.Time{}
	}
	return t
}

// writeJSON replaces a file by renaming.
func (c cache) writeJSON(name string, v any) error {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	temp := c.path(name + tempSuffix)
	if err := os.WriteFile(temp, append(b, '\n'), 0o644); err != nil {
		return errors.Join(err, remove(temp))
	}
	return os.Rename(temp, c.path(name))
}

// maxAbout is the longest file of this package's own that is read, in bytes.
const maxAbout = 64 << 10

// readJSON says whether a file could be read.
func readJSON(path string, into any) bool {
	info, err := os.Stat(path)
	if err != nil || info.Size() > maxAbout {
		return false
	}
	b, err := os.ReadFile(path)
	return err == nil && json.Unmarshal(b, into) == nil
}

// remove removes a file that may not be there.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
