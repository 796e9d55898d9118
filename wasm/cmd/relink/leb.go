package main

// Numbers in WebAssembly are LEB128 (section 5.2.2): seven bits a byte, low ones first.

// unsigned reads a number of at most 32 bits and says how many bytes it has; none when
// there is none.
func unsigned(b []byte) (value uint64, size int) {
	for i := 0; i < len(b) && i < 5; i++ {
		value |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}

// signed is unsigned for numbers with a sign.
func signed(b []byte) (value int64, size int) {
	u, n := unsigned(b)
	if n > 0 && b[n-1]&0x40 != 0 {
		return int64(u) - 1<<(7*n), n
	}
	return int64(u), n
}

func appendUnsigned(b []byte, value uint64) []byte {
	for ; value >= 0x80; value >>= 7 {
		b = append(b, byte(value)|0x80)
	}
	return append(b, byte(value))
}

func appendSigned(b []byte, value int64) []byte {
	for ; value < -0x40 || value >= 0x40; value >>= 7 {
		b = append(b, byte(value)|0x80)
	}
	return append(b, byte(value&0x7f))
}
