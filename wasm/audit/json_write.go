package audit

import (
	"math"
	"strconv"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/jsontext"
)

// formVersion is the form of the JSON.
const formVersion = 1

// AppendJSON appends the report as JSON, version 1. Numbers are rounded to three decimals, so that the same rows give the
// same bytes natively and in WebAssembly.
func (r *Report) AppendJSON(b []byte) []byte { return appendVersioned(b, r) }

// AppendJSON appends one domain as it stands in a report's JSON, for a face that shows some of them at a time.
func (d *Domain) AppendJSON(b []byte) []byte { return appendObject(b, d) }

func appendVersioned(b []byte, o object) []byte {
	b = append(b, `{"version":`...)
	b = strconv.AppendInt(b, formVersion, 10)
	for _, m := range o.members() {
		b = m.append(append(b, ','))
	}
	return append(b, '}')
}

func appendObject(b []byte, o object) []byte {
	b = append(b, '{')
	for i, m := range o.members() {
		if i > 0 {
			b = append(b, ',')
		}
		b = m.append(b)
	}
	return append(b, '}')
}

// append appends the key and the value. A type that no member has panics: it is a mistake in json.go.
func (m member) append(b []byte) []byte {
	b = append(append(append(b, '"'), m.key...), '"', ':')
	switch p := m.at.(type) {
	case *string:
		return jsontext.AppendString(b, *p)
	case *int:
		return strconv.AppendInt(b, int64(*p), 10)
	case *int64:
		return strconv.AppendInt(b, *p, 10)
	case *bool:
		return strconv.AppendBool(b, *p)
	case *float64:
		return appendNumber(b, *p)
	case *[]string:
		return appendTexts(b, *p)
	case enum:
		return jsontext.AppendString(b, p.word())
	case list:
		return p.append(b)
	case object:
		return appendObject(b, p)
	}
	return m.appendOrNull(b)
}

// appendOrNull appends a value that is null where it is not known.
func (m member) appendOrNull(b []byte) []byte {
	switch p := m.at.(type) {
	case orNull:
		if *p.string != "" {
			return jsontext.AppendString(b, *p.string)
		}
	case *Score:
		if p.Known {
			return appendNumber(b, p.Value)
		}
	case *export.Day:
		if *p != 0 {
			return jsontext.AppendString(b, p.String())
		}
	case *export.Known:
		if *p != export.Unknown {
			return strconv.AppendBool(b, *p == export.Yes)
		}
	default:
		panic("audit: no JSON for " + m.key)
	}
	return append(b, "null"...)
}

func (l list) append(b []byte) []byte {
	b = append(b, '[')
	for i := range l.count() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendObject(b, l.at(i))
	}
	return append(b, ']')
}

func appendTexts(b []byte, texts []string) []byte {
	b = append(b, '[')
	for i, s := range texts {
		if i > 0 {
			b = append(b, ',')
		}
		b = jsontext.AppendString(b, s)
	}
	return append(b, ']')
}

// appendNumber appends a number with at most three decimals, 0 for what is none.
func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.AppendFloat(b, math.Round(v*1000)/1000+0, 'f', -1, 64)
}
