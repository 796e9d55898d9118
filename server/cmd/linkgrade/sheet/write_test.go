package sheet

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"linkgrade/wasm/table"
)

// hostile are cells that a spreadsheet would run, and what else does harm.
var hostile = []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "\uFF1D1", "=HYPERLINK(\"http://a.example\")", "<script>alert(1)</script>",
	"javascript:alert(1)", "\x00=1", "\u202e=1", "\ufeff=1", "\u200b", "a\nb", "\"", "'", ";", "x;=1+1;", "x; \"@SUM(A1)", "x;;-1;\uFF0B1", "a\xffb", strings.Repeat("x", table.MaxCell+9), "ordinary"}

func written(t *testing.T, ending string, rows ...[]Cell) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, ending, Table{Title: "T <b>", Lang: "en", About: []string{"About & so on"},
		Columns: []Column{{Title: "=Own", Own: true}, {Title: "Score", Field: "score"}, {Title: "Final", Field: "final"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func hostileRows() (rows [][]Cell) {
	for _, h := range hostile {
		rows = append(rows, []Cell{Text(h), Number(-1.26, 1), Link(h)})
	}
	return append(rows, []Cell{{}, {}, Link("https://a.example/?a=b&c=d")})
}

func TestDelimitedRunsNoFormula(t *testing.T) {
	for ending, comma := range map[string]rune{".csv": ',', ".tsv": '\t'} {
		b := written(t, ending, hostileRows()...)
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))))
		r.Comma = comma
		rows, err := r.ReadAll()
		if err != nil || len(rows) != len(hostile)+2 {
			t.Fatalf("%s: %d rows, %v", ending, len(rows), err)
		}
		for i, row := range rows {
			for at, cell := range row {
				if isNumber := at == 1 && cell == "-1.3"; !isNumber && strings.ContainsAny(firstOf(cell), "=+-@\t\r\uFF1D") {
					t.Errorf("%s, row %d: a spreadsheet runs %q", ending, i, cell)
				}
			}
		}
		if got := rows[1][0]; got != "'=1+1" {
			t.Errorf("%s: %q; want it as a text", ending, got)
		}
		if got := rows[len(rows)-1]; !slices.Equal(got, []string{"", "", "https://a.example/?a=b&c=d"}) {
			t.Errorf("%s: what is not known is %q", ending, got)
		}
		for _, part := range strings.Split(string(b), ";")[1:] { // a spreadsheet where commas are decimal signs parts cells so
			if ending == ".csv" && strings.ContainsAny(firstOf(strings.TrimLeft(part, " \"")), "=+-@\uFF1D\uFF0B") {
				t.Errorf("after a semicolon a spreadsheet runs %.20q", part)
			}
		}
		lines := strings.Split(strings.TrimSuffix(string(b), "\r\n"), "\r\n")
		if len(lines) != len(rows) { // a reader that knows no quotes sees the same rows
			t.Errorf("%s: %d lines for %d rows", ending, len(lines), len(rows))
		}
	}
}

func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func TestWorkbookRunsNoFormula(t *testing.T) {
	w, err := excelize.OpenReader(bytes.NewReader(written(t, ".xlsx", hostileRows()...)))
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	rows, err := w.GetRows(sheetName, excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != len(hostile)+2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i := range rows {
		for _, column := range []string{"A", "B", "C"} {
			at := column + string(excelizeRow(i+1))
			if f, err := w.GetCellFormula(sheetName, at); err != nil || f != "" {
				t.Errorf("%s is a formula: %q, %v", at, f, err)
			}
		}
	}
	kind, err := w.GetCellType(sheetName, "A2")
	if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString || rows[1][0] != "=1+1" {
		t.Errorf("A2 is of type %v, %q, %v; want a text", kind, rows[1][0], err)
	}
	if kind, err := w.GetCellType(sheetName, "B2"); err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset || rows[1][1] != "-1.26" {
		t.Errorf("B2 is of type %v, %q, %v; want a number", kind, rows[1][1], err)
	}
}

func excelizeRow(n int) []byte { return []byte(strings.TrimPrefix(mustCell(n), "A")) }

func mustCell(n int) string {
	s, err := excelize.CoordinatesToCellName(1, n)
	if err != nil {
		panic(err)
	}
	return s
}

func TestJSONLines(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(written(t, ".jsonl", hostileRows()...))), "\n")
	if len(lines) != len(hostile)+1 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		var r struct {
			Row   map[string]string
			Score *float64
			Final *string
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%.100q: %v", line, err)
		}
		if i == len(hostile) {
			if r.Score != nil || r.Row["=Own"] != "" || *r.Final != "https://a.example/?a=b&c=d" {
				t.Errorf("%s", line)
			}
		} else if want := strings.ToValidUTF8(hostile[i], "\uFFFD"); r.Row["=Own"] != want || *r.Score != -1.3 {
			t.Errorf("%.100s; want %.100q", line, want)
		}
	}
}

// The page holds no element, attribute or address that the rows could bring.
func TestPageHoldsNothingForeign(t *testing.T) {
	b := written(t, ".html", hostileRows()...)
	z := html.NewTokenizer(bytes.NewReader(b))
	known := []string{"html", "meta", "title", "style", "h1", "p", "div", "table", "thead", "tr", "th", "tbody", "td", "a", "script"}
	scripts, rows := 0, 0
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type != html.StartTagToken && token.Type != html.SelfClosingTagToken {
			continue
		}
		if !slices.Contains(known, token.Data) {
			t.Errorf("the page has an element %q", token.Data)
		}
		switch token.Data {
		case "script":
			scripts++
		case "tr":
			rows++
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "https://") {
				t.Errorf("<%s %s=%q>", token.Data, a.Key, a.Val)
			}
		}
	}
	if scripts != 1 || rows != len(hostile)+2 || !bytes.Contains(b, []byte("&lt;script&gt;alert(1)&lt;/script&gt;")) {
		t.Errorf("%d scripts, %d rows", scripts, rows)
	}
	for _, cell := range strings.FieldsFunc(strings.NewReplacer("<td", "\x00", "<th ", "\x00").Replace(string(b)), func(r rune) bool { return r == 0 })[1:] { // spreadsheets open web pages, too
		_, text, _ := strings.Cut(html.UnescapeString(cell), ">")
		if !strings.HasPrefix(cell, ` class="n"`) && strings.ContainsAny(firstOf(strings.TrimSpace(text)), "=+-@\uFF1D\uFF0B") {
			t.Errorf("a spreadsheet runs %.20q", text)
		}
	}
	if bytes.Contains(b, []byte("ZgotmplZ")) {
		t.Error("the template refused a part")
	}
}

func TestWriterKnowsItsEndings(t *testing.T) {
	for _, name := range []string{"a.csv", "a.TSV", "a.xlsx", "a.jsonl", "a.html"} {
		if err := CheckEnding(name); err != nil {
			t.Errorf("CheckEnding(%q) = %v", name, err)
		}
	}
	for _, name := range []string{"a", "a.xls", "csv", ""} {
		if err := CheckEnding(name); err == nil || !strings.Contains(err.Error(), ".xlsx") {
			t.Errorf("CheckEnding(%q) = %v; want the endings", name, err)
		}
	}
	if _, err := NewWriter(nil, ".pdf", Table{}); err == nil {
		t.Error("NewWriter(.pdf) has no error")
	}
}

// What is written is read back as it was.
func TestWrittenListsCanBeRead(t *testing.T) {
	for _, ending := range []string{".csv", ".tsv", ".xlsx"} {
		b := written(t, ending, []Cell{Text("käse, \"alt\""), Number(7, 0), Link("https://a.example/")}, []Cell{Text("x"), {}, Link("https://b.example/")})
		l, err := opened(t, "list"+ending, b, Choice{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := all(t, l), []string{"2:käse, \"alt\"|7|https://a.example/", "3:x||https://b.example/"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q; want %q", ending, got, want)
		}
	}
}
