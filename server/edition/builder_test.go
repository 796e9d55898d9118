package edition

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

// builder is an empty builder in a folder of its own, with so many rows in memory.
func builder(t testing.TB, dir string, most int) *Builder {
	t.Helper()
	b, err := NewBuilder(dir, "2026-01-02")
	if err != nil {
		t.Fatal(err)
	}
	b.most = most
	t.Cleanup(func() { b.Close() })
	return b
}

func addAll(t testing.TB, b *Builder, rows []Row) {
	t.Helper()
	for _, row := range rows {
		if err := b.Add(row); err != nil {
			t.Fatal(err)
		}
	}
}

// syntheticRows are the rows of n names.
func syntheticRows(t testing.TB, n int) []Row {
	t.Helper()
	var rows []Row
	if err := synthetic(n, func(r Row) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return rows
}

// What fits into memory and what is parted three times over are the same bytes, in any order of the rows.
func TestBuilderMakesTheSameBytesHoweverItParts(t *testing.T) {
	const n = 1500
	rows := syntheticRows(t, n)
	want := build(t, syntheticSources(n), rows)
	for seed, most := range []int{maxLoaded, 100, 16, 8} {
		rand.New(rand.NewPCG(uint64(seed), 2)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		b := builder(t, t.TempDir(), most)
		addAll(t, b, rows)
		out := t.TempDir()
		d, err := b.Finish(context.Background(), syntheticSources(n), out)
		if err != nil {
			t.Fatal(err)
		}
		if d.ID != want.ID() {
			t.Errorf("with %d rows in memory the edition is %s; want %s", most, d.ID, want.ID())
		}
		buckets, err := os.ReadFile(filepath.Join(out, bucketsFile))
		if err != nil {
			t.Fatal(err)
		}
		var all bytes.Buffer
		if _, err := all.ReadFrom(want.buckets.reader()); err != nil || !bytes.Equal(all.Bytes(), buckets) {
			t.Errorf("with %d rows in memory the buckets differ (%v)", most, err)
		}
	}
}

// A source that says everything of one name does not make the builder part rows for ever, or take more memory.
func TestBuilderTakesManyRowsOfOneName(t *testing.T) {
	sources, rows := plain(t, 300)
	sources = append(sources, Source{ID: "loud", Rows: 5000})
	loud := rows[7].Name
	for i := range 5000 {
		rows = append(rows, Row{Source: "loud", Name: loud, Record: trust.Record{Authority: trust.AuthorityOf(i % 90)}})
	}
	b := builder(t, t.TempDir(), 64)
	addAll(t, b, rows)
	out := t.TempDir()
	d, err := b.Finish(context.Background(), sources, out)
	if err != nil {
		t.Fatal(err)
	}
	if s := d.Sources[0]; s.ID != "loud" || s.Kept != 1 || s.Dropped[Duplicate] != 4999 {
		t.Errorf("the loud source is %+v; want one name kept and 4,999 repetitions", s)
	}
	e, err := Open(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if got := lookup(t, e, loud.String()); got.Authority != trust.AuthorityOf(89) || got.Categories != trust.Directory {
		t.Errorf("the loud name is %+v", got)
	}
}

func TestRowsReadBackAsTheyWereWritten(t *testing.T) {
	for _, said := range []statement{
		{},
		{source: 300, record: trust.Record{Authority: trust.AuthorityOf(0)}},
		{record: trust.Record{Authority: trust.AuthorityOf(100), Lists: 255, Categories: trust.AllCategories, Age: 6, Popularity: 31}},
		{record: trust.Record{Popularity: 1}, measures: authority.Of(authority.Measure{Kind: authority.TrancoRank, Value: 1})},
		{measures: authority.Of(authority.Measure{Kind: authority.TrancoRank, Value: 1}, authority.Measure{Kind: authority.MajesticIPs, Value: 1e9}, authority.Measure{Kind: authority.TeamDA, Value: 0}, authority.Measure{Kind: authority.ChromeRank, Value: 1000})},
	} {
		row := keyedRow{shortKey{1<<63 + 5, 7}, said}
		b := appendRow(nil, row)
		if got, err := readRow(reader(b)); got != row || err != nil {
			t.Errorf("%+v comes back as %+v, %v", row, got, err)
		}
		for n := 1; n < len(b); n++ {
			if _, err := readRow(reader(b[:n])); !errors.Is(err, errCut) {
				t.Errorf("%d of %d bytes: %v; want a row that is cut off", n, len(b), err)
			}
		}
	}
}

func TestBuilderLeavesNothingBehind(t *testing.T) {
	sources, rows := plain(t, 3000)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	for what, test := range map[string]struct {
		ctx     context.Context
		sources []Source
		want    error
	}{
		"all is well":           {context.Background(), sources, nil},
		"it is cancelled":       {cancelled, sources, context.Canceled},
		"a source is not given": {context.Background(), nil, errAny},
	} {
		dir := t.TempDir()
		b := builder(t, dir, 64)
		addAll(t, b, rows)
		_, err := b.Finish(test.ctx, test.sources, filepath.Join(dir, "out"))
		if (err == nil) != (test.want == nil) || test.want != nil && test.want != errAny && !errors.Is(err, test.want) {
			t.Errorf("when %s: %v; want %v", what, err, test.want)
		}
		for range 2 {
			if err := b.Close(); err != nil {
				t.Errorf("when %s: Close: %v", what, err)
			}
		}
		var want []string
		if test.want == nil {
			want = []string{"out"}
		}
		if got := inside(t, dir); !slices.Equal(got, want) {
			t.Errorf("when %s, %v is left; want %v", what, got, want)
		}
	}
}

// errAny stands for an error that no sentinel names.
var errAny = errors.New("any error")

// inside are the names in a folder.
func inside(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAnEditionThatFailsLeavesTheOneBefore(t *testing.T) {
	sources, rows := plain(t, 600)
	out := t.TempDir()
	want := build(t, sources, rows)
	if err := want.Write(out); err != nil {
		t.Fatal(err)
	}
	b := builder(t, t.TempDir(), 64)
	addAll(t, b, rows[:10])
	sources[0].Rows = 10
	if _, err := b.Finish(context.Background(), sources, out); !errors.Is(err, trust.ErrPrefixBits) {
		t.Errorf("ten names: %v; want ErrPrefixBits", err)
	}
	e, err := Open(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if e.ID() != want.ID() || e.Verify() != nil {
		t.Error("another edition stands there")
	}
}

// The pack takes the best authorities and all categories, those with a risk first, up to its bounds.
func TestPackHoldsTheBest(t *testing.T) {
	p := &packChoice{
		authorities: best{most: 100, order: byAuthority},
		categories:  best{most: 20, order: byRisk},
	}
	r := rand.New(rand.NewPCG(3, 3))
	for _, i := range r.Perm(2000) {
		record := trust.Record{Authority: trust.AuthorityOf(i / 20), Lists: 1}
		if i%100 == 0 { // twenty: ten harm, none of them among the best
			record.Categories = trust.Press
		} else if i < 1000 && i%100 == 1 {
			record.Categories = trust.Phishing
		}
		p.add(shortKey{hi: uint64(i) << 40}, record)
	}
	authorities, harm, press := 0, 0, 0
	for _, row := range p.rows() {
		if v, known := row.Record.Authority.Known(); known {
			authorities++
			if v < 95 || row.Record.Lists != 1 {
				t.Errorf("%+v stands in the pack; want the best hundred only", row.Record)
			}
		}
		switch row.Record.Categories {
		case trust.Phishing:
			harm++
		case trust.Press:
			press++
		}
	}
	if authorities != 100 || harm != 10 || press != 10 {
		t.Errorf("the pack has %d authorities, %d names that harm, %d press; want 100, 10, 10", authorities, harm, press)
	}
}

// A million names take what they must in the buckets, and the builder no more memory than it says.
func TestAMillionNames(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	const n, maxBytes = 1_000_000, 8.6 // 64-bit keys: only prefixes of 16 bits have short ones
	dir := t.TempDir()
	before, known := peakMemory()
	e := buildSynthetic(t, dir, n)
	after, _ := peakMemory()
	info, err := os.Stat(filepath.Join(dir, "edition", bucketsFile))
	if err != nil {
		t.Fatal(err)
	}
	if size := float64(info.Size()) / n; size > maxBytes || e.Document().Names != n {
		t.Errorf("%d names take %.2f bytes each; want %d and at most %.1f", e.Document().Names, size, n, maxBytes)
	}
	if grown := after - before; known && grown > 256<<20 {
		t.Errorf("building takes %d MB of memory; want at most 256", grown>>20)
	}
	checkFalseHits(t, e, n, 1_000_000)
	var wire bytes.Buffer
	z, err := gzip.NewWriterLevel(&wire, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(e.Pack()); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	const categorised = n/50 + n/5000
	if column := wire.Len() - 8*categorised; column > 2_400_000 {
		t.Errorf("a million authorities take %d bytes on the wire; want at most 2,400,000", column)
	}
}

var errCut = io.ErrUnexpectedEOF

func reader(b []byte) *bufio.Reader { return bufio.NewReader(bytes.NewReader(b)) }
