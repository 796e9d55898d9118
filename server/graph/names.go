package graph

import (
	"hash/maphash"
	"math"
	"slices"

	"linkgrade/wasm/domain"
)

// names numbers names from 0 in the order they come. All text stands in one slice and the hash table holds numbers only:
// about 30 bytes a name, where a map of strings takes about 110.
type names struct {
	text  []byte
	ends  []uint32 // where each name's text ends
	table []uint32 // open addressing: number + 1, 0 for free
	seed  maphash.Seed
}

// maxText bounds the text of all names: ends are 32 bits. Common Crawl's 100 million names take 1.6 GB.
const maxText = math.MaxUint32

func (n *names) count() int { return len(n.ends) }

func (n *names) bytesOf(i uint32) []byte {
	start := uint32(0)
	if i > 0 {
		start = n.ends[i-1]
	}
	return n.text[start:n.ends[i]]
}

// number gives a name's number, a new one for a new name; false when there is no room for its text.
func (n *names) number(name domain.Name) (uint32, bool) {
	if 4*len(n.ends) >= 3*len(n.table) {
		n.grow()
	}
	text := name.String()
	slot := n.slot(text)
	if at := n.table[slot]; at != 0 {
		return at - 1, true
	}
	if len(n.text)+len(text) > maxText {
		return 0, false
	}
	n.text = append(n.text, text...)
	n.ends = append(n.ends, uint32(len(n.text)))
	n.table[slot] = uint32(len(n.ends))
	return uint32(len(n.ends) - 1), true
}

// slot is where in the table a name is, or would go.
func (n *names) slot(text string) uint64 {
	mask := uint64(len(n.table) - 1)
	for slot := maphash.String(n.seed, text) & mask; ; slot = (slot + 1) & mask {
		if at := n.table[slot]; at == 0 || string(n.bytesOf(at-1)) == text {
			return slot
		}
	}
}

func (n *names) grow() {
	if n.table == nil {
		n.seed = maphash.MakeSeed() // a list of names made to collide would have to guess it
	}
	n.table = make([]uint32, max(1024, 2*len(n.table)))
	mask := uint64(len(n.table) - 1)
	for i := range n.ends {
		slot := maphash.Bytes(n.seed, n.bytesOf(uint32(i))) & mask
		for n.table[slot] != 0 {
			slot = (slot + 1) & mask
		}
		n.table[slot] = uint32(i + 1)
	}
}

// sorted gives the names in the order of their bytes, without a table, and for each old number the new one.
func (n *names) sorted() (in names, place []uint32) {
	order := make([]uint32, n.count())
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return slices.Compare(n.bytesOf(a), n.bytesOf(b)) })
	place = make([]uint32, len(order))
	in = names{text: make([]byte, 0, len(n.text)), ends: make([]uint32, 0, len(order))}
	for to, from := range order {
		place[from] = uint32(to)
		in.text = append(in.text, n.bytesOf(from)...)
		in.ends = append(in.ends, uint32(len(in.text)))
	}
	return in, place
}
