package audit

import (
	"cmp"
	"slices"
)

// bins count domains by a word.
type bins struct{ by map[string]*Bin }

func newBins() bins { return bins{map[string]*Bin{}} }

func (b bins) add(name string, t *told) {
	bin := b.by[name]
	if bin == nil {
		bin = &Bin{Name: name}
		b.by[name] = bin
	}
	bin.Domains++
	bin.Votes += t.vote.Value
}

// bin is the count of a name among so many.
func (b bins) bin(name string, of int) Bin {
	out := Bin{Name: name}
	if bin := b.by[name]; bin != nil {
		out = *bin
	}
	out.Share = share(out.Domains, of)
	return out
}

// top are the commonest, those alike by their names.
func (b bins) top(of int) []Bin {
	var out []Bin
	for name := range b.by {
		out = append(out, b.bin(name, of))
	}
	slices.SortFunc(out, func(x, y Bin) int { return cmp.Or(cmp.Compare(y.Domains, x.Domains), cmp.Compare(x.Name, y.Name)) })
	return out[:min(len(out), maxBins)]
}

// share is a part of a whole, 0 of nothing.
func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }
