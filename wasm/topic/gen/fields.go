package main

import (
	"math"

	"linkgrade/wasm/topic"
)

// Fields are the middles of words that are near each other, found by k-means over directions. The commonest words are
// left out, which are near to everything, and the rare ones, which are names. Any number from 32 to 150 serves.
const (
	fields     = 100
	firstField = 100  // the first word that is looked at
	fieldWords = 8000 // how many words are
	rounds     = 12
)

type direction [topic.Dims]float64

// fieldsOf finds the fields. It begins with words taken at even distances from the list, so that it finds the same ones
// each time.
func fieldsOf(rows []topic.Row) [][topic.Dims]float32 {
	words := make([]direction, fieldWords)
	for i := range words {
		for k, x := range rows[firstField+i].Vector {
			words[i][k] = float64(x)
		}
		words[i].normalise()
	}
	middles := make([]direction, fields)
	for i := range middles {
		middles[i] = words[i*fieldWords/fields]
	}
	for range rounds {
		middles = moved(middles, words)
	}
	out := make([][topic.Dims]float32, fields)
	for i := range middles {
		for k, x := range middles[i] {
			out[i][k] = float32(x)
		}
	}
	return out
}

// moved are the means of the words nearest to each middle.
func moved(middles, words []direction) []direction {
	next := make([]direction, len(middles))
	for i := range words {
		best, at := math.Inf(-1), 0
		for m := range middles {
			if cos := words[i].dot(&middles[m]); cos > best {
				best, at = cos, m
			}
		}
		for k, x := range words[i] {
			next[at][k] += x
		}
	}
	for i := range next {
		next[i].normalise()
	}
	return next
}

func (d *direction) dot(o *direction) float64 {
	sum := 0.0
	for k := range d {
		sum += d[k] * o[k]
	}
	return sum
}

func (d *direction) normalise() {
	size := math.Sqrt(d.dot(d))
	if size == 0 {
		return
	}
	for k := range d {
		d[k] /= size
	}
}
