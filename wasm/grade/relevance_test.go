package grade

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// goldenPage is the report of a page of testdata/pages.
func goldenPage(t testing.TB, name string) (*Input, *Report) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", "pages", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	in := mustFixture(t, string(src))
	return in, Grade(in, Meta{})
}

func linkTo(t testing.TB, r *Report, href string) *LinkGrade {
	t.Helper()
	for i := range r.Links {
		if strings.Contains(r.Links[i].Href, href) {
			return &r.Links[i]
		}
	}
	t.Fatalf("no link to %s", href)
	return nil
}

func TestRelevanceOfLinks(t *testing.T) {
	_, r := goldenPage(t, "sailing-blog-links-to-you")
	for _, c := range []struct {
		href, anchor string
		yours        bool
		least, most  float64 // of relevance; -1 where it is unknown
	}{
		{"harbouryachts.example/fleet", "brand", true, 0.7, 1},
		{"harbouryachts.example/charter", "exact", true, 0.7, 1},
		{"boats.example/harbour-yachts", "other", true, 0.5, 1},
		{"met.example", "other", false, 0.01, 1},
		{"loans.example", "other", false, 0, 0.5},
		{"coastlog.example/knots", "other", false, -1, -1},
		{"studio.example", "other", false, -1, -1},
	} {
		l := linkTo(t, r, c.href)
		got := -1.0
		if l.Relevance.Known {
			got = l.Relevance.Value
		}
		if l.Yours != c.yours || got < c.least || got > c.most || anchorWord(l.Anchor, l.Wording) != c.anchor {
			t.Errorf("%s: yours %t, relevance %.3f, anchor %s; want %+v", c.href, l.Yours, got, anchorWord(l.Anchor, l.Wording), c)
		}
	}
	for i := range 3 {
		if !r.Links[i].Yours {
			t.Errorf("link %d in the report leads to %s; the user's come first", i, r.Links[i].Href)
		}
	}
	if linkTo(t, r, "loans.example").Vote >= linkTo(t, r, "met.example").Vote {
		t.Error("a passage on loans weighs as much as one on the weather at sea")
	}
}

func TestPillarOfRelevance(t *testing.T) {
	for _, c := range []struct {
		page        string
		least, most float64
		says        string
	}{
		{"sailing-blog-links-to-you", 80, 100, ""},
		{"bakery-with-your-link", 0, 20, "something else than your site"},
		{"german-page-english-profile", -1, -1, "without a common language"},
		{"small-honest-blog", -1, -1, "without your topic"},
	} {
		_, r := goldenPage(t, c.page)
		got := -1.0
		if s := r.Pillars[Relevance].Score; s.Known {
			got = s.Value
		}
		if got < c.least || got > c.most || !strings.Contains(r.Summary, c.says) {
			t.Errorf("%s: relevance %.1f, %q; want %v to %v, %q", c.page, got, r.Summary, c.least, c.most, c.says)
		}
	}
}

// An unknown relevance is neutral: a page without a profile has the votes of one whose links were not compared.
func TestContextIsNeutralWhereUnknown(t *testing.T) {
	if got := context(Score{}); got != 1 {
		t.Errorf("context(unknown) = %v; want 1", got)
	}
	if near, far := context(known(0.9)), context(known(0.1)); near <= 1 || far >= 1 {
		t.Errorf("context(0.9) = %v, context(0.1) = %v; want one on either side of 1", near, far)
	}
}

// The work on links is bounded, and the user's own links are compared before others.
func TestComparedLinksAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("<!-- url: https://coastlog.example/ profile: yachts -->\n<main><article><p>[300 words]</p>")
	for i := range 3 * maxRelevant {
		b.WriteString("<p>A boat in the harbour is at <a href=https://b" + strconv.Itoa(i) + ".example/>yard number " + strconv.Itoa(i) + "</a> since spring.</p>")
	}
	b.WriteString("<p>And one at <a href=https://harbouryachts.example/>a yard</a> by the sea.</p></article></main>")
	r := graded(t, b.String())
	compared := 0
	for i := range r.Links {
		if r.Links[i].Relevance.Known {
			compared++
		}
	}
	if compared != maxRelevant || !r.Links[0].Yours || !r.Links[0].Relevance.Known {
		t.Errorf("%d of %d links are compared, the user's %t; want %d, true", compared, len(r.Links), r.Links[0].Relevance.Known, maxRelevant)
	}
}

// BenchmarkLinks grades a page of 300 links in its text with and without a profile: what relevance costs.
func BenchmarkLinks(b *testing.B) {
	page := "<!-- url: https://coastlog.example/%s -->\n<main><article><p>[1000 words]</p>" + strings.Repeat(
		"<p>A boat that lies in the harbour since spring is told about at length by <a href=https://yard.example/>the yard that built its keel</a>, with its mast and sails.</p>", 300)
	for name, profile := range map[string]string{"with": " profile: yachts", "without": ""} {
		b.Run(name, func(b *testing.B) {
			in := mustFixture(b, strings.Replace(page, "%s", profile, 1))
			for b.Loop() {
				in.subjects, in.lower, in.outside, in.targets = nil, nil, nil, nil
				Grade(in, Meta{})
			}
		})
	}
}
