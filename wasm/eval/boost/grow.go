package boost

import "math"

// leaf is a part of the drawn rows, with the best question to part it by.
type leaf struct {
	from, to int // in fitter.order
	sum      sum
	hist     [][]sum // by feature drawn, by bin
	best     split
	node     int // index in the tree being grown
}

type sum struct{ g, h, n float64 }

func (s sum) minus(o sum) sum { return sum{s.g - o.g, s.h - o.h, s.n - o.n} }

type split struct {
	gain    float64
	feature int // index into the features drawn
	bin     int
	left    sum
}

// grow fits one tree to what the trees before it leave over, and adds its answers to the scores.
func (f *fitter) grow() Tree {
	features := f.draw()
	parallel(2, func(w int) {
		for i := w; i < len(f.pull); i += 2 {
			p := 1 / (1 + math.Exp(-f.score[i]))
			y := 0.0
			if f.rows.Y[i] {
				y = 1
			}
			f.pull[i] = pull{float32((y - p) * f.weight[i]), float32(max(1e-6, p*(1-p)) * f.weight[i])}
		}
	})
	t := f.growLeaves(features)
	parallel(2, func(w int) {
		for i := w; i < len(f.score); i += 2 {
			f.score[i] += t.value(f.rows.X[i])
		}
	})
	return t
}

// branch is a node while the tree grows: its children's places are known only at the end.
type branch struct {
	feature     int
	threshold   int16
	left, right int
	value       float64
}

func (f *fitter) growLeaves(features []int) Tree {
	root := &leaf{from: 0, to: len(f.order)}
	root.hist = f.count(features, root)
	root.sum = f.total(root)
	f.ask(features, root)
	leaves, nodes := []*leaf{root}, []branch{{feature: -1}}
	for len(leaves) < f.p.Leaves {
		best := -1
		for i, l := range leaves {
			if l.best.gain > 0 && (best < 0 || l.best.gain > leaves[best].best.gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		j := features[l.best.feature]
		a, b := f.part(l, j)
		f.countBoth(features, l, a, b)
		a.node, b.node = len(nodes), len(nodes)+1
		nodes[l.node] = branch{feature: j, threshold: f.bins[j].edges[l.best.bin], left: a.node, right: b.node}
		nodes = append(nodes, branch{feature: -1}, branch{feature: -1})
		leaves[best] = a
		leaves = append(leaves, b)
		f.ask(features, a)
		f.ask(features, b)
	}
	for _, l := range leaves {
		nodes[l.node].value = f.p.Rate * l.sum.g / (l.sum.h + f.p.L2)
	}
	return flatten(nodes, 0, nil)
}

// flatten lays a tree out so that a node's left side follows it.
func flatten(nodes []branch, at int, t Tree) Tree {
	n := nodes[at]
	here := len(t)
	t = append(t, Node{Feature: n.feature, Threshold: n.threshold, Value: n.value})
	if n.feature < 0 {
		return t
	}
	t = flatten(nodes, n.left, t)
	t[here].Right = len(t)
	return flatten(nodes, n.right, t)
}

// part moves the rows of l that go left before those that go right, each side in its order.
func (f *fitter) part(l *leaf, j int) (a, b *leaf) {
	bins, bin := f.bins[j].bin, uint8(l.best.bin)
	rows := f.order[l.from:l.to]
	f.spare = f.spare[:0]
	n := 0
	for _, r := range rows {
		if bins[r] <= bin {
			rows[n] = r
			n++
		} else {
			f.spare = append(f.spare, r)
		}
	}
	copy(rows[n:], f.spare)
	return &leaf{from: l.from, to: l.from + n, sum: l.best.left}, &leaf{from: l.from + n, to: l.to, sum: l.sum.minus(l.best.left)}
}

// countBoth counts the smaller part; the larger is what the whole had besides.
func (f *fitter) countBoth(features []int, whole, a, b *leaf) {
	small, large := a, b
	if a.to-a.from > b.to-b.from {
		small, large = b, a
	}
	small.hist = f.count(features, small)
	large.hist = whole.hist
	for k := range large.hist {
		for i := range large.hist[k] {
			large.hist[k][i] = large.hist[k][i].minus(small.hist[k][i])
		}
	}
	whole.hist = nil
}

func (f *fitter) count(features []int, l *leaf) [][]sum {
	rows := f.order[l.from:l.to]
	hist := make([][]sum, len(features))
	parallel(len(features), func(k int) {
		c := &f.bins[features[k]]
		h := make([]sum, len(c.edges))
		for _, r := range rows {
			s, p := &h[c.bin[r]], f.pull[r]
			s.g += float64(p.g)
			s.h += float64(p.h)
			s.n += f.weight[r]
		}
		hist[k] = h
	})
	return hist
}

func (f *fitter) total(l *leaf) sum {
	var t sum
	for _, r := range f.order[l.from:l.to] {
		t.g += float64(f.pull[r].g)
		t.h += float64(f.pull[r].h)
		t.n += f.weight[r]
	}
	return t
}

// ask finds the question that parts a leaf best.
func (f *fitter) ask(features []int, l *leaf) {
	found := make([]split, len(features))
	worth := func(s sum) float64 { return s.g * s.g / (s.h + f.p.L2) }
	whole := worth(l.sum)
	parallel(len(features), func(k int) {
		var left sum
		for b := range len(l.hist[k]) - 1 {
			s := l.hist[k][b]
			left.g += s.g
			left.h += s.h
			left.n += s.n
			right := l.sum.minus(left)
			if left.n < f.p.MinRows || right.n < f.p.MinRows {
				continue
			}
			if gain := worth(left) + worth(right) - whole; gain > found[k].gain {
				found[k] = split{gain, k, b, left}
			}
		}
	})
	for _, s := range found {
		if s.gain > l.best.gain+1e-9 {
			l.best = s
		}
	}
}
