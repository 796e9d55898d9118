package fetch

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// encoded writes s in an encoding of the standard.
func encoded(t *testing.T, label, s string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(label)
	if enc == nil {
		t.Fatalf("no encoding %q", label)
	}
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatalf("%q in %s: %v", s, label, err)
	}
	return b
}

const (
	russian  = "Этот город стоит на большой реке, и летом здесь бывает очень много гостей из других стран."
	korean   = "이 도시는 큰 강가에 있으며 여름에는 다른 나라에서 온 손님이 아주 많다. 사람들은 강을 따라 걷는다."
	japanese = "この町は大きな川のほとりにあり、夏には他の国から来るお客がとても多い。"
	chinese  = "这座城市坐落在大河边，夏天有很多来自其他国家的客人。人们沿着河走。"
	french   = "L’été, la ville reçoit « beaucoup » de visiteurs étrangers, déjà très gâtés – c’est sûr."
)

func TestDecode(t *testing.T) {
	far := strings.Repeat("<!-- a long remark -->", 100)
	tests := []struct {
		name, in, header string // in: what the page declares before its text
		encoding, text   string
		want             string // the label
	}{
		{"nothing declared, ASCII", "<p>", "", "utf-8", "plain", "utf-8"},
		{"nothing declared, UTF-8", "<p>", "", "utf-8", russian, "utf-8"},
		{"nothing declared, windows-1252", "<p>", "", "windows-1252", french, "windows-1252"},
		{"nothing declared, windows-1251", "<p>", "", "windows-1251", russian, "windows-1251"},
		{"nothing declared, Shift_JIS", "<p>", "", "shift_jis", japanese, "shift_jis"},
		{"header", "<p>", "text/html; charset=windows-1251", "windows-1251", russian, "windows-1251"},
		{"header in capitals and quotes", "<p>", `Text/HTML;Charset="KOI8-R"`, "koi8-r", russian, "koi8-r"},
		{"header said twice", "<p>", "text/html; charset=koi8-r; charset=koi8-r", "koi8-r", russian, "koi8-r"},
		{"header before meta", "<meta charset=utf-8><p>", "text/html; charset=windows-1251", "windows-1251", russian, "windows-1251"},
		{"header that names nothing", "<meta charset=windows-1251><p>", "text/html; charset=cyrillic-best", "windows-1251", russian, "windows-1251"},
		{"meta", "<meta charset=windows-1251><p>", "text/html", "windows-1251", russian, "windows-1251"},
		{"meta in the old form", `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset = 'EUC-JP'"><p>`, "", "euc-jp", japanese, "euc-jp"},
		{"meta content without http-equiv says nothing", `<meta content="text/html; charset=windows-1252"><p>`, "", "utf-8", russian, "utf-8"},
		{"meta far down the head", far + "<meta charset=windows-1251><p>", "", "windows-1251", russian, "windows-1251"},
		{"meta in a remark", "<!-- <meta charset=windows-1252> --><p>", "", "utf-8", russian, "utf-8"},
		{"meta in a script", "<script>'<meta charset=windows-1252>'</script><p>", "", "utf-8", russian, "utf-8"},
		{"the first meta that names something", "<meta charset=best><meta charset=windows-1251><p>", "", "windows-1251", russian, "windows-1251"},
		{"latin-1 is windows-1252", "<meta charset=iso-8859-1><p>", "", "windows-1252", french, "windows-1252"},
		{"gb2312 is GBK", "<meta charset=gb2312><p>", "", "gbk", chinese, "gbk"},
		{"gb18030", "<meta charset=gb18030><p>", "", "gb18030", chinese + "😀", "gb18030"},
		{"big5", "<meta charset=big5><p>", "", "big5", "這座城市坐落在大河邊", "big5"},
		{"iso-2022-jp", "<meta charset=iso-2022-jp><p>", "", "iso-2022-jp", japanese, "iso-2022-jp"},
		{"a label that is none, euc_kr", "<meta charset=euc_kr><p>", "", "euc-kr", korean, "euc-kr"},
		{"utf-16 in a meta is UTF-8", "<meta charset=utf-16><p>", "", "utf-8", russian, "utf-8"},
		{"x-user-defined in a meta", "<meta charset=x-user-defined><p>", "", "windows-1252", french, "windows-1252"},
		{"a declaration that lies wins", "<meta charset=windows-1252><p>", "", "utf-8", "é", "windows-1252"},
		{"XML declaration", `<?xml version="1.0" encoding="windows-1251"?><p>`, "", "windows-1251", russian, "windows-1251"},
		{"meta before the XML declaration", `<?xml version="1.0" encoding='koi8-r'?><meta charset=windows-1251><p>`, "", "windows-1251", russian, "windows-1251"},
		{"UTF-8 with a mark", "\uFEFF<meta charset=windows-1252><p>", "text/html; charset=koi8-r", "utf-8", russian, "utf-8"},
		{"UTF-16 without a mark", "<p>", "", "utf-16le", russian, "utf-16le"},
		{"UTF-16, big end first, without a mark", "<p>", "", "utf-16be", russian, "utf-16be"},
	}
	for _, tt := range tests {
		body := encoded(t, tt.encoding, tt.in+tt.text)
		text, label, err := Decode(body, tt.header)
		want := tt.in + tt.text
		if tt.want != tt.encoding {
			enc, _ := charset.Lookup(tt.want)
			b, _ := enc.NewDecoder().Bytes(body)
			want = string(b)
		}
		if want = strings.TrimPrefix(want, "\uFEFF"); err != nil || label != tt.want || string(text) != want {
			t.Errorf("%s: Decode = %.300q, %q, %v; want %.300q, %q", tt.name, text, label, err, want, tt.want)
		}
	}
}

func TestDecodeUTF16WithMark(t *testing.T) {
	for _, tt := range []struct{ label, mark string }{{"utf-16le", "\xFF\xFE"}, {"utf-16be", "\xFE\xFF"}} {
		want := "<meta charset=windows-1252><p>" + russian
		text, label, err := Decode(append([]byte(tt.mark), encoded(t, tt.label, want)...), "text/html; charset=utf-8")
		if err != nil || label != tt.label || string(text) != want {
			t.Errorf("Decode(%s with its mark) = %.80q, %q, %v; want %.80q", tt.label, text, label, err, want)
		}
	}
}

func TestDecodeNeverFails(t *testing.T) {
	junk := []byte("<p>\xff\xfe\x80\x81\x1b$B\xa4\x84\x30\x81\xf8\xa1")
	for _, label := range []string{"utf-8", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp", "utf-16le", "windows-1252", "iso-2022-cn"} {
		text, err := DecodeAs(junk, label)
		if err != nil || !utf8.Valid(text) {
			t.Errorf("DecodeAs(junk, %q) = %q, %v; want UTF-8", label, text, err)
		}
	}
}

func TestDecodeAs(t *testing.T) {
	body := encoded(t, "windows-1251", "<p>"+russian)
	text, err := DecodeAs(body, " CP1251 ")
	if err != nil || string(text) != "<p>"+russian {
		t.Errorf("DecodeAs(windows-1251) = %.60q, %v; want the text", text, err)
	}
	_, err = DecodeAs(body, "klingon")
	if want := `charset "klingon": not a label of the Encoding Standard`; err == nil || err.Error() != want {
		t.Errorf("DecodeAs(klingon) error = %v; want %s", err, want)
	}
	text, err = DecodeAs([]byte("\xEF\xBB\xBF<p>é"), "windows-1252")
	if err != nil || string(text) != "<p>é" {
		t.Errorf("DecodeAs(UTF-8 with its mark, windows-1252) = %q, %v; want <p>é", text, err)
	}
	if _, err = DecodeAs([]byte("%PDF-1.7"), "utf-8"); !errors.Is(err, ErrNotPage) {
		t.Errorf("DecodeAs(PDF) error = %v; want ErrNotPage", err)
	}
}

func TestCheckPage(t *testing.T) {
	tests := []struct {
		name, in, want string // want: the error; "" for a page
	}{
		{"page", "<!doctype html><p>x", ""},
		{"text", "plain words", ""},
		{"UTF-16 without a mark", "<\x00p\x00>\x00", ""},
		{"UTF-16, big end first", "\x00<\x00p\x00>", ""},
		{"UTF-16 text with a mark", "\xFF\xFEa\x00b\x00", ""},
		{"a NUL in a page", "<p>a\x00b", ""},
		{"empty", "", "it is empty: not a web page"},
		{"blank", " \r\n\t", "it is empty: not a web page"},
		{"much white space, then text", strings.Repeat(" ", 5000) + "x", ""},
		{"PDF", "\n%PDF-1.4\n", "it is a PDF: not a web page"},
		{"image", "\x89PNG\r\n\x1a\n", "it is an image: not a web page"},
		{"office document", "PK\x03\x04", "it is a ZIP archive or an office document: not a web page"},
		{"gzip", "\x1F\x8B\x08", "it is a gzip file: not a web page"},
		{"program", "\x7FELF\x02", "it is a program: not a web page"},
		{"unknown binary", "\x01\x00\x00\x02abc", "it is a binary file: not a web page"},
	}
	for _, tt := range tests {
		err := checkPage([]byte(tt.in))
		if got := words(err); got != tt.want || err != nil && !errors.Is(err, ErrNotPage) {
			t.Errorf("%s: checkPage(%.20q) = %q; want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("<meta charset=euc_kr><p>x"), "text/html; charset=")
	f.Add([]byte("<?xml encoding='"), "charset='")
	f.Add([]byte("\x00<\x00p"), "")
	f.Fuzz(func(t *testing.T, body []byte, header string) {
		text, label, err := Decode(body, header)
		if err != nil {
			if !errors.Is(err, ErrNotPage) {
				t.Fatalf("Decode error = %v; want ErrNotPage or none", err)
			}
			return
		}
		if !utf8.Valid(text) || known(label) != label {
			t.Fatalf("Decode = %.60q, %q; want UTF-8 and a label of the standard", text, label)
		}
		if label == "utf-8" && utf8.Valid(body) && !bytes.HasSuffix(body, text) {
			t.Fatalf("Decode(%q) = %q; want the bytes themselves", body, text)
		}
	})
}
