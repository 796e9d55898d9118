package edition

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Build makes an edition in memory of what its sources say: a [Builder] for rows that fit there.
func Build(built string, sources []Source, rows []Row) (e *Edition, err error) {
	dir, err := os.MkdirTemp("", "linkgrade-edition-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	b, err := NewBuilder(dir, built)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	for _, row := range rows {
		if err := b.Add(row); err != nil {
			return nil, err
		}
	}
	out := filepath.Join(dir, "edition")
	if _, err := b.Finish(context.Background(), sources, out); err != nil {
		return nil, err
	}
	return openInMemory(out)
}

// openInMemory opens an edition that was just built, whose folder may then go.
func openInMemory(dir string) (*Edition, error) {
	e, err := Open(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	defer e.Close()
	buckets, err := io.ReadAll(e.buckets.reader())
	if err != nil {
		return nil, err
	}
	evidence, err := io.ReadAll(e.evidence.reader())
	if err != nil {
		return nil, err
	}
	copied := &Edition{document: e.document, json: e.json, pack: e.pack, buckets: e.buckets, evidence: e.evidence}
	copied.buckets.file, copied.evidence.file = bytes.NewReader(buckets), bytes.NewReader(evidence)
	return copied, nil
}

// accounts are the sources of an edition in the order of their ids, with the counts that the builder adds to.
func accounts(sources []Source) ([]Source, map[string]int, error) {
	sources = slices.Clone(sources)
	slices.SortFunc(sources, func(a, b Source) int { return cmp.Compare(a.ID, b.ID) })
	places := map[string]int{}
	for i := range sources {
		if _, twice := places[sources[i].ID]; twice || sources[i].ID == "" {
			return nil, nil, fmt.Errorf("source %q: its id is empty or comes twice", sources[i].ID)
		}
		places[sources[i].ID] = i
		sources[i].Kept = 0
		sources[i].Dropped = maps.Clone(sources[i].Dropped)
		if sources[i].Dropped == nil {
			sources[i].Dropped = map[Drop]int{}
		}
	}
	return sources, places, nil
}

// balance says whether every row of every source is accounted for.
func balance(sources []Source) error {
	for _, s := range sources {
		if total := s.Kept + dropped(s); total != s.Rows {
			return fmt.Errorf("source %q: %d rows, but %d kept or dropped", s.ID, s.Rows, total)
		}
	}
	return nil
}

func dropped(s Source) int {
	n := 0
	for _, count := range s.Dropped {
		n += count
	}
	return n
}
