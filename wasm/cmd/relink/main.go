// Command relink rewrites a WebAssembly module that Go's linker has written, so that it runs faster and weighs less. What
// the module does stays the same, stack traces apart.
//
// Go's compiler makes every jump through a table at the head of a loop around the whole function, which browsers'
// compilers do not see through. Direct jumps, and loops of their own for code that calls nothing (jumps.go), take a quarter
// off the time that the engine needs in V8, and 40 KB off its weight in brotli. The table goes: what is left of it are questions
// for the numbers that somebody has. With addresses, branches and returns said shorter (shorten.go), that takes two
// fifths off what V8 needs for the engine's first grade.
//
// Half of what Go's linker writes about functions tells a stack trace their names, files, lines and inlined calls. Nobody
// sees a trace of the engine's: emptied (traces.go) these tables take 165 KB off its weight in brotli. A panic still ends the
// module and still says why; where it happened the same request tells, asked of native code. [runtime.Caller] knows nothing.
// The table by which the runtime looks up where to begin a search among the functions is a sixth of the engine, nearly all
// zeros. Emptied as well, it takes 980 KB off what a browser reads, copies and puts into memory; the search goes on without.
//
// Go's linker leaves out every run of eight zero bytes and begins a data segment after it, thirty-eight thousand in the
// engine. Their headers keep what they part from compressing: short runs are written out (join.go).
//
//	go run ./wasm/cmd/relink engine.wasm
//
// It writes over the file. It refuses modules whose segments overlap or are not plain ones, and leaves functions and
// tables as they are whose shape it does not know.
package main

import (
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("relink: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: relink file.wasm")
	}
	module, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if module, err = relink(module); err != nil {
		log.Fatalf("%s: %v", os.Args[1], err)
	}
	if err := os.WriteFile(os.Args[1], module, 0o644); err != nil {
		log.Fatal(err)
	}
}
