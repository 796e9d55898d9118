package main

import "linkgrade/wasm/eval/labelled"

// tally counts decisions against labels.
type tally struct{ hit, wrong, missed int }

func (t *tally) add(want, got bool) {
	switch {
	case want && got:
		t.hit++
	case want:
		t.missed++
	case got:
		t.wrong++
	}
}

func (t tally) plus(u tally) tally {
	return tally{t.hit + u.hit, t.wrong + u.wrong, t.missed + u.missed}
}

func (t tally) precision() float64 { return share(t.hit, t.hit+t.wrong) }
func (t tally) recall() float64    { return share(t.hit, t.hit+t.missed) }

// f1 is 0 where nothing was to be found and nothing was.
func (t tally) f1() float64 { return share(2*t.hit, 2*t.hit+t.wrong+t.missed) }

// share is a part of a whole, 0 of nothing.
func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// pair is one page, or many, judged from both sides on the same labels.
type pair struct {
	ours, peer tally
	links      int // labels that were judged
}

func (p pair) plus(q pair) pair {
	return pair{p.ours.plus(q.ours), p.peer.plus(q.peer), p.links + q.links}
}

func (p pair) lead() float64 { return p.ours.f1() - p.peer.f1() }

// judge compares what both sides say of a page's links with its labels: of the external ones, or of all.
func judge(p *labelled.Page, given []float64, kept map[int]bool, external bool) pair {
	var out pair
	for i := range p.Labels {
		l := &p.Labels[i]
		if !l.Scored() || external && !l.External {
			continue
		}
		out.links++
		out.ours.add(*l.Content, of(given, l.Ordinal) >= decision)
		out.peer.add(*l.Content, kept[l.Ordinal])
	}
	return out
}
