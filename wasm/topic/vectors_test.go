package topic

import (
	"bytes"
	"errors"
	"math"
	"os"
	"strconv"
	"testing"
)

// shipped are the committed vectors.
func shipped(t testing.TB) *Vectors {
	t.Helper()
	b, err := os.ReadFile("vectors.lgv")
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// small is a file of two words.
var small = File{Made: "m", Rows: []Row{row("boat", 0.1, 0), row("ship", 0.1, 3)}, Fields: [][Dims]float32{{1}, {0, 1}},
	Function: []FunctionWord{{"the", 1}, {"und", 1 << 6}}}

func row(word string, share float64, at int) Row {
	r := Row{Word: word, Share: share}
	r.Vector[at], r.Vector[at+1] = 2, -1
	return r
}

func TestVectorsRoundTrip(t *testing.T) {
	rows := make([]Row, 1000)
	for i := range rows {
		rows[i] = row("w"+strconv.Itoa(i)+"x", 1/float64(i+2), i%(Dims-1))
	}
	b, err := (&File{Made: "made up", Rows: rows}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if v.Made() != "made up" || v.Words() != len(rows) {
		t.Errorf("Open gives %q with %d words", v.Made(), v.Words())
	}
	for i, r := range rows {
		at := v.ordinal(hashWord([]byte(r.Word)))
		if at != int32(i) {
			t.Fatalf("ordinal(%q) = %d; want %d", r.Word, at, i)
		}
		if got := share(v.use[at]); math.Abs(got/r.Share-1) > 0.05 {
			t.Errorf("share(%q) = %v; want %v within 5 %%", r.Word, got, r.Share)
		}
		x := v.vector(at)
		if int8(x[i%(Dims-1)]) != 127 || int8(x[i%(Dims-1)+1]) != -64 {
			t.Errorf("vector(%q) = %v", r.Word, x)
		}
	}
	if at := v.ordinal(hashWord([]byte("absent"))); at != unknownWord {
		t.Errorf("ordinal of an absent word = %d", at)
	}
}

func TestEncodeVectorsRefuses(t *testing.T) {
	twice := []Row{row("boat", 0.1, 0), row("boat", 0.1, 0)}
	if _, err := (&File{Rows: twice}).Encode(); err == nil {
		t.Error("a word that is there twice is taken")
	}
	if _, err := (&File{Made: string(make([]byte, 1<<16))}).Encode(); err == nil {
		t.Error("64 KB of description are taken")
	}
}

func TestOpenRefuses(t *testing.T) {
	good, err := small.Encode()
	if err != nil {
		t.Fatal(err)
	}
	change := func(at int, to byte) []byte {
		b := bytes.Clone(good)
		b[at] = to
		return b
	}
	full := bytes.Clone(good)
	for i := range 1 << minBits {
		full[headBytes+1+i*slotBytes+2] = 1
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "cut off": good[:len(good)-1], "too long": append(bytes.Clone(good), 0),
		"magic": change(0, 'X'), "dimensions": change(4, 65), "few slots": change(5, 1), "many slots": change(5, 60),
		"words": change(8, 3), "fields": change(12, 3), "function words": change(13, 3), "many fields": change(12, 255), "many words": change(11, 255), "description": change(7, 1),
		"an ordinal beyond the words": change(headBytes+1+2, 9), "no free slot": full,
	} {
		if _, err := Open(b); !errors.Is(err, ErrVectors) {
			t.Errorf("%s: Open gives %v; want ErrVectors", name, err)
		}
	}
}

func TestLookUpAllocatesNothing(t *testing.T) {
	v, word := shipped(t), []byte("boat")
	if n := testing.AllocsPerRun(100, func() { v.vector(v.ordinal(hashWord(word))) }); n != 0 {
		t.Errorf("a look-up allocates %v times", n)
	}
}

func TestShippedVectors(t *testing.T) {
	v := shipped(t)
	cos := func(a, b string) float64 {
		x, y := v.vector(v.ordinal(hashWord([]byte(a)))), v.vector(v.ordinal(hashWord([]byte(b))))
		return float64(product(x, y)) / (length(x) * length(y))
	}
	for _, c := range []struct{ a, near, far string }{
		{"boat", "ship", "bread"}, {"doctor", "nurse", "guitar"}, {"wine", "beer", "software"}, {"bank", "loan", "football"},
	} {
		if near, far := cos(c.a, c.near), cos(c.a, c.far); near < far+0.2 {
			t.Errorf("%s: %.2f to %s, %.2f to %s", c.a, near, c.near, far, c.far)
		}
	}
}

func FuzzOpen(f *testing.F) {
	good, err := small.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := Open(b)
		if err != nil {
			return
		}
		a, o := v.Read(Text{Body: "A boat is a ship"}), v.Read(Text{Body: "ships and boats"})
		if l := v.Similarity(a, o); l.Known && !(l.Score >= 0 && l.Score <= 1) {
			t.Errorf("score %v", l.Score)
		}
	})
}

func TestFunctionWords(t *testing.T) {
	b, err := small.Encode()
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]uint64{"the": 1, "und": 1 << 6, "boat": 0, "": 0} {
		if got := v.languagesOf(hashWord([]byte(word))); got != want {
			t.Errorf("languages of %q = %b; want %b", word, got, want)
		}
	}
	if got := (&Vectors{}).languagesOf(hashWord([]byte("the"))); got != 0 {
		t.Errorf("without a file the languages of a word are %b", got)
	}
}
