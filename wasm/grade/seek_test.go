package grade

import (
	"strings"
	"testing"
	"time"

	"linkgrade/wasm/eval/sample"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

// A search answers what looking for each phrase in each text would.
func TestSearch(t *testing.T) {
	all := []string{"we sell links", "", "about us", "links", "write for us, as others do", "no casinos", "casino"}
	x := newTexts(len(all), func(i int) string { return all[i] })
	for _, list := range []lexicon.Phrases{"links, us, write for us", "casino", "nothing of it", "ab, c", ""} {
		s := x.seek(list)
		for i, text := range all {
			if got, want := s.in(i), list.In(text); got != want {
				t.Errorf("in(%q) of %q = %q; want %q", text, list, got, want)
			}
			if got, want := s.word(i), hasWord(text, list); got != want {
				t.Errorf("word(%q) of %q = %q; want %q", text, list, got, want)
			}
			if got, want := s.is(i, text), list.Has(text); got != want {
				t.Errorf("is(%q) of %q = %v; want %v", text, list, got, want)
			}
			if !s.may(i) && list.In(text) != "" {
				t.Errorf("may(%q) of %q = false", text, list)
			}
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("guest post\nwe accept guest posts\n", "guest, accept")
	f.Add("\xff\n友情链接", "友情链接, \xff")
	f.Fuzz(func(t *testing.T, texts, phrases string) {
		all, list := strings.Split(texts, "\n"), lexicon.Phrases(phrases)
		s := newTexts(len(all), func(i int) string { return all[i] }).seek(list)
		for i := range all {
			if got, want := s.in(i), list.In(all[i]); got != want {
				t.Errorf("in(%q) = %q; want %q", all[i], got, want)
			}
		}
	})
}

// BenchmarkSearch looks for a list in every block of a page, and tells how many times as long it takes to compare each block
// with each phrase, which is what rules did before there were searches.
func BenchmarkSearch(b *testing.B) {
	in := &Input{Facts: page.ReadHTML(sample.Page(300<<10), page.Meta{})}
	lists := []lexicon.Phrases{lexicon.PaidLabels, lexicon.SoldThings, lexicon.WireServices, lexicon.Invitations}
	in.blockLower(0)
	var each, searched time.Duration
	for b.Loop() {
		began := time.Now()
		for _, list := range lists {
			for i := range in.Blocks {
				list.In(in.blockLower(i))
			}
		}
		each += time.Since(began)
		began = time.Now()
		in.blocks = nil
		for _, list := range lists {
			s := in.inBlocks(list)
			for i := range in.Blocks {
				s.in(i)
			}
		}
		searched += time.Since(began)
	}
	b.ReportMetric(float64(each)/float64(searched), "times-as-fast")
}
