package edition

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/wasm/trust"
)

func sameEvidence(a, b Evidence) bool {
	return a.Category == b.Category && slices.Equal(a.Sources, b.Sources) && a.Lists == b.Lists && a.Refused == b.Refused
}

// What an edition keeps is what [Explain] says of the rows, for every name.
func TestGroundsAreTheRowsOwn(t *testing.T) {
	sources, rows := plain(t, 1500)
	sources = append(sources, Source{ID: "copy", Family: "plain"}, Source{ID: "phish"}, Source{ID: "rank"}, Source{ID: "weak", Weak: true})
	add := func(source string, i int, r trust.Record, ms ...authority.Measure) {
		rows = append(rows, Row{Source: source, Name: rows[i].Name, Record: r, Measures: authority.Of(ms...)})
	}
	for i := range 1500 {
		if i%2 == 0 {
			add("copy", i, trust.Record{Categories: trust.Directory | trust.Press})
		}
		if i%3 == 0 {
			add("rank", i, trust.Record{}, authority.Measure{Kind: authority.UmbrellaRank, Value: float32(i + 1)})
		}
		if i%5 == 0 {
			add("phish", i, trust.Record{Categories: trust.Phishing})
		}
		if i%7 == 0 {
			add("weak", i, trust.Record{Categories: trust.Phishing | trust.Spam})
		}
	}
	for i := range sources {
		sources[i].Rows = 0
		for _, r := range rows {
			if r.Source == sources[i].ID {
				sources[i].Rows++
			}
		}
	}
	e := build(t, sources, rows)
	if e.Bits() == 0 {
		t.Fatal("one bucket: this tests little")
	}
	for i := range 1500 {
		var own []Row
		ranked := false
		for _, r := range rows {
			if r.Name == rows[i].Name {
				own, ranked = append(own, r), ranked || r.Source == "rank"
			}
		}
		want := Explain(e.Document().Sources, own)
		got, kept, err := e.Grounds(rows[i].Name)
		if err != nil || !kept || !slices.EqualFunc(got.Categories, want, sameEvidence) || (len(got.Authority) > 0) != ranked {
			t.Fatalf("Grounds(%v) = %+v, %v, %v; want %+v, ranked %v", rows[i].Name, got, kept, err, want, ranked)
		}
	}
	if got, kept, err := e.Grounds(name(t, "other.org")); err != nil || !kept || got.Authority != nil || got.Categories != nil {
		t.Errorf("Grounds of a name on no list = %+v, %v, %v", got, kept, err)
	}
}

// withoutEvidence is the edition as programs made it that kept no evidence.
func withoutEvidence(t testing.TB, e *Edition) *Edition {
	t.Helper()
	dir := t.TempDir()
	old := &Edition{document: e.document, buckets: e.buckets}
	old.document.Evidence = nil
	var err error
	if old.document.ID, err = identify(old.document, e.pack, e.buckets.reader()); err != nil {
		t.Fatal(err)
	}
	if old.pack, err = trust.WithEdition(e.pack, old.document.ID); err != nil {
		t.Fatal(err)
	}
	old.document.Pack = packInfo(old.pack)
	if old.json, err = old.document.marshal(); err != nil {
		t.Fatal(err)
	}
	if err := old.Write(dir); err != nil {
		t.Fatal(err)
	}
	if old, err = Open(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { old.Close() })
	return old
}

func TestEditionsWithoutEvidenceOpen(t *testing.T) {
	sources, rows := plain(t, 600)
	e := withoutEvidence(t, build(t, sources, rows))
	if err := e.Verify(); err != nil {
		t.Errorf("Verify: %v", err)
	}
	if got, kept, err := e.Grounds(rows[5].Name); kept || err != nil || got.Categories != nil {
		t.Errorf("Grounds = %+v, %v, %v; want that they are not kept", got, kept, err)
	}
	if strings.Contains(string(e.JSON()), "evidence") {
		t.Error("its document speaks of evidence")
	}
}

func TestAnEditionWithoutRanksWarns(t *testing.T) {
	sources, rows := plain(t, 300)
	if d := build(t, sources, rows).Document(); !slices.Equal(d.Warnings, []string{noRanks}) {
		t.Errorf("without ranks the warnings are %q", d.Warnings)
	}
	sources = append(sources, Source{ID: "rank", Rows: 1})
	rows = append(rows, Row{Source: "rank", Name: rows[0].Name, Measures: authority.Of(authority.Measure{Kind: authority.TrancoRank, Value: 7})})
	if d := build(t, sources, rows).Document(); d.Warnings != nil {
		t.Errorf("with a rank the warnings are %q", d.Warnings)
	}
}

// rewritten is an evidence file of names, written and opened.
func rewritten(t *testing.T, bits, sources int, spoken map[voice]bool, names []listedName) *evidenceFile {
	t.Helper()
	path := filepath.Join(t.TempDir(), evidenceFileName)
	w, err := newEvidenceWriter(path, bits, spoken)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if err := w.add(n.key, n.voices); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.finish(), w.file.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := openEvidence(bytes.NewReader(b), int64(len(b)), evidenceForm{bits, 1 << bits, sources})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Blocks read back as they were written, whatever the sets, and small ones cost what they must.
func TestBlocksReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for _, size := range []struct{ names, voices, sets int }{{0, 3, 1}, {1, 1, 1}, {300, 5, 1}, {300, 40, 12}, {5000, 60, 900}} {
		all := make([][]voice, size.sets)
		spoken := map[voice]bool{}
		for i := range all {
			for v := range size.voices {
				if r.IntN(size.voices) < 2 {
					all[i] = append(all[i], voiceAbout(v, v%aboutTop))
				}
			}
		}
		want := make([][]voice, size.names)
		for i := range want {
			want[i] = all[min(int(r.ExpFloat64()*3), size.sets-1)]
			for _, v := range want[i] {
				spoken[v] = true
			}
		}
		names := make([]listedName, len(want))
		for i, voices := range want {
			names[i] = listedName{key: shortKey{hi: uint64(i) << 20}, voices: voices}
		}
		f := rewritten(t, 0, size.voices, spoken, names)
		sets, of, err := f.open(0, size.names)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if !slices.Equal(sets[of[i]], want[i]) {
				t.Fatalf("%+v: name %d has %v; want %v", size, i, sets[of[i]], want[i])
			}
		}
		if _, _, err := f.open(0, size.names+9); len(sets) > 1 && !errors.Is(err, ErrEdition) {
			t.Errorf("%+v: a block of more names: %v; want ErrEdition", size, err)
		}
	}
}

// Names that buckets take for one share what both are said of.
func TestNamesThatShareAPlaceShareTheirVoices(t *testing.T) {
	a, b, c := voiceAbout(0, figures), voiceAbout(1, 3), voiceAbout(2, 3)
	f := rewritten(t, trust.MaxPrefixBits, 3, map[voice]bool{a: true, b: true, c: true}, []listedName{
		{key: shortKey{hi: 5<<48 | 0x1200}, voices: []voice{a, b}},
		{key: shortKey{hi: 5<<48 | 0x12ff}, voices: []voice{b, c}},
		{key: shortKey{hi: 5<<48 | 0x1300}, voices: []voice{c}},
	})
	sets, of, err := f.open(5, 2)
	if err != nil || !slices.Equal(sets[of[0]], []voice{b}) || !slices.Equal(sets[of[1]], []voice{c}) {
		t.Errorf("%v, %v, %v; want one place with %v and one with %v", sets, of, err, b, c)
	}
}

func FuzzEvidence(f *testing.F) {
	head := binary.LittleEndian.AppendUint32(append([]byte(evidenceMagic), Format, 0, 0, 0), 2)
	head = binary.LittleEndian.AppendUint32(head, evidenceHeader+4*4)
	head = binary.LittleEndian.AppendUint32(head, evidenceHeader+4*4+8)
	head = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(head, 0), 1<<aboutBits|3)
	f.Add(append(head, 2, 1, 0, 2, 0, 1, 0, 0b101), 2)
	f.Fuzz(func(t *testing.T, b []byte, names int) {
		e, err := openEvidence(bytes.NewReader(b), int64(len(b)), evidenceForm{0, 1, 3})
		if err != nil || names < 0 || names > trust.MaxBucketNames {
			return
		}
		sets, of, err := e.open(0, names)
		if err != nil {
			return
		}
		for _, at := range of {
			for _, v := range sets[at] {
				if v.source() > 2 {
					t.Fatalf("a voice of source %d", v.source())
				}
			}
		}
	})
}
