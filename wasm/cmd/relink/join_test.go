package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// module is a module of one custom section and one data section.
func module(segments ...segment) []byte {
	data := encode(segments)
	out := append([]byte(header), 0, 2, 1, 'x')
	return append(appendUnsigned(append(out, dataSection), uint64(len(data))), data...)
}

// memory is what the segments of a module put into memory.
func memory(t *testing.T, module []byte) []byte {
	t.Helper()
	at := bytes.IndexByte(module[8:], dataSection) + 8
	_, n := unsigned(module[at+1:])
	all, err := segments(module[at+1+n:])
	if err != nil {
		t.Fatal(err)
	}
	memory := make([]byte, 1<<12)
	for _, s := range all {
		copy(memory[s.at:], s.data)
	}
	return memory
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		name     string
		in, want []segment
	}{
		{"none", nil, nil},
		{"one", []segment{{70, []byte("a")}}, []segment{{70, []byte("a")}}},
		{"touching", []segment{{1, []byte("ab")}, {3, []byte("c")}}, []segment{{1, []byte("abc")}}},
		{"a gap", []segment{{0, []byte("a")}, {5, []byte("b")}}, []segment{{0, []byte("a\x00\x00\x00\x00b")}}},
		{"the widest gap", []segment{{0, []byte("a")}, {1 + maxGap, []byte("b")}}, []segment{{0, []byte("a" + strings.Repeat("\x00", maxGap) + "b")}}},
		{"too wide", []segment{{0, []byte("a")}, {2 + maxGap, []byte("b")}}, []segment{{0, []byte("a")}, {2 + maxGap, []byte("b")}}},
		{"out of order", []segment{{9, []byte("b")}, {8, []byte("a")}}, []segment{{8, []byte("ab")}}},
	} {
		got, err := relink(module(c.in...))
		if want := module(c.want...); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: relink = %q, %v; want %q", c.name, got, err, want)
			continue
		}
		if !bytes.Equal(memory(t, got), memory(t, module(c.in...))) {
			t.Errorf("%s: relink changes what is put into memory", c.name)
		}
	}
}

func TestJoinRefuses(t *testing.T) {
	whole := string(module(segment{1, []byte("ab")}))
	passive := strings.Replace(whole, "\x00\x41\x01", "\x01\x41\x01", 1)
	for _, c := range []struct {
		name   string
		module string
		want   error
	}{
		{"nothing", "", errModule},
		{"another version", "\x00asm\x02\x00\x00\x00", errModule},
		{"cut off", whole[:len(whole)-1], errModule},
		{"a passive segment", passive, errSegment},
		{"overlap", string(module(segment{1, []byte("ab")}, segment{2, []byte("c")})), errOverlap},
	} {
		if got, err := relink([]byte(c.module)); !errors.Is(err, c.want) {
			t.Errorf("%s: relink = %q, %v; want %v", c.name, got, err, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, 63, 64, 127, 128, 1 << 20, 1<<31 - 1, -1, -64, -65, -1 << 31} {
		b := appendSigned(nil, n)
		if got, size := signed(b); got != n || size != len(b) {
			t.Errorf("signed(appendSigned(%d)) = %d, %d of %d bytes", n, got, size, len(b))
		}
		if got, size := unsigned(appendUnsigned(nil, uint64(uint32(n)))); got != uint64(uint32(n)) || size == 0 {
			t.Errorf("unsigned(appendUnsigned(%d)) = %d, %d", uint32(n), got, size)
		}
	}
}

func FuzzRelink(f *testing.F) {
	f.Add(module(segment{1, []byte("ab")}, segment{9, []byte("c")}))
	f.Fuzz(func(t *testing.T, b []byte) {
		once, err := relink(b)
		if err != nil {
			return
		}
		if twice, err := relink(once); err != nil || !bytes.Equal(twice, once) {
			t.Fatalf("relink(relink(%q)) = %q, %v; want %q", b, twice, err, once)
		}
	})
}
