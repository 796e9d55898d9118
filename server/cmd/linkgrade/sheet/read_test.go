package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html/charset"

	"linkgrade/wasm/table"
)

// opened writes bytes to a file and opens it as a list.
func opened(t testing.TB, name string, content []byte, c Choice) (*List, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return Open(f, name, c)
}

// all are a list's rows: line, cells between bars, and what is broken.
func all(t testing.TB, l *List) (rows []string) {
	t.Helper()
	var failed error
	for r := range l.Rows(&failed) {
		row := fmt.Sprintf("%d:%s", r.Line, strings.Join(r.Cells, "|"))
		if r.Broken != "" {
			row += " !" + r.Broken
		}
		rows = append(rows, row)
	}
	if failed != nil {
		t.Error(failed)
	}
	return rows
}

func in(t testing.TB, label, s string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(label)
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpen(t *testing.T) {
	russian := "Сайт;Имя\r\nhttps://a.example/;Анна и Борис живут в этом городе давно\r\nb.example;Виктор приехал сюда прошлым летом\r\n"
	tests := []struct {
		title, name string
		content     []byte
		choice      Choice
		said        string
		address     int
		heading     []string
		rows        []string
	}{
		{"a text", "list.txt", []byte("https://a.example/x\n\nb.example\nnot one\n"), Choice{}, "text, UTF-8, addresses in column 1", 0, nil,
			[]string{"1:https://a.example/x", "3:b.example", "4:not one"}},
		{"a text with a heading", "list", []byte("URL\na.example\n"), Choice{}, "text, UTF-8, addresses in column 1 (URL)", 0, []string{"URL"}, []string{"2:a.example"}},
		{"old Macintosh line ends", "list.txt", []byte("a.example\rb.example\r"), Choice{}, "text, UTF-8, addresses in column 1", 0, nil, []string{"1:a.example", "2:b.example"}},
		{"addresses with commas in them are one column", "list.txt", []byte("https://a.example/1,2\nb.example\nc.example\nd.example\n"), Choice{}, "text, UTF-8, addresses in column 1", 0, nil,
			[]string{"1:https://a.example/1,2", "2:b.example", "3:c.example", "4:d.example"}},
		{"CSV", "list.csv", []byte("Name,Website,Price\nAnn,a.example,12.50\n\"Bob, Jr.\",b.example,\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 2 (Website)", 1,
			[]string{"Name", "Website", "Price"}, []string{"2:Ann|a.example|12.50", "3:Bob, Jr.|b.example|"}},
		{"a byte order mark, semicolons", "list.csv", []byte("\xEF\xBB\xBFAdresse;Notiz\na.example;ä\n"), Choice{}, "CSV, UTF-8, semicolons, addresses in column 1 (Adresse)", 0,
			[]string{"Adresse", "Notiz"}, []string{"2:a.example|ä"}},
		{"sep= as Excel writes", "list.csv", []byte("sep=|\nLink|x\na.example|1\n"), Choice{}, "CSV, UTF-8, bars, addresses in column 1 (Link)", 0, []string{"Link", "x"}, []string{"3:a.example|1"}},
		{"no heading", "list.csv", []byte("Ann,https://a.example/\nBob,https://b.example/\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 2", 1, nil,
			[]string{"1:Ann|https://a.example/", "2:Bob|https://b.example/"}},
		{"tabs under a wrong ending", "list.csv", []byte("サイト\t名前\na.example\tアン\n"), Choice{}, "TSV, UTF-8, addresses in column 1 (サイト)", 0, []string{"サイト", "名前"}, []string{"2:a.example|アン"}},
		{"UTF-16 with a mark", "list.csv", in(t, "utf-16le", "\uFEFFURL\tÉ\na.example\té\n"), Choice{}, "TSV, UTF-16LE, addresses in column 1 (URL)", 0, []string{"URL", "É"}, []string{"2:a.example|é"}},
		{"UTF-16, the other order", "list.csv", in(t, "utf-16be", "\uFEFFURL\tÉ\na.example\té\n"), Choice{}, "TSV, UTF-16BE, addresses in column 1 (URL)", 0, []string{"URL", "É"}, []string{"2:a.example|é"}},
		{"UTF-16 without a mark", "list.txt", in(t, "utf-16le", "a.example\nb.example\n"), Choice{}, "text, UTF-16LE, addresses in column 1", 0, nil, []string{"1:a.example", "2:b.example"}},
		{"windows-1251", "list.csv", in(t, "windows-1251", russian), Choice{}, "CSV, WINDOWS-1251, semicolons, addresses in column 1 (Сайт)", 0, []string{"Сайт", "Имя"},
			[]string{"2:https://a.example/|Анна и Борис живут в этом городе давно", "3:b.example|Виктор приехал сюда прошлым летом"}},
		{"two columns of addresses", "list.csv", []byte("Contact page,Domain\nhttps://a.example/contact,a.example\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 2 (Domain) (also in column 1 (Contact page); --column says which)", 1,
			[]string{"Contact page", "Domain"}, []string{"2:https://a.example/contact|a.example"}},
		{"a column by its heading", "list.csv", []byte("Contact page,Domain\nhttps://a.example/contact,a.example\n"), Choice{Column: "contact PAGE"}, "CSV, UTF-8, commas, addresses in column 1 (Contact page)", 0,
			[]string{"Contact page", "Domain"}, []string{"2:https://a.example/contact|a.example"}},
		{"a column by its number", "list.csv", []byte("a.example,b.example\n"), Choice{Column: "2"}, "CSV, UTF-8, commas, addresses in column 2", 1, nil, []string{"1:a.example|b.example"}},
		{"prices and mail are no addresses", "list.csv", []byte("Mail,Price,Where\nx@y.example,12.50,a.example\nz@y.example,9.95,b.example\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 3 (Where)", 2,
			[]string{"Mail", "Price", "Where"}, []string{"2:x@y.example|12.50|a.example", "3:z@y.example|9.95|b.example"}},
		{"rows that are too short and too long", "list.csv", []byte("URL,x\na.example\nb.example,1,2,3\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 1 (URL)", 0, []string{"URL", "x"},
			[]string{"2:a.example", "3:b.example|1|2|3"}},
		{"a quote over two lines", "list.csv", []byte("URL,x\na.example,\"one\ntwo, \"\"three\"\"\"\nb.example,4\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 1 (URL)", 0, []string{"URL", "x"},
			[]string{"2:a.example|one\ntwo, \"three\"", "4:b.example|4"}},
		{"a quote that is never closed loses no row", "list.csv", []byte("URL,x\na.example,\"one\nb.example,2\nc.example,3\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 1 (URL)", 0, []string{"URL", "x"},
			[]string{"2:a.example|\"one !a quotation mark that is not closed", "3:b.example|2", "4:c.example|3"}},
		{"quotes inside", "list.csv", []byte("URL,x\na.example,5\" pipe\nb.example,\"a\" b\n"), Choice{}, "CSV, UTF-8, commas, addresses in column 1 (URL)", 0, []string{"URL", "x"},
			[]string{"2:a.example|5\" pipe", "3:b.example|\"a\" b !a quotation mark that is not closed"}},
		{"a very long line", "list.txt", []byte("a.example\n" + strings.Repeat("x", table.MaxLine+10) + "\nb.example\n"), Choice{}, "text, UTF-8, addresses in column 1", 0, nil,
			[]string{"1:a.example", "2:" + strings.Repeat("x", table.MaxCell) + " !a cell of more than 32767 bytes", "3:b.example"}},
		{"bytes that are no UTF-8 behind what is looked at", "list.txt", append([]byte(strings.Repeat("site.example\n", 6000)), "caf\xe9.example\n"...), Choice{}, "text, WINDOWS-1252, addresses in column 1", 0, nil, nil},
	}
	for _, tt := range tests {
		l, err := opened(t, tt.name, tt.content, tt.choice)
		if err != nil {
			t.Errorf("%s: %v", tt.title, err)
			continue
		}
		if l.Said != tt.said || l.Address != tt.address || !slices.Equal(l.Heading, tt.heading) {
			t.Errorf("%s: %q, column %d, heading %q; want %q, %d, %q", tt.title, l.Said, l.Address, l.Heading, tt.said, tt.address, tt.heading)
		}
		rows := all(t, l)
		if tt.rows == nil {
			if last := rows[len(rows)-1]; last != "6001:café.example" {
				t.Errorf("%s: the last row is %q", tt.title, last)
			}
		} else if !slices.Equal(rows, tt.rows) {
			t.Errorf("%s: %.300q; want %.300q", tt.title, rows, tt.rows)
		}
	}
}

func TestOpenWorkbook(t *testing.T) {
	w := excelize.NewFile()
	w.NewSheet("Second")
	w.NewSheet("Hidden")
	for at, v := range map[string]any{"A1": "Notes", "B1": "Domain", "A2": 12.5, "B2": "a.example", "A4": "=1+1", "B4": "b.example", "C4": "more"} {
		w.SetCellValue("Sheet1", at, v)
	}
	w.SetCellValue("Second", "A1", "c.example")
	w.SetSheetVisible("Hidden", false)
	b, err := w.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	l, err := opened(t, "list.xlsx", b.Bytes(), Choice{})
	if err != nil {
		t.Fatal(err)
	}
	if want := `XLSX, sheet "Sheet1" of 2 (--sheet names another), addresses in column 2 (Domain)`; l.Said != want {
		t.Errorf("%q; want %q", l.Said, want)
	}
	if got, want := all(t, l), []string{"2:12.5|a.example", "4:=1+1|b.example|more"}; !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
	if l, err = opened(t, "list.bin", b.Bytes(), Choice{Sheet: "second"}); err != nil || !slices.Equal(all(t, l), []string{"1:c.example"}) {
		t.Errorf("the second sheet: %v", err)
	}
	if _, err = opened(t, "list.xlsx", b.Bytes(), Choice{Sheet: "Third"}); err == nil || !strings.Contains(err.Error(), `there is no sheet "Third"; there is: Sheet1, Second`) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, tt := range []struct {
		title   string
		content []byte
		column  string
		want    string
	}{
		{"nothing", nil, "", "there is nothing in it"}, {"blanks", []byte(" \n\n"), "", "there is nothing in it"},
		{"an old workbook", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), "", "save it as .xlsx"},
		{"a PDF", []byte("%PDF-1.7\n"), "", "not a list"}, {"a program", []byte("\x7fELF\x00\x01\x02\x00\x00\x00abc"), "", "a binary file"},
		{"a ZIP archive that is none", []byte("PK\x03\x04 and nothing more"), "", "not an Excel workbook"},
		{"JSON", []byte("[{\"url\":\"https://a.example/\"}]"), "", "not a list"}, {"JSON lines", []byte(" {\"row\":{\"url\":\"a.example\"}}\n{\"row\":{}}\n"), "", "not a list"},
		{"a web page", []byte("<!DOCTYPE html>\n<p>a.example\n"), "", "not a list"}, {"a page of a text program", []byte("{\\rtf1 a.example}"), "", "not a list"},
		{"no addresses", []byte("a,b\n1,2\n3,4\n"), "", "name it with --column"},
		{"no such column", []byte("a,b\nx.example,2\n"), "c", `there is no column "c"; there is: a, b`},
		{"no such number", []byte("x.example,2\n"), "3", `there is no column "3"; it has 2 and no heading`},
	} {
		_, err := opened(t, "list.csv", tt.content, Choice{Column: tt.column})
		if err == nil || !strings.HasPrefix(err.Error(), "list.csv: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v; want %q", tt.title, err, tt.want)
		}
	}
	if _, err := opened(t, "x.csv", []byte("a,b\n1,2\n"), Choice{}); !errors.Is(err, errNoColumn) {
		t.Errorf("no addresses: %v", err)
	}
}

// Whatever a file holds, it is a list or a sentence, and every line with something in it is in a row.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("URL,x\na.example,\"one\nb.example,2\n"), ".csv")
	f.Add([]byte("\xFF\xFEa\x00.\x00b\x00"), ".txt")
	f.Add([]byte("PK\x03\x04"), ".xlsx")
	f.Fuzz(func(t *testing.T, content []byte, ending string) {
		l, err := opened(t, "list"+strings.Map(func(r rune) rune {
			if r == '.' || r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, ending), content, Choice{})
		if err != nil {
			return
		}
		var failed error
		for r := range l.Rows(&failed) {
			if !slices.ContainsFunc(r.Cells, func(c string) bool { return c != "" }) {
				t.Errorf("line %d is a row of nothing", r.Line)
			}
		}
	})
}

func BenchmarkRows(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("Name,URL,Remarks\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "Name %d,https://site%d.example/page,\"what, was said\"\n", i, i)
	}
	l, err := opened(b, "list.csv", text.Bytes(), Choice{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		var failed error
		for range l.Rows(&failed) {
		}
	}
}
