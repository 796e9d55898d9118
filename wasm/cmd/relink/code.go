package main

// This file reads instructions (core specification, section 5.4), as far as Go's compiler writes them.

// Opcodes that are looked at.
const (
	opUnreachable   = 0x00
	opNop           = 0x01
	opBlock         = 0x02
	opLoop          = 0x03
	opIf            = 0x04
	opEnd           = 0x0b
	opBr            = 0x0c
	opBrIf          = 0x0d
	opBrTable       = 0x0e
	opReturn        = 0x0f
	opLocalGet      = 0x20
	opLocalSet      = 0x21
	opLocalTee      = 0x22
	opGlobalGet     = 0x23
	opGlobalSet     = 0x24
	opI32Const      = 0x41
	opI64Const      = 0x42
	opF32Const      = 0x43
	opF64Const      = 0x44
	opI32Eqz        = 0x45
	opI32Eq         = 0x46
	opI64Eqz        = 0x50
	opI32Add        = 0x6a
	opI32Sub        = 0x6b
	opI64Add        = 0x7c
	opI32WrapI64    = 0xa7
	opI64ExtendI32U = 0xad
	noResult        = 0x40 // the type of a block
	firstMemory     = 0x28 // loads, with an alignment and an offset
	firstStore      = 0x36 // and stores
	lastMemory      = 0x3e
	lastNumeric     = 0xc4 // from opI32Eqz on: comparisons, arithmetic, conversions
)

// instruction is one of a function's, with its immediate operand where it is a label or a number.
type instruction struct {
	op       byte
	operand  uint64
	from, to int // where it stands in the body
}

// behindLocals is where a function's instructions begin.
func behindLocals(body []byte) (at int, ok bool) {
	r := reader{b: body, ok: true}
	for n := r.unsigned(); n > 0 && r.ok; n-- {
		r.unsigned()
		r.byte()
	}
	return r.at, r.ok
}

// decode reads the instruction at b[at]; ok is false for one that Go does not write.
func decode(b []byte, at int) (in instruction, ok bool) {
	if at >= len(b) {
		return in, false
	}
	in = instruction{op: b[at], from: at}
	r := reader{b: b, at: at + 1, ok: true}
	switch op := in.op; {
	case op == opBlock, op == opLoop, op == opIf:
		in.operand = uint64(r.byte())
	case op == opBr, op == opBrIf, op == 0x10, op >= opLocalGet && op <= opGlobalSet: // call
		in.operand = r.unsigned()
	case op == opBrTable:
		for n := r.unsigned() + 1; n > 0 && r.ok; n-- {
			r.unsigned()
		}
	case op == 0x11, op >= firstMemory && op <= lastMemory: // call_indirect
		r.unsigned()
		r.unsigned()
	case op == 0x3f, op == 0x40: // memory.size, memory.grow
		r.byte()
	case op == opI32Const, op == opI64Const:
		in.operand = r.number()
	case op == opF32Const:
		r.skip(4)
	case op == opF64Const:
		r.skip(8)
	case op == 0xfc:
		switch n := r.unsigned(); n {
		case 0, 1, 2, 3, 4, 5, 6, 7: // saturating truncation
		case 10: // memory.copy
			r.skip(2)
		case 11: // memory.fill
			r.skip(1)
		default:
			return in, false
		}
	case op <= opNop, op == 0x05, op == opEnd, op == opReturn, op == 0x1a, op == 0x1b, op >= opI32Eqz && op <= lastNumeric:
	default:
		return in, false
	}
	in.to = r.at
	return in, r.ok && r.at <= len(b)
}

// effect is how many values an instruction takes from the stack and puts there; ok is false for one that is not of a plain
// expression.
func effect(op byte) (takes, gives int, ok bool) {
	switch {
	case op == opNop:
		return 0, 0, true
	case op == opLocalGet, op == opGlobalGet, op >= opI32Const && op <= opF64Const:
		return 0, 1, true
	case op == opLocalTee, op >= firstMemory && op < firstStore:
		return 1, 1, true
	case op == opI32Eqz, op == opI64Eqz, op >= 0x67 && op <= 0x69, op >= 0x79 && op <= 0x7b, // clz, ctz, popcnt
		op >= 0x8b && op <= 0x91, op >= 0x99 && op <= 0x9f, op >= opI32WrapI64 && op <= lastNumeric: // abs to sqrt, conversions
		return 1, 1, true
	case op > opI32Eqz && op < opI32WrapI64:
		return 2, 1, true
	}
	return 0, 0, false
}

// reader reads numbers; ok turns false where one is cut off.
type reader struct {
	b  []byte
	at int
	ok bool
}

func (r *reader) byte() byte {
	if r.at >= len(r.b) {
		r.ok = false
		return 0
	}
	r.at++
	return r.b[r.at-1]
}

func (r *reader) skip(n int) { r.at += n }

func (r *reader) unsigned() uint64 {
	if r.at > len(r.b) {
		r.ok = false
		return 0
	}
	v, n := unsigned(r.b[r.at:])
	r.ok = r.ok && n > 0
	r.at += n
	return v
}

// number passes a signed number of any length and returns its low bits: all of one that is small and not negative.
func (r *reader) number() uint64 {
	v := uint64(0)
	for shift := 0; r.ok; shift += 7 {
		c := r.byte()
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			break
		}
	}
	return v
}
