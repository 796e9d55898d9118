package edition

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// Grounds are what an edition's record of a name rests on: ids of its sources, which say how they are dated.
type Grounds struct {
	Authority  []string   // those whose figures the authority is made of
	Categories []Evidence // for each category that any of them states, in the order of the categories
}

// Grounds are the grounds of a name's record; kept is false for an edition that was built before they were kept, of which
// they are unknown. A name that is not listed has none. Errors are those of Lookup.
func (e *Edition) Grounds(n domain.Name) (g Grounds, kept bool, err error) {
	if e.evidence == nil || n.IsZero() {
		return g, e.evidence != nil, nil
	}
	key := trust.KeyOf(n)
	at := key.Prefix(e.Bits()).Index()
	bucket, err := e.buckets.open(at)
	if err != nil {
		return g, true, err
	}
	record, listed, err := bucket.Lookup(key)
	if err != nil || !listed {
		return g, true, err
	}
	sets, of, err := e.evidence.open(at, bucket.Names())
	if err != nil {
		return g, true, err
	}
	return groundsOf(e.document.Sources, sets[of[place(bucket, key)]], record), true, nil
}

// place is where in a bucket a listed key stands, counted from 0.
func place(b *trust.Bucket, key trust.Key) int {
	i := -1
	for k := range b.All() { // of each as much as buckets hold, so a key stands behind the last that is not beyond it
		if shorten(k).compare(shorten(key)) > 0 {
			break
		}
		i++
	}
	return i
}

// groundsOf tells voices in the words of their sources. What the record has is believed.
func groundsOf(sources []Source, voices []voice, r trust.Record) (g Grounds) {
	said, measuring := statements(voices)
	for _, s := range measuring {
		g.Authority = append(g.Authority, sources[s].ID)
	}
	g.Categories = explain(sources, said, func(c trust.Category, lists, strong int) Drop {
		switch {
		case r.Categories&c != 0:
			return ""
		case lists < 2 && strong == 0:
			return Alone
		default:
			return Contradicted
		}
	})
	return g
}
