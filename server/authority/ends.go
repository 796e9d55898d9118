package authority

// Ends are the worst figure of each kind on the lists of an edition: where they end.
// That a name is not on a list says the more, the longer the list is. The zero Ends are
// of no lists.
type Ends [Kinds]float32

// See takes note of one row's measures. The order of rows does not matter.
func (e *Ends) See(ms Measures) {
	for _, m := range ms {
		if m.Kind == None {
			return
		}
		if end := e[m.Kind]; end == 0 || (Measure{m.Kind, end}).betterThan(m) {
			e[m.Kind] = m.Value
		}
	}
}
