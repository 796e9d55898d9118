package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSentence(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"between others", `<p>First one. See the <a href=/x>blue widgets</a> there. And more.`, "See the blue widgets there."},
		{"the only one", `<p>See the <a href=/x>blue widgets</a> there`, "See the blue widgets there"},
		{"at the start", `<p><a href=/x>Blue</a> widgets! Not red.`, "Blue widgets!"},
		{"at the end", `<p>Not red? All <a href=/x>blue</a>`, "All blue"},
		{"the anchor holds the stop", `<p>One. <a href=/x>Two.</a> Three.`, "Two."},
		{"the anchor is two sentences", `<p>One. <a href=/x>Two. Three</a> four. Five.`, "Two. Three four."},
		{"title before a name", `<p>One. Ask Dr. Jane <a href=/x>Doe</a> of St. Mary. Two.`, "Ask Dr. Jane Doe of St. Mary."},
		{"initials", `<p>One. By J. R. R. <a href=/x>Tolkien</a>. Two.`, "By J. R. R. Tolkien."},
		{"letters with stops", `<p>One. In the U.S. Army <a href=/x>list</a>, e.g. Texas. Two.`, "In the U.S. Army list, e.g. Texas."},
		{"German", `<p>Eins. Am 3. Mai kam z. B. Anna <a href=/x>hier</a> an. Drei.`, "Am 3. Mai kam z. B. Anna hier an."},
		{"Russian", `<p>Раз. На ул. Мира живет А. С. <a href=/x>Пушкин</a>. Два.`, "На ул. Мира живет А. С. Пушкин."},
		{"decimals", `<p>One. It costs 3.50 at <a href=/x>1.5 percent</a> now. Two.`, "It costs 3.50 at 1.5 percent now."},
		{"a year ends a sentence", `<p>It was in 1999. The <a href=/x>next</a> came.`, "The next came."},
		{"an address", `<p>One. Go to example.com/a.b?c=d. <a href=/x>Or</a> here.`, "Or here."},
		{"an address as anchor", `<p>One. Go to <a href=/x>www.a.test/x.html</a> now. Two.`, "Go to www.a.test/x.html now."},
		{"small letter after a stop", `<p>One. The iPhone vs. the <a href=/x>rest</a> approx. five. Two.`, "The iPhone vs. the rest approx. five."},
		{"small letters throughout", `<p>i bought it yesterday. the <a href=/x>shop</a> was nice! will go again`, "the shop was nice!"},
		{"a short word before a small letter", `<p>One. Nuts, bolts, etc. are <a href=/x>sold</a> there. Two.`, "Nuts, bolts, etc. are sold there."},
		{"Hungarian date", `<p>Egy. A 2024. május 3. <a href=/x>nap</a> volt. Két.`, "A 2024. május 3. nap volt."},
		{"dots before a small letter", `<p>One. Well... the <a href=/x>end</a> came. Two.`, "Well... the end came."},
		{"speech", `<p>One. “Why?” he asked the <a href=/x>man</a>. “Because.” Two.`, "“Why?” he asked the man."},
		{"quotation mark after the stop", `<p>“One.” Then <a href=/x>two</a>.`, "Then two."},
		{"references", `<p>It was built.[12] Then it <a href=/x>fell</a>.[3][4] Two.`, "Then it fell.[3][4]"},
		{"dots", `<p>Wait... The <a href=/x>end</a>… Or not.`, "The end…"},
		{"Chinese", `<p>第一句。请看<a href=/x>这里</a>的内容！第三句。`, "请看这里的内容！"},
		{"Japanese quotation", `<p>「はい。」と<a href=/x>彼</a>は言った。次。`, "と彼は言った。"},
		{"Arabic", `<p>هل هذا؟ انظر <a href=/x>هنا</a> الآن. ثم`, "انظر هنا الآن."},
		{"Hindi", `<p>पहला। यहाँ <a href=/x>देखें</a> अभी। तीसरा`, "यहाँ देखें अभी।"},
		{"Georgian", `<p>ერთი. ორი <a href=/x>სამი</a>. ოთხი.`, "ორი სამი."},
		{"other blocks", `<p>One<p>two <a href=/x>x</a> three<p>four`, "two x three"},
		{"image", `<p>One. Two <a href=/x><img alt=pic></a> three. Four.`, "Two three."},
		{"no words", `<p><a href=/x><img></a>`, ""},
	}
	for _, tt := range tests {
		f, l := only(t, tt.src)
		if got := f.Sentence(l); got != tt.want {
			t.Errorf("%s: Sentence(%q) = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
	if got := new(Facts).Sentence(&Link{Block: -1}); got != "" {
		t.Errorf("Sentence(link in no block) = %q; want nothing", got)
	}
}

func TestSentenceIsCut(t *testing.T) {
	long := strings.Repeat("lorem ipsum ", 100)
	tests := []struct{ name, src, first, last string }{
		{"in the middle", "<p>" + long + "<a href=/x>here</a> " + long, "lorem", "ipsum"},
		{"near the start", "<p>Start <a href=/x>here</a> " + long, "Start here", "ipsum"},
		{"near the end", "<p>" + long + "<a href=/x>here</a> end.", "lorem", "here end."},
		{"a long anchor", "<p>x <a href=/x>" + long + "</a> y", "lorem", "lorem ipsum"},
		{"no blanks", "<p>" + strings.Repeat("長", 300) + "<a href=/x>here</a>" + strings.Repeat("い", 300), "長", "い"},
	}
	for _, tt := range tests {
		f, l := only(t, tt.src)
		got := f.Sentence(l)
		if len(got) > MaxSentence || len(got) < MaxSentence-60 || !utf8.ValidString(got) ||
			!strings.HasPrefix(got, tt.first) || !strings.HasSuffix(got, tt.last) {
			t.Errorf("%s: Sentence = %q (%d bytes); want %s … %s", tt.name, got, len(got), tt.first, tt.last)
		}
	}
}

// A page may put every link it has into one paragraph.
func BenchmarkSentenceInOneBlock(b *testing.B) {
	f := read(b, "<p>"+strings.Repeat("<a href=/x>word. Word</a> and ", MaxLinks))
	for b.Loop() {
		for i := range f.Links {
			f.Sentence(&f.Links[i])
		}
	}
}

func TestHeadingAbove(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"the nearest", `<h1>One</h1><p>a</p><h2>Two</h2><p>b</p><ul><li><a href=/x>c</a></ul><h2>Three</h2>`, "Two"},
		{"none", `<p><a href=/x>c</a></p><h1>One</h1>`, ""},
	}
	for _, tt := range tests {
		f, l := only(t, tt.src)
		if got := f.HeadingAbove(l); got != tt.want {
			t.Errorf("%s: HeadingAbove(%q) = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
	if got := new(Facts).HeadingAbove(&Link{Block: -1}); got != "" {
		t.Errorf("HeadingAbove(link in no block) = %q; want nothing", got)
	}
}
