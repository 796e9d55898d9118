package apart

import "linkgrade/wasm/eval/auc"

// A scored example is one that is of a class or not, and how much it looks like one.
type scored struct {
	is    bool
	score float64
}

// aucOf is how well the scores tell the class from the rest.
func aucOf(all []scored) float64 {
	return auc.Of(len(all), func(i int) bool { return all[i].is }, func(i int) float64 { return all[i].score })
}
