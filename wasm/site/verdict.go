package site

// Version names the signals, their weights and the bounds. Every verdict carries it, and a change that moves any verdict
// changes it.
const Version = "0.1.0"

// Finding is a signal with its outcome.
type Finding struct {
	Signal *Signal
	Outcome
}

// A Verdict is what kind of site it is, and why.
type Verdict struct {
	Home        string // address of its front page
	Domain      string // its registrable name; "" where its host has none
	At          int64  // unix seconds, as the caller says
	Source      string // where the posts were found: feed, sitemap, home; "" where none were
	Posts       []Entry
	Kind        Kind
	Confidence  float64          // probability in [0,1] of the kind; 0 for Unknown
	Chances     [kindEnd]float64 // of each kind but Unknown, which has what they lack to 1
	Area        string           // the dominant vertical; "" where none is
	Entropy     float64          // of the posts' areas, in [0,1] of what so many posts can have
	KnowsTopics bool             // whether Entropy is known
	Reasons     []Finding        // what speaks for the kind, the weightiest first
	Findings    []Finding        // all signals
}

// Verdict judges by what was found so far. at is the time in unix seconds, 0 when it is not known.
func (s *Survey) Verdict(at int64) *Verdict {
	v := &view{s: s, posts: s.posts, at: at}
	for _, p := range append([]*Sample{s.homePage, s.offer}, s.posts...) {
		if p != nil {
			v.pages = append(v.pages, p)
		}
	}
	out := &Verdict{Home: s.home.String(), Domain: s.home.Name().String(), At: at, Source: listWords[s.chosen]}
	for _, p := range s.posts {
		e := s.entryOf(p)
		e.Address, e.Title, e.Author = p.Address, p.Title, v.authorOf(p)
		if !p.Date.IsZero() {
			e.Date = p.Date
		}
		out.Posts = append(out.Posts, e)
	}
	for _, signal := range Signals() {
		out.Findings = append(out.Findings, Finding{signal, signal.look(v)})
	}
	t := v.subject()
	out.Area, out.Entropy, out.KnowsTopics = t.dominant, t.entropy, t.known
	out.weigh(v)
	return out
}

// finding is what a signal said.
func (v *Verdict) finding(s *Signal) *Finding {
	for i := range v.Findings {
		if v.Findings[i].Signal == s {
			return &v.Findings[i]
		}
	}
	panic("site: a signal that is not in Signals: " + s.ID)
}
