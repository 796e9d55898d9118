package grade

import (
	"slices"

	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// AppendJSON appends the report as JSON, version 1. It is written by hand: encoding/json would cost the engine a
// quarter of its size and sort nothing better. Numbers are rounded to three decimals, so that a page's report is the
// same bytes natively and in WebAssembly.
func (r *Report) AppendJSON(b []byte) []byte {
	w := writer{slices.Grow(b, r.sizeOfJSON())}
	w.open('{')
	w.key("version").raw("1")
	w.key("policy").str(Version)
	w.key("at").int(r.At)
	w.key("edition").strOrNull(r.Edition)
	w.key("url").str(r.URL)
	w.key("domain").strOrNull(r.Domain)
	w.key("profile").strOrNull(r.Profile)
	w.key("title").str(r.Title)
	w.key("lang").strOrNull(r.Lang)
	w.key("langDetected").strOrNull(r.LangFound)
	w.key("pageType").strOrNull(r.PageType)
	w.key("pageTypeProbability").score(r.TypeProbability)
	w.key("cms").strOrNull(r.CMS)
	w.key("author").strOrNull(r.Author)
	w.key("publisher").strOrNull(r.Publisher)
	w.key("published").strOrNull(r.Published.String())
	w.key("modified").strOrNull(r.Modified.String())
	w.key("words").int(int64(r.Words))
	w.key("mainWords").int(int64(r.MainWords))
	w.key("score").score(r.Score)
	w.key("grade").strOrNull(r.Letter)
	w.key("verdict").str(r.Verdict.String())
	w.key("summary").str(r.Summary)
	w.says(r.Says)
	w.key("confidence").num(r.Confidence)
	w.key("newLinkVote").score(r.NewLinkVote)
	w.key("pillars").open('{')
	for p := range r.Pillars {
		w.key(Pillar(p).String()).open('{')
		w.key("score").score(r.Pillars[p].Score)
		w.key("confidence").num(r.Pillars[p].Confidence)
		w.shut('}')
	}
	w.shut('}')
	w.key("findings").open('[')
	for i := range r.Findings {
		w.finding(&r.Findings[i])
	}
	w.shut(']')
	w.key("links").open('[')
	for i := range r.Links {
		w.link(&r.Links[i])
	}
	w.shut(']')
	w.key("linksNotListed").int(int64(r.Unlisted))
	w.areas(r.Areas)
	w.trades(r.Trades)
	w.shut('}')
	return w.b
}

func (w *writer) says(says []Say) {
	w.key("says").open('[')
	for _, s := range says {
		w.open('{')
		w.key("say").str(s.What)
		if s.Rule != nil {
			w.key("rule").str(s.Rule.ID)
		}
		w.shut('}')
	}
	w.shut(']')
}

// sizeOfJSON is about how many bytes the report takes, so that they are not copied as it grows.
func (r *Report) sizeOfJSON() int {
	size := 2000 + 400*len(r.Findings) + 400*len(r.Links)
	for i := range r.Links {
		l := &r.Links[i]
		size += len(l.Href) + len(l.Text) + len(l.Context)
	}
	return size
}

func (w *writer) areas(areas []topic.Area) {
	w.key("areas").open('[')
	for _, a := range areas {
		w.open('{')
		w.key("area").str(a.Name)
		w.key("probability").num(a.Probability)
		w.shut('}')
	}
	w.shut(']')
}

func (w *writer) trades(trades []topic.Risk) {
	w.key("trades").open('[')
	for i := range trades {
		t := &trades[i]
		w.open('{')
		w.key("trade").str(t.Kind.String())
		w.key("stance").str(t.Stance.String())
		w.key("words").strs(t.Words)
		w.shut('}')
	}
	w.shut(']')
}

func (w *writer) finding(f *Finding) {
	w.open('{')
	w.key("rule").str(f.Rule.ID)
	w.key("pillar").str(f.Rule.Pillar().String())
	w.key("kind").str(f.Rule.Kind.String())
	w.key("result").str(f.Result.String())
	if f.Result == Unknown {
		w.key("value").raw("null")
	} else {
		w.key("value").num(f.Value)
	}
	w.key("effect").num(f.Effect)
	w.key("title").str(f.Words())
	w.key("evidence").open('[')
	for _, e := range f.Evidence {
		w.open('{')
		w.key("text").str(e.Text)
		if e.Link >= 0 {
			w.key("link").int(int64(e.Link))
		}
		if s := e.Statement; s != nil {
			w.key("say").str(s.Key)
			w.key("with").strs(s.With)
		}
		w.shut('}')
	}
	w.shut(']')
	w.shut('}')
}

// Words is the finding as a reader is told it: the praise where it did well.
func (f *Finding) Words() string {
	if f.Result == Unknown {
		return "Not known: " + lowerFirst(f.Rule.Title)
	}
	if f.praises() {
		return f.Rule.Praise
	}
	return f.Rule.Title
}

func (w *writer) link(l *LinkGrade) {
	w.open('{')
	w.key("index").int(int64(l.Index))
	w.key("href").str(l.Href)
	w.key("domain").strOrNull(l.Name.String())
	w.key("text").str(l.Text)
	w.key("rel").strs(l.Rel)
	w.key("follow").bool(l.Counted)
	w.key("external").bool(l.External)
	w.key("placement").str(l.Placement.String())
	w.key("content").num(l.Content)
	w.key("anchor").str(l.AnchorWord())
	w.key("context").str(l.Context)
	w.key("relevance").score(l.Relevance)
	w.key("vote").num(l.Vote)
	w.key("grade").str(l.Letter)
	w.key("flags").strs(l.Flags)
	w.key("first").bool(l.First == l.Index)
	w.key("redirects").strOrNull(l.Redirects.String())
	w.key("yours").bool(l.Yours)
	if l.Yours {
		w.key("wrongs").strs(l.Wrongs())
	}
	w.shut('}')
}

// anchorWord is the form of an anchor as reports word it; brand, partial and exact need a profile.
func anchorWord(a page.Anchor, w topic.Wording) string {
	switch w {
	case topic.WordsBrand:
		return "brand"
	case topic.WordsPartial:
		return "partial"
	case topic.WordsExact:
		return "exact"
	case topic.WordsOther:
	}
	switch a {
	case page.AnchorURL:
		return "url"
	case page.AnchorGeneric:
		return "generic"
	case page.AnchorImage:
		return "image"
	case page.AnchorEmpty:
		return "empty"
	case page.AnchorLong:
		return "long"
	case page.AnchorOther:
	}
	return "other"
}

// AppendError appends the answer for what could not be graded: {"error":"sentence"}.
func AppendError(b []byte, sentence string) []byte {
	w := writer{b}
	w.open('{')
	w.key("error").str(sentence)
	w.shut('}')
	return w.b
}
