// Package boost fits small ensembles of decision trees to yes-or-no answers by gradient boosting on logistic loss
// (Friedman, "Greedy function approximation: a gradient boosting machine", 2001), with binned features and trees grown
// leaf by leaf. It gives the same trees from the same rows on every machine with the same floating point.
//
// It refuses to be general: features are int16, answers are yes or no, and rows fit into memory.
package boost

import (
	"math"
	"sort"
	"sync"
)

// Params say how large an ensemble grows and how carefully. The zero value of none is useful.
type Params struct {
	Trees, Leaves int
	Rate          float64 // how much of each tree's answer is taken
	MinRows       float64 // least weight of rows in a leaf
	L2            float64 // pull of leaf values to zero
	Features      float64 // share of features that each tree may ask, in (0,1]
	Rows          float64 // share of groups of rows that each tree sees, in (0,1]
	Seed          uint64
}

// Rows are what is learnt from: X[i] holds the features of row i, all of one length; Y[i] its answer; Weight[i] how
// much it counts (nil: 1); Group[i] which rows are drawn together (nil: each alone).
type Rows struct {
	X      [][]int16
	Y      []bool
	Weight []float64
	Group  []int
}

// Node asks one question or gives an answer. X[Feature] <= Threshold goes on to the next node, otherwise to Right.
// Feature is −1 in a leaf.
type Node struct {
	Feature   int
	Threshold int16
	Right     int
	Value     float64 // of a leaf, in log-odds
}

// Tree is a decision tree; its first node is the root, and what a node's left side holds follows it.
type Tree []Node

// Model is an ensemble: Base and its trees' answers add up to log-odds.
type Model struct {
	Base  float64
	Trees []Tree
}

// Score is the log-odds that the answer for x is yes.
func (m *Model) Score(x []int16) float64 {
	sum := m.Base
	for _, t := range m.Trees {
		sum += t.value(x)
	}
	return sum
}

func (t Tree) value(x []int16) float64 {
	i := 0
	for t[i].Feature >= 0 {
		if x[t[i].Feature] <= t[i].Threshold {
			i++
		} else {
			i = t[i].Right
		}
	}
	return t[i].Value
}

// Fit grows a model.
func Fit(rows Rows, p Params) *Model {
	f := newFitter(rows, p)
	m := &Model{Base: f.base()}
	for i := range f.score {
		f.score[i] = m.Base
	}
	for range p.Trees {
		m.Trees = append(m.Trees, f.grow())
	}
	return m
}

type fitter struct {
	rows   Rows
	p      Params
	bins   []column
	weight []float64
	score  []float64
	pull   []pull // of each row
	order  []int32
	spare  []int32
	rng    uint64
}

// pull is a row's gradient and curvature.
type pull struct{ g, h float32 }

// column is one feature with its values sorted into at most 255 bins; bin b holds values up to edges[b].
type column struct {
	edges []int16
	bin   []uint8
}

func newFitter(rows Rows, p Params) *fitter {
	n := len(rows.X)
	f := &fitter{rows: rows, p: p, weight: rows.Weight, score: make([]float64, n), pull: make([]pull, n), rng: p.Seed*2 + 1}
	if f.weight == nil {
		f.weight = make([]float64, n)
		for i := range f.weight {
			f.weight[i] = 1
		}
	}
	f.bins = make([]column, len(rows.X[0]))
	parallel(len(f.bins), func(j int) { f.bins[j] = binned(rows.X, j) })
	return f
}

// parallel does n things on two workers; what each does must not depend on the others.
func parallel(n int, do func(int)) {
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for j := w; j < n; j += 2 {
				do(j)
			}
		})
	}
	wg.Wait()
}

func binned(x [][]int16, j int) column {
	values := make([]int16, len(x))
	for i := range x {
		values[i] = x[i][j]
	}
	sort.Slice(values, func(a, b int) bool { return values[a] < values[b] })
	var c column
	for b := 1; b <= 255; b++ {
		v := values[max(0, len(values)*b/255-1)]
		if len(c.edges) == 0 || v > c.edges[len(c.edges)-1] {
			c.edges = append(c.edges, v)
		}
	}
	c.bin = make([]uint8, len(x))
	for i := range x {
		c.bin[i] = uint8(sort.Search(len(c.edges)-1, func(b int) bool { return c.edges[b] >= x[i][j] }))
	}
	return c
}

func (f *fitter) base() float64 {
	yes, all := 1.0, 2.0
	for i, y := range f.rows.Y {
		all += f.weight[i]
		if y {
			yes += f.weight[i]
		}
	}
	return math.Log(yes / (all - yes))
}

// random is a number in [0,1) (xorshift64*, Vigna 2016).
func (f *fitter) random() float64 {
	f.rng ^= f.rng >> 12
	f.rng ^= f.rng << 25
	f.rng ^= f.rng >> 27
	return float64(f.rng*0x2545F4914F6CDD1D>>11) / (1 << 53)
}

// draw chooses the rows and features of one tree.
func (f *fitter) draw() (features []int) {
	f.order = f.order[:0]
	kept := map[int]bool{}
	for i := range f.rows.X {
		g := i
		if f.rows.Group != nil {
			g = f.rows.Group[i]
		}
		keep, seen := kept[g]
		if !seen {
			keep = f.random() < f.p.Rows
			kept[g] = keep
		}
		if keep {
			f.order = append(f.order, int32(i))
		}
	}
	for j := range f.bins {
		if f.random() < f.p.Features && len(f.bins[j].edges) > 1 {
			features = append(features, j)
		}
	}
	return features
}
