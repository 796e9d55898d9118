// Package reactor is what the WebAssembly faces have in common: the memory that requests and answers cross in, the lines
// that a request begins with, and what a face keeps of what it was sent. It refuses to know what a face answers.
package reactor

import "unsafe"

// longestKept is the longest request, in bytes, whose memory is kept for the next one. That of a longer one is its own: who
// reads it may keep it.
const longestKept = 1 << 20

// A Room holds the request last written and the answer last given, so that the collector leaves both be between calls. The
// zero Room is empty.
type Room struct{ In, out []byte }

// Alloc makes room for a request of n bytes and returns its address; 0 for an empty one.
func (r *Room) Alloc(n uint32) uint32 {
	if uint32(cap(r.In)) < n {
		r.In = nil
		r.In = make([]byte, n)
	}
	r.In = r.In[:n]
	if n == 0 {
		return 0
	}
	return uint32(uintptr(unsafe.Pointer(&r.In[0])))
}

// Call has the request last written answered, with a byte or more, and returns where the answer stands, as address<<32 | length.
func (r *Room) Call(answer func(request []byte) []byte) uint64 {
	r.out = nil
	r.out = answer(r.In)
	if cap(r.In) > longestKept {
		r.In = nil
	}
	return uint64(uintptr(unsafe.Pointer(&r.out[0])))<<32 | uint64(len(r.out))
}
