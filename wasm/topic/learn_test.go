package topic

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// charterSite is four pages of a made-up site.
func charterSite(t testing.TB) []Sample {
	menu := "Home\nYachts\nHarbours\nPrivacy policy\nCookie settings\nLog in\n"
	pages := []Sample{
		{Title: "Yacht charter on the coast | Harbour Yachts", Body: menu + "Charter a sailing boat with or without a skipper. Our yacht charter has boats for every crew, and every sailing boat is surveyed in winter."},
		{Title: "The fleet - Harbour Yachts", Body: menu + "Each sailing boat has a furling mainsail and an anchor winch. The yachts lie in the harbour. Harbour fees are included."},
		{Title: "Harbours and anchorages | Harbour Yachts", Body: menu + "From the harbour it is a day to the next anchorage. A skipper knows where the anchor holds. We use cookies, see our cookie settings."},
		{Title: "Prices | Harbour Yachts", Body: menu + "A week of yacht charter with a skipper, a sailing boat and all harbour fees. Cookies and privacy: see the privacy policy."},
	}
	for i := range pages {
		pages[i].Address = address(t, "https://www.harbouryachts.example/"+strings.Repeat("p", i))
		pages[i].Language = "en-GB"
	}
	return pages
}

func termOf(p *Profile, text string) *Term {
	for i := range p.Terms {
		if p.Terms[i].Text == text {
			return &p.Terms[i]
		}
	}
	return nil
}

func TestLearn(t *testing.T) {
	v := shipped(t)
	p := v.Learn(nil, charterSite(t), 1_700_000_000)
	if p.Name != "Harbour Yachts" || !slices.Equal(p.Brands, []string{"Harbour Yachts"}) || p.Language != "en" || p.Learnt != 1_700_000_000 ||
		len(p.Sites) != 1 || p.Sites[0].String() != "harbouryachts.example" || len(p.Pages) != 4 {
		t.Errorf("Learn = %+v", p)
	}
	for _, want := range []string{"sailing boat", "yacht charter", "skipper", "harbour"} {
		if term := termOf(p, want); term == nil || term.Pages < 2 || !(term.Weight > 0.05) {
			t.Errorf("%q is learnt as %+v", want, term)
		}
	}
	for _, never := range []string{"cookie", "cookies", "privacy", "policy", "log", "home", "the", "our", "with"} {
		if term := termOf(p, never); term != nil {
			t.Errorf("%q is learnt: %+v", never, term)
		}
	}
	if p.Terms[0].Weight != 1 || !slices.IsSortedFunc(p.Terms, func(a, b Term) int { return int(1e6 * (b.Weight - a.Weight)) }) {
		t.Errorf("the weightiest do not come first: %+v", p.Terms)
	}
	if back, err := DecodeProfile(p.AppendJSON(nil)); err != nil || !reflect.DeepEqual(back, p) {
		t.Errorf("what is learnt reads back as %+v, %v; want %+v", back, err, p)
	}
	if l := v.Similarity(v.Profile(p), v.Read(Text{Body: sailing})); l.Score < 0.6 {
		t.Errorf("a page on boats: %+v", l)
	}
}

// Words of the name that the text uses as words are of the subject; those it uses as a name are not.
func TestBrandWordsStayApart(t *testing.T) {
	v := shipped(t)
	pages := []Sample{{Address: address(t, "https://orchard.example/"), Site: "Orchard", Title: "Orchard – payroll software",
		Body: "Orchard is payroll software. Orchard pays people on time. With Orchard the payroll runs itself: Orchard files taxes, too. Payroll software by Orchard."}}
	p := v.Learn(nil, pages, 1)
	if termOf(p, "orchard") != nil || termOf(p, "payroll software") == nil || !slices.Equal(p.Brands, []string{"Orchard"}) {
		t.Errorf("a name: %+v", p)
	}
	pages[0].Body += " An orchard of apples stands behind the office, and each orchard needs care."
	if p = v.Learn(nil, pages, 1); termOf(p, "orchard") == nil {
		t.Errorf("a word that is used as one is not learnt: %+v", p.Terms)
	}
}

// A site about what other sites only mention learns it.
func TestSiteWordsInTitlesAreLearnt(t *testing.T) {
	pages := []Sample{{Address: address(t, "https://crumbs.example/"), Title: "Cookies, biscuits and more", Body: "Bake cookies at home. Cookies need butter and sugar."}}
	if p := shipped(t).Learn(nil, pages, 1); termOf(p, "cookies") == nil {
		t.Errorf("a bakery does not learn cookies: %+v", p.Terms)
	}
}

func TestLearningAgainKeepsHandwork(t *testing.T) {
	v := shipped(t)
	p := v.Learn(nil, charterSite(t), 1)
	p.Name, p.Keywords, p.Brands = "Boats", []string{"yacht charter croatia"}, []string{"HY"}
	p.Strike("harbours", true)
	p.Strike("gelcoat", true)
	own := Term{Text: "catamaran", Weight: 0.9}
	heavier := Term{Text: "skippers", Weight: 1}
	p.Terms = append(p.Terms, own, heavier)
	p.Terms = slices.DeleteFunc(p.Terms, func(t Term) bool { return t.Text == "skipper" })
	again := v.Learn(p, charterSite(t), 2)
	if again.Name != "Boats" || !slices.Equal(again.Keywords, p.Keywords) || !slices.Equal(again.Brands, p.Brands) || again.Learnt != 2 {
		t.Errorf("what was set by hand becomes %+v", again)
	}
	if s := termOf(again, "harbour"); s == nil || !s.Struck || s.Pages < 2 {
		t.Errorf("a struck word comes back as %+v", s)
	}
	if s := termOf(again, "gelcoat"); s == nil || !s.Struck {
		t.Errorf("a word struck before it was learnt is %+v", s)
	}
	if s := termOf(again, "catamaran"); s == nil || *s != own {
		t.Errorf("a term of one's own becomes %+v; want %+v", s, own)
	}
	if s := termOf(again, "skippers"); s == nil || *s != heavier || termOf(again, "skipper") != nil {
		t.Errorf("a weight set by hand becomes %+v; want %+v, once", s, heavier)
	}
	if third := v.Learn(again, charterSite(t), 2); !reflect.DeepEqual(third, again) {
		t.Errorf("learning the same again changes %+v to %+v", again, third)
	}
	if same := v.Learn(again, nil, 9); !reflect.DeepEqual(same, again) {
		t.Errorf("learning from nothing changes %+v to %+v", again, same)
	}
}

func TestLearnOtherLanguages(t *testing.T) {
	v := shipped(t)
	german := []Sample{{Address: address(t, "https://segeln.example/"), Language: "de", Title: "Segelboote für Anfänger", Body: strings.Repeat(segeln+"\n"+hafen+"\n", 2) + "Die Bäckerei am Hafen ist klein."}}
	p := v.Learn(nil, german, 1)
	for _, never := range []string{"und", "im", "der", "auf"} {
		if termOf(p, never) != nil {
			t.Errorf("%q is learnt", never)
		}
	}
	if termOf(p, "hafen") == nil || termOf(p, "yachten") == nil || p.Language != "de" {
		t.Errorf("German: %+v", p)
	}
	chinese := []Sample{{Address: address(t, "https://che.example/"), Language: "zh", Title: "自行车商店", Body: "自行车，山地自行车。我们的自行车商店。"}}
	if p = v.Learn(nil, chinese, 1); termOf(p, "自行") == nil {
		t.Errorf("Chinese: %+v", p.Terms)
	}
}

func TestSampleRoundTrip(t *testing.T) {
	for _, s := range charterSite(t) {
		back, err := DecodeSample(s.AppendJSON(nil))
		if err != nil || back != s {
			t.Errorf("%+v reads back as %+v, %v", s, back, err)
		}
	}
	long := Sample{Body: strings.Repeat("<é", 1<<16), Title: strings.Repeat("a", 1000)}
	long.Shorten()
	if back, err := DecodeSample(long.AppendJSON(nil)); err != nil || back != long || len(long.Body) > sampleBody {
		t.Errorf("a long page: %d bytes of text, %v", len(back.Body), err)
	}
	for _, bad := range []string{"", "[]", `{"url":1}`, `{"url":"x"} {}`} {
		if _, err := DecodeSample([]byte(bad)); !errors.Is(err, ErrSample) {
			t.Errorf("DecodeSample(%s) = %v; want ErrSample", bad, err)
		}
	}
}

// FuzzLearn: whatever pages say, what is learnt is a profile that can be written and read.
func FuzzLearn(f *testing.F) {
	f.Add("Yacht charter | Harbour", sailing, yachts)
	f.Add("\xff|", "a-b a-b a-b", "İstanbul İstanbul 日本 日本")
	f.Fuzz(func(t *testing.T, title, x, y string) {
		v := &Vectors{}
		a := address(t, "https://a.example/")
		p := v.Learn(nil, []Sample{{Address: a, Title: title, Body: x}, {Address: a, Title: title, Body: y, Site: x}}, 1)
		back, err := DecodeProfile(p.AppendJSON(nil))
		if err != nil || !slices.Equal(back.Terms, p.Terms) {
			t.Fatalf("%+v reads back as %+v, %v", p, back, err)
		}
	})
}
