package main

import (
	"runtime"
	"runtime/debug"

	"linkgrade/wasm/cmd/reactor"
)

var (
	room   reactor.Room
	theOne engine
)

// softLimit is the memory, in bytes, from which the collector works harder, so that a hostile page costs time of its
// own rather than memory of everyone's.
const softLimit = 96 << 20

func init() {
	debug.SetMemoryLimit(softLimit)
	debug.SetGCPercent(400)
}

// alloc makes room for the next request and returns its address.
//
//go:wasmexport alloc
func alloc(n uint32) uint32 { return room.Alloc(n) }

// call answers the request last written, as address<<32 | length.
//
//go:wasmexport call
func call() uint64 { return room.Call(theOne.answer) }

// rest collects what calls have left: done between them, once the answer has been read, it holds the memory at a few megabytes.
// Memory that WebAssembly has grown is never given back.
//
//go:wasmexport rest
func rest() { runtime.GC() }
