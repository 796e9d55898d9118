package grade

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// Lookup answers what data say of a name, and whether the name is on any list. [trust.Pack] is one.
type Lookup interface {
	Lookup(domain.Name) (trust.Record, bool)
}

// Input is what rules look at: one page and what is known of the names on it.
type Input struct {
	*page.Facts
	Record trust.Record // of the page's own name
	Listed bool         // whether Record comes from a list; the zero Record otherwise
	Names  Lookup       // for link targets; nil when there are no data
	At     int64        // the time of the grade in unix seconds, as [Grade] is told; 0 when unknown

	Profile *topic.Profile // what the user's site is about; nil when there is none: then relevance is unknown
	Vectors *topic.Vectors // what words mean; nil when they are not there: then texts are compared by their words alone
	Lexicon *topic.Lexicon // kept by callers that grade many pages; nil: made anew for this one

	lower    []string // block texts in lower case, made when first asked for
	linkText []string // links' words, likewise
	linkPath []string // the paths of their addresses
	blocks   *texts   // what searches look through, likewise
	links    *texts
	paths    *texts
	names    *texts
	trades   *search // for lexicon.RiskAnchors in links' words
	outside  []*page.Link
	inside   []*page.Link
	called   []called
	paid     *string
	earning  *earning
	stated   *statement
	risks    []*string // by link index, nil where nobody asked
	subjects *topics
	targets  map[domain.Name]target
	prose    *text   // the main text, measured when first asked for
	written  *string // the language of the text, told when first asked for
}

type target struct {
	record trust.Record
	listed bool
}

// external are the visible links to other names that the page's rel lets through.
func (in *Input) external() []*page.Link {
	if in.outside == nil {
		in.outside = []*page.Link{}
		for i := range in.Links {
			if l := &in.Links[i]; l.External && l.Follow() && l.Seen() {
				in.outside = append(in.outside, l)
			}
		}
	}
	return in.outside
}

// inText are the links of external that stand in the content, one for each site, the first that has words. The page's
// own house in other countries is no other site.
func (in *Input) inText() []*page.Link {
	if in.inside == nil {
		in.inside = []*page.Link{}
		seen := map[domain.Name]bool{}
		for _, l := range in.external() {
			if l.Content >= 0.5 && !seen[l.Name] && !sameHouse(in.URL.Host.String(), l.Name) && (l.Text != "" || l.First == l.Index) {
				seen[l.Name] = true
				in.inside = append(in.inside, l)
			}
		}
	}
	return in.inside
}

// share answers by the links of inText that are odd: a fail from a share of bad on, a pass up to good. Fewer than least
// links show no habit: they pass where none is odd, and say nothing else.
func (in *Input) share(least int, good, bad float64, odd func(*page.Link) bool) Outcome {
	all := in.inText()
	if len(all) == 0 {
		return unknown()
	}
	var ev []Evidence
	for _, l := range all {
		if odd(l) {
			ev = append(ev, leadingTo(l))
		}
	}
	n := len(ev)
	if n > 0 && len(all) < least {
		return unknown(ev...)
	}
	o := value((bad-float64(n)/float64(len(all)))/(bad-good), ev...)
	o.odd, o.of = n, len(all)
	return o
}

// linksOut reports a text with at least one link to another site: only there anything can be said of what it is paid for.
func (in *Input) linksOut() bool {
	_, all := in.practice()
	return all > 0 && in.hasText()
}

// unlessSources is an outcome on how links stand, unknown in place of what is bad where the text is so long for the sites
// that it links to that a list of them is its sources.
func (in *Input) unlessSources(o Outcome) Outcome {
	if o.Result != Unknown && o.Value < 1 && in.MainWords >= wordsASource*len(in.inText()) {
		return unknown(o.Evidence...)
	}
	return o
}

// wordsASource is how many words of main content stand to a source in what is written from sources.
const wordsASource = 100

// target is what data say of a link's target; each name is asked for once.
func (in *Input) target(n domain.Name) (trust.Record, bool) {
	if in.Names == nil || n.IsZero() {
		return trust.Record{}, false
	}
	t, seen := in.targets[n]
	if !seen {
		t.record, t.listed = in.Names.Lookup(n)
		if in.targets == nil {
			in.targets = map[domain.Name]target{}
		}
		in.targets[n] = t
	}
	return t.record, t.listed
}

// isRanked reports a link's target that rank lists know.
func (in *Input) isRanked(n domain.Name) bool {
	r, _ := in.target(n)
	_, ranked := r.Authority.Known()
	return ranked
}

// isText reports whether block i is visible and stands in the content by its words or by its markup: short lines under a
// text are not taken for main content.
func (in *Input) isText(i int) bool {
	b := &in.Blocks[i]
	return b.Hidden == "" && (b.Content >= 0.5 || b.Place == page.PlaceContent)
}

// refused reports an answer that says nothing of the page: the server turned this reader away or was not well, and may
// answer others.
func (in *Input) refused() bool {
	switch in.Status {
	case 401, 403, 407, 408, 425, 429:
		return true
	}
	return in.Status >= 500
}

// isArticle reports a page that is surely an article: calculators, lists and offers are taken for one by less, and say that
// they are one, too.
func (in *Input) isArticle() bool {
	return in.Type == page.TypeArticle && in.TypeProbability >= sureArticle
}

// sureArticle keeps 162 of 188 labelled articles that give no date, and 8 of 33 other pages that were taken for one.
const sureArticle = 0.7

// enoughText is how many words of main content a page needs before it is taken for a real page rather than a notice.
const enoughText = 150

// hasText reports whether the page has enough of a text to speak for itself.
func (in *Input) hasText() bool { return in.MainWords >= enoughText }

// firstPhrase is the first of phrases that s holds; "" when it holds none.
func firstPhrase(s string, phrases []string) string {
	for _, p := range phrases {
		if strings.Contains(s, p) {
			return p
		}
	}
	return ""
}

// anyOf reports whether test holds for s and one of the phrases, which slashes join. It is kept out of line, as the
// iterators of package strings are not.
//
//go:noinline
func anyOf(s, phrases string, test func(s, phrase string) bool) bool {
	for phrases != "" {
		var p string
		p, phrases, _ = strings.Cut(phrases, "/")
		if test(s, p) {
			return true
		}
	}
	return false
}

// wordAt is where s first holds phrase as whole words, −1 when nowhere. Scripts that write no blanks have no word
// boundaries: there any place counts.
func wordAt(s, phrase string) int {
	spaced, _ := utf8.DecodeRuneInString(phrase)
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(phrase):])
		if spaced >= 0x2E80 || !isWordRune(before) && !isWordRune(after) {
			return i
		}
		from = i + len(phrase)
	}
}

// hasWord is the first of phrases that s, in lower case, holds as whole words; "" when it holds none.
func hasWord(s string, phrases lexicon.Phrases) string {
	for p := range phrases.All {
		if wordAt(s, p) >= 0 {
			return p
		}
	}
	return ""
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
