package edition

import (
	"math"

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
//
// Authority is what the fitted model makes of all measures, and Lists how many lists
// independently have them; popularity is the best rank among visited names. Categories
// are those that judge believes.
func (m *merger) merge(said []statement) (trust.Record, []doubt) {
	measured := measuresOf(said)
	believed, alone := weighAll(m.sources, said, &measured)
	var r trust.Record
	var doubts []doubt
	for _, s := range said {
		refused := s.record.Categories &^ believed
		s.record.Categories &= believed
		if s.record.IsZero() && s.measures == (authority.Measures{}) {
			why := Contradicted
			if refused&^alone == 0 {
				why = Alone
			}
			doubts = append(doubts, doubt{s.source, why})
			continue
		}
		r = join(r, s.record)
	}
	r.Categories |= believed & trust.Confirmed
	r.Authority = 0 // the model's takes in the sources' own
	if v, known := authority.Fitted.Authority(&measured, &m.ends); known {
		r.Authority = trust.AuthorityOf(int(math.Floor(v + 0.5))) // halves up
		r.Lists = uint8(min(measured.Lists(), math.MaxUint8))
	}
	if p := trust.PopularityOf(measured.Rank()); r.Popularity == 0 || p != 0 && p < r.Popularity {
		r.Popularity = p
	}
	return r, doubts
}

// measuresOf is what all sources measure of a name.
func measuresOf(said []statement) authority.Said {
	var all authority.Said
	for _, s := range said {
		all.Add(s.measures)
		if v, known := s.record.Authority.Known(); known {
			all.AddReady(v)
		}
	}
	return all
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
