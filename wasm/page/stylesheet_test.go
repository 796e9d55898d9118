package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestLength(t *testing.T) {
	tests := []struct {
		in   string
		want float64
		ok   bool
	}{
		{"-9999px", -9999, true},
		{"0", 0, true},
		{".5em", 8, true},
		{"-99em", -1584, true},
		{"-100%", -500, true},
		{"-100vw", -500, true},
		{"12pt", 16, true},
		{"+3.25px", 3.25, true},
		{"-152413851px", -152413851, true},
		{"999999999999px", 999999999999, true},
		{"1.2.3", 1.2, true},
		{"auto", 0, false},
		{"-", 0, false},
		{"calc(100% - 1px)", 0, false},
	}
	for _, tt := range tests {
		var buf styleBuffer
		s := readStyle(&buf, "color:red;LEFT : "+tt.in+" !important")
		if got, ok := s.length("left"); ok != tt.ok || ok && got != tt.want {
			t.Errorf("length(%q) = %v, %v; want %v, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestColourOf(t *testing.T) {
	tests := []struct {
		in   string
		want rgb // 0: not known
	}{
		{"#fff", 0x1FFFFFF},
		{"#0a1b2c", 0x10A1B2C},
		{"white", 0x1FFFFFF},
		{"black", 0x1000000},
		{"rgb(1, 2, 300)", 0x10102FF},
		{"rgba(1,2,3,.5)", 0},
		{"#ff", 0},
		{"#ggg", 0},
		{"#ffffffff", 0},
		{"red", 0},
		{"#fff url(x.png)", 0},
		{"linear-gradient(#fff,#fff)", 0},
		{"", 0},
	}
	for _, tt := range tests {
		if got := colourOf(tt.in); got != tt.want {
			t.Errorf("colourOf(%q) = %#x; want %#x", tt.in, got, tt.want)
		}
	}
}

func TestSheetBounds(t *testing.T) {
	var many strings.Builder
	for i := range 2 * maxNames {
		fmt.Fprintf(&many, ".c%d{display:none}", i)
	}
	b := NewBuilder(metaOf(t))
	b.readSheet([]byte(many.String()))
	if n := len(b.sheet.rules) - 1; n < 300 || n > maxOneSheet/16 {
		t.Errorf("%d rules of a long sheet are kept; want those in its first %d bytes", n, maxOneSheet)
	}
	for i := range 2 * maxNames {
		b.sheet.keep(hashName(byID, fmt.Append(nil, i)), rule{way: byDisplay})
	}
	if n := len(b.sheet.rules) - 1; n != maxNames {
		t.Errorf("%d rules are kept of more; want %d", n, maxNames)
	}
	long := strings.Repeat("/* nothing */ ", 2*maxSheet/14)
	for name, src := range map[string]string{
		"after long sheets":   strings.Repeat("<style>"+long+"</style>", 8) + `<style>.wx{display:none}</style><p class=wx>` + out1,
		"after long scripts":  strings.Repeat("<script>"+long[:20_000]+"</script>", 40) + `<p id=k>` + out1 + `<script>document.getElementById('k').style.display='none'</script>`,
		"inside a long sheet": `<style>.wx{display:none}` + long + `</style><p class=wx>` + out1 + out2,
	} {
		f := read(t, around(src))
		if l := &f.Links[1]; l.Placement != PlaceHidden {
			t.Errorf("%s: %q is placed %v; want hidden", name, l.Text, l.Placement)
		}
	}
	for _, src := range []string{"<style>{", "<style>}{}{", "<style>@media{", "<style>@media{a{", "<style>.{display:none}", "<style>.a{display:none", "<style>/*{",
		"<style>,,,{display:none}", "<script>{'#", "<script>getElementById(", "<script>getElementById('a').style", "<script>getElementById('a').setAttribute(",
		"<script>document.write", "<script>document.write('<", "<script>document.write('<a style=", "<script>'#a'"} {
		read(t, src+"</style></script><p class=a id=a>"+out1)
		read(t, src)
	}
}

func TestHiddenWordsAreNotCounted(t *testing.T) {
	clean := read(t, around(""))
	for _, src := range []string{
		`<div style="position:absolute;left:-9999px"><p>` + prose + out2 + `</p></div>`,
		`<style>.wx{font-size:0}</style><div class="wx">` + out3 + `</div>`,
		`<div id="k7"><p>` + out1 + `</p></div><script>var c='#k7{position:fixed;top:-152413851px}'</script>`,
		`<div class="tab" hidden><p>` + prose + `</p></div>`,
	} {
		f := read(t, around(src))
		if f.Words != clean.Words || f.MainWords != clean.MainWords {
			t.Errorf("words, in the main text = %d, %d with %.60q put in; want %d, %d", f.Words, f.MainWords, src, clean.Words, clean.MainWords)
		}
	}
}

func TestAfterEnd(t *testing.T) {
	f := read(t, `<!doctype html><body><p><a href=/a>a</a></p></body></html><p><a href=https://b.test/>slot gacor</a></p>`)
	if a, b := &f.Links[0], &f.Links[1]; a.AfterEnd || !b.AfterEnd || b.Placement == PlaceHidden {
		t.Errorf("after the end = %v, %v, the second placed %v; want false, true, in sight", a.AfterEnd, b.AfterEnd, b.Placement)
	}
}

func TestIsMark(t *testing.T) {
	tests := []struct {
		anchor string
		want   bool
	}{
		{".", true}, {",", true}, {"x", true}, {"é", true}, {"—→", true}, {"…", true},
		{"ok", false}, {"日本", false}, {"", false}, {"<img alt=x>", false}, {"10", false},
	}
	for _, tt := range tests {
		if _, l := only(t, "<p>"+prose+"<a href=https://b.test/>"+tt.anchor+"</a>"); l.IsMark() != tt.want || l.Placement == PlaceHidden {
			t.Errorf("IsMark of %q = %v, placed %v; want %v, in sight", tt.anchor, l.IsMark(), l.Placement, tt.want)
		}
	}
}
