package edition

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A splitFolder is a folder of files for a host.
type splitFolder struct{ dir string }

func (f splitFolder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// plan says what will stand in the folder, or that it is more than a plan takes.
func (f splitFolder) plan(e *Edition, plan Plan) (Splitting, error) {
	s := Splitting{ID: e.ID(), Before: f.before(e.ID())}
	counted, others, err := f.count()
	if err != nil {
		return s, err
	}
	own := e.files()
	if own+others > plan.Files {
		return s, tooMany(e, plan, others)
	}
	if err := e.checkSizes(plan); err != nil {
		return s, err
	}
	s.Files = own + others
	if s.Before == "" {
		return s, nil
	}
	if kept := counted[s.Before]; s.Files+kept <= plan.Files {
		s.Files += kept
	} else {
		s.Before, s.Removed = "", s.Before
	}
	return s, nil
}

// before is the edition that stays: the one that is current, and where that is id itself the one kept with it.
func (f splitFolder) before(id string) string {
	if current := f.current(); current != "" && current != id {
		return current
	}
	entries, _ := os.ReadDir(f.path(assetPacks)) // of a folder that is not there there is none
	for _, entry := range entries {
		if isID(entry.Name()) && entry.Name() != id {
			return entry.Name()
		}
	}
	return ""
}

// current is the id of the current edition; "" where there is none or what there is cannot be read.
func (f splitFolder) current() string {
	b, err := readFile(os.DirFS(f.dir), assetDocument, maxDocument)
	var d Document
	if err != nil || json.Unmarshal(b, &d) != nil || !isID(d.ID) {
		return ""
	}
	return d.ID
}

// count is how many files each edition has, and how many stand in the folder beside them.
func (f splitFolder) count() (of map[string]int, others int, err error) {
	of = map[string]int{}
	err = filepath.WalkDir(f.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		if id, sent := assetOf(filepath.ToSlash(name)); id != "" {
			of[id]++
		} else if sent {
			others++
		}
		return nil
	})
	return of, others, err
}

// assetOf says which edition a file belongs to, "" for none, and whether a host gets it. The document counts with the
// edition that is current.
func assetOf(name string) (id string, sent bool) {
	for _, kind := range []string{assetPacks, assetBuckets, assetEvidence} {
		if below, ok := strings.CutPrefix(name, kind+"/"); ok {
			if id, _, _ := strings.Cut(below, "/"); isID(id) {
				return id, true
			}
		}
	}
	hidden := strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
	return "", !hidden && name != assetDocument && name != headersFile && name != "_redirects"
}

// keepOnly removes the files of all editions but these.
func (f splitFolder) keepOnly(ids ...string) error {
	for _, kind := range []string{assetPacks, assetBuckets, assetEvidence} {
		entries, err := os.ReadDir(f.path(kind))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if isID(entry.Name()) && !slices.Contains(ids, entry.Name()) {
				if err := os.RemoveAll(filepath.Join(f.path(kind), entry.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// removeTemporary removes what a program that was killed has left.
func (f splitFolder) removeTemporary() error {
	left, err := filepath.Glob(filepath.Join(f.dir, tempPrefix+"*"))
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}
