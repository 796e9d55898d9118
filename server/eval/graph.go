package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"linkgrade/server/graph"
)

// graphTable prints what the measures of a link graph are worth on the edges under data: how they rank names beside a
// vendor's rating and single lists, and whether distrust tells names on lists of spam that were not its seeds. The
// edges come from two places. Those of Ahrefs were crawled around names that the vendor's rating was asked for, so that
// who is in the graph says something of the rating: their gain is an artefact, and Common Crawl's stand alone, too.
func graphTable(w io.Writer, data string) error {
	d := graphData{root: filepath.Join(data, "data")}
	for _, origin := range []string{"commoncrawl", "ahrefs", ""} {
		g, err := d.graph(origin)
		if err != nil {
			return err
		}
		title := origin
		if title == "" {
			title = "both"
		}
		fmt.Fprintf(w, "Link graph, edges of %s: %d names, %d edges\n\n", title, g.Names(), g.Edges())
		if err := d.ranks(w, g); err != nil {
			return err
		}
		if err := d.distrust(w, g); err != nil {
			return err
		}
	}
	return nil
}

// graphData reads the labelled data by the names its README gives them.
type graphData struct{ root string }

// graph reads the edges of one origin, of all for "".
func (d graphData) graph(origin string) (*graph.Graph, error) {
	var b graph.Builder
	f, err := d.open("graph/edges.csv.gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	only, in := io.Pipe()
	go func() { in.CloseWithError(copyLines(in, f, ","+origin)) }()
	if _, err := graph.ReadEdges(only, &b, nil); err != nil {
		return nil, err
	}
	return b.Graph(), nil
}

// copyLines copies the first line and those that end so; all when the end is a comma alone.
func copyLines(w io.Writer, r io.Reader, end string) error {
	lines := bufio.NewScanner(r)
	for first := true; lines.Scan(); first = false {
		if first || end == "," || strings.HasSuffix(lines.Text(), end) {
			if _, err := fmt.Fprintln(w, lines.Text()); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

// open opens a file, unpacked.
func (d graphData) open(name string) (io.ReadCloser, error) {
	f, err := os.Open(filepath.Join(d.root, name))
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return unpacked{z, f}, nil
}

// unpacked is a packed file; closing it closes the file.
type unpacked struct {
	io.Reader
	io.Closer
}
