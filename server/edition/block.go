package edition

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"linkgrade/wasm/trust"
)

// A block of the evidence file is one bucket's, with numbers as uvarints:
//
//	sets     how many different sets of voices follow, the most common first
//	set      how many voices, then the number of the first, then the gap to each next
//	k        u8: the Rice parameter; here and the stream only where there are two sets or more
//	stream   for each name the number of its set
const maxRice = 16

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
