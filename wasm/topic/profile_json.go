package topic

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/jsontext"
)

// ErrProfile says that bytes are no profile; its text says where and why, for people who edit profiles by hand.
var ErrProfile = errors.New("not a profile")

// profileVersion is the form of the JSON that is written and read.
const profileVersion = 1

type profileError struct{ why error }

func (e *profileError) Error() string   { return ErrProfile.Error() + ": " + e.why.Error() }
func (e *profileError) Unwrap() []error { return []error{ErrProfile, e.why} }

// AppendJSON appends the profile as JSON for people and programs, a term a line. [DecodeProfile] reads it back, weights
// rounded to thousandths. Where addresses would make it too long for that, the last ones of what it was learnt from are
// left out.
func (p *Profile) AppendJSON(b []byte) []byte {
	for pages := len(p.Pages); ; pages-- {
		out := p.appendJSON(b, p.Pages[:pages])
		if len(out)-len(b) <= MaxProfile || pages == 0 {
			return out
		}
	}
}

func (p *Profile) appendJSON(b []byte, pages []domain.Address) []byte {
	b = append(b, "{\n  \"version\": "...)
	b = strconv.AppendInt(b, profileVersion, 10)
	b = appendText(b, "name", p.Name)
	b = appendList(b, "sites", len(p.Sites), func(i int) string { return p.Sites[i].String() })
	b = appendList(b, "brands", len(p.Brands), func(i int) string { return p.Brands[i] })
	b = appendList(b, "targets", len(p.Targets), func(i int) string { return p.Targets[i].String() })
	b = appendText(b, "language", p.Language)
	b = appendList(b, "keywords", len(p.Keywords), func(i int) string { return p.Keywords[i] })
	b = append(b, ",\n  \"terms\": ["...)
	for i := range p.Terms {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n    "...)
		b = p.Terms[i].appendJSON(b)
	}
	b = append(b, "\n  ]"...)
	b = appendList(b, "learntFrom", len(pages), func(i int) string { return pages[i].String() })
	if p.Learnt != 0 {
		b = append(b, ",\n  \"learntAt\": "...)
		b = strconv.AppendInt(b, p.Learnt, 10)
	}
	return append(b, "\n}\n"...)
}

func appendText(b []byte, key, text string) []byte {
	b = append(b, ",\n  \""...)
	b = append(append(b, key...), "\": "...)
	return jsontext.AppendString(b, text)
}

func appendList(b []byte, key string, n int, at func(int) string) []byte {
	b = append(b, ",\n  \""...)
	b = append(append(b, key...), "\": ["...)
	for i := range n {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = jsontext.AppendString(b, at(i))
	}
	return append(b, ']')
}

func (t *Term) appendJSON(b []byte) []byte {
	b = jsontext.AppendString(append(b, `{"term": `...), t.Text)
	b = strconv.AppendFloat(append(b, `, "weight": `...), math.Max(1, math.Round(t.Weight*1000))/1000, 'f', -1, 64)
	if t.Pages > 0 {
		b = strconv.AppendInt(append(b, `, "pages": `...), int64(t.Pages), 10)
	}
	if t.Struck {
		b = append(b, `, "struck": true`...)
	}
	return append(b, '}')
}

// DecodeProfile reads a profile that was written by AppendJSON or by hand: every key may be missing, none may be another.
// Anything else is ErrProfile.
func DecodeProfile(src []byte) (*Profile, error) {
	if len(src) > MaxProfile {
		return nil, &profileError{errors.New("it has more than 64 KB")}
	}
	r := profileReader{jsontext.Read(src)}
	p := r.profile()
	if err := r.End(); err != nil {
		return nil, &profileError{err}
	}
	if len(p.appendJSON(nil, p.Pages)) > MaxProfile {
		return nil, &profileError{errors.New("written out it has more than 64 KB")}
	}
	return p, nil
}

type profileReader struct{ *jsontext.Reader }

func (r profileReader) profile() *Profile {
	p := &Profile{}
	r.Object(func(key string) {
		switch key {
		case "version":
			if r.Number() != profileVersion {
				r.Fail("this version of a profile is not known here")
			}
		case "name":
			p.Name = r.optional()
		case "sites":
			p.Sites = list(r, maxNames, r.site)
		case "brands":
			p.Brands = list(r, maxNames, r.label)
		case "targets":
			p.Targets = list(r, maxTargets, r.address)
		case "language":
			p.Language = r.optional()
		case "keywords":
			p.Keywords = list(r, maxKeywords, r.label)
		case "terms":
			p.Terms = list(r, maxProfiled, r.term)
		case "learntFrom":
			p.Pages = list(r, maxPages, r.address)
		case "learntAt":
			p.Learnt = int64(r.whole(1 << 53))
		default:
			r.Fail("a profile has nothing called " + quoteShort(key))
		}
	})
	return p
}

// list reads a list of at most so many.
func list[T any](r profileReader, most int, one func() T) (all []T) {
	r.Array(func() {
		if x := one(); len(all) < most {
			all = append(all, x)
		} else {
			r.Fail("the list has more than " + strconv.Itoa(most))
		}
	})
	return all
}

func (r profileReader) term() (t Term) {
	r.Object(func(key string) {
		switch key {
		case "term":
			t.Text = r.label()
		case "weight":
			t.Weight = r.Number()
		case "pages":
			t.Pages = r.whole(1 << 20)
		case "struck":
			t.Struck = r.Bool()
		default:
			r.Fail("a term has nothing called " + quoteShort(key))
		}
	})
	if t.Weight == 0 {
		t.Weight = 1 // one that is added by hand needs none
	}
	switch {
	case t.Text == "":
		r.Fail("a term has no word")
	case !(t.Weight > 0 && t.Weight <= 1):
		r.Fail("the weight of " + quoteShort(t.Text) + " is not between 0 and 1")
	}
	return t
}

func (r profileReader) whole(most float64) int {
	n := r.Number()
	if n < 0 || n > most || n != math.Trunc(n) {
		r.Fail("a number is not a whole one, or too large")
		return 0
	}
	return int(n)
}

// optional is a text of one line that may be empty.
func (r profileReader) optional() string {
	s := r.Text()
	if len(s) > maxLabel || strings.ContainsFunc(s, unicode.IsControl) {
		r.Fail(quoteShort(s) + " has more than 100 bytes or one line")
	}
	return strings.TrimSpace(s)
}

func (r profileReader) label() string {
	s := r.optional()
	if s == "" {
		r.Fail("a text is empty")
	}
	return s
}

// site reads a name; a host of the site says the same.
func (r profileReader) site() domain.Name {
	s := r.Text()
	if host, err := domain.ParseHost(s); err == nil {
		if name, ok := host.Name(); ok {
			return name
		}
	}
	r.Fail(quoteShort(s) + " is no name of a site, like example.com")
	return domain.Name{}
}

func (r profileReader) address() domain.Address {
	s := r.Text()
	a, err := domain.ParseAddress(s)
	if err != nil || !a.IsWeb() {
		r.Fail(quoteShort(s) + " is no address of a page, like https://example.com/page")
	}
	return a
}

// quoteShort is a text in quotation marks, cut where it is long.
func quoteShort(s string) string {
	if len(s) > 60 {
		s = strings.ToValidUTF8(s[:60], "") + "…"
	}
	return strconv.Quote(s)
}

// label makes a text one that a profile may hold: one line of at most 100 bytes.
func label(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if len(s) > maxLabel {
		s = strings.TrimSpace(strings.ToValidUTF8(s[:maxLabel], ""))
	}
	return s
}
