package main

import "slices"

// straightenAll straightens and shortens every function of a code section.
func straightenAll(section []byte) ([]byte, error) {
	count, n := unsigned(section)
	if n == 0 {
		return nil, errModule
	}
	out := appendUnsigned(nil, count)
	for rest := section[n:]; count > 0; count-- {
		size, n := unsigned(rest)
		if n == 0 || size > uint64(len(rest)-n) {
			return nil, errModule
		}
		body := shorten(straighten(rest[n:][:size]))
		out = append(appendUnsigned(out, uint64(len(body))), body...)
		rest = rest[n+int(size):]
	}
	return out, nil
}

// straighten writes a function's body with direct jumps; as it is where it is none with a table.
func straighten(body []byte) []byte {
	f, ok := readFlow(body)
	if !ok {
		return body
	}
	for loops := f.loops(); ; {
		w := f.write(loops)
		if w.lost < 0 {
			return w.out
		}
		// the shortest loop around the place that the table would have to lead into
		at := len(loops) - 1
		for !loops[at].holds(w.lost) || loops[at].entry == w.lost {
			at--
		}
		loops = slices.Delete(loops, at, at+1)
	}
}

// write writes the function twice, since only then is it known which places are jumped to, and how. The first time each of
// them has a block, and a number that is asked for.
func (f *flow) write(loops []span) *writer {
	w := f.pass(loops, nil)
	if w.lost < 0 {
		w = f.pass(loops, w)
	}
	return w
}

func (f *flow) pass(loops []span, first *writer) *writer {
	n := len(f.places)
	w := &writer{f: f, first: first, out: slices.Clone(f.head), direct: make([]bool, n), asked: make([]bool, n), inside: make([]bool, n), lost: -1}
	if f.unwind {
		w.open(opBlock, label{0, toUnwind})
	}
	back := first == nil || slices.Contains(first.asked, true)
	if back {
		w.open(opLoop, label{0, toTable})
	}
	w.units(units(0, n, loops), false, n)
	if back {
		w.end()
	}
	w.out = append(w.out, f.tail...)
	return w
}

// label is what a branch may lead to: the place behind a block's end, or a loop's beginning.
type label struct {
	place int
	kind  labelKind
}

type labelKind uint8

const (
	toPlace labelKind = iota
	toTable
	toUnwind
)

// writer writes a function anew.
type writer struct {
	f      *flow
	out    []byte
	labels []label // open blocks and loops, the innermost last
	first  *writer // what was written the first time, if this is the second
	direct []bool  // by place: whether it is jumped to directly
	asked  []bool  // by place: whether it is jumped to by its number
	inside []bool  // by place: whether no number can lead there
	lost   int     // a place that one would have to lead to all the same; -1 for none
}

func (w *writer) depth(l label) (int, bool) {
	for i := len(w.labels) - 1; i >= 0; i-- {
		if w.labels[i] == l {
			return len(w.labels) - 1 - i, true
		}
	}
	return 0, false
}

func (w *writer) open(op byte, l label) {
	w.out = append(w.out, op, noResult)
	w.labels = append(w.labels, l)
}

func (w *writer) end() {
	w.out = append(w.out, opEnd)
	w.labels = w.labels[:len(w.labels)-1]
}

func (w *writer) part(p part) {
	w.out = append(w.out, p.code...)
	switch p.kind {
	case plain:
	case jump:
		w.jump(p.to, p.depth)
	case unwind:
		d, _ := w.depth(label{0, toUnwind})
		w.out = appendUnsigned(append(w.out, opBrIf), uint64(d+p.depth))
	}
}

// jump leads to a place out of depth blocks: by its number where it is behind.
func (w *writer) jump(to, depth int) {
	d, ok := w.depth(label{to, toPlace})
	if ok {
		w.direct[to] = true
	} else {
		w.asked[to] = true
		if w.inside[to] {
			w.lost = to
		}
		w.out = appendSigned(append(w.out, opI32Const), int64(w.f.number[to]))
		w.out = append(w.out, opLocalSet, 0)
		d, _ = w.depth(label{0, toTable})
	}
	w.out = appendUnsigned(append(w.out, opBr), uint64(d+depth))
}

// led reports a place that its number leads to.
func (w *writer) led(place int) bool {
	return w.first == nil || w.first.asked[place] || w.f.resumed(place)
}

// hasBlock reports a place that is led or jumped to from elsewhere than the place before.
func (w *writer) hasBlock(place int) bool {
	return place == 0 || w.led(place) || w.first.direct[place]
}

// units writes units, behind which next follows.
func (w *writer) units(all []unit, inLoop bool, next int) {
	first := 0
	if inLoop {
		first = 1
	}
	for i := len(all) - 1; i >= first; i-- {
		if w.hasBlock(all[i].place) {
			w.open(opBlock, label{all[i].place, toPlace})
		}
	}
	if !inLoop {
		w.lead()
	}
	for i, u := range all {
		if i >= first && w.hasBlock(u.place) {
			w.end()
		}
		then := next
		if i+1 < len(all) {
			then = all[i+1].place
		}
		if u.loop != nil {
			w.open(opLoop, label{u.place, toPlace})
			w.units(u.loop, true, then)
			w.end()
			continue
		}
		p := &w.f.places[u.place]
		for _, t := range p.parts {
			w.part(t)
		}
		if p.falls && u.place+1 != then {
			w.jump(u.place+1, 0)
		}
	}
}

// lead leads to the place whose number local 0 has: the beginning where a function is called, and where the number is nobody's, as
// runtime.goexit is entered. Places that are jumped back to come first, since that is done often.
func (w *writer) lead() {
	var often, seldom []int
	for place := 1; place < len(w.f.places); place++ {
		switch _, ok := w.depth(label{place, toPlace}); {
		case !ok:
			w.inside[place] = true
		case w.first != nil && w.first.asked[place]:
			often = append(often, place)
		case w.led(place):
			seldom = append(seldom, place)
		}
	}
	if len(often)+len(seldom) == 0 {
		return
	}
	w.out = append(w.out, opLocalGet, 0, opI32Eqz, opBrIf, 0)
	for _, place := range append(often, seldom...) {
		d, _ := w.depth(label{place, toPlace})
		for n := w.f.number[place]; n < len(w.f.table) && w.f.table[n] == place; n++ {
			w.out = appendSigned(append(w.out, opLocalGet, 0, opI32Const), int64(n))
			w.out = appendUnsigned(append(w.out, opI32Eq, opBrIf), uint64(d))
			if !w.f.recovers(place) {
				break
			}
		}
	}
}
