package learn

import (
	"slices"

	"linkgrade/wasm/eval/boost"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/page"
)

// typeParams fit a thousand rows: few leaves, each held by several pages.
var typeParams = boost.Params{Trees: 20, Leaves: 6, Rate: 0.2, MinRows: 8, L2: 3, Features: 0.3, Rows: 0.8, Seed: 1}

// Types tells the kind of a page: one ensemble for each of page.LearntTypes, each for its kind against the rest.
type Types []*boost.Model

// FitTypes learns the kinds of pages.
func FitTypes(lessons []*Lesson) Types {
	x := make([][]int16, len(lessons))
	twoAtATime(len(lessons), func(i int) { x[i] = lessons[i].TypeFeatures() })
	var out Types
	for _, t := range page.LearntTypes {
		rows := boost.Rows{X: x, Y: make([]bool, len(x))}
		for i, l := range lessons {
			rows.Y[i] = l.Type == t.String()
		}
		out = append(out, boost.Fit(rows, typeParams))
	}
	return out
}

// forum is the probability that a page is one.
func (t Types) forum(l *Lesson) float64 {
	return t.given(l)[slices.Index(page.LearntTypes[:], page.TypeForum)]
}

// given are the probabilities of all kinds, in the order of page.LearntTypes.
func (t Types) given(l *Lesson) Kinds {
	x := l.TypeFeatures()
	out, sum := make(Kinds, len(t)), 0.0
	for i, m := range t {
		out[i] = logistic(m.Score(x))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// Kinds are the probabilities of a page's kinds, in the order of page.LearntTypes.
type Kinds []float64

// Likeliest is the likeliest kind and its probability.
func (k Kinds) Likeliest() (page.Type, float64) {
	best := 0
	for i := range k {
		if k[i] > k[best] {
			best = i
		}
	}
	return page.LearntTypes[best], k[best]
}

// Prose is the probability of a text to read, as page.Facts.Prose has it.
func (k Kinds) Prose() (sum float64) {
	for i, t := range page.LearntTypes {
		if t == page.TypeArticle || t == page.TypeDocumentation {
			sum += k[i]
		}
	}
	return sum
}

// CrossValidateTypes predicts each page's kinds by a model that has seen no page of its site.
func CrossValidateTypes(lessons []*Lesson, folds int) []Kinds {
	out := make([]Kinds, len(lessons))
	eachFold(lessons, folds, func(rest []*Lesson, held []int) {
		t := FitTypes(rest)
		for _, i := range held {
			out[i] = t.given(lessons[i])
		}
	})
	return out
}

// eachFold calls do with the pages of all folds but one and the places of those held out.
func eachFold(lessons []*Lesson, folds int, do func(rest []*Lesson, held []int)) {
	pages := make([]*labelled.Page, len(lessons))
	for i, l := range lessons {
		pages[i] = l.Page
	}
	fold := labelled.Folds(pages, folds)
	for f := range folds {
		var rest []*Lesson
		var held []int
		for i, l := range lessons {
			if fold[i] == f {
				held = append(held, i)
			} else {
				rest = append(rest, l)
			}
		}
		do(rest, held)
	}
}
