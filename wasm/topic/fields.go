package topic

import (
	"math"
	"slices"
)

// nearFields is how many fields make up what is near a text.
const nearFields = 10

// place sets how near the mean is to each field, and how near to those nearest it. Some texts are near to all others;
// what two have in common counts as far as it is more than that (the correction of Conneau et al., "Word translation
// without parallel data", ICLR 2018, for hubs).
func (d *Doc) place(v *Vectors) {
	if len(v.fields) == 0 || d.mean == (mean{}) {
		return
	}
	d.fields = make(fields, len(v.fields))
	for i := range v.fields {
		d.fields[i] = d.mean.dot(&v.fields[i])
	}
	nearest := slices.Clone(d.fields)
	slices.Sort(nearest)
	nearest = nearest[max(0, len(nearest)-nearFields):]
	for _, x := range nearest {
		d.crowd += x / float64(len(nearest))
	}
	d.fields.standardise()
}

// fields says how near a text is to each of the vectors' fields: of mean 0 and length 1, or nothing.
type fields []float64

func (f fields) dot(o fields) float64 {
	sum := 0.0
	for i := range min(len(f), len(o)) {
		sum += f[i] * o[i]
	}
	return sum
}

func (f fields) standardise() {
	middle := 0.0
	for _, x := range f {
		middle += x / float64(len(f))
	}
	for i := range f {
		f[i] -= middle
	}
	size := math.Sqrt(f.dot(f))
	for i := range f {
		f[i] = ratio(f[i], size)
	}
}
