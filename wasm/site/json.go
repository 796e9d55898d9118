package site

import (
	"math"
	"strconv"

	"linkgrade/wasm/jsontext"
)

// AppendJSON appends the verdict as JSON, version 1: see wasm/README.md. Numbers are rounded to three decimals, so that the same
// answers give the same bytes natively and in WebAssembly.
func (v *Verdict) AppendJSON(b []byte) []byte {
	b = append(b, `{"version":1,"policy":"`+Version+`","at":`...)
	b = strconv.AppendInt(b, v.At, 10)
	b = member(b, "home", v.Home)
	b = orNull(b, "domain", v.Domain)
	b = orNull(b, "source", v.Source)
	b = member(b, "kind", v.Kind.String())
	b = appendNumber(append(b, `,"confidence":`...), v.Confidence)
	b = append(b, `,"chances":{`...)
	for k := Farm; k < kindEnd; k++ {
		if k > Farm {
			b = append(b, ',')
		}
		b = append(jsontext.AppendString(b, k.String()), ':')
		b = appendNumber(b, v.Chances[k])
	}
	b = append(b, '}')
	b = orNull(b, "area", v.Area)
	b = append(b, `,"entropy":`...)
	if v.KnowsTopics {
		b = appendNumber(b, v.Entropy)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"posts":[`...)
	for i, p := range v.Posts {
		b = p.appendJSON(between(b, i))
	}
	b = append(b, `],"reasons":[`...)
	for i, f := range v.Reasons {
		b = jsontext.AppendString(between(b, i), f.Signal.ID)
	}
	b = append(b, `],"findings":[`...)
	for i := range v.Findings {
		b = v.Findings[i].appendJSON(between(b, i))
	}
	return append(b, "]}"...)
}

func (e *Entry) appendJSON(b []byte) []byte {
	b = jsontext.AppendString(append(b, `{"url":`...), e.Address.String())
	b = member(b, "title", e.Title)
	b = orNull(b, "author", e.Author)
	b = orNull(b, "date", e.Date.String())
	return append(b, '}')
}

func (f *Finding) appendJSON(b []byte) []byte {
	b = jsontext.AppendString(append(b, `{"signal":`...), f.Signal.ID)
	b = member(b, "title", f.Signal.Title)
	b = append(b, `,"value":`...)
	if f.Known {
		b = appendNumber(b, f.Value)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"evidence":[`...)
	for i, e := range f.Evidence {
		b = jsontext.AppendString(append(between(b, i), `{"text":`...), e.Text)
		if e.Page != "" {
			b = member(b, "page", e.Page)
		}
		b = append(b, '}')
	}
	return append(b, "]}"...)
}

// AppendWants appends what is wanted now as JSON: {"want":[{"url":"…","for":"feed"},…]}.
func (s *Survey) AppendWants(b []byte) []byte {
	b = append(b, `{"want":[`...)
	for i, w := range s.pending {
		b = jsontext.AppendString(append(between(b, i), `{"url":`...), w.Address.String())
		b = append(member(b, "for", w.Part.String()), '}')
	}
	return append(b, "]}"...)
}

func between(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

func member(b []byte, key, value string) []byte {
	b = append(append(append(b, `,"`...), key...), `":`...)
	return jsontext.AppendString(b, value)
}

// orNull writes null for what is not known.
func orNull(b []byte, key, value string) []byte {
	if value == "" {
		return append(append(append(b, `,"`...), key...), `":null`...)
	}
	return member(b, key, value)
}

func appendNumber(b []byte, v float64) []byte {
	return strconv.AppendFloat(b, rounded(v), 'f', -1, 64)
}

// rounded is v to thousandths.
func rounded(v float64) float64 { return math.Round(v*1000)/1000 + 0 }
