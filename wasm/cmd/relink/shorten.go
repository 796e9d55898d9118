package main

// This file says in fewer instructions what Go's compiler says in more. A browser's first compiler makes of each what stands
// there, one after the other, so that the engine's first answer waits for them all; and it has a function compiled once more,
// for speed, by how long its code is.

// stackPointer is the local, and the global, that functions keep Go's stack pointer in.
const (
	stackPointer       = 1
	globalStackPointer = 0
)

// shorten writes a function's body with fewer instructions; as it is where it does not begin with fetching the stack pointer.
func shorten(body []byte) []byte {
	l, ok := list(body)
	if !ok || !l.is(0, opGlobalGet, opLocalSet) || l.all[0].operand != globalStackPointer || l.all[1].operand != stackPointer {
		return body
	}
	out := append(make([]byte, 0, len(body)), body[:l.all[0].from]...) // the locals
	for i := range l.all {
		l.foldAddress(i)
		l.branchIf(i)
		l.addNegative(i)
		l.moveOnce(i)
		if l.all[i].op == opNop {
			l.text[i] = nil
		}
	}
	for _, text := range l.text {
		out = append(out, text...)
	}
	return out
}

// listing is a function's instructions and what is to be written of each.
type listing struct {
	all  []instruction
	text [][]byte
}

func list(body []byte) (l listing, ok bool) {
	at, ok := behindLocals(body)
	for ok && at < len(body) {
		var in instruction
		if in, ok = decode(body, at); ok {
			l.all, l.text = append(l.all, in), append(l.text, body[in.from:in.to])
			at = in.to
		}
	}
	return l, ok
}

// is reports the instructions that begin at i.
func (l *listing) is(i int, ops ...byte) bool {
	if i+len(ops) > len(l.all) {
		return false
	}
	for k, op := range ops {
		if l.all[i+k].op != op {
			return false
		}
	}
	return true
}

// isOnStack reports instructions of which the first fetches the stack pointer.
func (l *listing) isOnStack(i int, ops ...byte) bool {
	return l.is(i, ops...) && l.all[i].operand == stackPointer
}

// number is a constant that is not negative and small, as offsets are.
func (l *listing) number(i int) (n int64, ok bool) {
	n, size := signed(l.text[i][1:])
	return n, size > 0 && n >= 0 && n < 1<<30
}

func (l *listing) drop(from, to int) {
	for i := from; i < to; i++ {
		l.text[i] = nil
	}
}

// foldAddress has a load or store of a place in the stack's frame add the place's offset itself. The stack lies within
// memory, so that the sum is the same without wrapping.
func (l *listing) foldAddress(i int) {
	if !l.isOnStack(i, opLocalGet, opI64ExtendI32U, opI64Const, opI64Add, opI32WrapI64) {
		return
	}
	add, ok := l.number(i + 2)
	at, found := l.user(i + 5)
	if !ok || !found {
		return
	}
	text := l.text[at]
	r := reader{b: text, at: 1, ok: true}
	align, offset := r.unsigned(), r.unsigned()
	if offset += uint64(add); offset < 1<<31 {
		l.drop(i+1, i+5)
		l.text[at] = appendUnsigned(appendUnsigned([]byte{text[0]}, align), offset)
	}
}

// user finds the load or store that takes the address which lies on the stack before instruction i.
func (l *listing) user(i int) (at int, ok bool) {
	for above := 0; i < len(l.all); i++ { // values above the address
		op := l.all[i].op
		if op >= firstMemory && op < firstStore && above == 0 || op >= firstStore && op <= lastMemory && above == 1 {
			return i, true
		}
		takes, gives, ok := effect(op)
		if !ok || takes > above {
			return 0, false
		}
		above += gives - takes
	}
	return 0, false
}

// branchIf makes an if that holds nothing but a branch a branch.
func (l *listing) branchIf(i int) {
	if l.is(i, opIf, opBr, opEnd) && l.all[i].operand == noResult && l.all[i+1].operand > 0 {
		l.text[i] = appendUnsigned([]byte{opBrIf}, l.all[i+1].operand-1)
		l.drop(i+1, i+3)
	}
}

// addNegative adds what a browser's first compiler needs a register to take away.
func (l *listing) addNegative(i int) {
	if !l.isOnStack(i, opLocalGet, opI32Const, opI32Sub) {
		return
	}
	if n, ok := l.number(i + 1); ok {
		l.text[i+1], l.text[i+2] = appendSigned([]byte{opI32Const}, -n), []byte{opI32Add}
	}
}

// moveOnce lets go of a function's frame and of the address that it returns to in one.
func (l *listing) moveOnce(i int) {
	if !l.moves(i) || !l.moves(i+5) {
		return
	}
	frame, ok := l.number(i + 1)
	address, alsoOK := l.number(i + 6)
	if ok && alsoOK {
		l.drop(i, i+5)
		l.text[i+6] = appendSigned([]byte{opI32Const}, frame+address)
	}
}

// moves reports that a number is added to the stack pointer.
func (l *listing) moves(i int) bool {
	return l.isOnStack(i, opLocalGet, opI32Const, opI32Add, opLocalTee, opGlobalSet) &&
		l.all[i+3].operand == stackPointer && l.all[i+4].operand == globalStackPointer
}
