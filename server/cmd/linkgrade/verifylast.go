package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"linkgrade/wasm/backlink"
)

// A sighting is a link as it was seen.
type sighting struct {
	Seen    string `json:"seen"` // the day
	Run     int64  `json:"run"`  // when the run began that saw it, in unix seconds
	Anchor  string `json:"anchor"`
	Rel     string `json:"rel"`
	Follow  bool   `json:"follow"`
	Hidden  string `json:"hidden,omitempty"`
	NoIndex bool   `json:"noindex,omitempty"`
}

// link is what was seen; nil where nothing was.
func (s *sighting) link() *backlink.Link {
	if s == nil {
		return nil
	}
	return &backlink.Link{Anchor: s.Anchor, Rel: s.Rel, Followed: s.Follow, Hidden: s.Hidden, NoIndex: s.NoIndex}
}

// changes says what is not as it was agreed, and what is not as it was seen, in words.
func (s *sighting) changes(f backlink.Finding) string {
	var all []string
	for _, c := range f.Changes {
		if c.Agreed {
			all = append(all, unmetWords(c))
		} else {
			all = append(all, changeWords(c, f.Link, s.Seen))
		}
	}
	return strings.Join(all, "; ")
}

// unmetWords says what is not as it was agreed.
func unmetWords(c backlink.Change) string {
	switch c.Trait {
	case backlink.Anchor:
		return fmt.Sprintf("its anchor is “%s”, expected “%s”", c.Now, c.Was)
	case backlink.Rel:
		return fmt.Sprintf("its rel is “%s”, expected “%s”", c.Now, c.Was)
	case backlink.Followed:
		return "it is not followed, expected to be"
	case backlink.Seen, backlink.Indexed: // nobody can expect these
	}
	return ""
}

// changeWords says what has changed since a day.
func changeWords(c backlink.Change, now *backlink.Link, day string) string {
	is := c.Now == "yes"
	switch {
	case c.Trait == backlink.Anchor:
		return fmt.Sprintf("its anchor was “%s” on %s, now “%s”", c.Was, day, c.Now)
	case c.Trait == backlink.Rel:
		return fmt.Sprintf("its rel was “%s” on %s, now “%s”", c.Was, day, c.Now)
	case c.Trait == backlink.Followed && is:
		return "it is followed now"
	case c.Trait == backlink.Followed:
		return "it is followed no more"
	case c.Trait == backlink.Seen && is:
		return "it can be seen now"
	case c.Trait == backlink.Seen:
		return "it can be seen no more: " + now.Hidden
	case is:
		return "the page may be indexed now"
	}
	return "the page may be indexed no more"
}

// remembered is a line of the file: a link's last two sightings, so that a run that is gone on with compares with the same.
type remembered struct {
	Page   string    `json:"page"`
	Target string    `json:"target"`
	Now    *sighting `json:"now"`
	Before *sighting `json:"before,omitempty"`
}

// memory is what was seen of links, by page and target.
type memory struct {
	file  string
	run   time.Time
	links map[string]remembered
}

// maxLast is the largest file that is read, in bytes.
const maxLast = 1 << 30

// memoryFile is where a list's links are remembered.
func (f *verifyFlags) memoryFile(id string) string {
	if f.last != "" {
		return f.last
	}
	sum := sha256.Sum256([]byte(id))
	return filepath.Join(f.state, "links", hex.EncodeToString(sum[:12])+".jsonl")
}

// openMemory reads a file of an earlier run, if there is one.
func openMemory(file string, run time.Time) (*memory, error) {
	m := &memory{file, run, map[string]remembered{}}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReader(io.LimitReader(f, maxLast)))
	for n := 1; ; n++ {
		var r remembered
		if err := d.Decode(&r); err == io.EOF {
			return m, nil
		} else if err != nil || r.Page == "" || r.Now == nil {
			return nil, fmt.Errorf("%s: entry %d is none of a link that was seen; give another file with --last, or remove it", file, n)
		}
		m.links[r.Page+" "+r.Target] = r
	}
}

// before is how a link was seen by the last run but this one; nil where it was not.
func (m *memory) before(page, target string) *sighting {
	r := m.links[page+" "+target]
	if r.Now != nil && r.Now.Run == m.run.Unix() {
		return r.Before
	}
	return r.Now
}

// see remembers a link of this run.
func (m *memory) see(page, target string, l *backlink.Link) {
	now := &sighting{m.run.UTC().Format(time.DateOnly), m.run.Unix(), l.Anchor, l.Rel, l.Followed, l.Hidden, l.NoIndex}
	m.links[page+" "+target] = remembered{page, target, now, m.before(page, target)}
}

// save replaces the file.
func (m *memory) save() error {
	if err := os.MkdirAll(filepath.Dir(m.file), 0o700); err != nil {
		return err
	}
	return writeWhole(m.file, func(w io.Writer) error {
		out := json.NewEncoder(w)
		for _, key := range slices.Sorted(maps.Keys(m.links)) {
			if err := out.Encode(m.links[key]); err != nil {
				return err
			}
		}
		return nil
	})
}
