package main

import (
	"encoding/json"
	"fmt"

	"linkgrade/server/edition"
	"linkgrade/server/feeds"
)

// A harvest is what a parser takes from one source: rows, and a count of all others.
type harvest struct {
	*feeds.Harvest
	about edition.Source
	rows  []edition.Row
}

func newHarvest(about edition.Source) *harvest {
	h := &harvest{about: about}
	h.Harvest = feeds.NewHarvest(about.ID, func(row edition.Row) error {
		h.rows = append(h.rows, row)
		return nil
	})
	return h
}

// source is the document's entry.
func (h *harvest) source() edition.Source {
	s, count := h.about, h.Count()
	s.Rows, s.Dropped = count.Rows, count.Dropped
	return s
}

// decode reads a JSON file of an archive.
func (a archive) decode(path string, into any) error {
	b, ok := a.files[path]
	if !ok {
		return fmt.Errorf("%s: not in the package", path)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
