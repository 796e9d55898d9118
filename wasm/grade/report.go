package grade

import (
	"cmp"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// Report is the grade of one page. Its JSON form is a contract: fields are added, never renamed.
type Report struct {
	At              int64  // unix seconds, as the caller says
	Edition         string // of the trust data; "" when there were none
	URL             string
	Domain          string
	Profile         string // name of the user's profile that relevance was judged by; "" without one
	Title           string
	Lang            string // as declared; "" unknown
	LangFound       string // the language that the text is written in; "" where it is unsure
	PageType        string // "" unknown
	TypeProbability Score  // of PageType, in [0,1]
	CMS             string // what the page was made with; "" unknown
	Author          string // "" when none is named
	Publisher       string // "" when none is named
	Published       page.Date
	Modified        page.Date
	Words           int // visible words of the page
	MainWords       int // of them in the main content
	Score           Score
	Letter          string // A to F; "" when the score is unknown
	Verdict         Verdict
	Summary         string  // the sentence in English
	Says            []Say   // what it says, without a language
	Confidence      float64 // 0 to 1
	NewLinkVote     Score   // vote weight in [0,1] of one more link in the content, if the site follows it as often as those there
	Pillars         [pillars]PillarScore
	Findings        []Finding
	Links           []LinkGrade  // those to the user's site first, then in document order
	Unlisted        int          // links over the bound, in no list
	Areas           []topic.Area // what the page is about, the likeliest first; empty where that is not known
	Trades          []topic.Risk // that spam links sell and the page speaks of, whether it sells them or not
}

// Score is a number or unknown; the zero Score is unknown.
type Score struct {
	Value float64
	Known bool
}

func known(v float64) Score { return Score{Value: v, Known: true} }

// PillarScore is one pillar: 0 to 100, and how much of what its rules look for was there to be seen, 0 to 1.
type PillarScore struct {
	Score      Score
	Confidence float64
}

// Verdict is the advice in a word.
type Verdict uint8

// The verdicts.
const (
	VerdictUnknown Verdict = iota
	Avoid
	LookCloser
	Pursue
)

var verdictWords = [...]string{"unknown", "avoid", "look-closer", "pursue"}

// String is the word used in reports.
func (v Verdict) String() string { return verdictWords[v] }

// LinkGrade is one link with the weight of its vote.
type LinkGrade struct {
	*page.Link
	Counted   bool          // whether the vote gets through: the link's rel and the page's directives
	Vote      float64       // weight in [0,1]
	Yours     bool          // it leads to the user's site
	Wording   topic.Wording // how the anchor words the user's site
	Relevance Score         // of the words around it to the profile, in [0,1]
	Letter    string
	Context   string // the sentence around the link
	Flags     []string
}

// AnchorWord is the form of the link's anchor as reports word it.
func (g *LinkGrade) AnchorWord() string { return anchorWord(g.Anchor, g.Wording) }

// Meta is what the caller adds to a report.
type Meta struct {
	At      int64  // unix seconds
	Edition string // of the trust data behind Input
}

// Grade looks at a page and reports. It always answers: a page of which too little is known gets no score.
func Grade(in *Input, m Meta) *Report { return GradeBy(Rules(), in, m) }

// GradeBy grades by some rules only, for measuring what the others add.
func GradeBy(rules []*Rule, in *Input, m Meta) *Report {
	in.At = m.At
	r := &Report{At: m.At, Edition: m.Edition, URL: in.URL.String(), Domain: in.Name.String(), Title: in.Title,
		Lang: in.Language, LangFound: in.textLanguage(), PageType: in.Type.String(), TypeProbability: Score{Known: in.TypeProbability > 0, Value: in.TypeProbability}, CMS: in.CMS, Author: in.Author,
		Publisher: cmp.Or(in.Publisher, in.SiteName), Published: page.ParseDate(in.Published), Modified: page.ParseDate(in.Modified),
		Words: in.Words, MainWords: in.MainWords, Unlisted: in.Dropped.Links}
	if in.Profile != nil {
		r.Profile = cmp.Or(in.Profile.Name, "unnamed")
	}
	r.Areas, r.Trades = in.topics().areas(), in.topics().trades().found
	for _, rule := range rules {
		f := Finding{Rule: rule, Outcome: rule.Check(in)}
		f.Effect = rule.effect(&f.Outcome)
		f.sayCount()
		r.Findings = append(r.Findings, f)
	}
	r.settlePillars(in)
	r.settleScore(in)
	r.settleVotes(in)
	if in.Profile != nil {
		r.yoursFirst()
	}
	r.Says = r.says(in)
	r.Summary = Sentence(r.Says)
	return r
}

// yoursFirst moves the links to the user's site before all others.
func (r *Report) yoursFirst() {
	all := make([]LinkGrade, 0, len(r.Links))
	for _, yours := range [...]bool{true, false} {
		for i := range r.Links {
			if r.Links[i].Yours == yours {
				all = append(all, r.Links[i])
			}
		}
	}
	r.Links = all
}
