package grade

import (
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// wrongs are what may keep a link to the user's site from counting in full, the worst first: its name in reports, which never
// changes its meaning, as others have words of their language for it, and what is said in English.
var wrongs = [...]struct {
	name, words string
	is          func(*LinkGrade) bool
}{
	{"rel", "its vote does not count: it is marked nofollow, sponsored or ugc", func(g *LinkGrade) bool { return !g.Follow() }},
	{"page", "the page lets no vote through", func(g *LinkGrade) bool { return g.Follow() && !g.Counted }},
	{"hidden", "it cannot be seen", func(g *LinkGrade) bool { return g.Placement == page.PlaceHidden }},
	{"closed", "it is out of sight until a reader opens what it stands in", func(g *LinkGrade) bool { return g.Placement != page.PlaceHidden && !g.Seen() }},
	{"redirect", "it leads through another address", func(g *LinkGrade) bool {
		return g.Form&(page.FormRedirect|page.FormTracker|page.FormShortener) != 0
	}},
	{"empty", "it has no words", func(g *LinkGrade) bool { return g.Anchor == page.AnchorEmpty }},
	{"exact", "it is worded as nothing but a keyword", func(g *LinkGrade) bool { return g.Wording == topic.WordsExact }},
	{"generic", "its words do not say where it leads", func(g *LinkGrade) bool { return g.Anchor == page.AnchorGeneric }},
	{"long", "its words are a whole passage", func(g *LinkGrade) bool { return g.Anchor == page.AnchorLong && g.Wording == topic.WordsOther }},
	{"commercial", "it is worded like a query to buy", func(g *LinkGrade) bool { return isCommercial(g.Link) }},
	{"context", "the words around it are about something else than your site", func(g *LinkGrade) bool {
		return g.Relevance.Known && g.Relevance.Value < farContext
	}},
	{"repeat", "the page has linked there before", func(g *LinkGrade) bool { return g.First != g.Index }},
	{"place", "it does not stand in the text", func(g *LinkGrade) bool {
		return g.Placement != page.PlaceContent && g.Placement != page.PlaceList && g.Placement != page.PlaceHidden
	}},
}

// farContext is the relevance of a link's words below which they are about something else: three to one against one subject.
const farContext = 0.25

// Wrongs are the names of all that can be wrong with a link to the user's site: what another language needs words for.
func Wrongs() (all []string) {
	for i := range wrongs {
		all = append(all, wrongs[i].name)
	}
	return all
}

// WrongWords say in English what is wrong by one of these names.
func WrongWords(name string) string {
	for i := range wrongs {
		if wrongs[i].name == name {
			return wrongs[i].words
		}
	}
	panic("grade: nothing is wrong by the name of " + name)
}

// Wrongs are what is wrong with a link to the user's site, the worst first; nil where nothing is, and for other links.
func (g *LinkGrade) Wrongs() (found []string) {
	for i := range wrongs {
		if g.Yours && wrongs[i].is(g) {
			found = append(found, wrongs[i].name)
		}
	}
	return found
}
