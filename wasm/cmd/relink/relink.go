package main

import (
	"bytes"
	"errors"
)

// What the core specification calls these bytes (WebAssembly 1.0, section 5).
const (
	header      = "\x00asm\x01\x00\x00\x00"
	codeSection = 10
	dataSection = 11
	memoryZero  = 0x00
	i32Const    = 0x41
	end         = 0x0b
)

var (
	errModule  = errors.New("not a WebAssembly 1.0 module")
	errSegment = errors.New("a data segment that is not at a constant address of memory 0")
	errOverlap = errors.New("data segments that overlap")
)

// relink gives the module with its data segments joined, without tables for stack traces, and with its functions
// straightened. Errors are errModule, errSegment
// and errOverlap.
func relink(module []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(module, []byte(header))
	if !ok {
		return nil, errModule
	}
	out := []byte(header)
	for len(rest) > 0 {
		id := rest[0]
		size, n := unsigned(rest[1:])
		if n == 0 || size > uint64(len(rest)-1-n) {
			return nil, errModule
		}
		section := rest[1+n:][:size]
		rest = rest[1+n+int(size):]
		var err error
		switch id {
		case codeSection:
			section, err = straightenAll(section)
		case dataSection:
			section, err = rewriteData(section)
		}
		if err != nil {
			return nil, err
		}
		out = append(appendUnsigned(append(out, id), uint64(len(section))), section...)
	}
	return out, nil
}
