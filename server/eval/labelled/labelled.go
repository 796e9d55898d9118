// Package labelled reads the lists and ratings that server/eval measures on, from the
// folder that LINKGRADE_DATA names. It reads lists as an edition is built, by package
// feeds, and passes nothing on: the data are not distributed.
package labelled

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/eval/fit"
	"linkgrade/server/feeds"
	"linkgrade/wasm/domain"
)

// Feed reads a feed's file below the folder, of the given path.
func Feed(folder, id, path string, take func(edition.Row)) error {
	_, err := source(folder, id, path, take)
	return err
}

// source is Feed with what an edition's document says of the list.
func source(folder, id, path string, take func(edition.Row)) (edition.Source, error) {
	f, ok := feeds.Find(id)
	if !ok {
		panic("labelled: no feed " + id)
	}
	s := f.Source()
	file, err := os.Open(filepath.Join(folder, path))
	if err != nil {
		return s, err
	}
	defer file.Close()
	count, err := f.Read(file, func(row edition.Row) error {
		take(row)
		return nil
	})
	s.Rows, s.Dropped, s.Dated = count.Rows, count.Dropped, count.Dated
	return s, err
}

// rankLists are the rank lists in the form of a feed.
var rankLists = []list{
	{"majestic", "data/ranks/majestic_million.head.csv"},
	{"tranco", "data/ranks/tranco.head.csv"},
	{"cloudflare-radar-10000", "data/ranks/cloudflare_radar_top10000_2026-05-03.csv.gz"},
}

// A list is a feed's file, by its path below the folder.
type list struct{ id, path string }

// Edition is an edition of all lists that there are files of, as "linkgrade pack build" makes one; of Tranco the newer alone.
func Edition(folder string) (*edition.Edition, error) {
	var sources []edition.Source
	var rows []edition.Row
	for _, l := range slices.Concat(rankLists, categoryLists) {
		s, err := source(folder, l.id, l.path, func(row edition.Row) { rows = append(rows, row) })
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.path, err)
		}
		sources = append(sources, s)
	}
	return edition.Build("2026-06-01", sources, rows)
}

// Ranks are what the rank lists say, by name, and the lists themselves: Majestic's first
// 15,000 names, Tranco's first 10,000 of 2026 and, for the others, its first 100,000 of
// 2023, and Cloudflare's first 10,000.
func Ranks(folder string) (map[domain.Name]*authority.Said, *fit.Lists, error) {
	said, lists := map[domain.Name]*authority.Said{}, &fit.Lists{}
	take := func(row edition.Row) {
		lists.Ends.See(row.Measures)
		if said[row.Name] == nil {
			said[row.Name] = &authority.Said{}
		}
		said[row.Name].Add(row.Measures)
		if n, ok := row.Measures.Value(authority.MajesticSubNets); ok {
			lists.Networks = append(lists.Networks, float64(n))
		}
	}
	for _, l := range rankLists {
		if err := Feed(folder, l.id, l.path, take); err != nil {
			return nil, nil, err
		}
	}
	older := func(row edition.Row) {
		if s := said[row.Name]; s != nil {
			if _, newer := s.Value(authority.TrancoRank); newer {
				return
			}
		}
		take(row)
	}
	return said, lists, olderTranco(filepath.Join(folder, "data/ranks/tranco_2023_top100k.csv.gz"), older)
}

// olderTranco reads names in the order of their ranks, which this file leaves out.
func olderTranco(path string, take func(edition.Row)) error {
	b, err := unzipped(path)
	if err != nil {
		return err
	}
	rank := 0
	for line := range strings.Lines(string(b)) {
		rank++
		if name, err := domain.ParseName(strings.TrimSpace(line)); err == nil {
			take(edition.Row{Name: name, Measures: authority.Of(authority.Measure{Kind: authority.TrancoRank, Value: float32(rank)})})
		}
	}
	return nil
}

// Examples are the names of the dev half that have Ahrefs' Domain Rating, in the order of
// their text, each with its latest, and what the lists say of them. Hosts below a name
// are left out: the lists speak of names.
func Examples(folder string) ([]fit.Example, *fit.Lists, error) {
	said, lists, err := Ranks(folder)
	if err != nil {
		return nil, nil, err
	}
	metrics, err := vendor(filepath.Join(folder, "data/authority/vendor_metrics.dev.csv.gz"))
	if err != nil {
		return nil, nil, err
	}
	var out []fit.Example
	for name, of := range metrics {
		rating, ok := of["ahrefs_dr"]
		if !ok {
			continue
		}
		e := fit.Example{
			Name: name.String(), Rating: rating.value,
			Networks: of["ahrefs_refclass_c"].value, IPs: of["ahrefs_refips"].value,
		}
		if s := said[name]; s != nil {
			e.Said, e.Listed = *s, true
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b fit.Example) int { return strings.Compare(a.Name, b.Name) })
	return out, lists, nil
}

// A metric is a figure and its date, as far as that is stated.
type metric struct {
	date  string
	value float64
}

// vendor reads rows of name, metric, value and date; of several the latest counts.
func vendor(path string) (map[domain.Name]map[string]metric, error) {
	b, err := unzipped(path)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[domain.Name]map[string]metric{}
	for _, row := range rows {
		name, err := domain.ParseName(row[0])
		value, notNumber := strconv.ParseFloat(row[2], 64)
		if err != nil || notNumber != nil {
			continue
		}
		if out[name] == nil {
			out[name] = map[string]metric{}
		}
		if m := (metric{row[3], value}); m.date >= out[name][row[1]].date {
			out[name][row[1]] = m
		}
	}
	return out, nil
}

func unzipped(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}
