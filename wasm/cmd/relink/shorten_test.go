package main

import (
	"bytes"
	"testing"
)

func TestShorten(t *testing.T) {
	sp := []byte{opLocalGet, stackPointer}
	pop := func(n byte) []byte {
		return []byte{opLocalGet, stackPointer, opI32Const, n, opI32Add, opLocalTee, stackPointer, opGlobalSet, globalStackPointer}
	}
	at := func(n byte) []byte { return []byte{opI64ExtendI32U, opI64Const, n, opI64Add, opI32WrapI64} }
	load, store := func(offset byte) []byte { return []byte{0x29, 3, offset} }, func(offset byte) []byte { return []byte{0x37, 3, offset} }
	other := []byte{opLocalGet, 2}
	for _, c := range []struct {
		name       string
		code, want [][]byte
	}{
		{"a load", [][]byte{sp, at(16), load(0)}, [][]byte{sp, load(16)}},
		{"a load with an offset", [][]byte{sp, at(16), load(8)}, [][]byte{sp, load(24)}},
		{"a store", [][]byte{sp, at(16), other, store(0)}, [][]byte{sp, other, store(16)}},
		{"a store of a sum", [][]byte{sp, at(16), other, other, {opI64Add}, store(0)}, [][]byte{sp, other, other, {opI64Add}, store(16)}},
		{"a store of what is loaded", [][]byte{sp, at(16), sp, at(8), load(0), store(0)}, [][]byte{sp, sp, load(8), store(16)}},
		{"an address before the stack", [][]byte{sp, at(0x78), load(0)}, [][]byte{sp, at(0x78), load(0)}}, // -8
		{"an address of another local", [][]byte{other, at(16), load(0)}, [][]byte{other, at(16), load(0)}},
		{"an address that is added to", [][]byte{sp, at(16), {opI32Const, 1, opI32Add}, load(0)}, [][]byte{sp, at(16), {opI32Const, 1, opI32Add}, load(0)}},
		{"an address that is stored", [][]byte{other, sp, at(16), {0x36, 2, 0}}, [][]byte{other, sp, at(16), {0x36, 2, 0}}},
		{"a store behind a call", [][]byte{sp, at(16), {0x10, 7}, store(0)}, [][]byte{sp, at(16), {0x10, 7}, store(0)}},
		{"a branch", [][]byte{other, {opIf, noResult, opBr, 3, opEnd}}, [][]byte{other, {opBrIf, 2}}},
		{"a branch to the end of its if", [][]byte{other, {opIf, noResult, opBr, 0, opEnd}}, [][]byte{other, {opIf, noResult, opBr, 0, opEnd}}},
		{"a branch and more", [][]byte{other, {opIf, noResult, opNop, opBr, 3, opEnd}}, [][]byte{other, {opIf, noResult, opBr, 3, opEnd}}},
		{"a call", [][]byte{pushes}, [][]byte{{opLocalGet, stackPointer, opI32Const, 0x78, opI32Add, opLocalTee, stackPointer, opGlobalSet, globalStackPointer}}},
		{"a return", [][]byte{pop(32), pop(8)}, [][]byte{pop(40)}},
		{"three moves", [][]byte{pop(32), pop(8), pop(4)}, [][]byte{pop(44)}},
		{"one move", [][]byte{pop(8)}, [][]byte{pop(8)}},
		{"nothing", [][]byte{{opNop}}, nil},
	} {
		head, tail := []byte{1, 2, 0x7f, opGlobalGet, globalStackPointer, opLocalSet, stackPointer}, []byte{opEnd}
		body := bytes.Join([][]byte{head, bytes.Join(c.code, nil), tail}, nil)
		want := bytes.Join([][]byte{head, bytes.Join(c.want, nil), tail}, nil)
		if got := shorten(body); !bytes.Equal(got, want) {
			t.Errorf("%s: shorten(%x) = %x; want %x", c.name, body, got, want)
		}
		foreign := append([]byte{1, 2, 0x7f}, body[len(head):]...)
		if got := shorten(foreign); !bytes.Equal(got, foreign) {
			t.Errorf("%s, without a stack pointer: shorten(%x) = %x; want it as it is", c.name, foreign, got)
		}
	}
}

func FuzzShorten(f *testing.F) {
	f.Add([]byte{0, opGlobalGet, 0, opLocalSet, 1, opLocalGet, 1, opI64ExtendI32U, opI64Const, 16, opI64Add, opI32WrapI64, 0x29, 3, 0, opEnd})
	f.Add([]byte{0, opGlobalGet, 0, opLocalSet, 1, opLocalGet, 1, opI32Const, 8, opI32Sub, opLocalGet, 1, opIf, noResult, opBr, 1, opEnd})
	f.Fuzz(func(t *testing.T, body []byte) {
		short := shorten(body)
		if len(short) > len(body)+len(body)/2 { // a number may take a byte more
			t.Fatalf("shorten(%x) has %d bytes", body, len(short))
		}
		if _, was := list(body); was {
			if _, is := list(short); !is {
				t.Fatalf("shorten(%x) = %x, which cannot be read", body, short)
			}
		}
	})
}
