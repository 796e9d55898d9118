package page

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Where rawEnd finds an end, the tokenizer finds the same.
func FuzzRawEnd(f *testing.F) {
	for _, s := range []string{
		"a < b </script>", "</SCRIPT >", "x</scripts></script\n>", "<!--</script>--></script>", "</style></script/>", "no end", "a</script",
		"<\x00/script></script>", "<<</script>", "< !--</script>",
	} {
		f.Add([]byte(s), true)
		f.Add(bytes.ReplaceAll([]byte(s), []byte("script"), []byte("style")), false)
	}
	f.Fuzz(func(t *testing.T, src []byte, script bool) {
		tag := atom.Style
		if script {
			tag = atom.Script
		}
		n, ok := rawEnd(src, tag)
		if !ok {
			return
		}
		z := html.NewTokenizer(strings.NewReader("<" + tag.String() + ">" + string(src)))
		z.Next()
		want := 0
		if z.Next() == html.TextToken {
			want = len(z.Raw())
		}
		if n != want {
			t.Errorf("the %s %q ends at %d; the tokenizer says %d", tag, src, n, want)
		}
	})
}

func TestLongScriptsAndStyles(t *testing.T) {
	pad := strings.Repeat("var x = '<b>'; ", shortRaw/10)
	for _, c := range []struct{ name, src string }{
		{"script", "<script>" + pad + "</script>"},
		{"style", "<style>" + pad + "</STYLE >"},
		{"script with a comment", "<script>" + pad + "<!-- <script></script><a href=/no>no</a> --></script>"},
		{"script longer than a token may be", "<script>" + strings.Repeat(pad, maxToken/len(pad)+1) + "</script>"},
		{"script in a svg", "<svg><script>" + strings.ReplaceAll(pad, "<b>", "") + "</script></svg>"},
		{"two", "<script>" + pad + "</script><style>" + pad + "</style>"},
		{"deep", strings.Repeat("<div>", MaxDepth+5) + "<script>" + pad + "</script>" + strings.Repeat("</div>", MaxDepth+5)},
	} {
		f := read(t, "<p>before"+c.src+"<p><a href=/x>after</a>")
		if got := f.Text(); got != "before\nafter\n" || len(f.Links) != 1 || f.Dropped.SourceBytes != 0 {
			t.Errorf("%s: text %.40q, %d links, %d bytes not read; want %q, 1, 0", c.name, got, len(f.Links), f.Dropped.SourceBytes, "before\nafter\n")
		}
	}
	ld := `<script type=application/ld+json>{"author":{"name":"Jane Doe"},"pad":"` + strings.Repeat("x", shortRaw) + "\"}</script>"
	if f := read(t, ld); f.Author != "Jane Doe" {
		t.Errorf("author = %q from a long JSON-LD script; want Jane Doe", f.Author)
	}
}
