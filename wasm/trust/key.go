package trust

import (
	"math/bits"

	"linkgrade/wasm/domain"
)

// MaxPrefixBits is the longest prefix an edition may use: a client that reveals more
// begins to reveal which name it is.
const MaxPrefixBits = 16

// MinMeanBucket is how many listed names the mean bucket of an edition holds at least,
// so that a prefix stands for a crowd.
const MinMeanBucket = 256

// A Key is the SHA-256 of a name in A-labels. Keys compare as bytes.
type Key [32]byte

// KeyOf is the key of a name. It takes about a microsecond, also in WebAssembly.
func KeyOf(n domain.Name) Key { return sum([]byte(n.String())) }

// hi is the first 32 bits, what authority and the sets' gaps rest on.
func (k Key) hi() uint32 { return uint32(k.hi64() >> 32) }

// hi64 is the first 64 bits.
func (k Key) hi64() uint64 {
	var v uint64
	for _, b := range k[:8] {
		v = v<<8 | uint64(b)
	}
	return v
}

// mid are the n ≤ 48 bits after the first 32.
func (k Key) mid(n uint) uint64 {
	var v uint64
	for _, b := range k[4:12] {
		v = v<<8 | uint64(b)
	}
	return v >> (64 - n)
}

// Prefix is the key's first n bits, 0 ≤ n ≤ MaxPrefixBits; another n is the program's
// mistake and panics.
func (k Key) Prefix(n int) Prefix {
	if n < 0 || n > MaxPrefixBits {
		panic("trust: prefix longer than MaxPrefixBits")
	}
	return Prefix{uint8(n), uint32(k.hi64() >> 32 >> (32 - n))}
}

// A Prefix is the first bits of a [Key] and how many they are: all that a client
// reveals when it asks for a [Bucket]. The zero Prefix has no bits; every key has it.
type Prefix struct {
	bits  uint8
	value uint32
}

// PrefixAt is the i-th of the 2^n prefixes of n bits, in the order of their keys. An n
// over MaxPrefixBits or an i outside is the program's mistake and panics.
func PrefixAt(i, n int) Prefix {
	if n < 0 || n > MaxPrefixBits || i < 0 || i>>n != 0 {
		panic("trust: no such prefix")
	}
	return Prefix{uint8(n), uint32(i)}
}

// Bits is how many bits the prefix has.
func (p Prefix) Bits() int { return int(p.bits) }

// Index is the prefix as a number from 0 to 2^Bits-1.
func (p Prefix) Index() int { return int(p.value) }

// Matches says whether the key begins with the prefix.
func (p Prefix) Matches(k Key) bool { return k.Prefix(int(p.bits)) == p }

// String is the number in four lower-case hex digits, for any number of bits.
func (p Prefix) String() string {
	const digits = "0123456789abcdef"
	v := p.value
	return string([]byte{digits[v>>12&15], digits[v>>8&15], digits[v>>4&15], digits[v&15]})
}

// ParsePrefix reads what [Prefix.String] writes, for prefixes of n bits. Another length,
// upper case, other characters and a number of more than n bits are ErrPrefix.
func ParsePrefix(s string, n int) (Prefix, error) {
	if len(s) != 4 {
		return Prefix{}, &formError{ErrPrefix, "not four lower-case hex digits"}
	}
	var v uint32
	for i := range len(s) {
		digit := hexDigit(s[i])
		if digit > 15 {
			return Prefix{}, &formError{ErrPrefix, "not four lower-case hex digits"}
		}
		v = v<<4 | digit
	}
	if n < 0 || n > MaxPrefixBits || v>>n != 0 {
		return Prefix{}, &formError{ErrPrefix, "more bits than this edition's prefixes"}
	}
	return Prefix{uint8(n), v}, nil
}

// hexDigit is the digit's value, over 15 when it is none.
func hexDigit(c byte) uint32 {
	switch {
	case '0' <= c && c <= '9':
		return uint32(c - '0')
	case 'a' <= c && c <= 'f':
		return uint32(c-'a') + 10
	default:
		return 16
	}
}

// PrefixBits is the longest prefix for an edition of so many listed names: the mean
// bucket holds at least MinMeanBucket. It is 0, one bucket for all, below twice that.
func PrefixBits(names int) int {
	if names < MinMeanBucket {
		return 0
	}
	return min(bits.Len(uint(names/MinMeanBucket))-1, MaxPrefixBits)
}

// CheckPrefixBits says whether prefixes of n bits hide the names of an edition: at most
// MaxPrefixBits, and MinMeanBucket names in the mean bucket. The error is ErrPrefixBits.
// A client asks no bucket of an edition that fails it, so no server can unmask a client.
func CheckPrefixBits(names, n int) error {
	if n < 0 || n > MaxPrefixBits {
		return &formError{ErrPrefixBits, "more than 16 bits"}
	}
	if names>>n < MinMeanBucket {
		return &formError{ErrPrefixBits, "the mean bucket holds fewer than 256 names"}
	}
	return nil
}
