package edition

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"linkgrade/wasm/trust"
)

func TestWriteAndOpenAreInverses(t *testing.T) {
	sources, rows := plain(t, 1500)
	want := build(t, sources, rows)
	dir := filepath.Join(t.TempDir(), "editions", "new")
	for range 2 { // the second time it replaces itself
		if err := want.Write(dir); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) != 4 {
		t.Errorf("the folder holds %v; want four files", files)
	}
	got, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if got.ID() != want.ID() || !bytes.Equal(got.JSON(), want.JSON()) || !bytes.Equal(got.Pack(), want.Pack()) {
		t.Error("another edition comes back")
	}
	if d := got.Document(); got.Bits() != 2 || d.Buckets != 4 {
		t.Errorf("%d bits, %d buckets; want 2 and 4 for 1,500 names", got.Bits(), d.Buckets)
	}
	if err := got.Verify(); err != nil {
		t.Errorf("Verify: %v", err)
	}
	for _, row := range rows {
		if r, listed, err := got.Lookup(row.Name); r != row.Record || !listed || err != nil {
			t.Fatalf("Lookup(%v) = %+v, %v, %v", row.Name, r, listed, err)
		}
	}
	if err := got.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if err := want.Close(); err != nil {
		t.Errorf("Close of a built one: %v", err)
	}
}

// files are an edition's, in memory, to be damaged.
func files(t testing.TB, e *Edition) fstest.MapFS {
	t.Helper()
	dir := t.TempDir()
	if err := e.Write(dir); err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{}
	for _, f := range []string{documentFile, packFile, bucketsFile, evidenceFileName} {
		b, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			t.Fatal(err)
		}
		m[f] = &fstest.MapFile{Data: b}
	}
	return m
}

func TestOpenRefuses(t *testing.T) {
	sources, rows := plain(t, 600)
	e := build(t, sources, rows)
	swap := func(file, from, to string) func(fstest.MapFS) {
		return func(m fstest.MapFS) { m[file].Data = bytes.Replace(m[file].Data, []byte(from), []byte(to), 1) }
	}
	for _, test := range []struct {
		what   string
		damage func(fstest.MapFS)
		want   error
	}{
		{"no document", func(m fstest.MapFS) { delete(m, documentFile) }, fs.ErrNotExist},
		{"no pack", func(m fstest.MapFS) { delete(m, packFile) }, fs.ErrNotExist},
		{"no evidence", func(m fstest.MapFS) { delete(m, evidenceFileName) }, fs.ErrNotExist},
		{"half the evidence", func(m fstest.MapFS) { m[evidenceFileName].Data = m[evidenceFileName].Data[:28] }, ErrEdition},
		{"evidence without voices", func(m fstest.MapFS) { m[evidenceFileName].Data = m[evidenceFileName].Data[:24] }, ErrEdition},
		{"evidence of another form", swap(evidenceFileName, evidenceMagic, "LGEX"), ErrEdition},
		{"evidence of other sources", func(m fstest.MapFS) { m[evidenceFileName].Data[evidenceHeader+3*offsetBytes] = 1 << aboutBits }, ErrEdition},
		{"evidence with an index that runs backwards", func(m fstest.MapFS) { clear(m[evidenceFileName].Data[evidenceHeader+4:][:4]) }, ErrEdition},
		{"no buckets", func(m fstest.MapFS) { delete(m, bucketsFile) }, fs.ErrNotExist},
		{"a document that is no JSON", swap(documentFile, "{", ""), ErrEdition},
		{"a document of a megabyte", func(m fstest.MapFS) { m[documentFile].Data = make([]byte, maxDocument+1) }, ErrEdition},
		{"another format", swap(documentFile, `"format": 1`, `"format": 2`), ErrEdition},
		{"buckets too small", swap(documentFile, `"bits": 1`, `"bits": 2`), trust.ErrPrefixBits},
		{"prefixes too long", swap(documentFile, `"bits": 1`, `"bits": 17`), trust.ErrPrefixBits},
		{"a wrong number of buckets", swap(documentFile, `"buckets": 2`, `"buckets": 3`), ErrEdition},
		{"another edition's pack", swap(documentFile, e.ID(), "00000000000000000000000000000000"), ErrEdition},
		{"other prefixes than the pack", swap(documentFile, `"bits": 1,`+"\n "+`"buckets": 2`, `"bits": 0,`+"\n "+`"buckets": 1`), ErrEdition},
		{"half a pack", func(m fstest.MapFS) { m[packFile].Data = m[packFile].Data[:200] }, ErrEdition},
		{"half the buckets", func(m fstest.MapFS) { m[bucketsFile].Data = m[bucketsFile].Data[:1000] }, ErrEdition},
		{"buckets without an index", func(m fstest.MapFS) { m[bucketsFile].Data = m[bucketsFile].Data[:9] }, ErrEdition},
		{"buckets of another form", swap(bucketsFile, bucketsMagic, "LGBX"), ErrEdition},
		{"an index that runs backwards", func(m fstest.MapFS) { clear(m[bucketsFile].Data[bucketsHeader+4:][:4]) }, ErrEdition},
	} {
		m := files(t, e)
		test.damage(m)
		if _, err := Open(m); !errors.Is(err, test.want) {
			t.Errorf("Open with %s: %v; want %v", test.what, err, test.want)
		}
	}
	if opened, err := Open(files(t, e)); err != nil || opened.Verify() != nil {
		t.Errorf("undamaged it does not open: %v", err)
	}
}

// withoutOffsets hides that its files read by offset.
type withoutOffsets struct{ fs.FS }

func (f withoutOffsets) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	return struct{ fs.File }{file}, err
}

func TestOpenNeedsFilesThatReadByOffset(t *testing.T) {
	sources, rows := plain(t, 600)
	if _, err := Open(withoutOffsets{files(t, build(t, sources, rows))}); !errors.Is(err, ErrEdition) {
		t.Errorf("Open: %v; want ErrEdition", err)
	}
}

func TestVerifyNoticesEveryChangedByte(t *testing.T) {
	sources, rows := plain(t, 300)
	e := build(t, sources, rows)
	whole := files(t, e)
	r := rand.New(rand.NewPCG(5, 5))
	for _, f := range []string{documentFile, packFile, bucketsFile, evidenceFileName} {
		for range 60 {
			m := maps.Clone(whole)
			at := r.IntN(len(whole[f].Data))
			m[f] = &fstest.MapFile{Data: slices.Clone(whole[f].Data)}
			m[f].Data[at] ^= 1 << r.IntN(8)
			opened, err := Open(m)
			if err == nil {
				err = opened.Verify()
			}
			if err == nil {
				t.Errorf("a changed byte %d of %s is not noticed", at, f)
			}
		}
	}
}

func TestBucketRefusesPrefixesOfAnotherLength(t *testing.T) {
	sources, rows := plain(t, 600)
	e := build(t, sources, rows)
	for _, p := range []trust.Prefix{trust.PrefixAt(0, 0), trust.PrefixAt(1, 2), trust.PrefixAt(1, 16)} {
		if _, err := e.Bucket(p); !errors.Is(err, trust.ErrPrefix) {
			t.Errorf("Bucket(%v of %d bits): %v; want ErrPrefix", p, p.Bits(), err)
		}
	}
	b, err := e.Bucket(trust.PrefixAt(1, 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := trust.OpenBucket(b, trust.PrefixAt(1, 1)); err != nil {
		t.Errorf("the bucket does not open: %v", err)
	}
}

func TestBucketNamesNoPrefixWhenTheDiskFails(t *testing.T) {
	sources, rows := plain(t, 600)
	e := build(t, sources, rows)
	e.buckets.file = bytes.NewReader(nil)
	_, err := e.Bucket(trust.PrefixAt(1, 1))
	if err == nil || bytes.Contains([]byte(err.Error()), []byte("0001")) {
		t.Errorf("Bucket of an empty file: %v; want an error without the prefix", err)
	}
}

func FuzzOpen(f *testing.F) {
	sources, rows := plain(f, 300)
	m := files(f, build(f, sources, rows))
	f.Add(m[documentFile].Data, m[packFile].Data, m[bucketsFile].Data, m[evidenceFileName].Data)
	f.Fuzz(func(t *testing.T, document, pack, buckets, evidence []byte) {
		e, err := Open(fstest.MapFS{
			documentFile: {Data: document}, packFile: {Data: pack}, bucketsFile: {Data: buckets}, evidenceFileName: {Data: evidence},
		})
		if err != nil {
			return
		}
		for i := range 1 << e.Bits() {
			if _, err := e.Bucket(trust.PrefixAt(i, e.Bits())); err != nil {
				t.Fatalf("an edition that opens has no bucket %d: %v", i, err)
			}
		}
		_ = e.Verify()
		for _, site := range []string{"site7.org", "other.org"} {
			_, _, _ = e.Grounds(name(t, site))
		}
	})
}
