package main

import (
	"runtime"
	"runtime/debug"
	"unsafe"
)

// in and out stay here between calls so that the collector leaves them be.
var (
	in, out []byte
	theOne  engine
)

// softLimit is the memory, in bytes, from which the collector works harder, so that a hostile page costs time of its
// own rather than memory of everyone's.
const softLimit = 96 << 20

// alloc makes room for the next request and returns its address.
//
//go:wasmexport alloc
func alloc(n uint32) uint32 {
	if uint32(cap(in)) < n {
		in = nil
		in = make([]byte, n)
	}
	in = in[:n]
	if n == 0 {
		return 0
	}
	return uint32(uintptr(unsafe.Pointer(&in[0])))
}

// call answers the request last written, as address<<32 | length. Collecting here, between calls, holds the memory at
// a few megabytes; memory that WebAssembly has grown is never given back.
//
//go:wasmexport call
func call() uint64 {
	debug.SetMemoryLimit(softLimit)
	debug.SetGCPercent(400)
	out = nil
	out = theOne.answer(in)
	if cap(in) > 4<<20 {
		in = nil
	}
	runtime.GC()
	return uint64(uintptr(unsafe.Pointer(&out[0])))<<32 | uint64(len(out))
}
