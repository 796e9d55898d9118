package chart

import "math"

// nice is the step of 1, 2 or 5 times a power of ten that is nearest above v.
func nice(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*0.999 {
			return m * power
		}
	}
	return 10 * power
}

// sane is a share of a report that may come from a file: 0 to 1, and 0 for what is no number.
func sane(v float64) float64 {
	if v > 0 {
		return min(v, 1)
	}
	return 0
}

// share is a part of all as a share; negative where there is nothing to have a part of.
func share(part, all float64) float64 {
	if !(all > 0) {
		return -1
	}
	return sane(part / all)
}
