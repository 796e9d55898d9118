package audit

import (
	"cmp"
	"math/bits"
	"slices"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// rivals are who links to competitors.
type rivals struct {
	sites []domain.Name
	bits  map[domain.Name]uint32
}

// TakeRival takes one row of an export of a competitor's site: it may be asked for the gap between both. Sites beyond the
// first 32 are left out.
func (a *Audit) TakeRival(site domain.Name, r *export.Row) {
	if r.Name.IsZero() || r.IsLost == export.Yes || r.Name == site || a.own[r.Name] {
		return
	}
	at := slices.Index(a.rivals.sites, site)
	if at < 0 {
		if len(a.rivals.sites) == maxRivals {
			return
		}
		at = len(a.rivals.sites)
		a.rivals.sites = append(a.rivals.sites, site)
	}
	if set, known := a.rivals.bits[r.Name]; known || len(a.rivals.bits) < maxSources {
		a.rivals.bits[r.Name] = set | 1<<at
	}
}

// rivalsOf are sources of competitors that do not link here: those of most competitors first, then the most respected. A
// vote there is that of a link in the content.
func (a *Audit) rivalsOf() []Rival {
	var out []Rival
	for n, set := range a.rivals.bits {
		if id, known := a.index[n]; known && !a.sources[id].isGone() {
			continue
		}
		r := Rival{Domain: n.String()}
		for ; set != 0; set &= set - 1 {
			r.Sites = append(r.Sites, a.rivals.sites[bits.TrailingZeros32(set)].String())
		}
		slices.Sort(r.Sites)
		t := told{source: &source{name: n}, record: a.o.record(n)}
		if standing, known := t.standing(); known {
			r.Vote = Score{standing * t.riskFactor(), true}
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(x, y Rival) int {
		return cmp.Or(cmp.Compare(len(y.Sites), len(x.Sites)), cmp.Compare(y.Vote.Value, x.Vote.Value), cmp.Compare(x.Domain, y.Domain))
	})
	return out[:min(len(out), maxRivalsSaid)]
}
