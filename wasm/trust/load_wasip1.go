package trust

import "unsafe"

// The compiler joins the byte loads of encoding/binary into one on other machines, but not for WebAssembly, though it is
// little-endian and loads from any address (its specification makes alignment a hint): eight loads in place of one are half of what
// a look-up costs. TestLoads holds both to the same numbers. The bounds are checked before.

func u32(b []byte) uint32 {
	_ = b[3]
	return *(*uint32)(unsafe.Pointer(unsafe.SliceData(b)))
}

func u64(b []byte) uint64 {
	_ = b[7]
	return *(*uint64)(unsafe.Pointer(unsafe.SliceData(b)))
}
