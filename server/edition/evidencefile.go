package edition

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
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
const (
	evidenceMagic  = "LGEV"
	evidenceHeader = 12
	maxBlock       = 8 << 20 // bytes, far over what [trust.MaxBucketNames] names of thirty lists take
	maxVoices      = 1 << 20
)

// An evidenceWriter writes an evidence file from names in the order of their keys, with one block in memory.
type evidenceWriter struct {
	*partsWriter
	numbers map[voice]uint64
	block   block
	key     uint64  // of the name that waits, as much as buckets hold
	waiting []voice // its voices; names that share the key share a place in the bucket
	waits   bool
}

func newEvidenceWriter(path string, bits int, spoken map[voice]bool) (*evidenceWriter, error) {
	voices := slices.Sorted(maps.Keys(spoken))
	numbers := map[voice]uint64{}
	var behind []byte
	for i, v := range voices {
		numbers[v] = uint64(i)
		behind = binary.LittleEndian.AppendUint32(behind, uint32(v))
	}
	before := binary.LittleEndian.AppendUint32(evidenceHead(bits), uint32(len(voices)))
	w, err := newPartsWriter(path, bits, before, behind)
	return &evidenceWriter{partsWriter: w, numbers: numbers}, err
}

// evidenceHead is what stands before the number of voices.
func evidenceHead(bits int) []byte { return append([]byte(evidenceMagic), Format, byte(bits), 0, 0) }

// add takes the next name.
func (w *evidenceWriter) add(k shortKey, voices []voice) error {
	key := k.hi >> keyShift(w.bits)
	if w.waits && key == w.key {
		w.waiting = shared(w.waiting, voices)
		return nil
	}
	w.take()
	for at := int(k.hi >> (64 - w.bits)); w.parts() < at; {
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
func (w *evidenceWriter) next() error {
	encoded := w.block.encode()
	w.block = block{}
	return w.part(encoded)
}

// finish writes what is left.
func (w *evidenceWriter) finish() error {
	w.take()
	for w.parts() < 1<<w.bits {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.partsWriter.finish()
}

// An evidenceFile reads blocks by offset; index and voices are in memory.
type evidenceFile struct {
	index  offsets
	voices []voice
	file   io.ReaderAt
	fetch  func(i int) (of *evidenceFile, at int, err error) // where set, another file has the block
}

// An evidenceForm is what an evidence file must fit: prefixes of so many bits, so many blocks (all of the edition's, or
// those of one of its assets), and so many sources in the document.
type evidenceForm struct{ bits, blocks, sources int }

// openEvidence reads and checks the head of an evidence file of so many bytes.
func openEvidence(file io.ReaderAt, size int64, form evidenceForm) (*evidenceFile, error) {
	head, err := readHead(file, evidenceFileName, evidenceHeader)
	if err != nil {
		return nil, err
	}
	count := binary.LittleEndian.Uint32(head[evidenceHeader-4:])
	if !bytes.HasPrefix(head, evidenceHead(form.bits)) || count > maxVoices {
		return nil, fmt.Errorf("%w: %s is of another form or has other prefixes", ErrEdition, evidenceFileName)
	}
	f := &evidenceFile{file: file}
	voicesAt := evidenceHeader + offsetBytes*(form.blocks+1)
	if head, err = readHead(file, evidenceFileName, voicesAt+4*int(count)); err != nil {
		return nil, err
	}
	f.index = head[evidenceHeader:voicesAt]
	for at := voicesAt; at < len(head); at += 4 {
		v := voice(binary.LittleEndian.Uint32(head[at:]))
		if v.source() >= form.sources || v.about() > aboutTop || len(f.voices) > 0 && v <= f.voices[len(f.voices)-1] {
			return nil, fmt.Errorf("%w: %s names sources that the edition does not have", ErrEdition, evidenceFileName)
		}
		f.voices = append(f.voices, v)
	}
	return f, f.index.check(evidenceFileName, int64(len(head)), size, maxBlock)
}

// reader is the whole file.
func (f *evidenceFile) reader() *io.SectionReader { return f.index.whole(f.file) }

// headBytes is what stands before the blocks in a file of so many.
func (f *evidenceFile) headBytes(blocks int) int64 {
	return int64(evidenceHeader + offsetBytes*(blocks+1) + 4*len(f.voices))
}

// cut is a file of its own, in the same form, with so many blocks from the first on.
func (f *evidenceFile) cut(bits, first, blocks int) ([]byte, error) {
	b := binary.LittleEndian.AppendUint32(evidenceHead(bits), uint32(len(f.voices)))
	start := f.index.at(first)
	at := f.headBytes(blocks)
	for i := first; i <= first+blocks; i++ {
		b = binary.LittleEndian.AppendUint32(b, uint32(at+f.index.at(i)-start))
	}
	for _, v := range f.voices {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	head := len(b)
	b = append(b, make([]byte, f.index.at(first+blocks)-start)...)
	if n, err := f.file.ReadAt(b[head:], start); n < len(b)-head {
		return nil, fmt.Errorf("%s: %w", evidenceFileName, err)
	}
	return b, nil
}

// open reads the block of a bucket with so many names: the sets of voices, and of each name which set it has.
func (f *evidenceFile) open(i, names int) (sets [][]voice, of []int, err error) {
	if f.fetch != nil {
		of, at, err := f.fetch(i)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", evidenceFileName, err)
		}
		return of.open(at, names)
	}
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
