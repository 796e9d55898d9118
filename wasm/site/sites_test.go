package site

import (
	"fmt"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

var everything = []string{"garden", "finance", "travel", "health", "software", "food", "law", "sports"}

// recipes are the constructed sites. Those that are held out were first run when weights and bounds stood; kinds and languages
// alternate, so that each stands on both sides.
func recipes() (all []recipe) {
	for l, language := range []string{"en", "de", "es", "pl", "ja"} {
		lists := []string{"rss", "atom", "json", "sitemap", "packed", "home"}
		for i, r := range []recipe{
			{name: "farm that sells openly", want: Farm, topics: everything, posts: 12, authors: "turnover", placed: 0.8, house: "contact write price", calledAs: "Daily Hub World", daysApart: 1, pattern: true},
			{name: "farm by admin", want: Farm, topics: everything, posts: 12, authors: "admin", placed: 0.9, house: "contact write", calledAs: "Buzz Corner", daysApart: 1},
			{name: "farm that looks like a magazine", want: Farm, topics: everything, posts: 12, authors: "turnover", placed: 0.7, cites: 1, house: "about contact editorial write", calledAs: "The Modern Reader", daysApart: 2},
			{name: "farm that asks for nothing", want: Farm, topics: everything[:6], posts: 12, authors: "turnover", placed: 0.8, guests: 0.3, house: "about contact", calledAs: "Insight Lane", daysApart: 2, pattern: true},
			{name: "magazine of one subject", want: Magazine, topics: everything[:1], posts: 12, authors: "regulars", cites: 2, house: "about contact editorial", calledAs: "Beete & Stauden", daysApart: 7},
			{name: "magazine of many subjects with affiliate notes", want: Magazine, topics: everything, posts: 12, authors: "regulars", cites: 2, affiliate: 0.5, house: "about contact editorial", calledAs: "Slow Quarter", daysApart: 7},
			{name: "magazine with many authors that wants texts", want: Magazine, topics: []string{"food", "travel"}, posts: 12, authors: "turnover", cites: 2, house: "about contact editorial write", calledAs: "Table & Road", daysApart: 5},
			{name: "company", want: Company, topics: []string{"software"}, posts: 12, authors: "regulars", cites: 1, house: "about contact sells", calledAs: "Rivet Systems", daysApart: 10},
			{name: "company with guest authors", want: Company, topics: []string{"software", "software", "finance"}, posts: 12, authors: "turnover", guests: 0.5, cites: 1, house: "about contact sells write", calledAs: "Ledgerly", daysApart: 10},
			{name: "person", want: Personal, topics: []string{"garden", "food"}, posts: 12, authors: "one", cites: 1, house: "me contact", calledAs: "Notes from a Shed", daysApart: 12},
			{name: "person of many subjects with friends", want: Personal, topics: everything, posts: 12, authors: "one", friends: 0.6, cites: 1, house: "me", calledAs: "Odds and Ends", daysApart: 9},
			{name: "news", want: News, topics: everything[1:], posts: 14, authors: "regulars", cites: 1, house: "about contact editorial", calledAs: newsName(language), daysApart: 0},
			{name: "news with a paid section", want: News, topics: everything, posts: 14, authors: "turnover", cites: 1, bought: 0.25, house: "about contact editorial", calledAs: newsName(language), daysApart: 0},
			{name: "farm of one subject that takes others' links", want: Farm, topics: []string{"finance"}, posts: 12, authors: "turnover", placed: 0.8, foreign: "sports", house: "about contact write", calledAs: "Coin Sense", daysApart: 2},
			{name: "farm with clients by name that names its price", want: Farm, topics: everything, posts: 12, authors: "turnover", friends: 0.9, house: "contact write price", calledAs: "Topic Stack", daysApart: 1},
			{name: "magazine that let two links in", want: Magazine, topics: everything, posts: 12, authors: "regulars", placed: 0.2, cites: 2, house: "about contact editorial", calledAs: "The Long Table", daysApart: 6},
			{name: "magazine of many that links in small letters", want: Magazine, topics: everything, posts: 12, authors: "turnover", cites: 1, small: true, house: "about contact editorial write", calledAs: "Common Ground", daysApart: 6},
			{name: "person who sells two links", want: Personal, topics: everything, posts: 12, authors: "one", placed: 0.2, cites: 1, house: "me contact", calledAs: "My Kitchen Window", daysApart: 15},
			{name: "company whose partner is linked everywhere", want: Company, topics: []string{"finance", "law"}, posts: 12, authors: "regulars", friends: 1, house: "about contact sells", calledAs: "Clearbook", daysApart: 14},
			{name: "farm that calls itself news", want: Farm, topics: everything, posts: 14, authors: "turnover", placed: 0.8, house: "about contact write", calledAs: newsName(language), daysApart: 0},
			{name: "person who signs as admin", want: Unknown, or: Personal, topics: everything[:1], posts: 10, authors: "admin", placed: 0.3, cites: 1, house: "contact", calledAs: "Plot 17", daysApart: 20},
			{name: "two posts", want: Unknown, topics: everything, posts: 2, authors: "one", placed: 1, house: "me", calledAs: "Hello", daysApart: 30},
		} {
			r.language, r.list, r.isHeld = language, lists[(i+l)%len(lists)], (i+l)%2 == 1
			all = append(all, r)
		}
	}
	return all
}

func newsName(language string) string {
	return map[string]string{"en": "Harbour Gazette", "de": "Hafener Tageblatt", "es": "Diario del Puerto", "pl": "Gazeta Portowa", "ja": "港日報"}[language]
}

// survey takes a built site as a caller would, and answers what was judged.
func survey(t testing.TB, b built) (*Survey, *Verdict) {
	t.Helper()
	home := address(t, b.home)
	s := Begin(home)
	lex := topic.NewLexicon()
	for rounds := 0; !s.Done(); rounds++ {
		if rounds > MaxRequests {
			t.Fatal("a survey goes on and on")
		}
		for _, w := range s.Next() {
			s.Take(w.Address, answer(b, w, lex))
		}
	}
	if s.Requests() > MaxRequests {
		t.Errorf("%s: %d requests; want at most %d", b.home, s.Requests(), MaxRequests)
	}
	return s, s.Verdict(1795651200)
}

func answer(b built, w Want, lex *topic.Lexicon) Got {
	f, ok := b.files[domain.Unescape(w.Address.Path)]
	if !ok {
		return Got{Status: 404}
	}
	g := Got{Status: 200, Body: []byte(f.body)}
	if strings.HasPrefix(f.body, "\x1f\x8b") { // as callers do
		g.Body = unpacked(f.body)
	}
	if w.Part.IsPage() {
		g.Page = sampleOf(f.body, w.Address, lex)
	}
	return g
}

func sampleOf(src string, at domain.Address, lex *topic.Lexicon) *Sample {
	in := &grade.Input{Facts: page.ReadHTML([]byte(src), page.Meta{URL: at, Status: 200}), Vectors: vectors(), Lexicon: lex}
	return SampleOf(in)
}

func address(t testing.TB, s string) domain.Address {
	t.Helper()
	a, err := domain.ParseAddress(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestConstructedSites(t *testing.T) {
	right, all := map[bool]int{}, map[bool]int{}
	for _, r := range recipes() {
		_, v := survey(t, build(t, r))
		all[r.isHeld]++
		if v.Kind == r.want || r.or != Unknown && v.Kind == r.or {
			right[r.isHeld]++
			t.Logf("%s %q: %v %.2f", r.language, r.name, v.Kind, v.Confidence)
			continue
		}
		t.Errorf("%s %q (%s): %v %.2f; want %v\n%s", r.language, r.name, r.list, v.Kind, v.Confidence, r.want, told(v))
	}
	t.Logf("right: %d of %d seen, %d of %d held out", right[false], all[false], right[true], all[true])
}

// told is a verdict in short, for failures.
func told(v *Verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  chances %v, %d posts by %s, %s\n", v.Chances, len(v.Posts), v.Source, v.Area)
	for _, f := range v.Findings {
		fmt.Fprintf(&b, "  %-14s known %-5t %.2f", f.Signal.ID, f.Known, f.Value)
		for _, e := range f.Evidence[:min(3, len(f.Evidence))] {
			fmt.Fprintf(&b, " | %.70s", e.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
