package page

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// readStream gives the facts of a stream in which ( ) | = " and ! stand for open, close, attribute, value, text and hint.
func readStream(t *testing.T, s string) *Facts {
	t.Helper()
	src := strings.NewReplacer("(", "\x01", "|", "\x02", "=", "\x03", `"`, "\x04", ")", "\x05", "!", "\x06").Replace(s)
	f, err := ReadStream([]byte(src), metaOf(t))
	if err != nil {
		t.Fatalf("ReadStream(%q): %v", s, err)
	}
	return f
}

func TestReadStream(t *testing.T) {
	f := readStream(t, `(html|lang=en(head(title"T))(body(P|class=x"One (A|href=/x|rel=nofollow"two))))`)
	if f.Title != "T" || f.Language != "en" || f.Text() != "One two\n" || len(f.Links) != 1 || f.Links[0].Text != "two" || f.Links[0].Follow() {
		t.Errorf("facts of a small stream = %+v", f)
	}
}

func TestReadStreamMalformed(t *testing.T) {
	tests := []struct {
		name, src string
		text      string
		links     int
	}{
		{"empty", ``, "", 0},
		{"never closed", `(p"a(a|href=/x"b`, "ab\n", 1},
		{"closed too often", `))(p"a)))"b`, "a\nb\n", 0},
		{"no name", `("a)`, "a\n", 0},
		{"attribute without a value", `(a|href"x)`, "x\n", 1},
		{"attribute without a name", `(a|=v|href=/x"x)`, "x\n", 1},
		{"value without an attribute", `(p=v"x)`, "x\n", 0},
		{"hint without a link", `!1,,0,0,9,9,16,16,700(p"x)`, "x\n", 0},
		{"attribute marks inside text", `(p"a|b=c)`, "a b c\n", 0},
	}
	for _, tt := range tests {
		f := readStream(t, tt.src)
		if got := f.Text(); got != tt.text || len(f.Links) != tt.links {
			t.Errorf("%s: Text, links of %q = %q, %d; want %q, %d", tt.name, tt.src, got, len(f.Links), tt.text, tt.links)
		}
	}
	for _, src := range []string{"x", "<p>", "\x02a", "\x00", "\x7f", "\xff"} {
		if _, err := ReadStream([]byte(src), Meta{}); !errors.Is(err, ErrStream) {
			t.Errorf("ReadStream(%q) error = %v; want ErrStream", src, err)
		}
	}
}

func TestHints(t *testing.T) {
	tests := []struct {
		name, in string
		want     Hint
	}{
		{"all", "1,,10,-20,300,40,14,16,725", Hint{Known: true, Visible: true, X: 10, Y: -20, W: 300, H: 40, Font: 14, BodyFont: 16, Contrast: 725}},
		{"hidden", "0,display,,,,,,,", Hint{Known: true, Why: "display"}},
		{"not numbers", "1,,a,1e9,0x10,,,,", Hint{Known: true, Visible: true}},
		{"too long", "0,a very long reason that nobody gives,99999999999999999999,,,,,,", Hint{Known: true, Why: "a very long reason t", X: 999999999}},
		{"more fields", "1,,1,2,3,4,5,6,7,8,9,10", Hint{Known: true, Visible: true, X: 1, Y: 2, W: 3, H: 4, Font: 5, BodyFont: 6, Contrast: 7}},
		{"too few", "1,,1,2", Hint{}},
		{"nothing known", ",,,,,,,,", Hint{}},
		{"empty", "", Hint{}},
	}
	for _, tt := range tests {
		if got := parseHint([]byte(tt.in)); got != tt.want {
			t.Errorf("%s: parseHint(%q) = %+v; want %+v", tt.name, tt.in, got, tt.want)
		}
	}
	f := readStream(t, `(p(a|href=https://b.test/!0,size,0,0,1,1,1,16,"one)(a|href=/2!1,,0,0,9,9,16,16,700"two)(a|href=/3"three))`)
	if got := []Placement{f.Links[0].Placement, f.Links[1].Placement}; got[0] != PlaceHidden || got[1] == PlaceHidden {
		t.Errorf("placements of a link seen as hidden and of a visible one = %v", got)
	}
	if got := f.Links[2].Hint; !reflect.DeepEqual(got, Hint{}) {
		t.Errorf("Hint of a link without one = %+v; want the zero Hint", got)
	}
	f = readStream(t, `(p(a|href=https://b.test/!0,display,,,,,,,"one)(a|href=https://c.test/!0,clip,,,,,,,"two))`)
	if l := f.Links[0]; l.Placement == PlaceHidden || f.Links[1].Placement == PlaceHidden || l.Seen() || l.Content != 0 {
		t.Errorf("a link out of sight as in a closed menu: placement %v, seen %v, content %.2f; want its place in the page, not seen", l.Placement, l.Seen(), l.Content)
	}
}
