package site

import (
	"strconv"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
)

// A Signal is one thing to look at across a site's posts. One file each.
type Signal struct {
	ID      string // lower-case words joined by hyphens; never changes its meaning
	Title   string // what is measured
	Means   string // what its value says, and in which unit
	Why     string // why it tells kinds of sites apart, one sentence
	Source  string // a public page, paper or patent
	Backing grade.Backing
	look    func(*view) Outcome
}

// Outcome is what a signal answers.
type Outcome struct {
	Known    bool
	Value    float64 // see Signal.Means; meaningless where it is not known
	Evidence []Evidence
}

// Evidence is something seen on a page of the site, or counted over several.
type Evidence struct {
	Page string // its address; "" for what was counted over several
	Text string // at most 160 bytes of the page's words, or a short statement of what was counted
}

// maxEvidence is how many pieces of evidence an outcome carries: one a post, one that counts, and one of the front page.
const maxEvidence = MaxPosts + 2

// Signals are all signals, in the order in which verdicts list them.
func Signals() []*Signal {
	return []*Signal{&subjects, &authors, &oneVoice, &pace, &placedLinks, &anchorShapes, &disclosure, &selling, &template,
		&sitewide, &housePages, &ownOffers, &newsMarks}
}

// view is what signals look at.
type view struct {
	s       *Survey
	posts   []*Sample
	pages   []*Sample // the front page, the page that asks for texts, then the posts; those that were read
	at      int64
	theme   *theme
	placed  []placement
	counted bool // placed has been filled
}

func known(v float64, ev ...Evidence) Outcome {
	return Outcome{Known: true, Value: rounded(v), Evidence: ev[:min(len(ev), maxEvidence)]}
}

func unknown(ev ...Evidence) Outcome { return Outcome{Evidence: ev[:min(len(ev), maxEvidence)]} }

// seen is a piece of a page's words.
func seen(p *Sample, text string) Evidence { return Evidence{p.Address.String(), clip(text, 160)} }

// counted is a statement of our own.
func counted(text string) Evidence { return Evidence{Text: text} }

func leads(l *Link) string { return l.Text + " → " + l.Name.String() }

// of words a share: "3 of 10 posts".
func of(n, all int, what string) string {
	return strconv.Itoa(n) + " of " + strconv.Itoa(all) + " " + what
}

func hundredths(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// ofHouse reports names that share their first label with the site's: its own under another suffix.
func (v *view) ofHouse(n domain.Name) bool { return label(n) == label(v.s.home.Name()) }

func label(n domain.Name) string {
	for i, c := range n.String() {
		if c == '.' {
			return n.String()[:i]
		}
	}
	return n.String()
}
