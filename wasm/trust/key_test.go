package trust

import (
	"errors"
	"testing"

	"linkgrade/wasm/domain"
)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The SHA-256 of "example.com", as sha256sum prints it:
// a379a6f6eeafb9a55e378c118034e2751e682fab9f2d30ab13d2125586ce1947
func TestKeyOfIsTheSHA256OfTheName(t *testing.T) {
	k := KeyOf(name(t, "example.com"))
	if k.hi64() != 0xa379a6f6eeafb9a5 || k.hi() != 0xa379a6f6 {
		t.Errorf("the key begins with %x", k[:8])
	}
	if got := k.mid(48); got != 0xeeafb9a55e37 {
		t.Errorf("mid(48) = %x; want eeafb9a55e37", got)
	}
	if got := k.mid(20); got != 0xeeafb {
		t.Errorf("mid(20) = %x; want eeafb", got)
	}
}

func TestPrefixIsPaddedHex(t *testing.T) {
	k := KeyOf(name(t, "example.com")) // a379… = 1010 0011 0111 1001
	for bits, want := range map[int]string{0: "0000", 1: "0001", 4: "000a", 9: "0146", 12: "0a37", 16: "a379"} {
		p := k.Prefix(bits)
		if p.String() != want || p.Bits() != bits || !p.Matches(k) {
			t.Errorf("Prefix(%d) = %v of %d bits; want %s", bits, p, p.Bits(), want)
		}
		if got, err := ParsePrefix(p.String(), bits); err != nil || got != p {
			t.Errorf("ParsePrefix(%q, %d) = %v, %v; want it back", p, bits, got, err)
		}
		if got := PrefixAt(p.Index(), bits); got != p {
			t.Errorf("PrefixAt(%d, %d) = %v; want %v", p.Index(), bits, got, p)
		}
	}
	if PrefixAt(3, 9).Matches(k) {
		t.Error("another prefix matches")
	}
}

func TestParsePrefixRefuses(t *testing.T) {
	for _, test := range []struct {
		give string
		bits int
	}{
		{"", 9}, {"fff", 16}, {"00fff", 16}, {"00FF", 9}, {"00g0", 9}, {"0x1f", 9},
		{"0200", 9}, {"ffff", 15}, {"0001", 0}, {"0000", -1}, {"0000", 17},
	} {
		if got, err := ParsePrefix(test.give, test.bits); !errors.Is(err, ErrPrefix) {
			t.Errorf("ParsePrefix(%q, %d) = %v, %v; want ErrPrefix", test.give, test.bits, got, err)
		}
	}
}

func TestPrefixesBeyondTheLimitPanic(t *testing.T) {
	for what, f := range map[string]func(){
		"Key.Prefix(17)":  func() { Key{}.Prefix(17) },
		"Key.Prefix(-1)":  func() { Key{}.Prefix(-1) },
		"PrefixAt(8, 3)":  func() { PrefixAt(8, 3) },
		"PrefixAt(-1, 3)": func() { PrefixAt(-1, 3) },
		"PrefixAt(0, 17)": func() { PrefixAt(0, 17) },
	} {
		if !panics(f) {
			t.Errorf("%s does not panic", what)
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

func TestPrefixBitsKeepBucketsFull(t *testing.T) {
	for names, want := range map[int]int{
		0: 0, 255: 0, 256: 0, 511: 0, 512: 1, 150_000: 9, 1 << 24: 16, 300_000_000: 16,
	} {
		got := PrefixBits(names)
		if got != want {
			t.Errorf("PrefixBits(%d) = %d; want %d", names, got, want)
		}
		err := CheckPrefixBits(names, got)
		if enough := names >= MinMeanBucket; (err == nil) != enough {
			t.Errorf("CheckPrefixBits(%d, %d) = %v", names, got, err)
		}
		if got < MaxPrefixBits {
			if err := CheckPrefixBits(names, got+1); !errors.Is(err, ErrPrefixBits) {
				t.Errorf("CheckPrefixBits(%d, %d) = %v; want ErrPrefixBits", names, got+1, err)
			}
		}
	}
	for _, bits := range []int{-1, 17, 70} {
		if err := CheckPrefixBits(1<<40, bits); !errors.Is(err, ErrPrefixBits) {
			t.Errorf("CheckPrefixBits(2^40, %d) = %v; want ErrPrefixBits", bits, err)
		}
	}
}
