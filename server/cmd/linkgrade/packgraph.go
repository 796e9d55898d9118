package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"linkgrade/server/graph"
	"linkgrade/server/starter"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// graphFlags are the ways to call "linkgrade pack graph".
type graphFlags struct {
	vertices, trusted, spam stringList
	out                     string
	megabytes               int64
}

// stringList is a flag that may be given more than once.
type stringList []string

func (l *stringList) String() string     { return fmt.Sprint(*l) }
func (l *stringList) Set(s string) error { *l = append(*l, s); return nil }

// The categories of the edition whose names are seeds where no file of seeds is given.
const (
	trustedCategories = trust.Government | trust.Education | trust.Press
	spamCategories    = trust.Spam | trust.ContentFarm | trust.LinkSeller | trust.Scam | trust.Phishing | trust.Malware
)

// packGraph reads links between names and prints what they say of each name.
func packGraph(ctx context.Context, args []string, p program) error {
	var f graphFlags
	fs := flag.NewFlagSet("linkgrade pack graph", flag.ContinueOnError)
	fs.Var(&f.vertices, "vertices", "read EDGES as Common Crawl's numbers, their names from this `file`; may be repeated, in order")
	fs.Var(&f.trusted, "trusted", "`file` of names to trust, one a line (default: government, education and press names of the edition)")
	fs.Var(&f.spam, "spam", "`file` of spam names, one a line (default: spam, farms, link sellers and fraud of the edition)")
	fs.StringVar(&f.out, "out", "", "write to this `file`, whole or not at all (default: standard output)")
	fs.Int64Var(&f.megabytes, "memory", 4096, "how many `MB` the graph may take: about 12 bytes a link and 130 a name")
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if len(rest) == 0 {
		return misuse(p, "pack graph", "give a file of links, or - for standard input")
	}
	if f.megabytes < 1 {
		return misuse(p, "pack graph", "--memory is at least 1")
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(f.megabytes<<20 + memoryLimit))
	g, err := f.read(rest, p)
	if err != nil {
		return err
	}
	seeds, err := f.seeds(g, p)
	if err != nil {
		return err
	}
	m := graph.Measure(g, seeds, func(stage string) { fmt.Fprintf(p.err, "computing: %s\n", stage) })
	fmt.Fprintf(p.err, "seeds in the graph: %d trusted, %d spam\n", m.Trusted, m.Spam)
	if f.out == "" {
		return m.Write(p.out)
	}
	return writeWhole(f.out, m.Write)
}

// read makes the graph of all files of links.
func (f *graphFlags) read(files []string, p program) (*graph.Graph, error) {
	b := &graph.Builder{MaxBytes: f.megabytes << 20}
	read := graph.ReadEdges
	if len(f.vertices) > 0 {
		c := graph.NewCommonCrawl(b)
		if err := eachFile(f.vertices, p, func(r io.Reader, lines func(int64)) (graph.Counts, error) { return c.Vertices(r, lines) }); err != nil {
			return nil, err
		}
		read = func(r io.Reader, _ *graph.Builder, lines func(int64)) (graph.Counts, error) { return c.Edges(r, lines) }
	}
	err := eachFile(files, p, func(r io.Reader, lines func(int64)) (graph.Counts, error) { return read(r, b, lines) })
	if err != nil {
		return nil, err
	}
	g := b.Graph()
	self, repeated := g.Folded()
	fmt.Fprintf(p.err, "%d names, %d links; %d to itself and %d repeated folded\n", g.Names(), g.Edges(), self, repeated)
	if g.Edges() == 0 {
		return nil, fmt.Errorf("%s: %w; give two names a line, a comma or a tab between them", files[0], graph.ErrEmpty)
	}
	return g, nil
}

type fileReader func(r io.Reader, lines func(int64)) (graph.Counts, error)

// eachFile reads files one after the other and says what became of their lines. "-" is standard input.
func eachFile(files []string, p program, read fileReader) error {
	for _, name := range files {
		err := withFile(name, p.in, func(r io.Reader) error {
			c, err := read(r, func(n int64) { fmt.Fprintf(p.err, "%s: %d lines so far\n", name, n) })
			if err == nil {
				fmt.Fprintf(p.err, "%s: %d lines, %d malformed\n", name, c.Lines, c.Malformed)
			}
			return err
		})
		if errors.Is(err, graph.ErrLarge) {
			return fmt.Errorf("%s: %w; allow more with --memory", name, err)
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func withFile(name string, stdin io.Reader, do func(io.Reader) error) error {
	if name == "-" {
		return do(stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return errors.Unwrap(err) // the caller says the name
	}
	defer f.Close()
	return do(f)
}

// seeds are the names of the files of seeds, and of the edition where there is no file.
func (f *graphFlags) seeds(g *graph.Graph, p program) (graph.Seeds, error) {
	var s graph.Seeds
	var err error
	if s.Trusted, err = readNames(f.trusted, p); err != nil {
		return s, err
	}
	if s.Spam, err = readNames(f.spam, p); err != nil {
		return s, err
	}
	if len(f.trusted) > 0 && len(f.spam) > 0 {
		return s, nil
	}
	listed, err := editionSeeds(g)
	if len(f.trusted) == 0 {
		s.Trusted = listed.Trusted
	}
	if len(f.spam) == 0 {
		s.Spam = listed.Spam
	}
	return s, err
}

func readNames(files []string, p program) (all []domain.Name, err error) {
	err = eachFile(files, p, func(r io.Reader, _ func(int64)) (graph.Counts, error) {
		names, c, err := graph.ReadNames(r)
		all = append(all, names...)
		return c, err
	})
	return all, err
}

// editionSeeds are the names of the graph that the embedded edition puts in a category of seeds.
func editionSeeds(g *graph.Graph) (s graph.Seeds, err error) {
	e, err := starter.Open()
	if err != nil {
		return s, err
	}
	pack, err := trust.OpenPack(e.Pack())
	if err != nil {
		return s, fmt.Errorf("the embedded trust data: %w", err)
	}
	for i := range g.Names() {
		name, err := domain.ParseName(g.Name(i))
		if err != nil {
			panic("graph: holds a name that is none: " + err.Error())
		}
		r, _ := pack.Lookup(name)
		if r.Categories&trustedCategories != 0 {
			s.Trusted = append(s.Trusted, name)
		}
		if r.Categories&spamCategories != 0 {
			s.Spam = append(s.Spam, name)
		}
	}
	return s, nil
}

// writeWhole writes a file beside the place and moves it there when it is whole. What a file allows to whom stays as it was, and
// where a name links to a file that file is written.
func writeWhole(name string, write func(io.Writer) error) error {
	place, mode := linkedTo(name), fs.FileMode(0o644)
	if info, err := os.Stat(place); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(place), ".linkgrade-*")
	if err != nil {
		return fmt.Errorf("%s: it cannot be written: %w", name, whyOf(err))
	}
	defer os.Remove(f.Name()) // fails when it has been moved
	b := bufio.NewWriterSize(f, 64<<10)
	err = cmp.Or(f.Chmod(mode), write(b), b.Flush(), f.Sync(), f.Close()) // a full disk is told once
	if asked := (*fs.PathError)(nil); errors.As(err, &asked) && asked.Path == f.Name() {
		err = asked.Err // under the name that a person knows
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.Rename(f.Name(), place)
}

// linkedTo is the file that a name stands for, where it is a link to one.
func linkedTo(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}
