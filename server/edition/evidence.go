package edition

import (
	"math/bits"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// harmful categories say that a name does harm. Such lists name victims, shared services
// and expired cases too, so one list alone is not believed about a name that a rank list
// respects.
const harmful = trust.Malware | trust.Phishing | trust.Scam | trust.Spam |
	trust.ContentFarm | trust.Parked | trust.DisposableMail

// Risky are the categories that count against a name. Beyond the harmful ones they say
// what a site deals in, which one list may know; but none is so sure that it could say
// so alone of one of the web's first ten thousand names.
const Risky = harmful | trust.Gambling | trust.Adult | trust.Piracy | trust.Drugs | trust.LinkSeller

// institutions are categories of names that answer for what they publish. They are robbed
// and imitated, and what robs them is soon taken down again.
const institutions = trust.Government | trust.Education | trust.Press

// judge is why what so many independent lists say, of which some are not weak, is not
// believed of a name, and "" when it is. kind is what lists that are not weak say of it.
//
//	                         harmful         risky           others
//	first ten thousand       2, 1 not weak   2, 1 not weak   1 not weak, or 2
//	a list's first million   2, 1 not weak   1 not weak, or 2
//	an institution           2, 1 not weak   1 not weak, or 2
//	all others               1 not weak, or 2
//
// Shorteners and free hosts are asked for like risky ones of the first ten thousand names and
// of institutions: lists of them have names that merely use one. Popularity is not trust: who
// is popular is accused by two lists, and two are believed. What one list alone says of an
// unknown name stands without [trust.Confirmed], and a grade takes it as a hint.
func judge(c, kind trust.Category, name *authority.Said, lists, strong int) Drop {
	if strong == 0 && lists < 2 {
		return Alone
	}
	institution := kind&institutions != 0
	doubted := c&harmful != 0 && (name.Respected() || institution) ||
		c&(Risky|trust.Shortener) != 0 && name.Head() ||
		c&(trust.Shortener|trust.FreeHost) != 0 && institution
	if doubted && (strong == 0 || lists < 2) {
		return Contradicted
	}
	return ""
}

// confirms says whether so many lists of a category that is believed make it more than a hint.
// Mail that is thrown away harms no reader.
func confirms(c trust.Category, lists, strong int) bool {
	return c&(harmful&^trust.DisposableMail|trust.LinkSeller) != 0 && lists >= 2 && strong > 0
}

// kindOf is what the sources that are not weak say of a name.
func kindOf(sources []Source, said []statement) (kind trust.Category) {
	for _, s := range said {
		if !sources[s.source].Weak {
			kind |= s.record.Categories
		}
	}
	return kind
}

// weighAll is the categories that are believed of a name, [trust.Confirmed] where lists agree
// on harm, and those that only a weak list states.
func weighAll(sources []Source, said []statement, measured *authority.Said) (believed, alone trust.Category) {
	var all trust.Category
	for _, s := range said {
		all |= s.record.Categories
	}
	kind := kindOf(sources, said)
	for rest := all; rest != 0; rest &= rest - 1 {
		c := rest & -rest
		lists, strong := agreement(sources, said, c)
		switch judge(c, kind, measured, lists, strong) {
		case "":
			believed |= c
			if confirms(c, lists, strong) {
				believed |= trust.Confirmed
			}
		case Alone:
			alone |= c
		}
	}
	return believed, alone
}

// agreement is how many independent lists give a name the category, and how many of them
// are not weak. Sources of one family are one list, which is as strong as its strongest.
func agreement(sources []Source, said []statement, c trust.Category) (lists, strong int) {
	for i, s := range said {
		if s.record.Categories&c == 0 {
			continue
		}
		first, firstStrong := true, !sources[s.source].Weak
		for _, before := range said[:i] {
			if before.record.Categories&c != 0 && sources[before.source].family() == sources[s.source].family() {
				first = false
				firstStrong = firstStrong && sources[before.source].Weak
			}
		}
		if first {
			lists++
		}
		if firstStrong {
			strong++
		}
	}
	return lists, strong
}

// family is what the source counts as.
func (s *Source) family() string {
	if s.Family == "" {
		return s.ID
	}
	return s.Family
}

// Evidence is who gives a name a category, and whether an edition believes it. When each
// of them is from, its [Source] says.
type Evidence struct {
	Category trust.Category // one
	Sources  []string       // ids, in their order
	Lists    int            // of which so many are independent
	Refused  Drop           // why it is not believed; empty when it is
}

// Explain is the evidence for each category that rows about one name state, in the order
// of the categories. Rows of unknown sources are passed over.
func Explain(sources []Source, rows []Row) []Evidence {
	said := joined(sources, rows)
	measured, kind := measuresOf(said), kindOf(sources, said)
	return explain(sources, said, func(c trust.Category, lists, strong int) Drop { return judge(c, kind, &measured, lists, strong) })
}

// explain lists who states each category, and what refuse says of it.
func explain(sources []Source, said []statement, refuse func(c trust.Category, lists, strong int) Drop) []Evidence {
	var all trust.Category
	for _, s := range said {
		all |= s.record.Categories
	}
	var out []Evidence
	for at := range bits.Len32(uint32(all)) {
		c := trust.Category(1) << at
		if all&c == 0 {
			continue
		}
		lists, strong := agreement(sources, said, c)
		e := Evidence{Category: c, Lists: lists, Refused: refuse(c, lists, strong)}
		for _, s := range said {
			if s.record.Categories&c != 0 {
				e.Sources = append(e.Sources, sources[s.source].ID)
			}
		}
		out = append(out, e)
	}
	return out
}

// joined are the statements that rows about one name make, in the order of the sources.
func joined(sources []Source, rows []Row) []statement {
	var said []statement
	for i := range sources {
		var s statement
		for _, row := range rows {
			if row.Source == sources[i].ID {
				s = s.join(statement{i, row.Record, row.Measures})
			}
		}
		s.source = i
		if s.record != (trust.Record{}) || s.measures != (authority.Measures{}) {
			said = append(said, s)
		}
	}
	return said
}
