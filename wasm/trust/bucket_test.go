package trust

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// sampleRows are the rows of one prefix among many sample entries.
func sampleRows(t testing.TB, p Prefix, n int) []KeyRecord {
	t.Helper()
	var rows []KeyRecord
	for _, e := range sample(t, n, 11) {
		k := KeyOf(e.Name)
		if p.Matches(k) {
			rows = append(rows, KeyRecord{k, e.Record})
		}
	}
	return rows
}

func TestBucketGivesBackWhatItWasBuiltOf(t *testing.T) {
	for _, test := range []struct{ bits, names int }{
		{0, 0}, {0, 1}, {0, 2000}, {1, 2000}, {4, 9000}, {9, 9000}, {16, 100},
	} {
		p := name(t, "n11-5.com")
		prefix := KeyOf(p).Prefix(test.bits)
		rows := sampleRows(t, prefix, test.names)
		b, err := OpenBucket(EncodeBucket(prefix, rows), prefix)
		if err != nil {
			t.Fatalf("%d bits, %d rows: OpenBucket: %v", test.bits, len(rows), err)
		}
		if b.Names() != len(rows) {
			t.Errorf("%d bits: %d names; want %d", test.bits, b.Names(), len(rows))
		}
		for _, row := range rows {
			if got, listed, err := b.Lookup(row.Key); got != row.Record || !listed || err != nil {
				t.Fatalf("%d bits: Lookup = %+v, %v, %v; want %+v", test.bits, got, listed, err, row.Record)
			}
		}
		miss := KeyOf(name(t, "n11-5.com"))
		miss[6] ^= 1
		if got, listed, err := b.Lookup(miss); !got.IsZero() || listed || err != nil {
			t.Errorf("%d bits: Lookup of a neighbour = %+v, %v, %v; want nothing", test.bits, got, listed, err)
		}
	}
}

func TestBucketKeepsExtremeRecords(t *testing.T) {
	rows := []KeyRecord{
		{Key{0: 0}, Record{}},
		{Key{7: 1}, Record{Authority: AuthorityOf(0), Lists: 255, Age: 255, Popularity: 255, Categories: AllCategories}},
		{Key{0: 0xff, 1: 0xff, 2: 0xff, 3: 0xff, 4: 0xff, 5: 0xff, 6: 0xff, 7: 0xff}, Record{Authority: authorityTop}},
	}
	b, err := OpenBucket(EncodeBucket(Prefix{}, rows), Prefix{})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if got, listed, _ := b.Lookup(row.Key); got != row.Record || !listed {
			t.Errorf("row %d: Lookup = %+v, %v; want %+v", i, got, listed, row.Record)
		}
	}
}

// mostlyRanked are rows as a large edition has them: nine of ten on one rank list, the others of every kind.
func mostlyRanked(p Prefix, n int) []KeyRecord {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	rows := make([]KeyRecord, n)
	for i := range rows {
		rows[i].Key = Key{byte(p.Index() >> 8), byte(p.Index()), byte(r.Uint32()), byte(r.Uint32()), byte(i >> 8), byte(i), byte(r.Uint32())}
		rows[i].Record = Record{Authority: AuthorityOf(20 + int(r.ExpFloat64()*5)), Lists: 1}
		if i%10 == 9 {
			rows[i].Record = Record{
				Authority: Authority(r.IntN(int(authorityTop) + 1)), Lists: uint8(r.IntN(4)),
				Categories: Category(1) << r.IntN(len(categoryWords)), Age: AgeOf(r.IntN(20)),
			}
		}
	}
	return rows
}

func TestCompactBucketGivesBackWhatItWasBuiltOf(t *testing.T) {
	p := PrefixAt(0xfffe, MaxPrefixBits)
	for _, n := range []int{0, 1, 9, 10, 1500, 4000} {
		rows := mostlyRanked(p, n)
		b, err := OpenBucket(EncodeBucket(p, rows), p)
		if err != nil || b.Names() != n {
			t.Fatalf("%d rows: OpenBucket = %+v, %v", n, b, err)
		}
		for _, row := range rows {
			if got, listed, err := b.Lookup(row.Key); got != row.Record || !listed || err != nil {
				t.Fatalf("%d rows: Lookup = %+v, %v, %v; want %+v", n, got, listed, err, row.Record)
			}
		}
		given := 0
		for k, r := range b.All() {
			if got, listed, _ := b.Lookup(k); !listed || got != r {
				t.Fatalf("%d rows: All gives %+v, Lookup %+v, %v", n, r, got, listed)
			}
			given++
		}
		if given != n {
			t.Errorf("All gives %d names of %d", given, n)
		}
	}
}

// An edition of a hundred million names has 1,526 in its mean bucket, and may take five bytes for each.
func TestCompactBucketIsCompact(t *testing.T) {
	p := PrefixAt(1, MaxPrefixBits)
	const names = 1526
	if size := len(EncodeBucket(p, mostlyRanked(p, names))); size > 5*names {
		t.Errorf("a bucket of %d names takes %d bytes; want at most 5 a name", names, size)
	}
}

func TestOpenCompactBucketRefuses(t *testing.T) {
	p := PrefixAt(1, MaxPrefixBits)
	good := EncodeBucket(p, mostlyRanked(p, 100))
	for what, at := range map[string]int{
		"the other version": 0, "a Rice parameter of 56": 6, "a plain Rice parameter of 8": 13, "an authority over 100": 14,
	} {
		b := slices.Clone(good)
		b[at] = map[int]byte{0: bucketVersion, 6: 56, 13: 8, 14: 101}[at]
		if _, err := OpenBucket(b, p); !errors.Is(err, ErrBucket) {
			t.Errorf("OpenBucket of %s: %v; want ErrBucket", what, err)
		}
	}
	for n := range good {
		if _, err := OpenBucket(good[:n:n], p); !errors.Is(err, ErrBucket) {
			t.Fatalf("OpenBucket of the first %d bytes: %v; want ErrBucket", n, err)
		}
	}
}

func TestKeysThatShareWhatACompactBucketHolds(t *testing.T) {
	p := PrefixAt(1, MaxPrefixBits)
	rows := []KeyRecord{
		{Key{1: 1, 7: 1}, Record{Categories: Press | Phishing}},
		{Key{1: 1, 7: 2}, Record{Categories: Press}},
		{Key{1: 1, 6: 1}, Record{Categories: Adult}},
	}
	b, err := OpenBucket(EncodeBucket(p, rows), p)
	if err != nil || b.Names() != 2 {
		t.Fatalf("OpenBucket = %+v, %v; want two names", b, err)
	}
	if got, _, _ := b.Lookup(rows[0].Key); got != (Record{Categories: Press}) {
		t.Errorf("Lookup = %+v; want press alone", got)
	}
}

func TestEmptyBucketIsABucket(t *testing.T) {
	p := PrefixAt(0x1ff, 9)
	b := EncodeBucket(p, nil)
	if len(b) != bucketHeader {
		t.Errorf("an empty bucket takes %d bytes; want %d", len(b), bucketHeader)
	}
	opened, err := OpenBucket(b, p)
	if err != nil || opened.Names() != 0 {
		t.Fatalf("OpenBucket = %v, %v; want an empty one", opened, err)
	}
	k := Key{0: 0xff, 1: 0xff}
	if r, listed, err := opened.Lookup(k); listed || err != nil || !r.IsZero() {
		t.Errorf("Lookup = %+v, %v, %v; want nothing", r, listed, err)
	}
}

func TestBucketIsTheSameInAnyOrder(t *testing.T) {
	rows := sampleRows(t, Prefix{}, 1000)
	want := EncodeBucket(Prefix{}, rows)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	before := slices.Clone(rows)
	if got := EncodeBucket(Prefix{}, rows); !bytes.Equal(got, want) {
		t.Error("another order gives other bytes")
	}
	if !slices.Equal(rows, before) {
		t.Error("EncodeBucket changes the rows it was given")
	}
}

func TestKeysThatShare64BitsShareWhatTheyAgreeOn(t *testing.T) {
	rows := []KeyRecord{
		{Key{0: 1, 9: 1}, Record{Categories: Press | Phishing}},
		{Key{0: 1, 9: 2}, Record{Categories: Press | Adult, Authority: AuthorityOf(5)}},
	}
	b, err := OpenBucket(EncodeBucket(Prefix{}, rows), Prefix{})
	if err != nil || b.Names() != 1 {
		t.Fatalf("OpenBucket = %v, %v; want one name", b, err)
	}
	if got, _, _ := b.Lookup(rows[0].Key); got != (Record{Categories: Press}) {
		t.Errorf("Lookup = %+v; want press alone", got)
	}
}

func TestBucketKnowsNothingOfAnotherPrefix(t *testing.T) {
	p := PrefixAt(1, 3)
	b, err := OpenBucket(EncodeBucket(p, []KeyRecord{{Key{0: 0x20}, Record{}}}), p)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Lookup(Key{0: 0x40}); !errors.Is(err, ErrPrefix) {
		t.Errorf("Lookup of a key elsewhere: %v; want ErrPrefix", err)
	}
	for _, other := range []Prefix{PrefixAt(2, 3), PrefixAt(1, 4), {}} {
		if _, err := OpenBucket(EncodeBucket(p, nil), other); !errors.Is(err, ErrPrefix) {
			t.Errorf("OpenBucket for %v: %v; want ErrPrefix", other, err)
		}
	}
}

func TestEncodeBucketPanicsOnTheProgramsMistakes(t *testing.T) {
	row := KeyRecord{Key{0: 0x20}, Record{}}
	for what, f := range map[string]func(){
		"a key twice":             func() { EncodeBucket(Prefix{}, []KeyRecord{row, row}) },
		"a key of another prefix": func() { EncodeBucket(PrefixAt(5, 3), []KeyRecord{row}) },
		"65,536 rows":             func() { EncodeBucket(Prefix{}, make([]KeyRecord, MaxBucketNames+1)) },
		"an impossible authority": func() {
			EncodeBucket(Prefix{}, []KeyRecord{{Key{}, Record{Authority: authorityTop + 1}}})
		},
	} {
		if !panics(f) {
			t.Errorf("%s does not panic", what)
		}
	}
}

func TestOpenBucketRefuses(t *testing.T) {
	p := PrefixAt(2, 3)
	good := EncodeBucket(p, sampleRows(t, p, 900))
	if _, err := OpenBucket(good, p); err != nil {
		t.Fatal(err)
	}
	change := func(at int, to byte) []byte {
		b := slices.Clone(good)
		b[at] = to
		return b
	}
	for what, b := range map[string][]byte{
		"nothing":                 nil,
		"another version":         change(0, bucketVersion+1),
		"17 prefix bits":          change(1, 17),
		"a prefix over its bits":  change(2, 8),
		"more names":              change(5, 0xff),
		"a Rice parameter of 64":  change(6, 64),
		"an authority of 6 bits":  change(7, 6),
		"a list count of 9 bits":  change(8, 9),
		"an age of 9 bits":        change(9, 9),
		"a popularity of 9 bits":  change(10, 9),
		"more sets than bytes":    change(12, 0xff),
		"no sets":                 change(11, 0),
		"bytes after the end":     append(slices.Clone(good), 0),
		"more than MaxBucketSize": make([]byte, MaxBucketBytes+1),
	} {
		if _, err := OpenBucket(b, p); !errors.Is(err, ErrBucket) {
			t.Errorf("OpenBucket of %s: %v; want ErrBucket", what, err)
		}
	}
	for n := range good {
		if _, err := OpenBucket(good[:n:n], p); !errors.Is(err, ErrBucket) {
			t.Fatalf("OpenBucket of the first %d bytes: %v; want ErrBucket", n, err)
		}
	}
}

func TestWidestBucketFits(t *testing.T) {
	rows := make([]KeyRecord, MaxBucketNames)
	for i := range rows {
		k := Key{byte(i >> 8), byte(i), byte(i * 7), byte(i * 13)}
		rows[i] = KeyRecord{k, Record{authorityTop, 255, Category(i) & AllCategories, 255, 255}}
	}
	b := EncodeBucket(Prefix{}, rows)
	if len(b) > MaxBucketBytes {
		t.Errorf("the widest bucket takes %d bytes; want at most %d", len(b), MaxBucketBytes)
	}
	if _, err := OpenBucket(b, Prefix{}); err != nil {
		t.Errorf("OpenBucket: %v", err)
	}
}

func FuzzOpenBucket(f *testing.F) {
	few, most := PrefixAt(2, 3), PrefixAt(0x1234, MaxPrefixBits)
	for _, n := range []int{0, 10, 2000} {
		for _, b := range [][]byte{EncodeBucket(few, sampleRows(f, few, n)), EncodeBucket(most, mostlyRanked(most, n))} {
			f.Add(b)
			f.Add(b[:len(b)*2/3])
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p := few
		if len(b) > 1 && b[1] == MaxPrefixBits {
			p = most
		}
		bucket, err := OpenBucket(b, p)
		if err != nil {
			if bucket != nil || !errors.Is(err, ErrBucket) && !errors.Is(err, ErrPrefix) {
				t.Fatalf("OpenBucket = %v, %v; want ErrBucket or ErrPrefix alone", bucket, err)
			}
			return
		}
		// What opens can be written again and says the same.
		var rows []KeyRecord
		for k, r := range bucket.All() {
			rows = append(rows, KeyRecord{k, r})
		}
		if len(rows) != bucket.Names() {
			t.Fatalf("the bucket says %d names and holds %d", bucket.Names(), len(rows))
		}
		again, err := OpenBucket(EncodeBucket(p, rows), p)
		if err != nil {
			t.Fatalf("written again it does not open: %v", err)
		}
		for _, row := range rows[:min(len(rows), 20)] {
			if got, listed, err := again.Lookup(row.Key); got != row.Record || !listed || err != nil {
				t.Fatalf("Lookup = %+v, %v, %v; want %+v", got, listed, err, row.Record)
			}
		}
	})
}
