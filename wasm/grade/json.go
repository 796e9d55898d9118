package grade

import (
	"math"
	"strconv"
	"unicode/utf8"

	"linkgrade/wasm/page"
)

// AppendJSON appends the report as JSON, version 1. It is written by hand: encoding/json would cost the engine a
// quarter of its size and sort nothing better. Numbers are rounded to three decimals, so that a page's report is the
// same bytes natively and in WebAssembly.
func (r *Report) AppendJSON(b []byte) []byte {
	w := writer{b}
	w.open('{')
	w.key("version").raw("1")
	w.key("policy").str(Version)
	w.key("at").int(r.At)
	w.key("edition").strOrNull(r.Edition)
	w.key("url").str(r.URL)
	w.key("domain").strOrNull(r.Domain)
	w.key("title").str(r.Title)
	w.key("lang").strOrNull(r.Lang)
	w.key("pageType").strOrNull(r.PageType)
	w.key("score").score(r.Score)
	w.key("grade").strOrNull(r.Letter)
	w.key("verdict").str(r.Verdict.String())
	w.key("summary").str(r.Summary)
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
	w.key("areas").raw("[]")
	w.shut('}')
	return w.b
}

func (w *writer) finding(f *Finding) {
	w.open('{')
	w.key("rule").str(f.Rule.ID)
	w.key("pillar").str(f.Rule.Pillar.String())
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
	if f.Result == Pass || f.Result == Value && f.Value >= 0.5 && f.Effect >= 0 {
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
	w.key("anchor").str(anchorWord(l.Anchor))
	w.key("context").str(l.Context)
	w.key("relevance").raw("null")
	w.key("vote").num(l.Vote)
	w.key("grade").str(l.Letter)
	w.key("flags").strs(l.Flags)
	w.key("yours").raw("false")
	w.shut('}')
}

// anchorWord is the form of an anchor as reports word it; brand, partial and exact need a profile.
func anchorWord(a page.Anchor) string {
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

// writer appends JSON; commas come by themselves.
type writer struct{ b []byte }

func (w *writer) comma() {
	if n := len(w.b); n > 0 {
		switch w.b[n-1] {
		case '{', '[', ':', '\n':
		default:
			w.b = append(w.b, ',')
		}
	}
}

func (w *writer) open(c byte) {
	w.comma()
	w.b = append(w.b, c)
}

func (w *writer) shut(c byte) { w.b = append(w.b, c) }

func (w *writer) key(k string) *writer {
	w.comma()
	w.b = append(w.b, '"')
	w.b = append(w.b, k...)
	w.b = append(w.b, '"', ':')
	return w
}

func (w *writer) raw(s string) { w.b = append(w.b, s...) }
func (w *writer) int(n int64)  { w.b = strconv.AppendInt(w.b, n, 10) }
func (w *writer) bool(v bool)  { w.b = strconv.AppendBool(w.b, v) }

func (w *writer) num(v float64) {
	w.b = strconv.AppendFloat(w.b, math.Round(v*1000)/1000+0, 'f', -1, 64)
}

func (w *writer) score(s Score) {
	if !s.Known {
		w.raw("null")
		return
	}
	w.num(s.Value)
}

func (w *writer) strOrNull(s string) {
	if s == "" {
		w.raw("null")
		return
	}
	w.str(s)
}

func (w *writer) strs(list []string) {
	w.open('[')
	for _, s := range list {
		w.comma()
		w.str(s)
	}
	w.shut(']')
}

const hex = "0123456789abcdef"

// str appends a JSON string. Bytes that are no UTF-8 become U+FFFD; <, > and & are escaped so that a report can stand
// inside a page's script, and the two line separators that JavaScript once refused are too.
func (w *writer) str(s string) {
	w.b = append(w.b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '"' || c == '\\':
				w.b = append(w.b, '\\', c)
			case c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x7f:
				w.b = append(w.b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			default:
				w.b = append(w.b, c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == 0x2028 || r == 0x2029:
			w.b = append(w.b, `\u202`...)
			w.b = append(w.b, hex[r&15])
		case r == utf8.RuneError && n == 1:
			w.b = append(w.b, "\uFFFD"...)
		default:
			w.b = append(w.b, s[i:i+n]...)
		}
		i += n
	}
	w.b = append(w.b, '"')
}
