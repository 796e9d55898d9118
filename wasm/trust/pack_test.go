package trust

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"linkgrade/wasm/domain"
)

// sample makes n entries with every kind of record, the same for the same seed.
func sample(t testing.TB, n int, seed uint64) []Entry {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	entries := make([]Entry, n)
	for i := range entries {
		e := Entry{Name: name(t, fmt.Sprintf("n%d-%d.com", seed, i))}
		if r.IntN(3) > 0 {
			e.Record.Authority = AuthorityOf(r.IntN(101))
			e.Record.Lists = uint8(1 + r.IntN(5))
		}
		if r.IntN(2) > 0 {
			e.Record.Categories = Category(1) << r.IntN(len(categoryWords))
		}
		if r.IntN(9) == 0 {
			e.Record.Categories |= Press | Spam
		}
		e.Record.Age, e.Record.Popularity = AgeOf(r.IntN(30)), PopularityOf(r.IntN(1<<20))
		entries[i] = e
	}
	return entries
}

// asPacked is what a pack keeps of a record.
func asPacked(r Record) Record {
	r.Authority = r.Authority.Quantised()
	if r.Authority == 0 {
		r.Lists = 0
	}
	return Record{Authority: r.Authority, Lists: min(r.Lists, 3), Categories: r.Categories}
}

func open(t testing.TB, b []byte) *Pack {
	t.Helper()
	p, err := OpenPack(b)
	if err != nil {
		t.Fatalf("OpenPack: %v", err)
	}
	return p
}

func TestPackGivesBackWhatItWasBuiltOf(t *testing.T) {
	for _, n := range []int{0, 1, 2, 31, 32, 33, 64, 65, 500, 5000, 40000} {
		entries := sample(t, n, uint64(n))
		p := open(t, BuildPack(entries, PackOptions{Edition: "abc-123", BucketBits: 9}))
		stating := 0
		for _, e := range entries {
			want := asPacked(e.Record)
			if !want.IsZero() {
				stating++
			}
			got, listed := p.Lookup(e.Name)
			if got != want || listed != !want.IsZero() {
				t.Fatalf("%d names: Lookup(%v) = %+v, %v; want %+v", n, e.Name, got, listed, want)
			}
		}
		if p.Names() != stating || p.BucketBits() != 9 || p.Edition() != "abc-123" {
			t.Errorf("%d names: the header says %d names, %d bits, edition %q; want %d, 9, abc-123",
				n, p.Names(), p.BucketBits(), p.Edition(), stating)
		}
	}
}

func TestPackKnowsNothingOfOtherNames(t *testing.T) {
	p := open(t, BuildPack(sample(t, 5000, 1), PackOptions{}))
	if r, listed := p.Lookup(domain.Name{}); listed || !r.IsZero() {
		t.Errorf("the zero name is listed: %+v", r)
	}
	// 5,000 names × 20,000 guesses / 2^32: a false hit is expected every fortieth build,
	// and this build has none.
	for _, e := range sample(t, 20000, 2) {
		if r, listed := p.Lookup(e.Name); listed || !r.IsZero() {
			t.Errorf("Lookup(%v) = %+v, %v; want the zero record", e.Name, r, listed)
		}
	}
}

func TestPackIsTheSameInAnyOrder(t *testing.T) {
	entries := sample(t, 3000, 7)
	want := BuildPack(entries, PackOptions{Edition: "e"})
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 2))
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		if got := BuildPack(entries, PackOptions{Edition: "e"}); !bytes.Equal(got, want) {
			t.Fatal("another order gives other bytes")
		}
	}
}

func TestPackDropsTheListsColumnWhenAllAgree(t *testing.T) {
	entries := sample(t, 1000, 3)
	for i := range entries {
		entries[i].Record = Record{Authority: AuthorityOf(i % 101), Lists: 2}
	}
	same := BuildPack(entries, PackOptions{})
	entries[0].Record.Lists = 1
	mixed := BuildPack(entries, PackOptions{})
	if got := len(mixed) - len(same); got != 250 {
		t.Errorf("the column of lists costs %d bytes for 1,000 names; want 250", got)
	}
	for _, e := range entries[1:] {
		if got, _ := open(t, same).Lookup(e.Name); got.Lists != 2 {
			t.Fatalf("Lookup(%v).Lists = %d; want 2", e.Name, got.Lists)
		}
	}
}

func TestNamesThatShare32BitsShareTheLowerAuthority(t *testing.T) {
	out := appendAuthority(nil, []authorityEntry{
		{0x80000001, Record{Authority: AuthorityOf(90), Lists: 3}},
		{0xffffffff, Record{Authority: AuthorityOf(100), Lists: 3}},
		{0x80000001, Record{Authority: AuthorityOf(10), Lists: 1}},
		{0, Record{Authority: AuthorityOf(0), Lists: 2}},
	})
	column, rest, err := openAuthority(out)
	if err != nil || len(rest) > 0 {
		t.Fatalf("openAuthority: %v, %d bytes left", err, len(rest))
	}
	for hash, want := range map[uint32]Record{
		0: {Authority: AuthorityOf(0), Lists: 2}, 0x80000001: {Authority: AuthorityOf(10), Lists: 1},
		0xffffffff: {Authority: AuthorityOf(100), Lists: 3}, 1: {}, 0x80000000: {}, 0xfffffffe: {},
	} {
		a, lists, listed := column.lookup(hash)
		if a != want.Authority.Quantised() || lists != want.Lists || listed != (want.Authority != 0) {
			t.Errorf("lookup(%x) = %d, %d, %v; want %+v", hash, a, lists, listed, want)
		}
	}
}

// Keys that share 32 bits make gaps of zero, also where a block ends.
func TestSetFindsKeysThatShareTheirFirstBits(t *testing.T) {
	var keys []Key
	for i := range 200 {
		k := Key{0: byte(i / 90), 8: byte(i), 6: 1}
		keys = append(keys, k)
	}
	b := appendSet(nil, 3, keys)
	s, rest, err := openSet(b)
	if err != nil || len(rest) > 0 || s.category != Phishing {
		t.Fatalf("openSet = %v, %v, %d bytes left", s.category, err, len(rest))
	}
	// r = 48 + 8 - 32 = 24 bits after the first 32: byte 8 is not kept, so keys differ
	// by their first byte only and the set holds three.
	if s.count != 3 || s.r != 24 {
		t.Fatalf("the set holds %d keys of 32+%d bits; want 3 of 32+24", s.count, s.r)
	}
	for i := range keys {
		keys[i][6] = byte(i)
	}
	if s, _, err = openSet(appendSet(nil, 3, keys)); err != nil || s.count != 200 {
		t.Fatalf("openSet = %d keys, %v; want 200", s.count, err)
	}
	for i, k := range keys {
		if !s.has(k) {
			t.Errorf("key %d is not found", i)
		}
		k[6], k[5] = byte(i), 9
		if s.has(k) {
			t.Errorf("a key beside key %d is found", i)
		}
	}
}

func TestSetKeysAreLongEnough(t *testing.T) {
	for n, want := range map[uint64]uint{1: 48, 2: 49, 3: 50, 256: 56, 257: 57, 121_000: 65, 1 << 32: 80} {
		if got := 32 + setRest(n); got != want {
			t.Errorf("a set of %d has keys of %d bits; want 48 + ceil(log2) = %d", n, got, want)
		}
	}
}

func TestBuildPackPanicsOnTheProgramsMistakes(t *testing.T) {
	one := Entry{Name: name(t, "example.com"), Record: Record{Categories: Press}}
	for what, f := range map[string]func(){
		"a name twice": func() { BuildPack([]Entry{one, one}, PackOptions{}) },
		"a zero name":  func() { BuildPack([]Entry{{}}, PackOptions{}) },
		"17 bits":      func() { BuildPack(nil, PackOptions{BucketBits: 17}) },
		"keys out of order": func() {
			EncodePack([]KeyRecord{{Key: Key{2}}, {Key: Key{1}}}, PackOptions{})
		},
		"an edition with a capital": func() {
			BuildPack(nil, PackOptions{Edition: "A"})
		},
		"an edition of 33 characters": func() {
			BuildPack(nil, PackOptions{Edition: "012345678901234567890123456789012"})
		},
	} {
		if !panics(f) {
			t.Errorf("%s does not panic", what)
		}
	}
}

func TestWithEditionChangesOnlyTheEdition(t *testing.T) {
	entries := sample(t, 300, 4)
	got, err := WithEdition(BuildPack(entries, PackOptions{Edition: "longer-than-the-new", BucketBits: 2}), "new")
	if err != nil {
		t.Fatal(err)
	}
	if want := BuildPack(entries, PackOptions{Edition: "new", BucketBits: 2}); !bytes.Equal(got, want) {
		t.Error("the pack differs from one built with that edition")
	}
	if _, err := WithEdition([]byte("LGPK"), "new"); !errors.Is(err, ErrPack) {
		t.Errorf("WithEdition of no pack: %v; want ErrPack", err)
	}
}
