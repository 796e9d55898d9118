package fetch

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html/charset"
)

// What a browser takes the bench's pages for that are not UTF-8 or say that they are not. In 04, 18, 57 and 60 the
// declaration lies, and a browser believes it; in 17 and 19 it is malformed and says nothing.
var legacy = map[string]string{
	"04": "gbk", "17": "utf-8", "18": "shift_jis", "19": "utf-8", "20": "windows-1251", "21": "windows-1251", "22": "euc-kr",
	"23": "iso-8859-15", "26": "shift_jis", "27": "shift_jis", "29": "windows-1250", "30": "gbk", "31": "gbk", "32": "gbk",
	"33": "windows-1252", "34": "windows-1252", "35": "windows-1256", "36": "windows-1251", "37": "koi8-u", "38": "shift_jis",
	"39": "euc-jp", "40": "iso-2022-jp", "41": "big5", "42": "euc-kr", "43": "windows-874", "44": "gb18030", "45": "utf-16le",
	"57": "windows-1252", "60": "windows-1252",
}

func TestDecodeRealPages(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the real pages are not distributed")
	}
	files, err := filepath.Glob(filepath.Join(data, "bench", "pages", "*.html.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in LINKGRADE_DATA: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		want := legacy[name[:2]]
		if want == "" {
			want = "utf-8"
		}
		body := unzipped(t, file)
		text, label, err := Decode(body, "")
		if err != nil || label != want {
			t.Errorf("Decode(%s) = label %q, %v; want %q", name, label, err, want)
			continue
		}
		enc, _ := charset.Lookup(want)
		reference, err := enc.NewDecoder().Bytes(body)
		if err != nil || want != "utf-8" && want != "utf-16le" && string(text) != string(reference) {
			t.Errorf("Decode(%s) differs from %s as golang.org/x/text reads it (%v)", name, want, err)
		}
	}
}

func unzipped(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
