package grade

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"linkgrade/wasm/page"
)

func TestStrings(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", `""`},
		{"plain", "a b", `"a b"`},
		{"quotes and backslash", `a"b\c`, `"a\"b\\c"`},
		{"control characters", "a\n\t\x00\x7f", "\"a\\u000a\\u0009\\u0000\\u007f\""},
		{"the end of a script", "</script>&", `"\u003c/script\u003e\u0026"`},
		{"line separators", "a\u2028b\u2029", `"a\u2028b\u2029"`},
		{"other scripts", "日本 é 😀", `"日本 é 😀"`},
		{"a replacement character that is the page's own", "\uFFFD", "\"\uFFFD\""},
		{"invalid UTF-8", "a\xffb\xc3", "\"a\uFFFDb\uFFFD\""},
	} {
		w := writer{}
		w.str(c.in)
		if got := string(w.b); got != c.want {
			t.Errorf("%s: str(%q) = %s; want %s", c.name, c.in, got, c.want)
		}
		var back string
		if err := json.Unmarshal(w.b, &back); err != nil || back != strings.ToValidUTF8(c.in, "\uFFFD") {
			t.Errorf("%s: Unmarshal(str(%q)) = %q, %v", c.name, c.in, back, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		in   float64
		want string
	}{{0, "0"}, {1, "1"}, {0.12345, "0.123"}, {0.9996, "1"}, {-12.5, "-12.5"}, {-0.0001, "0"}, {math.Copysign(0, -1), "0"}, {72, "72"}} {
		w := writer{}
		w.num(c.in)
		if got := string(w.b); got != c.want {
			t.Errorf("num(%v) = %s; want %s", c.in, got, c.want)
		}
	}
}

func TestAppendError(t *testing.T) {
	got := string(AppendError([]byte("\n"), `the page "x" cannot be read`))
	if want := "\n" + `{"error":"the page \"x\" cannot be read"}`; got != want {
		t.Errorf("AppendError = %s; want %s", got, want)
	}
}

// wire is report JSON version 1 as its readers know it. Names are a contract.
type wire struct {
	Version   int      `json:"version"`
	Policy    string   `json:"policy"`
	At        int64    `json:"at"`
	Edition   *string  `json:"edition"`
	URL       string   `json:"url"`
	Domain    *string  `json:"domain"`
	Profile   *string  `json:"profile"`
	Title     string   `json:"title"`
	Lang      *string  `json:"lang"`
	LangFound *string  `json:"langDetected"`
	PageType  *string  `json:"pageType"`
	TypeSure  *float64 `json:"pageTypeProbability"`
	CMS       *string  `json:"cms"`
	Author    *string  `json:"author"`
	Publisher *string  `json:"publisher"`
	Published *string  `json:"published"`
	Modified  *string  `json:"modified"`
	Words     int      `json:"words"`
	MainWords int      `json:"mainWords"`
	Score     *float64 `json:"score"`
	Grade     *string  `json:"grade"`
	Verdict   string   `json:"verdict"`
	Summary   string   `json:"summary"`
	Says      []struct {
		Say  string  `json:"say"`
		Rule *string `json:"rule"`
	} `json:"says"`
	Confidence float64  `json:"confidence"`
	NewLink    *float64 `json:"newLinkVote"`
	Pillars    map[string]struct {
		Score      *float64 `json:"score"`
		Confidence float64  `json:"confidence"`
	} `json:"pillars"`
	Findings []wireFinding `json:"findings"`
	Links    []wireLink    `json:"links"`
	Unlisted int           `json:"linksNotListed"`
	Areas    []struct {
		Area        string  `json:"area"`
		Probability float64 `json:"probability"`
	} `json:"areas"`
	Trades []struct {
		Trade  string   `json:"trade"`
		Stance string   `json:"stance"`
		Words  []string `json:"words"`
	} `json:"trades"`
}

type wireFinding struct {
	Rule     string   `json:"rule"`
	Pillar   string   `json:"pillar"`
	Kind     string   `json:"kind"`
	Result   string   `json:"result"`
	Value    *float64 `json:"value"`
	Effect   float64  `json:"effect"`
	Title    string   `json:"title"`
	Evidence []struct {
		Text string `json:"text"`
		Link *int   `json:"link"`

		Say  *string  `json:"say"`
		With []string `json:"with"`
	} `json:"evidence"`
}

type wireLink struct {
	Index     int      `json:"index"`
	Href      string   `json:"href"`
	Domain    *string  `json:"domain"`
	Text      string   `json:"text"`
	Rel       []string `json:"rel"`
	Follow    bool     `json:"follow"`
	External  bool     `json:"external"`
	Placement string   `json:"placement"`
	Content   float64  `json:"content"`
	Anchor    string   `json:"anchor"`
	Context   string   `json:"context"`
	Relevance *float64 `json:"relevance"`
	Vote      float64  `json:"vote"`
	Grade     string   `json:"grade"`
	Flags     []string `json:"flags"`
	First     bool     `json:"first"`
	Redirects *string  `json:"redirects"`
	Yours     bool     `json:"yours"`
}

func parsed(t testing.TB, r *Report) *wire {
	t.Helper()
	b := r.AppendJSON(nil)
	if !utf8.Valid(b) {
		t.Fatalf("AppendJSON gives invalid UTF-8: %q", b)
	}
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.DisallowUnknownFields()
	var w wire
	if err := d.Decode(&w); err != nil {
		t.Fatalf("AppendJSON = %s: %v", b, err)
	}
	return &w
}

// TestReportReadsBack compares the written report with the values it was written from.
func TestReportReadsBack(t *testing.T) {
	r := graded(t, `<!-- url: https://a.example/x record: authority=50,lists=2 -->
		<html lang="de"><title>A "b" </script> &amp; c</title><p>[300 words] see <a href="https://b.example/y" rel="Nofollow ugc">the
		&lt;study&gt;</a>.</p><a href="mailto:x@y.example">mail</a>`)
	r.Edition = "abc"
	w := parsed(t, r)
	if w.Version != 1 || w.Policy != Version || w.At != goldenTime || *w.Edition != "abc" || w.URL != "https://a.example/x" ||
		*w.Domain != "a.example" || w.Title != r.Title || *w.Lang != "de" || w.PageType != nil {
		t.Errorf("the head reads back as %+v", w)
	}
	if len(w.Pillars) != int(pillars) || len(w.Findings) != len(Rules()) || len(w.Links) != 2 || w.Areas == nil {
		t.Fatalf("%d pillars, %d findings, %d links; want %d, %d, 2", len(w.Pillars), len(w.Findings), len(w.Links), pillars, len(Rules()))
	}
	if w.Pillars["relevance"].Score != nil || w.Pillars["authority"].Score == nil {
		t.Errorf("pillars = %+v; want an unknown relevance and a known authority", w.Pillars)
	}
	if math.Abs(*w.Score-r.Score.Value) > 0.0005 || *w.Grade != r.Letter || w.Summary != r.Summary {
		t.Errorf("score %v, grade %v; want %v, %v", *w.Score, *w.Grade, r.Score.Value, r.Letter)
	}
	if n := len(w.Says); n != len(r.Says) || w.Says[n-1].Say != sayWithout+sayTopic || w.Says[n-1].Rule != nil {
		t.Errorf("says %+v; want %+v", w.Says, r.Says)
	}
	i := slices.IndexFunc(w.Findings, func(f wireFinding) bool { return f.Rule == "main-text" })
	if e := w.Findings[i].Evidence[0]; e.Text != "303 words of main content" || e.Say == nil || *e.Say != "main-words" || !slices.Equal(e.With, []string{"303"}) {
		t.Errorf("main-text shows %+v", e)
	}
	l := w.Links[0]
	if l.Text != "the <study>" || l.Follow || !l.External || strings.Join(l.Rel, " ") != "nofollow ugc" || *l.Domain != "b.example" ||
		l.Relevance != nil || strings.Join(l.Flags, " ") != "nofollow ugc" || l.Placement != page.PlaceContent.String() {
		t.Errorf("link 0 reads back as %+v", l)
	}
	if m := w.Links[1]; m.Domain != nil || m.External || m.Vote != 0 {
		t.Errorf("link 1 reads back as %+v; a mail address has no name and no vote", m)
	}
}

// TestReadingFacts: what the page says of itself stands in the report, dates as days of the calendar.
func TestReadingFacts(t *testing.T) {
	w := parsed(t, graded(t, `<!-- url: https://a.example/x -->
		<html><head><meta name=generator content="WordPress 6.5"><meta name=author content="Jane Doe"><meta name=date content="3 May 2024">
		<meta name=last-modified content=today><meta property=og:site_name content="The Paper"></head>
		<main><p>The river has been measured here for more than a hundred years, and the book in which it is written was begun by
		<a href="https://b.example/go?url=https://c.example/">the keeper</a>, who is <a href="https://b.example/go?url=https://c.example/">not here</a>.`))
	for _, c := range []struct {
		name string
		got  *string
		want string
	}{{"langDetected", w.LangFound, "en"}, {"cms", w.CMS, "wordpress"}, {"author", w.Author, "Jane Doe"}, {"publisher", w.Publisher, "The Paper"},
		{"published", w.Published, "2024-05-03"}, {"redirects", w.Links[0].Redirects, "c.example"}} {
		if c.got == nil || *c.got != c.want {
			t.Errorf("%s = %v; want %q", c.name, c.got, c.want)
		}
	}
	if w.Lang != nil || w.Modified != nil {
		t.Errorf("lang, modified = %v, %v; want null", w.Lang, w.Modified)
	}
	if w.Words != 29 || w.MainWords != 29 || !w.Links[0].First || w.Links[1].First {
		t.Errorf("words %d, main words %d, first %t and %t; want 29, 29, true and false", w.Words, w.MainWords, w.Links[0].First, w.Links[1].First)
	}
}

// TestUnknownIsNull: what is not known is written as null, never as zero.
func TestUnknownIsNull(t *testing.T) {
	w := parsed(t, graded(t, "<!-- url: https://a.example/ -->\n<html></html>"))
	if w.Score != nil || w.Grade != nil || w.NewLink != nil || w.Lang != nil || w.Edition != nil || w.Verdict != "unknown" ||
		w.LangFound != nil || w.CMS != nil || w.Author != nil || w.Publisher != nil || w.Published != nil || w.Modified != nil {
		t.Errorf("an empty page reads as %+v; want null for all that is not known", w)
	}
	for _, f := range w.Findings {
		if (f.Result == "unknown") != (f.Value == nil) {
			t.Errorf("%s: result %s with value %v; a value is null exactly where the result is unknown", f.Rule, f.Result, f.Value)
		}
	}
}

func TestAreasAndTradesReadBack(t *testing.T) {
	w := parsed(t, graded(t, `<!-- url: https://lucky.example/ -->
		<html lang="en"><title>Online casino bonus</title><h1>Online casino bonus</h1><p>Claim 100 free spins in our online casino, play roulette for
		real money, and let a lawyer read the law of the court: the attorney, the judge and the statute are legal. Sign up and spin the slot machines.</p>`))
	if len(w.Areas) != 1 || w.Areas[0].Area != "law" || w.Areas[0].Probability < 0.5 || w.Areas[0].Probability > 1 {
		t.Errorf("areas read back as %+v; want law alone", w.Areas)
	}
	if len(w.Trades) != 1 || w.Trades[0].Trade != "casino" || w.Trades[0].Stance != "promotes" || len(w.Trades[0].Words) == 0 {
		t.Errorf("trades read back as %+v; want a casino that promotes, with its words", w.Trades)
	}
}
