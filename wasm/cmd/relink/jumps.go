package main

import (
	"bytes"
	"slices"
)

// This file makes jumps direct. A function as Go's compiler writes it (cmd/internal/obj/wasm) is
//
//	block                      left by calls when the stack is unwound, to be resumed at the place behind the call
//	  loop                     where all jumps lead
//	    block … block          one for each place in the code that is jumped to or resumed at
//	      local.get 0, br_table
//	    end  first place's code
//	    end  second place's code …
//
// and a jump is: set local 0 to the place's number, go to the loop's head, through the table. Compilers in browsers do not
// see through that: each turn of the smallest loop goes the long way, and every if is a way into a loop around everything.
// Here a jump ahead leaves the block that ends where it leads, and what jumps back in code that calls nothing becomes a
// loop of its own. The table stays for the rest, and for functions that are resumed: as questions, one for each place that
// it may lead to, since a browser's first compiler makes twenty bytes of each of a table's numbers, and five in six of them
// are never asked for. Places that nothing leads to but the one before need no block either.

// flow is a function with its code cut at the places.
type flow struct {
	head   []byte  // what stands before the first block: locals, the stack pointer
	unwind bool    // whether a block stands around the loop, which calls leave when the stack is unwound
	table  []int   // by number: the place
	number []int   // by place: the lowest number that leads there
	places []place // in their order
	tail   []byte  // what stands behind the last place's code
}

// place is code that ends where the next place begins.
type place struct {
	parts []part
	calls bool // the stack may be unwound from here, and the function be resumed at the place behind
	falls bool // its end is reached, and the next place follows
}

// part is bytes of code and the branch out of the place's own blocks that they end with.
type part struct {
	code  []byte
	kind  kind
	to    int // the place, of a jump
	depth int // blocks of the place's own around the branch
}

type kind uint8

const (
	plain  kind = iota // no branch
	jump               // to a place
	unwind             // br_if to the block around the loop
)

// resumed reports a place where the function may be resumed.
func (f *flow) resumed(place int) bool {
	return place > 0 && f.places[place-1].calls || f.recovers(place)
}

// pushes is how a call begins that has no arguments: sp -= 8.
var pushes = []byte{opLocalGet, stackPointer, opI32Const, 8, opI32Sub, opLocalTee, stackPointer, opGlobalSet, globalStackPointer}

// recovers reports a place before a call without arguments, which that of runtime.deferreturn is: there a function goes on that
// has recovered from a panic, and by any of the place's numbers (cmd/link/internal/ld/pcln.go).
func (f *flow) recovers(place int) bool {
	return bytes.HasPrefix(bytes.TrimLeft(f.places[place].parts[0].code, string(rune(opNop))), pushes)
}

// readFlow takes a function's body apart; false where it is none that Go's compiler writes with a table.
func readFlow(body []byte) (*flow, bool) {
	f := &flow{}
	at, ok := f.readHead(body)
	if !ok {
		return nil, false
	}
	blocks := slices.Max(f.table) + 1 // open ones, the loop and what is around it apart
	outer := 1
	if f.unwind {
		outer = 2
	}
	for open := blocks - 1; open >= 0; open-- {
		var p place
		if p, at, ok = f.readPlace(body, at, open, outer); !ok {
			return nil, false
		}
		f.places = append(f.places, p)
	}
	f.tail = body[at:]
	f.number = make([]int, len(f.places))
	for n, place := range slices.Backward(f.table) {
		f.number[place] = n
	}
	return f, true
}

// readHead reads up to the end of the innermost block, which holds the table alone.
func (f *flow) readHead(body []byte) (at int, ok bool) {
	if at, ok = behindLocals(body); !ok {
		return 0, false
	}
	var in instruction
	for {
		if in, ok = decode(body, at); !ok {
			return 0, false
		}
		if in.op == opBlock || in.op == opLoop {
			break
		}
		if in.op == opIf || in.op == opEnd {
			return 0, false
		}
		at = in.to
	}
	f.head = body[:at]
	if in.op == opBlock {
		f.unwind = true
		at = in.to
		in, ok = decode(body, at)
	}
	if !ok || in.op != opLoop || in.operand != noResult {
		return 0, false
	}
	blocks := 0
	for at = in.to; ; blocks++ {
		if in, ok = decode(body, at); !ok || in.op != opBlock {
			break
		}
		at = in.to
	}
	if !ok || in.op != opLocalGet || in.operand != 0 {
		return 0, false
	}
	if in, ok = decode(body, in.to); !ok || in.op != opBrTable {
		return 0, false
	}
	t := reader{b: body, at: in.from + 1, ok: true}
	for range t.unsigned() + 1 {
		f.table = append(f.table, int(t.unsigned()))
	}
	if slices.Max(f.table) != blocks-1 {
		return 0, false
	}
	in, ok = decode(body, in.to)
	return in.to, ok && in.op == opEnd
}

// readPlace reads one place's code and the end of the block behind which the next one begins, or of the loop. open is how
// many blocks of places are open, outer how many are around them.
func (f *flow) readPlace(body []byte, at, open, outer int) (p place, next int, ok bool) {
	depth, from := 0, at
	last := len(f.places) + open
	before := [2]instruction{{op: opEnd}, {op: opEnd}} // an empty place is left at its end, too
	for {
		in, ok := decode(body, at)
		if !ok {
			return p, 0, false
		}
		at = in.to
		switch in.op {
		case opBlock, opLoop, opIf:
			depth++
		case opBrTable:
			return p, 0, false
		case opEnd:
			if depth == 0 {
				p.parts = append(p.parts, part{code: body[from:in.from]})
				switch before[1].op {
				case opUnreachable, opBr, opReturn:
				default:
					p.falls = true
				}
				return p, at, true
			}
			depth--
		case opBr, opBrIf:
			label := int(in.operand) - depth
			switch {
			case label < 0: // inside the place
			case in.op == opBr && label == open && isSet(before):
				to := before[0].operand
				if to >= uint64(len(f.table)) {
					to = uint64(len(f.table) - 1)
				}
				if f.table[to] > last {
					return p, 0, false
				}
				p.parts = append(p.parts, part{body[from:before[0].from], jump, f.table[to], depth})
				from = at
			case in.op == opBrIf && label == open+1 && outer == 2:
				p.parts = append(p.parts, part{body[from:in.from], unwind, 0, depth})
				p.calls = p.calls || depth == 0
				from = at
			default:
				return p, 0, false
			}
		}
		before[0], before[1] = before[1], in
	}
}

// isSet reports the two instructions that set the number of the place to jump to.
func isSet(in [2]instruction) bool {
	return in[0].op == opI32Const && in[1].op == opLocalSet && in[1].operand == 0
}
