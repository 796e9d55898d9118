//go:build !wasip1

package trust

import "encoding/binary"

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

func u64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
