package main

import (
	"cmp"
	"slices"
)

// maxGap is the longest run of zeros, in bytes, that is written out rather than begun anew
// after. Packed the engine weighs the same from 64 to 128 and more below; unpacked it is the
// smaller the shorter, and a browser has it in memory four times before it runs.
const maxGap = 64

// maxMemory is the highest address, in bytes, that data may begin at.
const maxMemory = 256 << 20

// A segment is bytes and the address they are put at.
type segment struct {
	at   int64
	data []byte
}

// rewriteData lays the segments of a data section out, leaves out what only stack traces read (traces.go) and cuts the
// rest anew. Errors are errModule, errSegment and errOverlap.
func rewriteData(section []byte) ([]byte, error) {
	all, err := segments(section)
	if err != nil {
		return nil, err
	}
	memory, err := image(all)
	if err != nil {
		return nil, err
	}
	return encode(cut(withoutTraces(memory))), nil
}

// segments reads a data section.
func segments(section []byte) ([]segment, error) {
	count, n := unsigned(section)
	if n == 0 || count > uint64(len(section)) {
		return nil, errModule
	}
	section = section[n:]
	all := make([]segment, 0, count)
	for range count {
		if len(section) < 2 || section[0] != memoryZero || section[1] != i32Const {
			return nil, errSegment
		}
		at, n := signed(section[2:])
		if n == 0 || len(section) == 2+n || section[2+n] != end {
			return nil, errSegment
		}
		section = section[2+n+1:]
		size, n := unsigned(section)
		if n == 0 || size > uint64(len(section)-n) {
			return nil, errModule
		}
		all = append(all, segment{at, section[n:][:size]})
		section = section[n+int(size):]
	}
	if len(section) > 0 {
		return nil, errModule
	}
	return all, nil
}

// image is the memory that the segments are put into, as far as the last of them reaches.
func image(all []segment) ([]byte, error) {
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	var memory []byte
	for _, s := range all {
		switch gap := s.at - int64(len(memory)); {
		case gap < 0:
			return nil, errOverlap
		case s.at > maxMemory:
			return nil, errSegment
		default:
			memory = append(append(memory, make([]byte, gap)...), s.data...)
		}
	}
	return memory, nil
}

// cut is the memory without its long runs of zeros.
func cut(memory []byte) (out []segment) {
	for at := 0; at < len(memory); {
		if memory[at] == 0 {
			at++
			continue
		}
		end := at
		for i := at; i < len(memory) && i-end <= maxGap; i++ {
			if memory[i] != 0 {
				end = i + 1
			}
		}
		out = append(out, segment{int64(at), memory[at:end]})
		at = end
	}
	return out
}

// encode writes a data section.
func encode(all []segment) []byte {
	out := appendUnsigned(nil, uint64(len(all)))
	for _, s := range all {
		out = append(appendSigned(append(out, memoryZero, i32Const), s.at), end)
		out = append(appendUnsigned(out, uint64(len(s.data))), s.data...)
	}
	return out
}
