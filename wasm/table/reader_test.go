package table

import (
	"encoding/csv"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"
)

// rowsOf are a text's rows: line, cells between bars, and what is broken.
func rowsOf(t testing.TB, in io.Reader, comma byte, width int) (rows []string) {
	t.Helper()
	text, _, err := Decode(in)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(text)
	r.Comma, r.Width = comma, width
	for {
		row, err := r.Next()
		if err == io.EOF {
			return rows
		} else if err != nil {
			t.Fatal(err)
		}
		s := strconv.Itoa(row.Line) + ":" + strings.Join(row.Cells, "|")
		if row.Broken != "" {
			s += " !" + row.Broken
		}
		rows = append(rows, s)
	}
}

func TestReader(t *testing.T) {
	long := strings.Repeat("x", MaxCell)
	for _, tt := range []struct {
		title, text string
		comma       byte
		width       int
		want        []string
	}{
		{"nothing", "", ',', 0, nil},
		{"blank lines and cells", "\n,,\n \n\"\"\n", ',', 0, nil},
		{"space around cells", " a\u00A0,\" b \"\r\n", ',', 0, []string{"1:a|b"}},
		{"no end of the last line", "a,b\nc", ',', 0, []string{"1:a|b", "2:c"}},
		{"old Macintosh", "a,b\rc,\"d\re\"\r", ',', 0, []string{"1:a|b", "2:c|d\re"}},
		{"quotes", `"a,""b""","c" d",e"f,""` + "\n", ',', 0, []string{"1:a,\"b\"|c\" d|e\"f|"}},
		{"a cell of two lines", "a,\"b\r\nc\"\nd,e\n", ',', 2, []string{"1:a|b\nc", "3:d|e"}},
		{"never closed", "a,\"b\nc,d\n", ',', 0, []string{"1:a|\"b !" + OpenQuote, "2:c|d"}},
		{"closed by another cell's, the width known", "https://a.example/,\"b\nhttps://c.example/,d\nhttps://e.example/,\"f\"\n", ',', 2,
			[]string{"1:https://a.example/|\"b !" + OpenQuote, "2:https://c.example/|d", "3:https://e.example/|f"}},
		{"open for too long", "\"a\n" + strings.Repeat("x\n", maxQuoted) + "b\"\n", ';', 0, append(append([]string{"1:\"a !" + OpenQuote}, numbered(2, "x", maxQuoted)...), "102:b\"")},
		{"a very long line", strings.Repeat("x", MaxLine+10) + ",y\nb\n", ',', 0, []string{"1:" + long + " !" + LongCell, "2:b"}},
		{"as long as may be", strings.Repeat("x,", MaxLine/2) + "\nb\n", ',', 0, []string{"1:" + strings.TrimSuffix(strings.Repeat("x|", MaxColumns), "|") + " !" + ManyCells, "2:b"}},
		{"one cell a line", "a,\"b\nc", 0, 0, []string{"1:a,\"b", "2:c"}},
		{"a line that is no UTF-8", "ä,é\ncaf\xe9 \x80,\"\x93b\"\nß\n", ',', 0, []string{"1:ä|é", "2:café €|“b", "3:ß"}},
	} {
		for way, in := range map[string]io.Reader{"whole": strings.NewReader(tt.text), "by halves": iotest.HalfReader(strings.NewReader(tt.text)),
			"by the end with data": iotest.DataErrReader(strings.NewReader(tt.text))} {
			if got := rowsOf(t, in, tt.comma, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("%s, %s: %.300q; want %.300q", tt.title, way, got, tt.want)
			}
		}
	}
}

func numbered(from int, s string, n int) (rows []string) {
	for i := range n {
		rows = append(rows, strconv.Itoa(from+i)+":"+s)
	}
	return rows
}

// wide writes a text as UTF-16.
func wide(s string, isBig, isMarked bool) string {
	if isMarked {
		s = "\uFEFF" + s
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if isBig {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestDecode(t *testing.T) {
	text := "URL,Text\n" + strings.Repeat("https://a.example/ab,été 🎯 网\n", 3000)
	for _, tt := range []struct{ title, in, encoding, want string }{
		{"UTF-8", text, UTF8, text},
		{"with a mark", "\uFEFF" + text, UTF8, text},
		{"UTF-16", wide(text, false, true), UTF16LE, text},
		{"of the other order", wide(text, true, true), UTF16BE, text},
		{"without a mark", wide(text, false, false), UTF16LE, text},
		{"neither", wide(text, true, false), UTF16BE, text},
		{"half a unit", wide("ab", false, true) + "c", UTF16LE, "ab\uFFFD"},
		{"half a pair", "\xFF\xFE\x3C\xD8a\x00\x3C\xD8", UTF16LE, "\uFFFDa\uFFFD"},
		{"a second half alone", "\xFF\xFE\x3C\xDCa\x00", UTF16LE, "\uFFFDa"},
		{"other bytes", "caf\xe9\n", Windows1252, "caf\xe9\n"},
		{"nothing", "", UTF8, ""},
	} {
		r, encoding, err := Decode(iotest.OneByteReader(strings.NewReader(tt.in)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || encoding != tt.encoding || string(got) != tt.want {
			t.Errorf("Decode(%s) = %s, %v, %.80q; want %s, %.80q", tt.title, encoding, err, got, tt.encoding, tt.want)
		}
	}
}

func TestReaderStops(t *testing.T) {
	r := NewReader(iotest.TimeoutReader(strings.NewReader(strings.Repeat("a\n", SampleBytes))))
	for {
		if _, err := r.Next(); err != nil {
			if err != iotest.ErrTimeout {
				t.Errorf("Next: %v; want the reader's own error", err)
			}
			return
		}
	}
}

// FuzzAsCSV holds the reader to encoding/csv's lazy reading where no quote is left open, and its memory to its bounds.
func FuzzAsCSV(f *testing.F) {
	for _, s := range []string{"a,b\n", "\"a\nb\",c\n\"d", "\"\"\"\",\"a\"b\n", "\r\n\"\r\n\"\n", "a\rb\n", "\xff\xfeb\x00"} {
		f.Add(s, 0)
		f.Add(s, 2)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		text, encoding, err := Decode(strings.NewReader(s))
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		r := NewReader(text)
		r.Comma, r.Width = ',', width
		var got [][]string
		isWhole := encoding == UTF8 && utf8.ValidString(s) && width < 2 && r.end == '\n' && !strings.HasPrefix(s, "\uFEFF")
		for last := 0; ; {
			row, err := r.Next()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			if row.Line <= last || isBlank(row.Cells) || len(row.Cells) > MaxColumns {
				t.Fatalf("row %+v after line %d", row, last)
			}
			last = row.Line
			isWhole = isWhole && row.Broken == ""
			got = append(got, slices.Clone(row.Cells))
		}
		if len(r.buf) > 4*MaxLine+4*SampleBytes {
			t.Errorf("a buffer of %d bytes", len(r.buf))
		}
		if want, ok := asCSV(s); ok && isWhole && !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q: %q; encoding/csv reads %q", s, got, want)
		}
	})
}

// asCSV is false for what encoding/csv takes otherwise: it drops no "\r" but one before "\n".
func asCSV(s string) (rows [][]string, ok bool) {
	c := csv.NewReader(strings.NewReader(s))
	c.LazyQuotes, c.FieldsPerRecord = true, -1
	for {
		cells, err := c.Read()
		if err != nil {
			return rows, err == io.EOF && strings.Count(s, "\r") == strings.Count(s, "\r\n")
		}
		row := Row{Cells: cells}
		if row, says := Tidy(row); says {
			rows = append(rows, row.Cells)
		}
	}
}

func BenchmarkReader(b *testing.B) {
	row := "\"Ten ways to repair a bicycle, and one to buy it\",https://blog.example/2026/03/ten-ways,en,200,58,22,https://shop.example/,\"see \"\"here\"\"\",text,false,true,2022-06-12 21:57:37\n"
	for _, n := range []int{100, 10_000, 100_000} {
		text := strings.Repeat(row, n)
		b.Run("ours/"+strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r := NewReader(strings.NewReader(text))
				r.Comma = ','
				for {
					if _, err := r.Next(); err != nil {
						break
					}
				}
			}
		})
		b.Run("encoding-csv/"+strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				c := csv.NewReader(strings.NewReader(text))
				c.LazyQuotes, c.ReuseRecord = true, true
				for {
					if _, err := c.Read(); err != nil {
						break
					}
				}
			}
		})
	}
}

// Quotes that are never closed cost no more than other lines, however many there are: this test ends.
func TestManyOpenQuotes(t *testing.T) {
	const lines = 1500
	long := "a.example,\"" + strings.Repeat("x", 10_000)
	text := strings.Repeat(long+"\n", lines) + strings.Repeat("x\n", maxQuoted) + "b.example,\"one\ntwo\"\nc.example,3\n"
	want := numbered(lines+1, "x", maxQuoted)
	want = append(want, strconv.Itoa(lines+maxQuoted+1)+":b.example|one\ntwo", strconv.Itoa(lines+maxQuoted+3)+":c.example|3")
	got := rowsOf(t, strings.NewReader(text), ',', 0)
	if len(got) != lines+len(want) || !slices.Equal(got[lines:], want) {
		t.Fatalf("%d rows, the last %.300q; want %d, the last %.300q", len(got), got[max(0, len(got)-3):], lines+len(want), want[len(want)-3:])
	}
	for _, row := range got[:lines] {
		if !strings.HasSuffix(row, "!"+OpenQuote) {
			t.Fatalf("%.40q… is a row", row)
		}
	}
}

// What is not looked at twice changes nothing.
func TestBarrenLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	read := func(text string, forgets bool) (rows []string) {
		r := NewReader(strings.NewReader(text))
		r.Comma = ','
		for {
			if forgets {
				r.barren, r.barrenLines = 0, 0
			}
			row, err := r.Next()
			if err == io.EOF {
				return rows
			} else if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, strconv.Itoa(row.Line)+":"+strings.Join(row.Cells, "|")+row.Broken)
		}
	}
	for range 500 {
		var b strings.Builder
		for range random.IntN(400) {
			b.WriteString([]string{"\n", "\n", "x\n", ",\"x\n", "x", ",", "\"", "\"\n", ",\"", "\"\""}[random.IntN(10)])
			b.WriteString(strings.Repeat("y\n", random.IntN(40)/39*random.IntN(120)))
		}
		if got, want := read(b.String(), false), read(b.String(), true); !slices.Equal(got, want) {
			t.Fatalf("%q: %q; want %q", b.String(), got, want)
		}
	}
}

func BenchmarkOpenQuotes(b *testing.B) {
	text := strings.Repeat("a.example,\"x\n", 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := NewReader(strings.NewReader(text))
		for r.Comma = ','; ; {
			if _, err := r.Next(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
