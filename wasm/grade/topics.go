package grade

import (
	"cmp"
	"strings"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// topics is what a page and the user's profile are about, made ready for comparing once a page and only when a rule asks.
type topics struct {
	in       *Input
	vectors  *topic.Vectors
	language string // of the page; "" not known

	own, site, heads *topic.Doc // see the methods of these names
	mine             *topic.Doc
	wordings         *topic.Wordings
	links            []Score // relevance by link index; nil until asked for

	text   string // see ownText; "" until asked for
	about  []topic.Area
	offers *trades
}

// topics are made when first asked for.
func (in *Input) topics() *topics {
	if in.subjects == nil {
		in.subjects = &topics{in: in, vectors: in.Vectors, language: cmp.Or(in.textLanguage(), in.Language)}
		if in.Vectors == nil {
			in.subjects.vectors = &topic.Vectors{}
		}
	}
	return in.subjects
}

// page is what the page says by itself: the anchors that lead to other sites are left out, so that a link that was put in
// does not make the page look as if it were about its target.
func (t *topics) page() *topic.Doc {
	if t.own == nil {
		in := t.in
		t.own = t.read(topic.Text{Title: in.Title, Headings: headingsOf(in.Facts), Body: t.ownText(), Address: in.URL.Path})
	}
	return t.own
}

// ownText is the text that page reads: all that is visible where there is hardly a main content.
func (t *topics) ownText() string {
	switch {
	case t.text != "":
	case t.in.MainWords < leastMain:
		t.text = t.in.Text()
	default:
		t.text = t.in.MainTextWithout(func(l *page.Link) bool { return l.External })
	}
	return t.text
}

// head is what the page calls itself: title, headings and address.
func (t *topics) head() *topic.Doc {
	if t.heads == nil {
		t.heads = t.read(topic.Text{Title: t.in.Title, Headings: headingsOf(t.in.Facts), Address: t.in.URL.Path})
	}
	return t.heads
}

// leastMenu is how many different words of navigation a page needs to say what its site is about, and longestEntry the
// bytes of an entry: longer ones are headlines of other pages.
const (
	leastMenu    = 5
	longestEntry = 40
	mostMenu     = 200
)

// menu is what the page's surroundings say of its site: the site's name and its own navigation. It is nil where there is
// too little of that.
func (t *topics) menu() *topic.Doc {
	if t.site == nil {
		seen := map[string]bool{}
		var b strings.Builder
		for i := range t.in.Links {
			l := &t.in.Links[i]
			if l.Content >= 0.5 || l.External || l.Name.IsZero() || !isMenu(l.Placement) || len(l.Text) > longestEntry || seen[l.Text] {
				continue
			}
			if seen[l.Text] = true; len(seen) > mostMenu {
				break
			}
			b.WriteString(l.Text)
			b.WriteByte('\n')
		}
		t.site = &topic.Doc{}
		if len(seen) >= leastMenu {
			t.site = t.read(topic.Text{Title: t.in.SiteName, Body: b.String()})
		}
	}
	return t.site
}

func isMenu(p page.Placement) bool {
	switch p {
	case page.PlaceNav, page.PlaceHeader, page.PlaceFooter, page.PlaceSidebar:
		return true
	case page.PlaceContent, page.PlaceRelated, page.PlaceComment, page.PlaceBio, page.PlaceAd, page.PlaceWidget, page.PlaceList, page.PlaceHidden:
	}
	return false
}

// profile is what the user's site is about; the zero Doc without a profile.
func (t *topics) profile() *topic.Doc {
	if t.mine == nil {
		t.mine = &topic.Doc{}
		if t.in.Profile != nil {
			t.mine = t.vectors.Profile(t.in.Profile)
		}
	}
	return t.mine
}

// read makes a text of the page ready.
func (t *topics) read(text topic.Text) *topic.Doc {
	text.Language = t.language
	return t.vectors.Read(text)
}

// languages are the page's and the profile's; comparable reports whether texts in them can be held against each other:
// two languages that are known and differ cannot.
func (t *topics) languages() (page, profile string, comparable bool) {
	page = primary(t.language)
	if t.in.Profile != nil {
		profile = primary(t.in.Profile.Language)
	}
	return page, profile, page == "" || profile == "" || page == profile
}

// primary is a language without region and script. Norwegian has several codes for what readers of one all read.
func primary(code string) string {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	switch code {
	case "nb", "nn":
		return "no"
	}
	return code
}

// likeness compares something of the page with the profile; not known where there is no profile or the languages differ.
func (t *topics) likeness(d *topic.Doc) topic.Likeness {
	if !t.comparable() {
		return topic.Likeness{}
	}
	return t.vectors.Similarity(d, t.profile())
}

// nearness is the score of likeness alone.
func (t *topics) nearness(d *topic.Doc) Score {
	if !t.comparable() {
		return Score{}
	}
	l := t.vectors.Score(d, t.profile())
	return Score{Value: l.Score, Known: l.Known}
}

// comparable reports whether there is a profile that the page can be held against.
func (t *topics) comparable() bool {
	_, _, comparable := t.languages()
	return t.in.Profile != nil && comparable && !t.in.refused()
}

// shownWords are evidence of what two texts have in common: words that both have, pairs that mean nearly the same.
func shownWords(l *topic.Likeness) (ev []Evidence) {
	if len(l.Shared) > 0 {
		ev = append(ev, stated("in-common", "in common: #", strings.Join(l.Shared, ", ")))
	}
	var pairs []string
	for _, n := range l.Near {
		pairs = append(pairs, n.A+" – "+n.B)
	}
	if len(pairs) > 0 {
		ev = append(ev, stated("near-in-meaning", "near in meaning: #", strings.Join(pairs, ", ")))
	}
	if len(ev) == 0 {
		ev = append(ev, stated("nothing-in-common", "no word in common"))
	}
	if l.WordsAlone {
		ev = append(ev, stated("words-alone", "compared by words alone: what they mean is not known for this language"))
	}
	return ev
}
