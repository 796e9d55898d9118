package page

import (
	"strings"
	"testing"
)

func TestForeign(t *testing.T) {
	const (
		english = "The river has been measured here for more than a hundred years, and the book is not full. "
		russian = "Река измеряется здесь уже более ста лет, и книга ещё не заполнена. "
		chinese = "这条河已经测量了一百多年，这本书还没有写满，后来的人还要继续写下去。"
	)
	for _, c := range []struct {
		name, text, anchor string
		want               bool
	}{
		{"the same script", english, "a study", false},
		{"another", english, "онлайн казино", true},
		{"another among some of its own", english, "казино x", true},
		{"mostly its own", english, "the word казино in a text", false},
		{"a letter", english, "π", false},
		{"Latin letters on a Russian page", russian, "online casino", false},
		{"Chinese on a Russian page", russian, "在线赌场", true},
		{"both scripts are the page's", english + russian, "онлайн казино", false},
		{"Japanese on a Chinese page", chinese, "カジノ", false},
		{"Thai on a Chinese page", chinese, "คาสิโน", true},
		{"too little text to tell", "River", "онлайн казино", false},
	} {
		f := ReadHTML([]byte("<p>"+strings.Repeat(c.text, 3)+"<p><a href=/x>онлайн</a>"), Meta{})
		if c.name == "too little text to tell" {
			f = ReadHTML([]byte("<p>"+c.text), Meta{})
		}
		if s := f.Scripts(); s.Foreign(c.anchor) != c.want {
			t.Errorf("%s: Foreign(%q) = %t; want %t", c.name, c.anchor, !c.want, c.want)
		}
	}
}

func TestMainTextWithout(t *testing.T) {
	f := ReadHTML([]byte("<main><p>One <a href=https://b.example/>two</a> three <a href=/x>four</a>. "+strings.Repeat("And more words. ", 30)+
		"<p>Five <a href=https://c.example/>six</a><p><a href=https://d.example/>seven</a> eight "+strings.Repeat("and words that go on. ", 30)+"</main>"), metaOf(t))
	got := f.MainTextWithout(func(l *Link) bool { return l.External })
	for _, word := range []string{"two", "six", "seven"} {
		if strings.Contains(got, word) {
			t.Errorf("the anchor %q is left in: %q", word, got)
		}
	}
	for _, word := range []string{"One ", " three four.", "Five", "eight"} {
		if !strings.Contains(got, word) {
			t.Errorf("%q is left out: %q", word, got)
		}
	}
	if all := f.MainTextWithout(func(*Link) bool { return false }); strings.TrimRight(all, "\n") != f.MainText() {
		t.Errorf("without none it is %q; want %q", all, f.MainText())
	}
}
