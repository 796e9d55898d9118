// Package rows has what the starter edition was made of, row by row: an edition holds hashes, so another one that shall
// say the same needs the names. An update adds them to what it downloads, so that nothing the program knew at first is
// lost by it.
//
// The package refuses to fetch and to judge, and stays out of the packages that only serve: its file is as large as the
// edition itself.
package rows

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/server/starter"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

//go:embed rows.txt.gz
var packed []byte

// Sources are the starter edition's sources as their parsers counted them, ready for [edition.Builder.Finish] when all of
// their rows are given to the builder.
func Sources() ([]edition.Source, error) {
	e, err := starter.Open()
	if err != nil {
		return nil, err
	}
	defer e.Close()
	var sources []edition.Source
	for _, s := range e.Document().Sources {
		counted := s
		counted.Kept, counted.Dropped = 0, map[edition.Drop]int{}
		for why, n := range s.Dropped {
			switch why {
			case edition.Duplicate, edition.Contradicted, edition.Alone: // found when the edition was built
			default:
				counted.Dropped[why] = n
			}
		}
		sources = append(sources, counted)
	}
	return sources, nil
}

// Each gives every row to take, whose error ends it. Other errors are faults of the build; the tests read all rows.
func Each(take func(edition.Row) error) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("the embedded rows: %w", err)
	}
	return Read(z, take)
}

// Write writes rows as Read reads them: an authority or categories, nothing else. Rows of a source stand together.
//
//	=swot
//	example.edu	education
//	=top-sites
//	example.com	97
func Write(w io.Writer, rows []edition.Row) error {
	b := bufio.NewWriter(w)
	source := ""
	for _, r := range rows {
		if r.Source != source {
			source = r.Source
			fmt.Fprintf(b, "=%s\n", source)
		}
		said := r.Record.Categories.String()
		if _, known := r.Record.Authority.Known(); known {
			said = r.Record.Authority.String()
		}
		line := r.Name.String() + "\t" + said
		if again, err := parse(source, line); err != nil || again != r {
			return fmt.Errorf("row %q of %s: it says more than a line can", line, source)
		}
		fmt.Fprintln(b, line)
	}
	return b.Flush()
}

// Read gives the rows that were written to take, whose error ends it.
func Read(in io.Reader, take func(edition.Row) error) error {
	source := ""
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line := lines.Text()
		if id, ok := strings.CutPrefix(line, "="); ok {
			source = id
			continue
		}
		row, err := parse(source, line)
		if err != nil {
			return err
		}
		if err := take(row); err != nil {
			return err
		}
	}
	return lines.Err()
}

// parse reads a row's line.
func parse(source, line string) (edition.Row, error) {
	host, said, _ := strings.Cut(line, "\t")
	name, err := domain.ParseName(host)
	if err == nil && source == "" {
		err = errors.New("it is of no source")
	}
	if err != nil {
		return edition.Row{}, fmt.Errorf("row %q: %w", line, err)
	}
	row := edition.Row{Source: source, Name: name}
	if points, err := strconv.ParseUint(said, 10, 7); err == nil {
		row.Record.Authority = trust.AuthorityOf(int(points))
		return row, nil
	}
	row.Record.Categories, err = trust.ParseCategory(said)
	if err == nil && row.Record.IsZero() {
		err = errors.New("it states nothing")
	}
	if err != nil {
		return edition.Row{}, fmt.Errorf("row %q: %w", line, err)
	}
	return row, nil
}
