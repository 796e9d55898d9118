package topic

import (
	"errors"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
)

// Bounds on what is learnt from.
const (
	MaxSamples  = 20        // pages
	MaxSample   = 256 << 10 // bytes of a sample's JSON
	sampleBody  = 24 << 10  // bytes of text that a sample keeps
	sampleHeads = 4 << 10   // bytes of headings
	sampleTitle = 300       // bytes
)

// ErrSample says that bytes are no sample.
var ErrSample = errors.New("not a sample of a page")

// A Sample is what learning needs of a page of the user's site, small enough to be kept until all pages are read.
type Sample struct {
	Address  domain.Address
	Site     string // what the page calls its site; "" when it does not say
	Title    string
	Headings string // one a line
	Body     string // the main text, one paragraph a line
	Language string // BCP 47; "" when not known
}

// Shorten cuts a sample to what is kept.
func (s *Sample) Shorten() {
	s.Site, s.Language = label(s.Site), label(s.Language)
	s.Title, s.Headings, s.Body = cut(s.Title, sampleTitle), cut(s.Headings, sampleHeads), cut(s.Body, sampleBody)
}

func cut(s string, most int) string {
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// AppendJSON appends the sample as one line of JSON. [DecodeSample] reads it back.
func (s *Sample) AppendJSON(b []byte) []byte {
	b = jsontext.AppendString(append(b, `{"url":`...), s.Address.String())
	b = jsontext.AppendString(append(b, `,"site":`...), s.Site)
	b = jsontext.AppendString(append(b, `,"title":`...), s.Title)
	b = jsontext.AppendString(append(b, `,"headings":`...), s.Headings)
	b = jsontext.AppendString(append(b, `,"body":`...), s.Body)
	b = jsontext.AppendString(append(b, `,"language":`...), s.Language)
	return append(b, '}')
}

// DecodeSample reads what AppendJSON wrote. Anything else is ErrSample.
func DecodeSample(src []byte) (Sample, error) {
	var s Sample
	if len(src) > MaxSample {
		return s, ErrSample
	}
	r := jsontext.Read(src)
	r.Object(func(key string) {
		text := r.Text()
		switch key {
		case "url":
			if a, err := domain.ParseAddress(text); err == nil && a.IsWeb() {
				s.Address = a // a saved page may have none
			}
		case "site":
			s.Site = text
		case "title":
			s.Title = text
		case "headings":
			s.Headings = text
		case "body":
			s.Body = text
		case "language":
			s.Language = text
		}
	})
	if r.End() != nil {
		return Sample{}, ErrSample
	}
	s.Shorten()
	return s, nil
}
