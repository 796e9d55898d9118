package grade

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// everyFixture calls check with the report of every page in testdata.
func everyFixture(t *testing.T, check func(t *testing.T, name string, in *Input, r *Report)) {
	t.Helper()
	for _, rule := range Rules() {
		archive, err := txtar.ParseFile(filepath.Join("testdata", "rules", rule.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			in := mustFixture(t, string(f.Data))
			check(t, rule.ID+"/"+f.Name, in, Grade(in, Meta{}))
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in := mustFixture(t, string(src))
		check(t, file, in, Grade(in, Meta{}))
	}
}

func TestEveryReportHolds(t *testing.T) {
	everyFixture(t, func(t *testing.T, name string, in *Input, r *Report) {
		if why := broken(r); why != "" {
			t.Errorf("%s: %s", name, why)
		}
	})
}

// broken says which of the promises every report keeps this one does not; "" when it keeps all.
func broken(r *Report) string {
	switch {
	case r.Score.Known != (r.Letter != ""):
		return "a letter goes with a score"
	case r.Score.Known != r.NewLinkVote.Known:
		return "a new link's vote goes with a score"
	case r.Score.Known && r.Confidence < minConfidence:
		return "a score of which too little is known"
	case !within(r.Score.Value, 100) || !within(r.Confidence, 1) || !within(r.NewLinkVote.Value, 1):
		return "score, confidence or vote out of bounds"
	case len(strings.Fields(r.Summary)) > 30 || !strings.HasSuffix(r.Summary, "."):
		return "the summary is no sentence of at most 30 words: " + r.Summary
	case len(r.Findings) != len(Rules()):
		return "every rule is one finding"
	}
	for _, p := range r.Pillars {
		if !within(p.Score.Value, 100) || !within(p.Confidence, 1) || !p.Score.Known && p.Score.Value != 0 {
			return "a pillar out of bounds"
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Result == Unknown && f.Effect != 0 || f.Effect > f.Rule.Up {
			return f.Rule.ID + ": an unknown moved something, or more than its points"
		}
	}
	seen := make([]bool, len(r.Links))
	for i := range r.Links {
		l := &r.Links[i]
		if !within(l.Vote, 1) || l.Vote > 0 && (!l.Counted || r.gated()) || seen[l.Index] {
			return "link " + l.Href + ": a vote that cannot be, or there twice"
		}
		if seen[l.Index] = true; !within(l.Relevance.Value, 1) || i > 0 && l.Yours && !r.Links[i-1].Yours {
			return "link " + l.Href + ": a relevance that cannot be, or a link to the user's site after others"
		}
	}
	return ""
}

// within also refuses NaN.
func within(v, most float64) bool { return v >= 0 && v <= most }

// TestGatesClose: a failed gate leaves no score and no vote, whatever the rest says.
func TestGatesClose(t *testing.T) {
	closed := 0
	everyFixture(t, func(t *testing.T, name string, in *Input, r *Report) {
		if !r.gated() {
			return
		}
		closed++
		want := Avoid
		if r.Verdict == LookCloser && !r.closed(func(rule *Rule) bool { return !rule.PageOnly }) {
			want = LookCloser // nothing is said against the site
		}
		if !r.Score.Known || r.Score.Value != 0 || r.Verdict != want || !r.NewLinkVote.Known || r.NewLinkVote.Value != 0 {
			t.Errorf("%s: a closed gate gives score %v, verdict %v, vote %v; want 0, %v, 0", name, r.Score, r.Verdict, r.NewLinkVote, want)
		}
		for i := range r.Links {
			if r.Links[i].Vote != 0 || r.Links[i].Counted {
				t.Errorf("%s: link %d counts through a closed gate", name, i)
			}
		}
	})
	if closed < 10 {
		t.Errorf("%d fixtures close a gate; want more", closed)
	}
}

// TestCapsHold: a failed cap holds the score down, even for the best known site.
func TestCapsHold(t *testing.T) {
	held := map[string]bool{}
	everyFixture(t, func(t *testing.T, name string, in *Input, _ *Report) {
		in.Record, in.Listed = mustRecord(t, "authority=100,lists=3,press"), true
		r := Grade(in, Meta{})
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Rule.Kind != Cap || f.Result != Fail {
				continue
			}
			held[f.Rule.ID] = true
			if r.Score.Value > f.Rule.Limit || r.Verdict == Pursue || f.Rule.Limit < avoidBelow && r.Verdict != Avoid || f.Effect > 0 {
				t.Errorf("%s: %s gives score %v, verdict %v; want at most %v and no pursuit, below 35 avoid", name, f.Rule.ID, r.Score.Value, r.Verdict, f.Rule.Limit)
			}
			if c := r.cap(); c != nil && !r.gated() && !strings.Contains(r.Summary, c.Rule.Title) {
				t.Errorf("%s: summary %q does not name the cap %s", name, r.Summary, c.Rule.ID)
			}
		}
	})
	for _, rule := range Rules() {
		if rule.Kind == Cap && !held[rule.ID] && rule != &listedMalicious { // the best known site is not accused by one list
			t.Errorf("the cap %s was not seen to hold", rule.ID)
		}
	}
}

const goodPage = `<!-- url: https://a.example/x -->
<html><head><title>A walk</title><meta property="og:type" content="article"><meta name="author" content="Jane Doe">
<meta name="date" content="2024-01-01"></head><nav><a href="/">Home</a></nav><article><h1>A walk</h1><p>[400 words]</p>
<p>[200 words] The club keeps <a href="https://b.example/map">a good map</a> of it.</p></article></html>`

// TestStrongPillarDoesNotRescue: the best authority does not make a page of spam links worth asking for.
func TestStrongPillarDoesNotRescue(t *testing.T) {
	bad := strings.Replace(goodPage, "</article>", `<p>Also <a href="https://c.example/">online casino</a>,
		<a href="https://d.example/">payday loans</a>, <a href="https://e.example/">buy viagra</a>.</p></article>`, 1)
	in := mustFixture(t, strings.Replace(bad, "<article>", "<article><p>Sponsored post</p>", 1))
	in.Record, in.Listed = mustRecord(t, "authority=100,lists=3"), true
	r := Grade(in, Meta{})
	if got := r.Pillars[Authority].Score.Value; got != 100 {
		t.Fatalf("authority = %v; want 100", got)
	}
	if got := r.Pillars[Trust].Score.Value; got != 0 {
		t.Fatalf("trust = %v; want 0", got)
	}
	if r.Score.Value >= avoidBelow || r.Verdict != Avoid {
		t.Errorf("score %v, verdict %v; want below %v, avoid", r.Score.Value, r.Verdict, avoidBelow)
	}
}

// TestSmallSitesAreNotAvoided: an honest page is never called bad because few know it, nor because it is short, plain,
// unsigned, undated or poor in links.
func TestSmallSitesAreNotAvoided(t *testing.T) {
	pages := map[string]string{
		"whole":          goodPage,
		"plain":          "<!-- url: https://a.example/x -->\n<title>Hens</title><h1>Hens</h1><p>[200 words]</p><a href=/>Home</a>",
		"short":          "<!-- url: https://a.example/x -->\n<title>Hens</title><h1>Hens</h1><p>[60 words]</p>",
		"unsigned":       "<!-- url: https://a.example/x -->\n" + `<title>Hens</title><meta property="og:type" content="article"><h1>Hens</h1><p>[120 words]</p>`,
		"unencrypted":    "<!-- url: http://a.example/x -->\n<title>Hens</title><h1>Hens</h1><p>[200 words]</p><a href=/>Home</a>",
		"links page":     "<!-- url: https://a.example/x -->\n<title>Links</title><h1>Hens</h1><p>[120 words]</p><ul>" + strings.Repeat("<li><a href='https://b.example/'>A friend</a> who keeps hens and writes of them</li>", 12) + "</ul>",
		"contact":        "<!-- url: https://a.example/contact -->\n<title>Contact</title><h1>Write to us</h1><p>Ann Hill, 3 Mill Lane</p><a href=/>Home</a>",
		"invites guests": "<!-- url: https://a.example/x -->\n<title>Hens</title><h1>Hens</h1><p>[200 words]</p><a href=/write-for-us>Write for us</a>",
	}
	for name, src := range pages {
		for _, record := range []string{"", "authority=0,lists=1", "authority=12,lists=1", "forum"} {
			in := mustFixture(t, src)
			if record != "" {
				in.Record, in.Listed = mustRecord(t, record), true
			}
			if r := Grade(in, Meta{}); r.Verdict == Avoid {
				t.Errorf("%s, record %q: verdict avoid, score %v: %s", name, record, r.Score.Value, r.Summary)
			}
		}
	}
}

// TestUnseenPagesHaveNoScore: a page whose server turned us away is not graded by its site's name.
func TestUnseenPagesHaveNoScore(t *testing.T) {
	for _, status := range []string{"403", "429", "503"} {
		r := graded(t, "<!-- url: https://a.example/x status: "+status+" record: authority=90,lists=3 -->\n<title>Wait</title><p>One moment</p>")
		if r.Score.Known || r.Verdict != VerdictUnknown {
			t.Errorf("status %s: score %v, verdict %v; want unknown", status, r.Score, r.Verdict)
		}
	}
}

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		score Score
		want  string
	}{{Score{}, ""}, {known(0), "F"}, {known(19.9), "F"}, {known(20), "E"}, {known(35), "D"}, {known(50), "C"}, {known(65), "B"}, {known(80), "A"}, {known(100), "A"}} {
		if got := letter(c.score); got != c.want {
			t.Errorf("letter(%v) = %q; want %q", c.score, got, c.want)
		}
	}
}

// TestSummariesAreShort tries every statement that a summary can be made of.
func TestSummariesAreShort(t *testing.T) {
	for _, rule := range Rules() {
		for _, gate := range []string{"A link here cannot count: ", opening(LookCloser) + " ", opening(Avoid) + " ", opening(Pursue) + " "} {
			r := Report{}
			abroad := &Input{Facts: &page.Facts{Language: "de"}, Profile: &topic.Profile{Language: "en"}}
			s := gate + rule.Title + "." + r.missing(abroad)
			if n := len(strings.Fields(s)); n > 30 {
				t.Errorf("%d words: %s", n, s)
			}
		}
	}
}

// TestNotesMoveNothing: a note that fails takes nothing away.
func TestNotesMoveNothing(t *testing.T) {
	seen := 0
	everyFixture(t, func(t *testing.T, name string, in *Input, r *Report) {
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Rule.Kind != Note || f.Result != Fail {
				continue
			}
			seen++
			if f.Effect != 0 || !r.gated() && r.Score.Known && r.Score.Value == 0 && r.cap() == nil {
				t.Errorf("%s: the note %s has effect %v; the score is %v", name, f.Rule.ID, f.Effect, r.Score)
			}
		}
	})
	if seen == 0 {
		t.Error("no fixture fails a note")
	}
}
