// Package jsontext reads and writes JSON (RFC 8259) by hand: encoding/json would add 260 KB in brotli to the engine.
//
// A [Reader] walks a text once and calls back for each member and element; it builds no tree. It is strict, since what it
// reads was written by a program or edited by hand: the first mistake ends it, and its line is said. It refuses to
// mend what is broken, to read numbers that a float64 does not hold exactly, and to go deeper than the caller's own functions and MaxDepth.
package jsontext
