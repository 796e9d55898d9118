package topic

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func wordsOf(text string) []string {
	var out []string
	EachWord(text, func(word []byte) bool {
		out = append(out, string(word))
		return true
	})
	return out
}

func TestEachWord(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", " \t, 12 %", ""},
		{"case and marks", "Crème BRÛLÉE İstanbul", "creme brulee istanbul"},
		{"marks apart", "cre\u0300me", "creme"},
		{"two letters for one", "Straße Ærø œuvre", "strasse aero oeuvre"},
		{"Vietnamese", "Việt Nam đẹp", "viet nam dep"},
		{"apostrophes", "don't l’homme dog's", "don homme dog"},
		{"numbers stay in words", "4K u3000 2004 5bn", "4k u3000 5bn"},
		{"soft hyphen", "data\u00adbase", "database"},
		{"Greek", "Αθήνα λόγος", "αθηνα λογοσ"},
		{"Cyrillic", "Ёлка и лес", "елка лес"},
		{"Arabic", "أَخْبَار", "اخبار"},
		{"Hebrew points", "שָׁלוֹם", "שלום"},
		{"Hindi keeps its vowels", "हिन्दी", "हिन्दी"},
		{"Chinese", "自行车 店", "自行 行车 店"},
		{"Japanese beside Latin", "東京Tower", "東京 tower"},
		{"Thai", "ไทย", "ไท ทย"},
		{"Korean", "자전거", "자전 전거"},
		{"full width", "ＡＢＣ", "abc"},
		{"too long", strings.Repeat("x", 65) + " ship", "ship"},
		{"broken bytes", "ship\xff\xfesea", "ship sea"},
	} {
		if got := strings.Join(wordsOf(c.in), " "); got != c.want {
			t.Errorf("%s: EachWord(%q) = %q; want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestEachWordStops(t *testing.T) {
	n := 0
	EachWord("one two 三四五", func([]byte) bool { n++; return false })
	if n != 1 {
		t.Errorf("do was called %d times after it said stop; want 1", n)
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"boats": "boat", "boat": "boat", "glass": "glass", "bus": "bus", "cities": "city", "boxes": "box",
		"running": "run", "run": "run", "painted": "paint", "painting": "paint", "thing": "thing", "red": "red",
		"cameras": "camera", "cycle": "cycl", "cycling": "cycl", "лесs": "лесs",
	} {
		if got := string(stem([]byte(in))); got != want {
			t.Errorf("stem(%q) = %q; want %q", in, got, want)
		}
	}
}

func FuzzEachWord(f *testing.F) {
	f.Add("Crème 東京 \xff İ ß")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range wordsOf(text) {
			if w == "" || len(w) > maxWord+8 || !utf8.ValidString(w) {
				t.Fatalf("EachWord(%q) gives %q", text, w)
			}
			if again := wordsOf(w); !slices.Contains(again, w) && utf8.RuneCountInString(w) > 2 {
				t.Fatalf("EachWord(%q) = %q; a word should read as itself", w, again)
			}
			stem([]byte(w))
		}
	})
}
