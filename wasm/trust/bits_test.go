package trust

import (
	"math/rand/v2"
	"testing"
)

func TestBitsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	type item struct {
		v    uint64
		n    uint
		rice bool
	}
	var items []item
	var w bitWriter
	for range 5000 {
		it := item{n: uint(r.IntN(65)), rice: r.IntN(2) == 0}
		it.v = r.Uint64()
		if it.rice {
			it.n = uint(r.IntN(64))
			it.v &= 1<<min(it.n+7, 63) - 1 // up to 127 zeros before the one
			w.rice(it.v, it.n)
		} else {
			it.v &= 1<<it.n - 1
			w.write(it.v, it.n)
		}
		items = append(items, it)
	}
	reader := bitReader{b: w.b}
	for i, it := range items {
		got := uint64(0)
		if it.rice {
			got = reader.rice(it.n)
		} else {
			got = reader.read(it.n)
		}
		if got != it.v || reader.short {
			t.Fatalf("item %d (%+v) reads as %d, short %v", i, it, got, reader.short)
		}
	}
	if int(reader.at) != w.at() {
		t.Errorf("read %d bits; wrote %d", reader.at, w.at())
	}
	if reader.read(9); !reader.short {
		t.Error("reading past the end is not noticed")
	}
}

func TestRiceStopsAtTheEnd(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 200} {
		r := bitReader{b: make([]byte, n)}
		if got := r.rice(5); got != 0 || !r.short {
			t.Errorf("rice over %d zero bytes = %d, short %v; want 0, true", n, got, r.short)
		}
	}
}

func TestRiceParameterIsNearTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, mean := range []float64{0.3, 2, 100, 1e6, 1e15} {
		gaps := make([]uint64, 2000)
		for i := range gaps {
			gaps[i] = uint64(r.ExpFloat64() * mean)
		}
		best := riceBits(gaps, 0)
		for k := range uint(60) {
			best = min(best, riceBits(gaps, k))
		}
		if got := riceBits(gaps, riceParameter(gaps)); got > best {
			t.Errorf("gaps of mean %g take %d bits; %d are possible", mean, got, best)
		}
	}
	if got := riceParameter([]uint64{1<<64 - 1, 1<<64 - 1, 1<<64 - 1}); got < 62 {
		t.Errorf("the parameter of the greatest gaps is %d; their sum overflowed", got)
	}
}

func TestLoads(t *testing.T) {
	b := []byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	for at := range 4 {
		var want uint64
		for i := range 8 {
			want |= uint64(b[at+i]) << (8 * i)
		}
		if got, got32 := u64(b[at:]), u32(b[at:]); got != want || got32 != uint32(want) {
			t.Errorf("at %d: %x and %x; want %x", at, got, got32, want)
		}
	}
	if !panics(func() { u32(b[8:]) }) || !panics(func() { u64(b[4:]) }) {
		t.Error("a load past the end does not panic")
	}
}
