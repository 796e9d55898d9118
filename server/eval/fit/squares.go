package fit

import (
	"math"

	"linkgrade/server/authority"
)

// curve is the curve with the given knots that misses the points least, by squares, and
// goes one way: up for direction 1, down for -1.
func curve(knots, xs, ys []float64, direction float64) authority.Curve {
	heights := solve(normal(knots, xs, ys))
	c := make(authority.Curve, len(knots))
	best := math.Inf(-1)
	for i, h := range heights {
		best = max(best, direction*min(max(h, 0), 100))
		c[i] = authority.Knot{At: knots[i], Authority: round(direction * best)}
	}
	return c
}

// normal are the normal equations of a curve's heights: each point is a mean of the two
// knots beside it. The ridge keeps a knot without points solvable, between its
// neighbours.
func normal(knots, xs, ys []float64) ([][]float64, []float64) {
	const ridge = 0.1
	n := len(knots)
	a, b := make([][]float64, n), make([]float64, n)
	for i := range a {
		a[i] = make([]float64, n)
	}
	for i := 1; i < n; i++ {
		a[i][i] += ridge
		a[i-1][i-1] += ridge
		a[i][i-1] -= ridge
		a[i-1][i] -= ridge
	}
	for p, x := range xs {
		x = min(max(x, knots[0]), knots[n-1])
		i := 1
		for x > knots[i] {
			i++
		}
		right := (x - knots[i-1]) / (knots[i] - knots[i-1])
		left := 1 - right
		a[i-1][i-1] += left * left
		a[i-1][i] += left * right
		a[i][i-1] += left * right
		a[i][i] += right * right
		b[i-1] += left * ys[p]
		b[i] += right * ys[p]
	}
	return a, b
}

// solve is Gauss's elimination of a positive definite system, which needs no pivots. It
// works in place.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for c := i + 1; c < n; c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}

// line is the straight line that misses the points least, by squares.
func line(xs, ys []float64) (at, slope float64) {
	var x, y, xx, xy float64
	for i := range xs {
		x += xs[i]
		y += ys[i]
		xx += xs[i] * xs[i]
		xy += xs[i] * ys[i]
	}
	n := float64(len(xs))
	slope = (n*xy - x*y) / (n*xx - x*x)
	return (y - slope*x) / n, slope
}
