package export

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/table"
)

func TestAside(t *testing.T) {
	for _, tt := range []struct{ title, text, rows, aside string }{
		{"nothing who links, and what is no address", "Source url,Target url,Anchor,Source title\n,https://shop.example/,a,T\nhttps://,https://shop.example/,b,T\nhttps://a.example/,https://shop.example/,c,T\n",
			"https://a.example/ https://shop.example/ c\n", "2 it names no page or domain that links; 3 “https://” is no address"},
		{"nobody registers those", "Linking page,Last crawled\nhttps://co.uk/,2026-09-15\nmailto:x@a.example,2026-09-15\n", "", "2 “co.uk” is no site that can be registered; 3 “mailto:x@a.example” is no address"},
		{"a comma too many", "Linking page,Last crawled\nhttps://a.example/,Sep 15, 2026\nhttps://b.example/,2026-09-15,\n", "https://b.example/    2026-09-15\n", "2 it has more cells than there are headings"},
		{"lines above the headings, and the headings again", "Report of links\n\nLinking page,Last crawled\nhttps://a.example/,2026-09-15\nLinking page,Last crawled\nhttps://b.example/,2026-09-15\n",
			"https://a.example/    2026-09-15\nhttps://b.example/    2026-09-15\n", "1 it stands above the headings; 5 it is the headings again"},
		{"a quote that is never closed swallows nothing", "Linking page,Last crawled\nhttps://a.example/,\"2026-09-15\nhttps://b.example/,\"2026-09-15\"\nhttps://c.example/,2026-09-15\n",
			"https://b.example/    2026-09-15\nhttps://c.example/    2026-09-15\n", "2 a quotation mark that is not closed"},
		{"a row that ends early", "Source url,Target url,Anchor,Source title\nhttps://a.example/\n", "https://a.example/\n", ""},
		{"a target that is no address", "Source url,Target url,Anchor,Source title\nhttps://a.example/,shop example,x,\n", "https://a.example/  x\n", ""},
		{"bytes that no text has", "Linking page,Last crawled\nhttps://a.example/,2026-09-15\n" + strings.Repeat("\x00", 4096) + "\nhttps://b.example/x,2026-\x0009-15\n",
			"https://a.example/    2026-09-15\nhttps://b.example/x    2026-09-15\n", ""},
		{"a day that is none", "Linking page,Last crawled\nhttps://a.example/,soon\n", "https://a.example/\n", ""},
	} {
		f, err := Open("x.csv", strings.NewReader(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		rows, aside := all(t, f)
		if got := said(rows); got != tt.rows || whys(aside) != tt.aside {
			t.Errorf("%s: %q, aside %q; want %q, %q", tt.title, got, whys(aside), tt.rows, tt.aside)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		title, text, said string
		kind              error
	}{
		{"nothing", " \n\n", "x.csv: there is nothing in it", ErrEmpty},
		{"a mark alone", "\uFEFF", "x.csv: there is nothing in it", ErrEmpty},
		{"a workbook", "PK\x03\x04\x14\x00", "x.csv: it is a packed file or a workbook whose rows were not taken out", ErrKind},
		{"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "x.csv: it is an old or an encrypted Excel file; save it as .xlsx without a password, or as CSV", ErrKind},
		{"a packed file", "\x1F\x8B\x08", "x.csv: it is packed; unpack it first", ErrKind},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.csv: it is no text; give CSV, TSV, XLSX, JSON or text", ErrKind},
		{"an archive of tar", "links.csv" + strings.Repeat("\x00", 248) + "ustar\x0000" + strings.Repeat("\x00", 248) + "Linking page\nhttps://a.example/\n", "x.csv: it is packed; unpack it first", ErrKind},
		{"a page", "<!DOCTYPE html><p>", "x.csv: it is a web page; give CSV, TSV, XLSX, JSON or text", ErrKind},
		{"a text about something else", "Keyword,Volume\nshoes,12\n", "x.csv: " + ErrUnknown.Error(), ErrUnknown},
		{"JSON about something else", `[{"keyword":"shoes"}]`, "x.csv: " + ErrUnknown.Error(), ErrUnknown},
		{"JSON without a list", `{"keyword":"shoes"}`, "x.csv: it has no list of links", ErrUnknown},
		{"pages of the site", "Target page,Incoming links,Linking sites\nhttps://shop.example/,\"2,100\",80\n", "x.csv: Google Search Console, top linked pages: " + ownPages, ErrNoLinks},
		{"Moz's pages of the site", "URL,Title,PA,Total Links,Linking Domains to Page\nhttps://shop.example/,T,1,2,3\n", "x.csv: Moz, top pages: " + ownPages, ErrNoLinks},
		{"a list of the web's sites", "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs\n1,1,google.com,com,9,9\n", "x.csv: Majestic, the Majestic Million: " + siteList, ErrNoLinks},
		{"another", "\"Rank\",\"Root Domain\",\"Linking Root Domains\",\"Domain Authority\"\n1,google.com,9,100\n", "x.csv: Moz, the Moz Top 500: " + siteList, ErrNoLinks},
		{"sums", "url,backlinks,refpages,pages,refdomains\nshop.example,1,2,3,4\n", "x.csv: Ahrefs, metrics: " + noLinks, ErrNoLinks},
	} {
		_, err := Open("x.csv", strings.NewReader(tt.text))
		if !errors.Is(err, tt.kind) || err.Error() != tt.said {
			t.Errorf("%s: %v; want %q", tt.title, err, tt.said)
		}
	}
}

func TestOrderOfDates(t *testing.T) {
	for _, tt := range []struct{ title, text, said, days string }{
		{"month first", "Linking page,Last crawled\nhttps://a.example/,03/04/2026\nhttps://b.example/,03/25/2026\n", "UTF-8, commas", "2026-03-04 2026-03-25"},
		{"day first", "Linking page,Last crawled\nhttps://a.example/,03/04/2026\nhttps://b.example/,25/03/2026\n", "UTF-8, commas", "2026-04-03 2026-03-25"},
		{"none tells", "Linking page,Last crawled\nhttps://a.example/,03/04/2026\n", "UTF-8, commas; dates may be day or month first, none tells; read month first", "2026-03-04"},
		{"none tells where commas are decimal signs", "Linking page;Last crawled\nhttps://a.example/;03/04/2026\n", "UTF-8, semicolons; dates may be day or month first, none tells; read day first", "2026-04-03"},
		{"both", "Linking page,Last crawled\nhttps://a.example/,03/04/2026\nhttps://b.example/,03/25/2026\nhttps://c.example/,25/03/2026\nhttps://d.example/,26/03/2026\n", "UTF-8, commas; dates are of both orders, day and month first",
			"2026-04-03 2026-03-25 2026-03-25 2026-03-26"},
	} {
		f, err := Open("x.csv", strings.NewReader(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		rows, _ := all(t, f)
		var days []string
		for _, r := range rows {
			days = append(days, r.Last.String())
		}
		if want := "Google Search Console, latest links; " + tt.said; f.Said != want || strings.Join(days, " ") != tt.days {
			t.Errorf("%s: %q, %v; want %q, %s", tt.title, f.Said, days, want, tt.days)
		}
	}
}

// records counts what the reader beneath sees of a table, as the file reads it.
func (f *File) records(t testing.TB, b []byte) int {
	t.Helper()
	text, _, err := table.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	r := table.NewReader(text)
	delimit(r, string(r.Start()), ending(f.Name))
	n := 0
	for {
		row, err := r.Next()
		if err == io.EOF {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
		if row.Line != f.titled {
			n++
		}
	}
}

// TestNothingIsLost damages rows at random: each is told or set aside.
func TestNothingIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 2026))
	damage := []string{"\"", ",", "\t", ";", "\r", "\x00", "\xff", "\u202e", "https://", "co.uk", "=1+1", "é", "\"\"", "99/99/9999", strings.Repeat("x", 300)}
	told, put := 0, 0
	for range 300 {
		tt := generated[r.IntN(len(generated))]
		heading, rest, _ := strings.Cut(tt.text, "\n")
		if _, known := recognise(foldAll(strings.Split(heading, "|"))); known == nil {
			continue // rows are what such a file is told by
		}
		lines := strings.SplitAfter(rest, "\n")
		var b strings.Builder
		n := 1 + r.IntN(50)
		for range n {
			line := strings.TrimSuffix(lines[r.IntN(len(lines)-1)], "\n")
			if r.IntN(3) == 0 {
				at := r.IntN(len(line) + 1)
				line = line[:at] + damage[r.IntN(len(damage))] + line[at:]
			}
			b.WriteString(line + "\n")
		}
		text := strings.ReplaceAll(heading+"\n"+b.String(), "|", ";")
		f, err := Open("x.csv", strings.NewReader(text))
		if errors.Is(err, ErrKind) { // a byte that no text has
			continue
		} else if err != nil {
			t.Errorf("%v:\n%q", err, text)
			continue
		}
		rows, aside := all(t, f)
		if sum := len(rows) + len(aside); sum != n {
			t.Errorf("%d rows and %d aside of %d:\n%q", len(rows), len(aside), n, text)
		}
		told, put = told+len(rows), put+len(aside)
	}
	if told < 1000 || put < 100 {
		t.Errorf("%d rows told and %d aside: the damage does too little or too much", told, put)
	}
}

// TestStreams reads two sizes of a file: the larger needs no more memory.
func TestStreams(t *testing.T) {
	most := func(n int) (bytes uint64) {
		f, err := Open("a.csv", &repeated{head: "Source url,Target url,Anchor,Source title\n", text: "https://a.example/x,https://shop.example/," + strings.Repeat("a", 500) + ",T\n", left: n})
		if err != nil {
			t.Fatal(err)
		}
		var failed error
		seen := 0
		for range f.Rows(&failed) {
			if seen++; seen%(n/4) == 0 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				bytes = max(bytes, m.HeapAlloc)
			}
		}
		if failed != nil || seen != n {
			t.Fatal(seen, failed)
		}
		return bytes
	}
	if few, many := most(20_000), most(200_000); many > few+1<<20 {
		t.Errorf("20,000 rows hold %d bytes, 200,000 hold %d", few, many)
	}
}

// FuzzOpen reads what anyone may drop: each row of a table is told or set aside, and what is told is whole.
func FuzzOpen(f *testing.F) {
	for _, tt := range generated {
		f.Add([]byte(delimited(tt.text, ",")))
		f.Add([]byte(delimited(tt.text, "\t")))
	}
	f.Add([]byte("[" + oneLink + "]"))
	f.Add([]byte(`{"tasks":[{"result":[{"items":[` + oneLink + `]}]}]}`))
	f.Add([]byte("\xFF\xFEU\x00R\x00L\x00\n\x00a\x00.\x00d\x00e\x00\n\x00"))
	f.Add([]byte("sep=;\nURL;Text\nhttps://a.example/;\"x\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Open("x.csv", bytes.NewReader(b))
		if err != nil {
			return
		}
		last := 0
		file.Aside = func(a Aside) {
			if a.Why == "" || !slices.Contains(Reasons(), a.Reason) || a.Line < last || len(a.Text) > maxAside+len("…") {
				t.Errorf("aside %+v after line %d", a, last)
			}
			last = a.Line
		}
		var failed error
		for r := range file.Rows(&failed) {
			if r.Line < last || r.Host.IsZero() || r.Name.IsZero() || r.Links < 1 || len(r.Anchor) > maxText || len(r.Left) > maxText || len(r.Right) > maxText || len(r.Title) > maxText {
				t.Errorf("row %+v after line %d", r, last)
			}
			last = r.Line
		}
		rows, aside := file.Counts()
		if file.keys == nil && failed == nil {
			if n := file.records(t, b); rows+aside != n {
				t.Errorf("%d rows and %d aside of %d: %s", rows, aside, n, file.Said)
			}
		}
	})
}

// FuzzDay reads any text as a date: it is within bounds, and the same when written by us.
func FuzzDay(f *testing.F) {
	for _, s := range []string{"2026-09-15T23:30:00-05:00", "Sep 15, 2026", "15.09.26", "03/04/2026", "46280.5", "1789430400", "١٥ سبتمبر ٢٠٢٦", "2026年9月15日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []order{monthFirst, dayFirst} {
			d := o.read(s)
			if again := o.read(d.String()); again != d {
				t.Errorf("%q is %s, which is %s", s, d, again)
			}
			if y := d.Time().Year(); d != 0 && (y < 1989 || y > 2101) {
				t.Errorf("%q is %s", s, d)
			}
		}
		if v, ok := numberOf(s); ok && !(v >= 0 && v < 1e40) {
			t.Errorf("numberOf(%q) = "+strconv.FormatFloat(v, 'g', -1, 64), s)
		}
	})
}
