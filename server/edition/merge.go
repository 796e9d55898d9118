package edition

import (
	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// A statement is what one source says of one name, all of its rows joined.
type statement struct {
	source   int // its place among the edition's sources, which are in the order of their ids
	record   trust.Record
	measures authority.Measures
}

// join is what a source says of a name in two rows: the higher authority, the greater
// age, the better popularity and measures, all categories.
func (s statement) join(o statement) statement {
	s.record = join(s.record, o.record)
	s.measures = s.measures.Join(o.measures)
	return s
}

// A doubt is a source of whose statement nothing is believed, and why.
type doubt struct {
	source int
	why    Drop
}

// A merger makes one record of what the sources of an edition say of a name. It must have
// seen all rows before it merges the first name.
type merger struct {
	sources []Source // in the order of their ids
	ends    authority.Ends
}

// see takes note of a row's measures, in any order.
func (m *merger) see(ms authority.Measures) { m.ends.See(ms) }

// merge is the record of a name of which sources speak, each once, in any order, and the
// sources that did not contribute to it. The zero record is a name that is not listed.
func (m *merger) merge(said []statement) (trust.Record, []doubt) {
	ranked := false
	for _, s := range said {
		_, known := s.record.Authority.Known()
		ranked = ranked || known || s.measures != authority.Measures{}
	}
	refused := doubtful(said, ranked)
	var doubts []doubt
	var r trust.Record
	sum, lists := 0, 0
	for _, s := range said {
		s.record.Categories &^= refused
		if s.record.IsZero() && s.measures == (authority.Measures{}) {
			doubts = append(doubts, doubt{s.source, Contradicted})
			continue
		}
		if v, known := s.record.Authority.Known(); known {
			sum += v
			lists++
		}
		r = join(r, s.record)
	}
	if lists > 0 {
		r.Authority = trust.AuthorityOf((2*sum + lists) / (2 * lists)) // the mean, halves up
		r.Lists = uint8(min(lists, 255))
	}
	return r, doubts
}

// accusations are the categories that say a name does harm. One list alone is not
// believed about a name that a rank list respects: such lists name victims, shared
// services and expired cases too. The other categories describe, and stand.
const accusations = trust.Malware | trust.Phishing | trust.Scam | trust.Spam |
	trust.LinkSeller | trust.ContentFarm | trust.Parked | trust.DisposableMail

// doubtful are the accusations of single lists against a ranked name.
func doubtful(said []statement, ranked bool) trust.Category {
	var once, twice trust.Category
	for _, s := range said {
		twice |= once & s.record.Categories
		once |= s.record.Categories
	}
	if !ranked {
		return 0
	}
	return accusations & once &^ twice
}

// join is what two records say together: the higher authority, the greater age, the
// better popularity, all categories.
func join(a, b trust.Record) trust.Record {
	r := trust.Record{
		Authority:  max(a.Authority, b.Authority),
		Categories: a.Categories | b.Categories,
		Age:        max(a.Age, b.Age),
		Popularity: min(a.Popularity, b.Popularity),
	}
	if r.Popularity == 0 {
		r.Popularity = max(a.Popularity, b.Popularity)
	}
	return r
}
