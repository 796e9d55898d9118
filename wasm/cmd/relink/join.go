package main

import (
	"cmp"
	"slices"
)

// maxGap is the longest run of zeros, in bytes, that is written out rather than begun anew
// after. From 128 on nothing is won in brotli.
const maxGap = 128

// A segment is bytes and the address they are put at.
type segment struct {
	at   int64
	data []byte
}

// joinSegments joins the neighbouring segments of a data section. Errors are errModule, errSegment and errOverlap.
func joinSegments(section []byte) ([]byte, error) {
	all, err := segments(section)
	if err != nil {
		return nil, err
	}
	if all, err = joined(all); err != nil {
		return nil, err
	}
	return encode(all), nil
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

// joined sorts segments by address and joins those with no more than maxGap between them.
func joined(all []segment) ([]segment, error) {
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	var out []segment
	for _, s := range all {
		if len(out) == 0 {
			out = append(out, segment{s.at, slices.Clone(s.data)})
			continue
		}
		last := &out[len(out)-1]
		gap := s.at - last.at - int64(len(last.data))
		switch {
		case gap < 0:
			return nil, errOverlap
		case gap > maxGap:
			out = append(out, segment{s.at, slices.Clone(s.data)})
		default:
			last.data = append(append(last.data, make([]byte, gap)...), s.data...)
		}
	}
	return out, nil
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
