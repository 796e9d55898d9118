package page

import (
	"testing"
	"unicode/utf8"
)

func TestCountWords(t *testing.T) {
	tests := []struct {
		name, in string
		want     int
	}{
		{"nothing", "", 0},
		{"punctuation", " — … !? ", 0},
		{"plain", "The quick brown fox", 4},
		{"numbers", "in 2024 we sold 30", 5},
		{"apostrophe", "don't can’t it's", 3},
		{"apostrophe at an end", "the dogs' 'quoted' word", 4},
		{"hyphen", "well-known", 2},
		{"combining marks", "cafe\u0301 noe\u0308l", 2},
		{"precomposed", "café noël", 2},
		{"soft hyphen", "Donau\u00ADdampf\u00ADschiff", 1},
		{"zero width non-joiner", "می\u200cخواهم", 1},
		{"zero width space", "one\u200Btwo", 2},
		{"Cyrillic", "Съешь же ещё этих", 4},
		{"Devanagari with vowel signs", "हिन्दी में लिखा", 3},
		{"Korean has spaces", "나는 학교에 간다", 3},
		{"Chinese", "今天天气很好", 3},
		{"Chinese, odd", "今天天气好", 3},
		{"iteration mark", "人々", 1},
		{"kana", "ひらがな", 2},
		{"half-width kana", "ｶﾀｶﾅ", 2},
		{"Chinese and English", "我用 Go 写程序", 4},
		{"Thai", "สวัสดีชาวโลก", 3},
		{"no UTF-8", "a\xff b", 2},
	}
	for _, tt := range tests {
		if got := CountWords(tt.in); got != tt.want {
			t.Errorf("%s: CountWords(%q) = %d; want %d", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCollapse(t *testing.T) {
	tests := []struct {
		in   string
		max  int
		want string
	}{
		{"  a \t\n b\u00A0\u00A0c\x00d ", 99, "a b c d"},
		{"", 9, ""},
		{" \n ", 9, ""},
		{"abcdef", 3, "abc"},
		{"aäb", 2, "a"},
		{"日本", 4, "日"},
		{"a\xffb", 9, "a\uFFFDb"},
		{"ab cd", 3, "ab "},
	}
	for _, tt := range tests {
		if got := collapse([]byte(tt.in), tt.max); got != tt.want || !utf8.ValidString(got) {
			t.Errorf("collapse(%q, %d) = %q; want %q", tt.in, tt.max, got, tt.want)
		}
	}
}

func TestText(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"white space", "<p> a \n\t b&nbsp;c </p>", "a b c\n"},
		{"inline elements join", "<p>a<b>b</b>c <i> d</i>", "abc d\n"},
		{"a line break parts", "<p>a<br>b", "a b\n"},
		{"blocks", "<div>a<p>b</p>c</div>", "a\nb\nc\n"},
		{"scripts and styles", "<script>x</script><style>y</style>a<noscript>z</noscript>", "a\n"},
		{"form fields", "<p>a<textarea>x</textarea><select><option>y</select> b", "a b\n"},
		{"title and template", "<title>t</title><template>x</template>a", "a\n"},
		{"drawings", "<p>a<svg><text>x</text></svg>b<math><mi>y</mi></math>", "ab\n"},
		{"custom element", "a<my-card>b</my-card>c", "a\nb\nc\n"},
		{"unknown element", "a<blah>b</blah>c", "abc\n"},
		{"no UTF-8", "<p>a\xffb", "a\uFFFDb\n"},
		{"NUL", "<p>a\x00b", "ab\n"},
		{"cut in the middle of a tag", "<p>a<a href='x", "a\n"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		if got := read(t, tt.src).Text(); got != tt.want {
			t.Errorf("%s: Text(%q) = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	f := read(t, "<p>one two <a href=/a>three</a></p><p hidden>four</p><h2>Five six</h2><p>seven")
	if f.Words != 6 || f.LinkWords != 1 {
		t.Errorf("Words, LinkWords = %d, %d; want 6, 1: what is hidden does not count", f.Words, f.LinkWords)
	}
	var visible []int
	f.EachText(func(i int, text []byte) bool {
		visible = append(visible, i)
		return string(text) != "Five six"
	})
	if len(visible) != 2 || visible[1] != 2 {
		t.Errorf("EachText walked blocks %v; want 0 and 2", visible)
	}
	if got := f.BlockText(1) + f.BlockText(-1) + f.BlockText(99); got != "four" {
		t.Errorf("BlockText(1), (-1), (99) = %q; want four and nothing", got)
	}
}

func TestCountMarks(t *testing.T) {
	for _, tt := range []struct {
		text          string
		commas, stops int
	}{
		{"", 0, 0},
		{"a, b. c.d e!", 1, 2},
		{"一、二，三。", 2, 1},
		{"واحد، اثنان", 1, 0},
		{"a, 一、二。", 1, 1}, // other scripts' commas where there is none of ASCII
		{"Ì Â ‚", 0, 0},   // the same last bytes, other characters
	} {
		if commas, stops := countMarks([]byte(tt.text)); commas != tt.commas || stops != tt.stops {
			t.Errorf("countMarks(%q) = %d, %d; want %d, %d", tt.text, commas, stops, tt.commas, tt.stops)
		}
	}
}
