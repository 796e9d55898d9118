package main

import "slices"

// straightenAll straightens every function of a code section.
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
		body := straighten(rest[n:][:size])
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

func (f *flow) write(loops []span) *writer {
	w := &writer{f: f, out: slices.Clone(f.head), number: make([]int, len(f.places)), inside: make([]bool, len(f.places)), lost: -1}
	for n := len(f.table) - 1; n >= 0; n-- {
		w.number[f.table[n]] = n
	}
	if f.unwind {
		w.open(opBlock, label{0, toUnwind})
	}
	w.open(opLoop, label{0, toTable})
	w.units(units(0, len(f.places), loops), false, len(f.places))
	w.end()
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
	number []int   // by place: a number that the table leads there by
	inside []bool  // by place: whether the table cannot lead there
	lost   int     // a place that it would have to lead to all the same; -1 for none
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

// jump leads to a place out of depth blocks: by the table where it is behind.
func (w *writer) jump(to, depth int) {
	d, ok := w.depth(label{to, toPlace})
	if !ok {
		if w.inside[to] {
			w.lost = to
		}
		w.out = appendSigned(append(w.out, opI32Const), int64(w.number[to]))
		w.out = append(w.out, opLocalSet, 0)
		d, _ = w.depth(label{0, toTable})
	}
	w.out = appendUnsigned(append(w.out, opBr), uint64(d+depth))
}

// units writes units, behind which next follows.
func (w *writer) units(all []unit, inLoop bool, next int) {
	first := 0
	if inLoop {
		first = 1
	}
	for i := len(all) - 1; i >= first; i-- {
		w.open(opBlock, label{all[i].place, toPlace})
	}
	if !inLoop {
		w.table()
	}
	for i, u := range all {
		if i >= first {
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

// table writes the table. A number of a place inside a loop is asked for by nobody.
func (w *writer) table() {
	w.out = append(w.out, opLocalGet, 0, opBrTable)
	w.out = appendUnsigned(w.out, uint64(len(w.f.table)-1))
	for _, to := range w.f.table {
		d, ok := w.depth(label{to, toPlace})
		if !ok {
			d, w.inside[to] = 0, true
		}
		w.out = appendUnsigned(w.out, uint64(d))
	}
}
