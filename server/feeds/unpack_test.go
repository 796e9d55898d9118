package feeds

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
)

func gzipped(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zipped makes a zip of one entry, whose checksum follows the data.
func zipped(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("top-1m.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tarred(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func namesOf(t testing.TB, packed []byte) (string, error) {
	t.Helper()
	f, _ := Find("tranco")
	var names []string
	_, err := f.Read(iotest.HalfReader(bytes.NewReader(packed)), func(row edition.Row) error {
		names = append(names, row.Name.String())
		return nil
	})
	return strings.Join(names, " "), err
}

func TestPackedFilesAreRead(t *testing.T) {
	var text strings.Builder
	var want []string
	for i := range 5000 {
		fmt.Fprintf(&text, "%d,site%d.example\n", i+1, i)
		want = append(want, fmt.Sprintf("site%d.example", i))
	}
	plain := []byte(text.String())
	for what, packed := range map[string][]byte{
		"plain": plain, "gzip": gzipped(t, plain), "zip": zipped(t, plain),
		"gzip in zip": zipped(t, gzipped(t, plain)),
		"tar in gzip": gzipped(t, tarred(t, "gambling/usage", "block", "gambling/domains", string(plain), "gambling/urls", "example.com/x")),
	} {
		got, err := namesOf(t, packed)
		if err != nil || got != strings.Join(want, " ") {
			t.Errorf("%s: %d bytes of names, %v", what, len(got), err)
		}
		if what == "plain" {
			continue
		}
		if _, err := namesOf(t, packed[:len(packed)/2]); err == nil {
			t.Errorf("half of %s is read without an error", what)
		}
	}
}

func TestDamagedPackingIsAnError(t *testing.T) {
	plain := []byte("1,example.com\n2,example.org\n")
	descriptor := []byte("PK\x07\x08")
	wrong := zipped(t, plain)
	wrong[bytes.Index(wrong, descriptor)+4] ^= 1
	if _, err := namesOf(t, wrong); err == nil {
		t.Error("a zip with a wrong checksum is read")
	}
	if _, err := namesOf(t, gzipped(t, tarred(t, "gambling/urls", "example.com/x"))); !errors.Is(err, ErrForeign) {
		t.Errorf("an archive without names: %v; want ErrForeign", err)
	}
	if _, err := namesOf(t, gzipped(t, gzipped(t, gzipped(t, plain)))); !errors.Is(err, ErrForeign) {
		t.Errorf("gzip in gzip in gzip: %v; want ErrForeign", err)
	}
	stored := zipped(t, plain)
	stored[8] = 0
	if _, err := namesOf(t, stored); err == nil {
		t.Error("a stored entry is read as deflated")
	}
}

func TestTextIsBounded(t *testing.T) {
	b := &bounded{strings.NewReader("0123456789"), 4}
	if got, err := io.ReadAll(b); err == nil || string(got) != "0123" {
		t.Errorf("read %q, %v; want four bytes and an error", got, err)
	}
}

// A few hundred bytes that unpack to many megabytes are given up early, whether they are lines or passed over.
func TestBombsAreGivenUp(t *testing.T) {
	const size = 32 << 20
	blank := string(bytes.Repeat([]byte{'\n'}, size))
	for what, packed := range map[string][]byte{
		"blank lines":            gzipped(t, gzipped(t, []byte(blank))),
		"blank lines in a zip":   zipped(t, gzipped(t, []byte(blank))),
		"a file that is skipped": gzipped(t, gzipped(t, tarred(t, "gambling/urls", blank, "gambling/domains", "example.com\n"))),
	} {
		if len(packed) > 10<<10 {
			t.Fatalf("%s: %d bytes are no bomb", what, len(packed))
		}
		if _, err := namesOf(t, packed); !errors.Is(err, errLong) {
			t.Errorf("%s: %v; want %v", what, err, errLong)
		}
	}
}

// inUTF16 is a text as Excel writes it, in either order of bytes.
func inUTF16(t testing.TB, text string, order unicode.Endianness) []byte {
	t.Helper()
	b, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A team's table comes out of Excel as "Unicode text", "CSV UTF-8" or as a workbook.
func TestTablesOfExcel(t *testing.T) {
	const table = "Domain\tDomain Rating\tNote\r\nexample.com\t70\tgrün\r\nmüller.de\t5\t\r\nno name\t5\t\r\n"
	small := inUTF16(t, table, unicode.LittleEndian)
	workbook := zipped(t, []byte("<?xml"))
	copy(workbook[26:], []byte{19, 0}) // the name's length
	workbook = append(append(workbook[:30:30], "[Content_Types].xml"...), workbook[40:]...)
	f, _ := Find("team")
	for _, tt := range []struct {
		what string
		b    []byte
		says string // of the error
	}{
		{"UTF-8 with a mark", []byte("\ufeff" + table), ""},
		{"UTF-16, little end first", small, ""},
		{"UTF-16, big end first", inUTF16(t, table, unicode.BigEndian), ""},
		{"UTF-16, packed", gzipped(t, small), ""},
		{"UTF-16 without a mark", small[2:], "save it as CSV in UTF-8"},
		{"a workbook", workbook, "a workbook; save its table as CSV"},
	} {
		var got []string
		count, err := f.Read(bytes.NewReader(tt.b), func(r edition.Row) error {
			dr, _ := r.Measures.Value(authority.TeamDR)
			got = append(got, fmt.Sprintf("%v %v", r.Name, dr))
			return nil
		})
		if tt.says != "" {
			if !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %v; want ErrForeign, %q", tt.what, err, tt.says)
			}
			continue
		}
		if err != nil || strings.Join(got, ", ") != "example.com 70, xn--mller-kva.de 5" || count.Rows != 3 || count.Dropped[edition.Malformed] != 1 {
			t.Errorf("%s: %q, %+v, %v", tt.what, got, count, err)
		}
	}
}

// stopAt ends a context when so many bytes have been read.
type stopAt struct {
	r    io.Reader
	left int
	stop func()
}

func (s *stopAt) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if s.left -= n; s.left <= 0 {
		s.stop()
	}
	return n, err
}

// Reading stops with its context where no row is ever given: among blank lines, packed or not, and after the list's end.
func TestReadingStopsWithItsContext(t *testing.T) {
	f, _ := Find("tranco")
	blank := bytes.Repeat([]byte{'\n'}, 8<<20)
	for what, text := range map[string][]byte{
		"plain": blank, "gzip": gzipped(t, blank),
		"after the list": append(gzipped(t, tarred(t, "domains", "1,example.com\n")), blank...),
	} {
		ctx, stop := context.WithCancel(context.Background())
		_, err := f.ReadContext(ctx, &stopAt{bytes.NewReader(text), 1000, stop}, func(edition.Row) error { return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v; want %v", what, err, context.Canceled)
		}
	}
}

// What a checksum is taken of is read to its end, though the list ends before.
func TestAFileIsReadToItsEnd(t *testing.T) {
	f, _ := Find("tranco")
	r := bytes.NewReader(append(gzipped(t, tarred(t, "domains", "1,example.com\n", "urls", "x")), make([]byte, 1<<20)...))
	if _, err := f.Read(r, func(edition.Row) error { return nil }); err != nil || r.Len() > 0 {
		t.Errorf("%v, %d bytes are left", err, r.Len())
	}
}
