package backlink

import (
	"strconv"

	"linkgrade/wasm/jsontext"
)

// AppendJSON appends a finding: {"state":"changed","found":1,"link":{…}|null,"changes":[{"what":"anchor","was":"…","now":"…","agreed":false}]}.
func (f *Finding) AppendJSON(b []byte) []byte {
	b = jsontext.AppendString(append(b, `{"state":`...), f.State.String())
	b = strconv.AppendInt(append(b, `,"found":`...), int64(f.Found), 10)
	b = append(b, `,"link":`...)
	if f.Link == nil {
		b = append(b, "null"...)
	} else {
		b = f.Link.AppendJSON(b)
	}
	b = append(b, `,"changes":[`...)
	for i, c := range f.Changes {
		if i > 0 {
			b = append(b, ',')
		}
		b = member(append(b, '{'), "what", c.Trait.String())
		b = member(append(b, ','), "was", c.Was)
		b = member(append(b, ','), "now", c.Now)
		b = append(strconv.AppendBool(append(b, `,"agreed":`...), c.Agreed), '}')
	}
	return append(b, "]}"...)
}

// AppendJSON appends a link, all of its fields. [DecodeLink] reads it back.
func (l *Link) AppendJSON(b []byte) []byte {
	b = member(append(b, '{'), "href", l.Href)
	b = member(append(b, ','), "anchor", l.Anchor)
	b = member(append(b, ','), "rel", l.Rel)
	b = strconv.AppendBool(append(b, `,"followed":`...), l.Followed)
	b = member(append(b, ','), "hidden", l.Hidden)
	b = member(append(b, ','), "placement", l.Placement)
	return append(strconv.AppendBool(append(b, `,"noindex":`...), l.NoIndex), '}')
}

func member(b []byte, key, value string) []byte {
	return jsontext.AppendString(append(jsontext.AppendString(b, key), ':'), value)
}

// DecodeLink reads a link; unknown fields are let be. Its errors are [jsontext.Error].
func DecodeLink(b []byte) (*Link, error) {
	l := &Link{}
	r := jsontext.Read(b)
	r.Object(func(key string) {
		switch key {
		case "href":
			l.Href = r.Text()
		case "anchor":
			l.Anchor = r.Text()
		case "rel":
			l.Rel = r.Text()
		case "followed":
			l.Followed = r.Bool()
		case "hidden":
			l.Hidden = r.Text()
		case "placement":
			l.Placement = r.Text()
		case "noindex":
			l.NoIndex = r.Bool()
		default:
			r.Skip()
		}
	})
	if err := r.End(); err != nil {
		return nil, err
	}
	return l, nil
}
