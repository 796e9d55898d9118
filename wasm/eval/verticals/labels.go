// Package verticals measures what the engine says a page is about, and whether it sells what spam links sell, against
// labels made by reading. The labels are in this folder, the pages they speak of are not: see labelled/README.md.
package verticals

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"strings"
)

//go:embed labelled
var files embed.FS

// Label is what a reader said of one page of the bench.
type Label struct {
	Page     string
	Vertical string   // "" where the page has none
	Also     []string // verticals that a reader could defend
	Trade    string   // that it has to do with; "" none
	Promotes bool     // it sells Trade; else it is about it
}

// Own is one of our own texts.
type Own struct {
	ID       string // "casino/de-promotes"
	Trade    string
	Promotes bool
	Title    string
	URL      string
	Body     string // paragraphs, one a line
}

// Labels are the labelled pages in the order of their identifiers.
func Labels() ([]Label, error) {
	rows, err := table("pages.tsv", 6)
	if err != nil {
		return nil, err
	}
	labels := make([]Label, len(rows))
	for i, row := range rows {
		l := Label{Page: row[0], Vertical: said(row[1]), Trade: said(row[3]), Promotes: row[4] == "promotes"}
		if row[2] != "-" {
			l.Also = strings.Split(row[2], ",")
		}
		if (row[4] == "none") != (l.Trade == "") {
			return nil, fmt.Errorf("%s: stance %q of trade %q", l.Page, row[4], row[3])
		}
		labels[i] = l
	}
	return labels, nil
}

// Blocks are what each kind of injected link sells: trades by the block's name, none for what is in no list.
func Blocks() (map[string][]string, error) {
	rows, err := table("blocks.tsv", 3)
	if err != nil {
		return nil, err
	}
	blocks := map[string][]string{}
	for _, row := range rows {
		blocks[row[0]] = nil
		if row[1] != "-" {
			blocks[row[0]] = strings.Split(row[1], ",")
		}
	}
	return blocks, nil
}

// table reads a file of tab-separated columns below a line of their names.
func table(name string, columns int) ([][]string, error) {
	b, err := files.ReadFile("labelled/" + name)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")[1:] {
		row := strings.Split(line, "\t")
		if len(row) != columns {
			return nil, fmt.Errorf("%s: line %d: %d columns; want %d", name, i+2, len(row), columns)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func said(cell string) string {
	if cell == "-" {
		return ""
	}
	return cell
}

var ownHead = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// Owns are our own texts, by trade.
func Owns() ([]Own, error) {
	entries, err := files.ReadDir("labelled/own")
	if err != nil {
		return nil, err
	}
	var all []Own
	for _, e := range entries {
		b, err := files.ReadFile("labelled/own/" + e.Name())
		if err != nil {
			return nil, err
		}
		texts, err := readOwn(strings.TrimSuffix(path.Base(e.Name()), ".txt"), string(b))
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	return all, nil
}

func readOwn(trade, src string) (texts []Own, err error) {
	heads := ownHead.FindAllStringSubmatchIndex(src, -1)
	for i, h := range heads {
		end := len(src)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		name := src[h[2]:h[3]]
		_, stance, _ := strings.Cut(name, "-")
		stance, _, _ = strings.Cut(stance, "-")
		parts := strings.SplitN(strings.TrimSpace(src[h[1]:end]), "\n", 3)
		if len(parts) < 3 || stance != "promotes" && stance != "about" {
			return nil, fmt.Errorf("%s/%s: want title, address, paragraphs, and a stance in its name", trade, name)
		}
		texts = append(texts, Own{ID: trade + "/" + name, Trade: trade, Promotes: stance == "promotes", Title: parts[0], URL: parts[1], Body: parts[2]})
	}
	return texts, nil
}
