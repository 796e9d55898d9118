// Package learn fits the model by which package page tells where links sit, and cross-validates it by site.
//
// What is learnt has two parts. Words of class names, anchors, addresses and headings get a weight each: how much more
// often links beside them are main content. A small ensemble of boosted trees then decides over numbers that describe
// the link, its block and its page, the words' weights among them. While the trees learn from a page, that page's site
// has no say in what words weigh, so the trees meet words as they will meet them on sites unseen.
//
// The same pages give the same model. It knows nothing of files; package labelled does.
package learn

import (
	"math"
	"sync"

	"linkgrade/wasm/eval/boost"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/page"
)

// Lesson is a labelled page, read for learning.
type Lesson struct {
	*labelled.Page
	*page.Lesson
	words map[uint32]tally
}

// Read reads every page once, for all that is learnt from it.
func Read(pages []*labelled.Page) ([]*Lesson, error) {
	lessons := make([]*Lesson, len(pages))
	errs := make([]error, len(pages))
	twoAtATime(len(pages), func(i int) {
		src, err := pages[i].Source()
		if err != nil {
			errs[i] = err
			return
		}
		l := &Lesson{Page: pages[i], Lesson: page.Study(src, page.Meta{URL: pages[i].Address()})}
		l.words = l.countWords()
		lessons[i] = l
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return lessons, nil
}

func twoAtATime(n int, do func(int)) {
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < n; i += 2 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// Model is what was learnt: weights of words by their hash, in tenths of log-odds, and ensembles whose mean decides.
type Model struct {
	Words    map[uint32]int16
	Bag      []*boost.Model
	Forum    []*boost.Model // whose mean decides on pages that are likely forums
	Block    *boost.Model   // judges a block for its own sake
	Features int            // of a link
}

// params were chosen by cross-validation; the README of package page says what else was tried.
var params = boost.Params{Trees: 75, Leaves: 15, Rate: 0.1, MinRows: 100, L2: 5, Features: 0.3, Rows: 0.8}

// blockParams fit what is asked of every block of a page: it must be cheap.
var blockParams = boost.Params{Trees: 30, Leaves: 8, Rate: 0.25, MinRows: 100, L2: 5, Features: 0.5, Rows: 0.8, Seed: 1}

// bag is how many ensembles are fitted to different draws of sites and features. Their mean errs less than any.
const bag = 4

// forumParams, forumBag and forumTimes are those of the trees for forums: they learn from all pages, as there are few
// forums, whose links count so many times. What words weigh and the page's shape are kept from them.
var forumParams = boost.Params{Trees: 100, Leaves: 8, Rate: 0.1, MinRows: 100, L2: 5, Features: 0.4, Rows: 0.8}

const (
	forumBag   = 2
	forumTimes = 30
)

// Fit learns from pages.
func Fit(lessons []*Lesson) *Model {
	w := newWords(lessons)
	links, blocks := make([][][]int16, len(lessons)), make([][][]int16, len(lessons))
	twoAtATime(len(lessons), func(i int) { links[i], blocks[i] = lessons[i].Features(w.without(lessons[i].Site)) })
	rows := rowsOf(lessons, links)
	m := &Model{Words: w.weights(), Features: len(rows.X[0]), Bag: fitBag(rows, params, bag)}
	m.Block = boost.Fit(rowsOf(lessons, blocks), blockParams)
	m.Forum = fitBag(forumRows(lessons), forumParams, forumBag)
	return m
}

// fitBag fits ensembles to different draws of sites and features.
func fitBag(rows boost.Rows, p boost.Params, size int) []*boost.Model {
	var out []*boost.Model
	for i := range size {
		p.Seed = uint64(i + 1)
		out = append(out, boost.Fit(rows, p))
	}
	return out
}

func forumRows(lessons []*Lesson) boost.Rows {
	links := make([][][]int16, len(lessons))
	twoAtATime(len(lessons), func(i int) {
		links[i], _ = lessons[i].Features(func(uint32) int16 { return 0 })
		lessons[i].HideShape(links[i])
	})
	rows, at := rowsOf(lessons, links), 0
	for _, l := range lessons {
		for range l.scored() {
			if l.Type == page.TypeForum.String() {
				rows.Weight[at] *= forumTimes
			}
			at++
		}
	}
	return rows
}

func rowsOf(lessons []*Lesson, features [][][]int16) boost.Rows {
	var rows boost.Rows
	sites := map[string]int{}
	for i, l := range lessons {
		if _, seen := sites[l.Site]; !seen {
			sites[l.Site] = len(sites)
		}
		scored := l.scored()
		for _, k := range scored {
			rows.Weight = append(rows.Weight, weight(k, len(scored)))
			rows.X = append(rows.X, features[i][k.Ordinal])
			rows.Y = append(rows.Y, *k.Content)
			rows.Group = append(rows.Group, sites[l.Site])
		}
	}
	return rows
}

// weight is how much a label of a page with so many counts. Links to other sites are a tenth of all links and the ones
// that votes are about: they count more. A page of a thousand links is not heard a thousand times.
func weight(k labelled.Label, ofPage int) float64 {
	w := math.Pow(float64(ofPage)/100, -0.4)
	if k.External {
		w *= 3
	}
	return w
}

// scored are the labels learnt from: trusted ones of links that stand in a block.
func (l *Lesson) scored() []labelled.Label {
	var out []labelled.Label
	for _, k := range l.Labels {
		if k.Scored() && k.Ordinal < len(l.Section) && l.Section[k.Ordinal] >= 0 {
			out = append(out, k)
		}
	}
	return out
}

// Predict is the probability of each of a page's links to be main content, by ordinal; 0 for one in no block. forum is how
// probable it is that the page is one.
func (m *Model) Predict(l *Lesson, forum float64) []float64 {
	given := make([]float64, len(l.Section))
	links, _ := l.Features(func(h uint32) int16 { return m.Words[h] })
	for i, x := range links {
		if x != nil {
			given[i] = logistic(m.Score(x, l.Facts.Links[i].External, forum))
		}
	}
	l.Temper(given, forum)
	return given
}

// Score is the mean log-odds of the bag, or those of its first ensemble where that is sure of a link within the site; on
// likely forums of their own bag; as the engine does it.
func (m *Model) Score(x []int16, external bool, forum float64) float64 {
	if forum >= page.ForumLikely {
		return mean(m.Forum, x)
	}
	if first := m.Bag[0].Score(x); !external && math.Abs(first) > page.SureScore/page.ScoreUnit {
		return first
	}
	return mean(m.Bag, x)
}

func mean(bag []*boost.Model, x []int16) float64 {
	sum := 0.0
	for _, b := range bag {
		sum += b.Score(x)
	}
	return sum / float64(len(bag))
}

// CrossValidate predicts each page's links by models that have seen no page of its site.
func CrossValidate(lessons []*Lesson, folds int) [][]float64 {
	given := make([][]float64, len(lessons))
	eachFold(lessons, folds, func(rest []*Lesson, held []int) {
		m, types := Fit(rest), FitTypes(rest)
		for _, i := range held {
			given[i] = m.Predict(lessons[i], types.forum(lessons[i]))
		}
	})
	return given
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
