package audit

// varietyOf tells how many kinds of sources there are.
func (a *Audit) varietyOf(there []*told) Variety {
	types, suffixes, spoken, nets := newBins(), newBins(), newBins(), newBins()
	known, tongues, placed := 0, 0, 0
	for _, t := range there {
		types.add(t.kind.String(), t)
		if t.kind != OtherSource {
			known++
		}
		if suffix, _ := hostOf(t.name).Suffix(); suffix != "" {
			suffixes.add(suffix, t)
		}
		if n := t.top(languages); n != 0 {
			tongues++
			spoken.add(a.words.text[n], t)
		}
		if n := t.top(networks); n != 0 {
			placed++
			nets.add(a.words.text[n], t)
		}
	}
	var out Variety
	var weights []float64
	for _, b := range types.top(len(there)) {
		if out.Types = append(out.Types, b); b.Name != OtherSource.String() {
			weights = append(weights, float64(b.Domains))
		}
	}
	if known >= leastTold {
		n, _ := hill(weights)
		out.Effective = Score{n, true}
	}
	out.Suffixes, out.Languages, out.Networks = suffixes.top(len(there)), spoken.top(tongues), nets.top(placed)
	return out
}
