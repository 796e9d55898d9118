// Package judged reads the hand labels of whole pages: what two readers would advise someone who is offered a link there.
// wasm/grade/testdata/labelled/README.md says how they were made. It judges nothing itself.
package judged

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Dir is where the labels are, from the top folder.
const Dir = "wasm/grade/testdata/labelled"

// Readers is how many passes there are.
const Readers = 2

// Page is a page with what each reader said of it.
type Page struct {
	Ref     string // path below the bench, without .html.gz
	Stratum string // what it was drawn from
	URL     string // "" where the bench does not say
	Labels  [Readers]Label

	file string
}

// Label is what one reader said.
type Label struct {
	Advice             string // pursue, look-closer, avoid, cannot-tell
	Sells, Undisclosed string // yes, no, unclear
	Spam, Small        bool
	Indexable          bool
	Kind               string // article, product, forum-thread…
}

// Injected reports a page that somebody put spam into for the bench.
func (p *Page) Injected() bool { return strings.HasPrefix(p.Ref, "spam/") }

// Source is the page's bytes as they were served, in whatever encoding.
func (p *Page) Source() ([]byte, error) {
	f, err := os.Open(p.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Ref, err)
	}
	return io.ReadAll(z)
}

// Load reads the labels, in the order of the sample, and where the pages are below bench.
func Load(bench string) ([]*Page, error) {
	var pages []*Page
	byRef := map[string]*Page{}
	err := eachLine(filepath.Join(Dir, "sample.tsv"), func(cells []string) error {
		p := &Page{Stratum: cells[0], Ref: cells[1], file: filepath.Join(bench, filepath.FromSlash(cells[1])+".html.gz")}
		pages, byRef[p.Ref] = append(pages, p), p
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range Readers {
		if err := readPass(i, byRef); err != nil {
			return nil, err
		}
	}
	return pages, readAddresses(bench, byRef)
}

func readPass(reader int, byRef map[string]*Page) error {
	return eachLine(filepath.Join(Dir, fmt.Sprintf("pass%d.tsv", reader+1)), func(c []string) error {
		if c[0] == "page" {
			return nil
		}
		p := byRef[c[0]]
		if p == nil || len(c) < 9 {
			return fmt.Errorf("page %q: not in the sample, or too few fields", c[0])
		}
		p.Labels[reader] = Label{Advice: c[1], Sells: c[2], Spam: c[3] == "yes", Undisclosed: c[4], Small: c[5] == "yes", Indexable: c[6] == "yes", Kind: c[7]}
		return nil
	})
}

// readAddresses takes pages' addresses from the sets that say them.
func readAddresses(bench string, byRef map[string]*Page) error {
	for set, folder := range map[string]string{"placement": "placement/pages/", "spam": "spam/injected/"} {
		f, err := os.Open(filepath.Join(bench, set, "pages.jsonl"))
		if err != nil {
			return err
		}
		defer f.Close()
		for d := json.NewDecoder(f); ; {
			var line struct{ Page, URL string }
			if err := d.Decode(&line); err == io.EOF {
				break
			} else if err != nil {
				return fmt.Errorf("%s: %w", set, err)
			}
			if p := byRef[folder+line.Page]; p != nil {
				p.URL = line.URL
			}
		}
	}
	return nil
}

// eachLine calls do with the cells of every line of a table.
func eachLine(file string, do func(cells []string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		if err := do(strings.Split(s.Text(), "\t")); err != nil {
			return fmt.Errorf("%s: line %d: %w", filepath.Base(file), n, err)
		}
	}
	return s.Err()
}
