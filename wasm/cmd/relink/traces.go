package main

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// This file empties those of Go's tables that only stack traces read: which function, file and line a place in the code
// belongs to, and which calls were taken into their callers. What the collector, growing stacks and recovering from panics
// need stays. The tables are those of Go 1.26: runtime.pcHeader, moduledata, _func, inlinedCall and findfuncbucket, of
// runtime/symtab.go and runtime2.go, read by runtime.findfunc, pcvalue and funcdata. The last, a sixth of
// the module, goes as a whole.

// moduleWords are the places of what is looked at in moduledata, in words of eight bytes.
const (
	wordNames   = 1  // funcnametab, as address, length, capacity
	wordUnits   = 4  // cutab
	wordFiles   = 7  // filetab
	wordValues  = 10 // pctab
	wordEntries = 13 // pclntable: the functions' order, then their entries
	wordOrder   = 16 // ftab
	wordBuckets = 19 // findfunctab
	wordLowest  = 20 // minpc
	wordText    = 22 // text
	wordData    = 40 // gofunc
)

// The places of a function's fields in its entry, in bytes. The offsets of its tables of values follow, then those of its
// data, four bytes each.
const (
	fieldName   = 4
	fieldArgs   = 8
	fieldSP     = 16
	fieldFile   = 20
	fieldLine   = 24
	fieldValues = 28 // how many tables of values
	fieldUnit   = 32
	fieldStart  = 36
	fieldData   = 43 // how many data
	entrySize   = 44
)

// What the numbers of tables and data mean (internal/abi/symtab.go).
const (
	valuesInlined = 2 // which inlined call
	valuesLiving  = 3 // which arguments are alive
	dataInlined   = 3 // the inlined calls
	dataArguments = 5 // how arguments are printed
	dataLiving    = 6
	noData        = 0xffff_ffff
	argsUnknown   = 0x8000_0000
	inlinedSize   = 16 // bytes of an inlined call
)

// findfunc looks up where among the functions it begins to search: in a bucket of so many bytes, one for every 4,096 places in
// the code. Functions have 65,536 places each (assignAddress in cmd/link/internal/wasm), so fifteen of sixteen are never read.
const (
	bucketSize     = 20
	bucketPlaces   = 4096
	functionPlaces = 1 << 16
)

// magic begins the tables: the format's number, two zeros, the size of an instruction, the size of a pointer.
const magic = "\xf1\xff\xff\xff\x00\x00\x01\x08"

// withoutTraces is the memory without the tables; as it is where they are none that Go 1.26 writes.
func withoutTraces(memory []byte) []byte {
	for at := 0; ; at += len(magic) {
		i := bytes.Index(memory[at:], []byte(magic))
		if i < 0 {
			return memory
		}
		at += i
		for _, module := range pointers(memory, uint64(at)) {
			t := tables{memory: slices.Clone(memory), module: module, ok: true}
			if t.isModule(uint64(at)) {
				if t.empty(); t.ok {
					return t.memory
				}
			}
		}
	}
}

// pointers are the places that hold an address.
func pointers(memory []byte, to uint64) (places []uint64) {
	want := binary.LittleEndian.AppendUint64(nil, to)
	for at := 0; ; at += len(want) {
		i := bytes.Index(memory[at:], want)
		if i < 0 {
			return places
		}
		at += i
		places = append(places, uint64(at))
	}
}

// tables are what is known of the functions of a module. ok turns false where something lies outside the memory; what was
// written until then is void.
type tables struct {
	memory []byte
	module uint64 // the address of moduledata
	ok     bool

	names []byte            // of functions, as far as they are kept
	kept  []bool            // which bytes of the tables of values
	calls map[uint64]uint64 // by address, how many inlined calls stand there
	data  map[uint64]bool   // addresses of other data
}

func (t *tables) read(at, size uint64) uint64 {
	if at > uint64(len(t.memory)) || size > uint64(len(t.memory))-at {
		t.ok = false
		return 0
	}
	var b [8]byte
	copy(b[:], t.memory[at:at+size])
	return binary.LittleEndian.Uint64(b[:])
}

func (t *tables) write(at uint64, v uint32) {
	if t.read(at, 4); t.ok {
		binary.LittleEndian.PutUint32(t.memory[at:], v)
	}
}

func (t *tables) word(n uint64) uint64 { return t.read(t.module+8*n, 8) }

// isModule reports whether the module's words agree with the header of its tables.
func (t *tables) isModule(header uint64) bool {
	place := func(n uint64) uint64 { return header + t.read(header+8*n, 8) } // of the header's nth word
	return t.word(wordNames) == place(4) && t.word(wordUnits) == place(5) && t.word(wordFiles) == place(6) &&
		t.word(wordValues) == place(7) && t.word(wordEntries) == place(8) && t.word(wordOrder) == place(8) &&
		t.word(wordOrder+1) == t.read(header+8, 8)+1 && t.ok
}

// empty does it.
func (t *tables) empty() {
	t.names = []byte("\x00runtime.\x00")
	t.kept = make([]bool, min(t.word(wordValues+1), uint64(len(t.memory))))
	t.calls, t.data = map[uint64]uint64{}, map[uint64]bool{}
	functions := t.word(wordOrder+1) - 1
	for i := uint64(0); i < functions && t.ok; i++ {
		t.function(t.word(wordEntries) + t.read(t.word(wordOrder)+8*i+4, 4))
	}
	t.dropValues()
	t.dropCalls()
	t.dropBuckets(functions)
	t.zero(t.word(wordFiles), t.word(wordFiles+1))
	t.zero(t.word(wordUnits), 4*t.word(wordUnits+1))
	t.zero(t.word(wordNames), t.word(wordNames+1))
	if t.ok && uint64(len(t.names)) <= t.word(wordNames+1) {
		copy(t.memory[t.word(wordNames):], t.names)
	}
}

// function notes what the function with the entry needs, and takes the rest out of the entry.
func (t *tables) function(entry uint64) {
	t.write(entry+fieldName, t.name(entry))
	t.keep(t.read(entry+fieldSP, 4))
	for _, field := range []uint64{fieldFile, fieldLine, fieldUnit, fieldStart} {
		t.write(entry+field, 0)
	}
	at, values, inlined := entry+entrySize, t.read(entry+fieldValues, 4), uint64(0)
	for i := uint64(0); i < values && t.ok; i++ {
		switch offset := t.read(at, 4); i {
		case valuesInlined:
			_, inlined = t.values(offset)
			t.write(at, 0)
		case valuesLiving:
			t.write(at, 0)
		default:
			t.keep(offset)
		}
		at += 4
	}
	for i := uint64(0); i < t.read(entry+fieldData, 1) && t.ok; i++ {
		switch offset := t.read(at, 4); {
		case offset == noData:
		case i == dataInlined:
			address := t.word(wordData) + offset
			t.calls[address] = max(t.calls[address], inlined)
			t.write(at, noData)
		case i == dataArguments, i == dataLiving:
			t.write(at, noData)
		default:
			t.data[t.word(wordData)+offset] = true
		}
		at += 4
	}
}

// name is where the names that are kept have the function's: that it belongs to the runtime, by which the runtime tells its
// own goroutines, and all of it where the runtime goes by it for want of the size of arguments. Else it is the empty one.
func (t *tables) name(entry uint64) uint32 {
	at := t.word(wordNames) + t.read(entry+fieldName, 4)
	if t.read(at, 1); !t.ok {
		return 0
	}
	name, _, _ := bytes.Cut(t.memory[at:], []byte{0})
	switch {
	case t.read(entry+fieldArgs, 4) == argsUnknown:
		t.names = append(append(t.names, name...), 0)
		return uint32(len(t.names) - len(name) - 1)
	case bytes.HasPrefix(name, []byte("runtime.")):
		return 1
	}
	return 0
}

// keep marks a table of values as needed.
func (t *tables) keep(offset uint64) {
	end, _ := t.values(offset)
	for i := offset; i < end && t.ok; i++ {
		t.kept[i] = true
	}
}

// values reads a table of values: where it ends and how many values from 0 on it may tell. It is pairs of numbers, what is
// added to the value, which begins as −1, and for how far that holds; it ends where nothing is added, but at the first pair.
// The offset 0 is no table.
func (t *tables) values(offset uint64) (end uint64, count uint64) {
	if offset == 0 || offset >= uint64(len(t.kept)) {
		t.ok = t.ok && offset == 0
		return offset, 0
	}
	start := t.word(wordValues)
	r := reader{b: t.memory, at: int(start + offset), ok: true}
	value := int64(-1)
	for first := true; r.ok; first = false {
		add := uint32(r.unsigned())
		if add == 0 && !first {
			break
		}
		value += int64(int32(add>>1) ^ -int32(add&1))
		count = max(count, uint64(max(0, value+1)))
		r.unsigned()
	}
	end = uint64(r.at) - start
	t.ok = t.ok && r.ok && end <= uint64(len(t.kept))
	return end, count
}

// dropValues empties the tables of values that nothing needs: of files, lines and inlined calls.
func (t *tables) dropValues() {
	for i, kept := range t.kept {
		if !kept {
			t.zero(t.word(wordValues)+uint64(i), 1)
		}
	}
}

// dropCalls empties what is known of inlined calls. Equal data share a place: one that is something else, too, stays.
func (t *tables) dropCalls() {
	for at, count := range t.calls {
		shared := false
		for other := range t.data {
			shared = shared || other >= at && other < at+inlinedSize*count
		}
		if !shared {
			t.zero(at, inlinedSize*count)
		}
	}
}

// dropBuckets empties the buckets: findfunc then begins with the first function and goes through ftab, which alone says which one
// it is. That is 1,500 short steps in the engine, 65 times for its start and a page; the table was 980 KB.
func (t *tables) dropBuckets(functions uint64) {
	last := t.read(t.word(wordOrder)+8*(functions-1), 4)*functionPlaces + t.word(wordText) - t.word(wordLowest)
	t.zero(t.word(wordBuckets), bucketSize*(last/bucketPlaces+1))
}

func (t *tables) zero(at, size uint64) {
	if t.read(at, 0); size > uint64(len(t.memory))-min(at, uint64(len(t.memory))) {
		t.ok = false
	}
	if t.ok {
		clear(t.memory[at : at+size])
	}
}
