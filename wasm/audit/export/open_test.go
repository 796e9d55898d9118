package export

import (
	"strings"
	"testing"
)

// all are a file's rows, and those that were set aside.
func all(t testing.TB, f *File) (rows []Row, aside []Aside) {
	t.Helper()
	f.Aside = func(a Aside) { aside = append(aside, a) }
	var failed error
	for r := range f.Rows(&failed) {
		rows = append(rows, r)
	}
	if failed != nil {
		t.Errorf("%s: %v", f.Name, failed)
	}
	if n, m := f.Counts(); n != len(rows) || m != len(aside) {
		t.Errorf("%s: Counts() = %d, %d; want %d, %d", f.Name, n, m, len(rows), len(aside))
	}
	return rows, aside
}

// said are rows in few words: page or host, target, anchor, days.
func said(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		who := r.Page
		if who == "" {
			who = r.Host.String()
		}
		b.WriteString(strings.TrimSpace(strings.Join([]string{who, r.Target, r.Anchor, r.First.String(), r.Last.String()}, " ")) + "\n")
	}
	return b.String()
}

func TestOtherTables(t *testing.T) {
	for _, tt := range []struct{ title, name, text, said, rows string }{
		{"a list of pages", "list.txt", "https://a.example/x\n\nb.example\n", "A table, links in column 1; UTF-8, one column", "https://a.example/x\nb.example\n"},
		{"headings", "x.csv", "Anchor text,URL,Links to\nsee here,https://a.example/x#top,https://shop.example\n,b.example/y,\n", "A table, links in column 2 (URL); UTF-8, commas",
			"https://a.example/x https://shop.example/ see here\nhttps://b.example/y\n"},
		{"German", "x.csv", "Quelle;Ziel;Linktext;Zuletzt gesehen\nhttps://a.example/x;https://shop.example/;Läden;15.09.2026\n", "A table, links in column 1 (Quelle); UTF-8, semicolons",
			"https://a.example/x https://shop.example/ Läden  2026-09-15\n"},
		{"headings of nobody: the column with more sites links", "x.tsv", "foo\tbar\n1\thttps://shop.example/\n", "A table, links in column 2 (bar); UTF-8, tabs", "https://shop.example/\n"},
		{"and what else has addresses is linked to", "x.tsv", "foo\tbar\nhttps://shop.example/\thttps://a.example/\nhttps://shop.example/2\thttps://b.example/\n", "A table, links in column 2 (bar); UTF-8, tabs",
			"https://a.example/ https://shop.example/\nhttps://b.example/ https://shop.example/2\n"},
		{"no headings", "x.csv", "https://a.example/,1\nhttps://b.example/,2\n", "A table, links in column 1; UTF-8, commas", "https://a.example/\nhttps://b.example/\n"},
		{"domains", "x.csv", "Domain,Spam\na.example,no\nwww.b.example,yes\n", "A table, links in column 1 (Domain); UTF-8, commas", "a.example\nwww.b.example\n"},
	} {
		f, err := Open(tt.name, strings.NewReader(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		rows, aside := all(t, f)
		if got := said(rows); f.Said != tt.said || f.Tool != "table" || got != tt.rows || len(aside) > 0 {
			t.Errorf("%s: %q, %q, aside %v; want %q, %q", tt.title, f.Said, got, aside, tt.said, tt.rows)
		}
	}
}

// Rows that a spreadsheet left in one cell each are parted; what it parted at another sign is put together before.
func TestRowsInOneCell(t *testing.T) {
	lines := []string{"Source url,Target url,Anchor,Source title", `https://a.example/x,https://shop.example/,"red, blue",T`, "https://b.example/,https://shop.example/,\"see;here\",T"}
	const want = "https://a.example/x https://shop.example/ red, blue\nhttps://b.example/ https://shop.example/ see;here\n"
	text := ""
	for _, l := range lines {
		text += `"` + strings.ReplaceAll(l, `"`, `""`) + "\"\n"
	}
	f, err := Open("x.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if rows, aside := all(t, f); f.Said != "Semrush, backlinks; UTF-8, each row in one cell, commas" || said(rows) != want || len(aside) > 0 {
		t.Errorf("%q: %q, %v", f.Said, said(rows), aside)
	}
	f, err = OpenCells("x.xlsx", func(yield func(int, []string) bool) {
		for i, l := range lines {
			if !yield(i+1, strings.Split(l, ";")) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows, aside := all(t, f); f.Said != "Semrush, backlinks; workbook, each row in one cell, commas" || said(rows) != want || len(aside) > 0 {
		t.Errorf("%q: %q, %v", f.Said, said(rows), aside)
	}
}
