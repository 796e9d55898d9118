package topic

import (
	"errors"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"testing/quick"

	"linkgrade/wasm/domain"
)

func address(t testing.TB, s string) domain.Address {
	t.Helper()
	a, err := domain.ParseAddress(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mustProfile(t testing.TB, src string) *Profile {
	t.Helper()
	p, err := DecodeProfile([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const sailingProfile = `{"name": "Harbour Yachts", "sites": ["harbour.example"], "brands": ["Harbour Yachts"], "language": "en",
	"terms": [{"term": "yacht"}, {"term": "sailing boat", "weight": 0.6, "pages": 3}, {"term": "boats", "weight": 0.3, "pages": 2, "struck": true},
	{"term": "harbour", "weight": 0.2, "pages": 2}]}`

func TestDecodeProfile(t *testing.T) {
	p := mustProfile(t, sailingProfile)
	want := Term{Text: "yacht", Weight: 1}
	if p.Name != "Harbour Yachts" || p.Sites[0].String() != "harbour.example" || len(p.Terms) != 4 || p.Terms[0] != want || !p.Terms[2].Struck {
		t.Errorf("DecodeProfile = %+v", p)
	}
	if p := mustProfile(t, `{"sites": ["www.harbour.example"]}`); p.Sites[0].String() != "harbour.example" {
		t.Errorf("a host of the site gives %v", p.Sites)
	}
}

func TestDecodeProfileRefuses(t *testing.T) {
	for _, c := range []struct{ name, src, says string }{
		{"nothing", "", "line 1"},
		{"no JSON", "terms: yacht", "line 1"},
		{"a comma too many", "{\n\"keywords\": [\"a\",\n]}", "line 3"},
		{"an unknown key", `{"keyword": ["yacht"]}`, `nothing called "keyword"`},
		{"an unknown part of a term", `{"terms": [{"word": "yacht"}]}`, `nothing called "word"`},
		{"a newer version", `{"version": 2}`, "version"},
		{"no site", `{"sites": ["not a site"]}`, "no name of a site"},
		{"a public suffix", `{"sites": ["co.uk"]}`, "no name of a site"},
		{"no address", `{"targets": ["/charter"]}`, "no address of a page"},
		{"a script", `{"targets": ["javascript:alert(1)"]}`, "no address of a page"},
		{"a term without word", `{"terms": [{"weight": 1}]}`, "no word"},
		{"a weight over 1", `{"terms": [{"term": "a", "weight": 3}]}`, "not between 0 and 1"},
		{"a weight below 0", `{"terms": [{"term": "a", "weight": -1}]}`, "not between 0 and 1"},
		{"half a page", `{"terms": [{"term": "a", "pages": 0.5}]}`, "whole"},
		{"a long text", `{"name": "` + strings.Repeat("a", 101) + `"}`, "100 bytes"},
		{"an empty keyword", `{"keywords": [" "]}`, "empty"},
		{"too many keywords", `{"keywords": ["a"` + strings.Repeat(`,"a"`, 200) + `]}`, "more than 200"},
		{"too large", strings.Repeat(" ", MaxProfile) + "{}", "64 KB"},
		{"large when written", `{"keywords": ["a"` + strings.Repeat(`,"`+strings.Repeat("<", 60)+`"`, 190) + `]}`, "64 KB"},
	} {
		_, err := DecodeProfile([]byte(c.src))
		if !errors.Is(err, ErrProfile) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v; want ErrProfile that says %q in one line", c.name, err, c.says)
		}
	}
}

// Generate makes profiles for the round trip.
func (Profile) Generate(r *rand.Rand, size int) reflect.Value {
	word := func() string {
		letters := []rune("abcdefghij klmé日本<&\"\\")
		s := make([]rune, 1+r.Intn(20))
		for i := range s {
			s[i] = letters[r.Intn(len(letters))]
		}
		return "w" + strings.TrimSpace(string(s))
	}
	several := func(most int) (all []string) {
		for range r.Intn(most) {
			all = append(all, word())
		}
		return all
	}
	p := Profile{Name: word(), Language: "en", Brands: several(4), Keywords: several(9), Learnt: r.Int63n(1 << 40)}
	for range r.Intn(size + 1) {
		p.Terms = append(p.Terms, Term{Text: word(), Weight: float64(1+r.Intn(1000)) / 1000, Pages: r.Intn(9), Struck: r.Intn(4) == 0})
		if a, err := domain.ParseAddress("https://site" + string(rune('a'+r.Intn(26))) + ".example/" + word()); err == nil && len(p.Pages) < 20 {
			p.Pages, p.Targets, p.Sites = append(p.Pages, a), append(p.Targets, a), append(p.Sites, a.Name())
		}
	}
	return reflect.ValueOf(p)
}

func TestProfileRoundTrip(t *testing.T) {
	holds := func(p Profile) bool {
		back, err := DecodeProfile(p.AppendJSON(nil))
		return err == nil && reflect.DeepEqual(*back, p)
	}
	if err := quick.Check(holds, nil); err != nil {
		t.Error(err)
	}
}

func FuzzDecodeProfile(f *testing.F) {
	f.Add([]byte(sailingProfile))
	f.Add((&Profile{}).AppendJSON(nil))
	f.Add([]byte(`{"terms":[{"term":"\ud800","weight":1e-9}],"learntAt":9007199254740992}`))
	v := &Vectors{}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := DecodeProfile(src)
		if err != nil {
			if !errors.Is(err, ErrProfile) {
				t.Fatalf("%v; want ErrProfile", err)
			}
			return
		}
		written := p.AppendJSON(nil)
		back, err := DecodeProfile(written)
		if err != nil {
			t.Fatalf("%s: written, it is refused: %v", written, err)
		}
		if again := back.AppendJSON(nil); string(again) != string(written) {
			t.Fatalf("%s\nbecomes\n%s", written, again)
		}
		if l := v.Similarity(v.Profile(p), v.Read(Text{Body: sailing})); !(l.Score >= 0 && l.Score <= 1) {
			t.Fatalf("score %v", l.Score)
		}
	})
}

func TestProfileIsCompared(t *testing.T) {
	v := shipped(t)
	p := mustProfile(t, sailingProfile)
	near, far := v.Similarity(v.Profile(p), v.Read(Text{Body: yachts})), v.Similarity(v.Profile(p), v.Read(Text{Body: baking}))
	if near.Score < far.Score+0.3 || near.WordsAlone {
		t.Errorf("%+v for yachts, %+v for baking", near, far)
	}
	if l := v.Similarity(v.Profile(&Profile{Name: "Sailing", Brands: []string{"sailing"}}), v.Read(Text{Body: sailing})); l.Known {
		t.Errorf("a profile without terms is known: %+v", l)
	}
}

// A word that is struck out counts neither alone nor in a phrase, but in a keyword it does.
func TestStruckWordsCountForNothing(t *testing.T) {
	v := shipped(t)
	has := func(p *Profile, word string) bool { return v.Profile(p).has(hashWord(stem([]byte(word)))) }
	p := mustProfile(t, sailingProfile)
	if has(p, "boat") || !has(p, "sailing") {
		t.Error("a struck word counts in a phrase, or its neighbour does not")
	}
	if !p.Strike("YACHTS", true) || has(p, "yacht") {
		t.Error("another form of a word cannot be struck out")
	}
	if !p.Strike("yacht", false) || !has(p, "yacht") {
		t.Error("a word cannot be taken in again")
	}
	if p.Strike("marina", true) || len(p.Terms) != 5 || !p.Terms[4].Struck {
		t.Errorf("a word that is not there yet is not noted: %+v", p.Terms)
	}
	if p.Keywords = []string{"boats"}; !has(p, "boat") {
		t.Error("a keyword that holds a struck word does not count")
	}
	if n := len(p.Terms); p.Strike(" … ", true) || len(p.Terms) != n {
		t.Error("no word is struck out")
	}
}

// A heavier term counts more.
func TestWeightsAreRespected(t *testing.T) {
	v := shipped(t)
	page := v.Read(Text{Body: sailing})
	score := func(boat, bread string) float64 {
		p := mustProfile(t, `{"terms": [{"term": "boat", "weight": `+boat+`}, {"term": "bread", "weight": `+bread+`}]}`)
		return v.Similarity(v.Profile(p), page).Score
	}
	if heavy, light := score("1", "0.05"), score("0.05", "1"); heavy <= light {
		t.Errorf("%.3f where the shared word weighs 1, %.3f where it weighs 0.05", heavy, light)
	}
}
