package main

import (
	"runtime/debug"

	"linkgrade/wasm/cmd/reactor"
)

var (
	room   reactor.Room
	theOne auditor
)

// softLimit is the memory, in bytes, from which the collector works harder: an audit of some hundred thousand rows stays
// below it, and a hostile file costs time of its own rather than memory of everyone's.
const softLimit = 512 << 20

// alloc makes room for the next request and returns its address.
//
//go:wasmexport alloc
func alloc(n uint32) uint32 { return room.Alloc(n) }

// call answers the request last written, as address<<32 | length.
//
//go:wasmexport call
func call() uint64 {
	debug.SetMemoryLimit(softLimit)
	return room.Call(theOne.answer)
}
