package edition

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"

	"linkgrade/wasm/trust"
)

// The evidence file says for every name in the buckets which sources speak of it and what they say. It has a block for each
// bucket, whose names it takes in their order, so that no key is written twice. All fixed numbers are little-endian:
//
//	"LGEV"   magic
//	format   u8
//	bits     u8: of the prefixes
//	zero     u16
//	voices   u32: how many there are
//	index    2^bits + 1 times u32: where each block begins, and where the last ends
//	voices   u32 each, rising: a source's place in the document, and what it says
//	blocks
//
// and a block, with numbers as uvarints:
//
//	sets     how many different sets of voices follow, the most common first
//	set      how many voices, then the number of the first, then the gap to each next
//	k        u8: the Rice parameter; here and the stream only where there are two sets or more
//	stream   for each name the number of its set
const (
	evidenceMagic  = "LGEV"
	evidenceHeader = 12
	maxBlock       = 8 << 20 // bytes, far over what [trust.MaxBucketNames] names of thirty lists take
	maxVoices      = 1 << 20
	maxRice        = 16
)

// An evidenceWriter writes an evidence file from names in the order of their keys, with one block in memory.
type evidenceWriter struct {
	bits    int
	numbers map[voice]uint64
	file    *os.File
	w       *bufio.Writer
	index   offsets
	at      int64 // where the next block begins
	block   block
	key     uint64  // of the name that waits, as much as buckets hold
	waiting []voice // its voices; names that share the key share a place in the bucket
	waits   bool
}

func newEvidenceWriter(path string, bits int, spoken map[voice]bool) (*evidenceWriter, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	voices := slices.Sorted(maps.Keys(spoken))
	w := &evidenceWriter{bits: bits, numbers: map[voice]uint64{}, file: f, w: bufio.NewWriterSize(f, 1<<18)}
	head := append([]byte(evidenceMagic), Format, byte(bits), 0, 0)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(voices)))
	head = append(head, make([]byte, offsetBytes*(1<<bits+1))...) // the index comes last
	for i, v := range voices {
		w.numbers[v] = uint64(i)
		head = binary.LittleEndian.AppendUint32(head, uint32(v))
	}
	w.at = int64(len(head))
	_, err = w.w.Write(head)
	return w, err
}

// add takes the next name.
func (w *evidenceWriter) add(k shortKey, voices []voice) error {
	key := k.hi >> keyShift(w.bits)
	if w.waits && key == w.key {
		w.waiting = shared(w.waiting, voices)
		return nil
	}
	w.take()
	for at := int(k.hi >> (64 - w.bits)); len(w.index)/offsetBytes < at; {
		if err := w.next(); err != nil {
			return err
		}
	}
	w.key, w.waiting, w.waits = key, append(w.waiting[:0], voices...), true
	return nil
}

// take puts the name that waits into the block.
func (w *evidenceWriter) take() {
	if !w.waits {
		return
	}
	w.waits = false
	set := binary.AppendUvarint(nil, uint64(len(w.waiting)))
	last := uint64(0)
	for _, v := range w.waiting {
		set = binary.AppendUvarint(set, w.numbers[v]-last)
		last = w.numbers[v]
	}
	w.block.add(set)
}

// next writes the block and goes to the one after it.
func (w *evidenceWriter) next() (err error) {
	if w.index, err = w.index.add(w.at); err != nil {
		return fmt.Errorf("%w: the evidence takes %w", ErrEdition, err)
	}
	encoded := w.block.encode()
	w.block = block{}
	w.at += int64(len(encoded))
	_, err = w.w.Write(encoded)
	return err
}

// finish writes what is left and the index, and makes sure that the disk has all of it.
func (w *evidenceWriter) finish() (err error) {
	w.take()
	for len(w.index)/offsetBytes < 1<<w.bits {
		if err := w.next(); err != nil {
			return err
		}
	}
	if w.index, err = w.index.add(w.at); err != nil {
		return fmt.Errorf("%w: the evidence takes %w", ErrEdition, err)
	}
	if err := w.w.Flush(); err != nil {
		return err
	}
	if _, err := w.file.WriteAt(w.index, evidenceHeader); err != nil {
		return err
	}
	return w.file.Sync()
}

// A block is the evidence of one bucket's names on its way into the file. The zero block is of none.
type block struct {
	places map[string]int // of sets, in the order in which they came
	counts []int          // of the names that have each
	names  []int          // the place of each name's set
}

func (b *block) add(set []byte) {
	place, known := b.places[string(set)]
	if !known {
		if b.places == nil {
			b.places = map[string]int{}
		}
		place = len(b.counts)
		b.places[string(set)] = place
		b.counts = append(b.counts, 0)
	}
	b.counts[place]++
	b.names = append(b.names, place)
}

func (b *block) encode() []byte {
	sets := slices.SortedFunc(maps.Keys(b.places), func(x, y string) int {
		return cmp.Or(b.counts[b.places[y]]-b.counts[b.places[x]], cmp.Compare(x, y))
	})
	out := binary.AppendUvarint(nil, uint64(len(sets)))
	ranks, counts := make([]uint, len(sets)), make([]int, len(sets))
	for rank, set := range sets {
		out = append(out, set...)
		ranks[b.places[set]], counts[rank] = uint(rank), b.counts[b.places[set]]
	}
	if len(sets) < 2 {
		return out
	}
	k := riceParameter(counts)
	stream := bitWriter{b: append(out, byte(k))}
	for _, place := range b.names {
		stream.rice(ranks[place], k)
	}
	return stream.b
}

// An evidenceFile reads blocks by offset; index and voices are in memory.
type evidenceFile struct {
	index  offsets
	voices []voice
	file   io.ReaderAt
}

// openEvidence reads and checks the head of an evidence file of so many bytes, of an edition of so many sources.
func openEvidence(file io.ReaderAt, size int64, bits, sources int) (*evidenceFile, error) {
	head, err := readHead(file, evidenceFileName, evidenceHeader)
	if err != nil {
		return nil, err
	}
	want := append([]byte(evidenceMagic), Format, byte(bits), 0, 0)
	count := int64(binary.LittleEndian.Uint32(head[len(want):]))
	if !bytes.HasPrefix(head, want) || count > maxVoices {
		return nil, fmt.Errorf("%w: %s is of another form or has other prefixes", ErrEdition, evidenceFileName)
	}
	f := &evidenceFile{file: file}
	voicesAt := evidenceHeader + offsetBytes*(1<<bits+1)
	if head, err = readHead(file, evidenceFileName, voicesAt+4*int(count)); err != nil {
		return nil, err
	}
	f.index = head[evidenceHeader:voicesAt]
	for at := voicesAt; at < len(head); at += 4 {
		v := voice(binary.LittleEndian.Uint32(head[at:]))
		if v.source() >= sources || v.about() > aboutTop || len(f.voices) > 0 && v <= f.voices[len(f.voices)-1] {
			return nil, fmt.Errorf("%w: %s names sources that the edition does not have", ErrEdition, evidenceFileName)
		}
		f.voices = append(f.voices, v)
	}
	return f, f.index.check(evidenceFileName, int64(len(head)), size, maxBlock)
}

// reader is the whole file.
func (f *evidenceFile) reader() *io.SectionReader { return f.index.whole(f.file) }

// open reads the block of a bucket with so many names: the sets of voices, and of each name which set it has.
func (f *evidenceFile) open(i, names int) (sets [][]voice, of []int, err error) {
	b, err := f.index.part(f.file, i)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", evidenceFileName, err)
	}
	in := &blockReader{b: b, voices: f.voices}
	if sets, of = in.sets(), make([]int, names); len(sets) > 1 {
		in.places(of, len(sets))
	}
	if in.bad || len(in.b) > 0 || names > 0 && len(sets) == 0 {
		return nil, nil, fmt.Errorf("%w: a block of %s is damaged", ErrEdition, evidenceFileName)
	}
	return sets, of, nil
}

// A blockReader takes a block from its front. Where the bytes make no sense it sets bad.
type blockReader struct {
	b      []byte
	voices []voice
	bad    bool
}

// number takes a number of at most so much.
func (r *blockReader) number(most int) int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > uint64(most) {
		r.b, r.bad = nil, true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *blockReader) sets() [][]voice {
	sets := make([][]voice, 0, min(len(r.b), math.MaxUint8))
	for range r.number(trust.MaxBucketNames) {
		if r.bad {
			break
		}
		sets = append(sets, r.set())
	}
	return sets
}

func (r *blockReader) set() (set []voice) {
	at := 0
	for i := range r.number(len(r.voices)) {
		gap := r.number(len(r.voices) - 1 - at)
		if r.bad || i > 0 && gap == 0 {
			r.bad = true
			break
		}
		at += gap
		set = append(set, r.voices[at])
	}
	return set
}

// places takes the number of each name's set, below sets.
func (r *blockReader) places(of []int, sets int) {
	k := r.number(maxRice)
	stream := bitReader{b: r.b}
	for i := range of {
		rank := stream.rice(uint(k))
		if rank >= uint(sets) {
			r.bad = true
			return
		}
		of[i] = int(rank)
	}
	r.b, r.bad = nil, r.bad || !stream.isSpent()
}
