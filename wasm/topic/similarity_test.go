package topic

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	sailing = "How to choose a sailing boat: hull, keel and rigging of small yachts. A skipper explains what to look for in the harbour before buying."
	yachts  = "Yacht charter in the Mediterranean. Our sailors know every bay, and the crew of each vessel speaks English."
	baking  = "Sourdough bread at home: flour, water, salt and patience. Knead the dough, let it rise, then bake until the crust is brown."
	mending = "A torn jacket can be mended in an evening: match the thread, pin the lining, sew small even stitches along the seam and press it flat. Old buttons, a broken zip or worn elbows need a patch, some wax, patience and good light from a window."
	segeln  = "Wie man ein Segelboot auswählt: Rumpf, Kiel und Takelage kleiner Yachten. Ein Skipper erklärt, worauf man im Hafen vor dem Kauf achten sollte."
	hafen   = "Im Hafen liegen viele Yachten und ein altes Segelboot, und der Skipper wartet auf den Wind."
	brot    = "Das Brot und die Brötchen backen wir jeden Morgen frisch mit Mehl aus der Region und mit viel Geduld."
)

func TestSimilarityOrder(t *testing.T) {
	v := shipped(t)
	for _, c := range []struct {
		name              string
		of, nearer, other Text
	}{
		{"the same in other words", Text{Body: sailing}, Text{Body: yachts}, Text{Body: baking}},
		{"keywords", Text{Body: sailing}, Text{Keywords: "yachts, sailing"}, Text{Keywords: "bakery, bread"}},
		{"an address", Text{Body: baking}, Text{Address: "/recipes/rye-bread"}, Text{Address: "/boats/used"}},
		{"a title beside a vague body", Text{Body: sailing}, Text{Title: "Boats", Body: "What we like"}, Text{Title: "Bread", Body: "What we like"}},
		{"German", Text{Body: segeln}, Text{Body: hafen}, Text{Body: brot}},
		{"Chinese", Text{Body: "自行车 骑行 山地车"}, Text{Body: "山地自行车 商店"}, Text{Body: "面包 烘焙 面粉"}},
	} {
		of := v.Read(c.of)
		near, far := v.Similarity(of, v.Read(c.nearer)), v.Similarity(of, v.Read(c.other))
		if !near.Known || !far.Known || near.Score <= far.Score {
			t.Errorf("%s: %.3f for the nearer, %.3f for the other", c.name, near.Score, far.Score)
		}
	}
}

func TestSimilarityProperties(t *testing.T) {
	v := shipped(t)
	texts := []string{sailing, yachts, baking, segeln, brot, "boat", "自行车", strings.Repeat(sailing+" ", 300)}
	for _, x := range texts {
		a := v.Read(Text{Body: x})
		if got := v.Similarity(a, a).Score; got != 1 {
			t.Errorf("a text has %v with itself; want 1: %.40q", got, x)
		}
		for _, y := range texts {
			b := v.Read(Text{Body: y})
			there, back := v.Similarity(a, b), v.Similarity(b, a)
			if there.Score != back.Score || there.Score < 0 || there.Score > 1 || !there.Known {
				t.Errorf("%.30q and %.30q: %+v, %+v the other way", x, y, there, back)
			}
		}
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	v := shipped(t)
	full := v.Read(Text{Body: sailing})
	for _, empty := range []string{"", "12 % … 34", "\xff\xfe"} {
		if l := v.Similarity(full, v.Read(Text{Body: empty})); l.Known {
			t.Errorf("a text that says nothing (%q) is known: %+v", empty, l)
		}
	}
	if l := v.Similarity(&Doc{}, full); l.Known {
		t.Errorf("the zero Doc is known: %+v", l)
	}
}

func TestWordsAlone(t *testing.T) {
	v := shipped(t)
	for _, c := range []struct {
		name string
		v    *Vectors
		a, b Text
		want bool
	}{
		{"English", v, Text{Body: sailing}, Text{Body: baking}, false},
		{"declared English", v, Text{Body: sailing, Language: "en-GB"}, Text{Body: baking, Language: "en"}, false},
		{"English with many names", v, Text{Body: "marketing seo b2b"}, Text{Body: baking}, false},
		{"German by its words", v, Text{Body: segeln}, Text{Body: baking}, true},
		{"declared German", v, Text{Body: "Software Test", Language: "de"}, Text{Body: baking}, true},
		{"no vectors", &Vectors{}, Text{Body: sailing}, Text{Body: yachts}, true},
	} {
		if got := c.v.Similarity(c.v.Read(c.a), c.v.Read(c.b)); got.WordsAlone != c.want || !got.Known {
			t.Errorf("%s: WordsAlone %t; want %t", c.name, got.WordsAlone, c.want)
		}
	}
}

func TestEvidence(t *testing.T) {
	v := shipped(t)
	l := v.Similarity(v.Read(Text{Body: sailing}), v.Read(Text{Body: "The boats in our harbour: a schooner and the captain of a ship"}))
	if !slices.Contains(l.Shared, "harbour") || !slices.Contains(l.Shared, "boat") || slices.Contains(l.Shared, "the") {
		t.Errorf("shared words %q", l.Shared)
	}
	if len(l.Near) == 0 || l.Near[0].Cosine < leastNear || l.Near[0].Cosine > 1 {
		t.Errorf("near words %v", l.Near)
	}
}

func TestBounds(t *testing.T) {
	v := shipped(t)
	var many strings.Builder
	for i := range 50_000 {
		many.WriteString(strings.Repeat(string(rune('a'+i%26)), 1+i%17))
		many.WriteByte(byte('a' + i/26%26))
		many.WriteByte(byte('a' + i/676%26))
		many.WriteByte(' ')
	}
	d := v.Read(Text{Body: many.String(), Title: many.String()})
	if len(d.terms) != maxTerms || len(d.top) != maxTop {
		t.Errorf("%d terms, %d top ones; want %d, %d", len(d.terms), len(d.top), maxTerms, maxTop)
	}
	if !slices.IsSortedFunc(d.terms, func(a, b term) int {
		if a.hash < b.hash {
			return -1
		}
		return 1
	}) {
		t.Error("the terms are not in the order of their hashes")
	}
}

// most finds what sorting all finds.
func TestMost(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		d := Doc{terms: make([]term, r.IntN(100))}
		var all []ranked
		for i := range d.terms {
			d.terms[i].weight = float64(r.IntN(30))
			if w := d.terms[i].weight; w > 0 {
				all = append(all, ranked{w, i})
			}
		}
		slices.SortFunc(all, ranked.compare)
		got := d.most(10, func(t *term) float64 { return t.weight })
		if len(got) != min(10, len(all)) {
			t.Fatalf("%d terms; want %d", len(got), min(10, len(all)))
		}
		for i, at := range got {
			if at != all[i].at {
				t.Fatalf("term %d is %d with %v; want %d with %v", i, at, d.terms[at].weight, all[i].at, all[i].value)
			}
		}
	}
}

// few are vectors of the words of some texts: the committed ones are too many to be read by each of a fuzzer's programs.
func few(t testing.TB, texts ...string) *Vectors {
	t.Helper()
	f := File{Fields: [][Dims]float32{{1}, {0, 1}, {0, 0, 1, 1}}, Function: []FunctionWord{{"the", 1 << english}, {"und", 1 << 6}, {"什么", 1 << 34}}}
	seen := map[string]bool{}
	for _, text := range texts {
		EachWord(text, func(word []byte) bool {
			if w := string(word); !seen[w] {
				seen[w] = true
				f.Rows = append(f.Rows, row(w, 0.1/float64(1+len(f.Rows)), len(f.Rows)%(Dims-1)))
			}
			return true
		})
	}
	b, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func FuzzSimilarity(f *testing.F) {
	f.Add(sailing, segeln, "")
	f.Add(yachts, "boats and the harbour", "de")
	f.Add("", "自行车 什么 \xff", "en")
	v := few(f, sailing, baking)
	f.Fuzz(func(t *testing.T, x, y, language string) {
		a, b := v.Read(Text{Body: x, Title: y}), v.Read(Text{Body: y, Keywords: x, Language: language})
		l := v.Similarity(a, b)
		if !(l.Score >= 0 && l.Score <= 1) || !l.Known && (l.Score != 0 || l.Shared != nil) {
			t.Fatalf("Similarity = %+v", l)
		}
		if back := v.Similarity(b, a); back.Score != l.Score || back.Known != l.Known {
			t.Fatalf("%+v one way, %+v the other", l, back)
		}
		if self := v.Similarity(a, a); self.Known && self.Score != 1 {
			t.Fatalf("a text has %v with itself", self.Score)
		}
	})
}

// BenchmarkPage reads a page of some words and compares it with a profile: what a grade asks of this package. "unspoken"
// is a page of 1,000 words whose language the vectors do not know.
func BenchmarkPage(b *testing.B) {
	v := shipped(b)
	profile := v.Read(Text{Keywords: yachts, Body: strings.Repeat(yachts+sailing, 8)})
	for _, words := range []int{100, 1000, 10_000} {
		b.Run(strconv.Itoa(words), func(b *testing.B) { benchmarkPage(b, v, Text{Body: page(words), Language: "en"}, profile) })
	}
	b.Run("unspoken", func(b *testing.B) { benchmarkPage(b, v, Text{Body: page(1000), Language: "de"}, profile) })
}

func benchmarkPage(b *testing.B, v *Vectors, page Text, profile *Doc) {
	b.SetBytes(int64(len(page.Body)))
	b.ReportAllocs()
	for b.Loop() {
		v.Similarity(v.Read(page), profile)
	}
}

// page is a text of some words, of which about as many differ as in real ones: half come from the texts above, half are
// names, each twice.
func page(words int) string {
	known := strings.Fields(sailing + " " + yachts + " " + baking + " " + mending)
	var s strings.Builder
	for i := range words {
		if i%2 == 0 {
			s.WriteString(known[i/2%len(known)])
		} else {
			s.WriteString("na")
			s.WriteString(strconv.FormatInt(int64(i/4+1000), 26))
		}
		s.WriteByte(' ')
	}
	return s.String()
}
