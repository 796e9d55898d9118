package graph

import (
	"fmt"
	"math"
	"slices"

	"linkgrade/wasm/domain"
)

// What a graph takes, in bytes. A link is a pair of numbers while links come in (8), and stands in two rows afterwards (4
// each); for a moment the pairs and one row are both there. A name has its text twice while names are sorted, and a place in
// each array of [Measure]. TestMemoryIsAsStated holds what is kept below this.
const (
	BytesPerEdge   = 12
	BytesPerName   = 130
	bytesPerVertex = 9 // while Common Crawl's files are read: a number (4), and as it grows by a quarter its copy (5)
)

// chunk is how many links are kept in one piece. Pieces never move: a slice that grows holds its links twice.
const chunk = 1 << 16

// A Builder collects links. Its zero value is ready to use and has no bound but the numbers' own: 2^32 links, 4 GB of names.
type Builder struct {
	MaxBytes int64 // of memory, by BytesPerEdge and BytesPerName; 0 for no bound

	names names
	links []uint64 // to each name: what Add was told, with repetition
	pairs [][]uint64
	count int64
	self  int64
	kept  int64 // bytes that a reader keeps beside the graph
}

// Add notes that one name links to another so many times (at least once). A link of a name to itself is counted and left
// out. The error is ErrLarge.
func (b *Builder) Add(from, to domain.Name, links uint32) error {
	if from == to {
		b.self++
		return nil
	}
	f, err := b.number(from)
	if err != nil {
		return err
	}
	t, err := b.number(to)
	if err != nil {
		return err
	}
	return b.join(f, t, links)
}

// number gives a name's number in this builder.
func (b *Builder) number(name domain.Name) (uint32, error) {
	if err := b.room(); err != nil {
		return 0, err
	}
	n, ok := b.names.number(name)
	if !ok {
		return 0, fmt.Errorf("%w: the names alone are over 4 GB", ErrLarge)
	}
	if int(n) == len(b.links) {
		b.links = append(b.links, 0)
	}
	return n, nil
}

func (b *Builder) join(from, to uint32, links uint32) error {
	if from == to {
		b.self++
		return nil
	}
	if err := b.room(); err != nil {
		return err
	}
	if b.count >= math.MaxUint32 {
		return fmt.Errorf("%w: over 2^32 links", ErrLarge)
	}
	if last := len(b.pairs) - 1; last < 0 || len(b.pairs[last]) == chunk {
		b.pairs = append(b.pairs, make([]uint64, 0, chunk))
	}
	last := len(b.pairs) - 1
	b.pairs[last] = append(b.pairs[last], uint64(from)<<32|uint64(to))
	b.links[to] += uint64(max(links, 1))
	b.count++
	return nil
}

// room is ErrLarge when what was added takes more than it may.
func (b *Builder) room() error {
	if b.MaxBytes > 0 && b.bytes() > b.MaxBytes {
		return fmt.Errorf("%w: %d MB", ErrLarge, b.MaxBytes>>20)
	}
	return nil
}

func (b *Builder) bytes() int64 {
	return BytesPerEdge*b.count + BytesPerName*int64(b.names.count()) + b.kept
}

// A Graph is which names link to which, as compressed sparse rows in both directions. Names are numbered in the order of
// their bytes, so that the order in which links came leaves no trace.
type Graph struct {
	names       names
	links       []uint64 // to each name, with repetition
	outAt       []uint32 // name i links to out[outAt[i]:outAt[i+1]]
	out         []uint32
	inAt        []uint32 // and is linked to by in[inAt[i]:inAt[i+1]]
	in          []uint32
	self, twice int64
}

// Graph makes the graph of what was added and leaves the builder empty.
func (b *Builder) Graph() *Graph {
	g := &Graph{self: b.self}
	place := g.takeNames(b)
	g.takePairs(b.pairs, place)
	g.twice = b.count - int64(len(g.out))
	g.inAt, g.in = transpose(g.outAt, g.out)
	*b = Builder{MaxBytes: b.MaxBytes}
	return g
}

func (g *Graph) takeNames(b *Builder) (place []uint32) {
	g.names, place = b.names.sorted()
	b.names = names{}
	g.links = make([]uint64, len(place))
	for from, to := range place {
		g.links[to] = b.links[from]
	}
	return place
}

// takePairs makes the rows of outlinks: each sorted, each link once. It lets go of the pairs as it reads them.
func (g *Graph) takePairs(pairs [][]uint64, place []uint32) {
	at := make([]uint32, len(place)+1)
	total := 0
	for _, c := range pairs {
		total += len(c)
		for _, p := range c {
			at[place[p>>32]+1]++
		}
	}
	accumulate(at)
	next := slices.Clone(at)
	out := make([]uint32, total)
	for i, c := range pairs {
		for _, p := range c {
			from := place[p>>32]
			out[next[from]] = place[uint32(p)]
			next[from]++
		}
		pairs[i] = nil
	}
	g.outAt, g.out = at, fold(at, out)
}

// accumulate turns counts, each one place late, into where rows begin.
func accumulate(at []uint32) {
	for i := 1; i < len(at); i++ {
		at[i] += at[i-1]
	}
}

// fold sorts each row, drops repetitions, and moves rows together; at changes with them.
func fold(at, all []uint32) []uint32 {
	kept := uint32(0)
	for i := range len(at) - 1 {
		row := all[at[i]:at[i+1]]
		slices.Sort(row)
		row = slices.Compact(row)
		at[i] = kept
		kept += uint32(copy(all[kept:], row))
	}
	at[len(at)-1] = kept
	return all[:kept]
}

// transpose gives the rows of the opposite direction, sorted.
func transpose(at, all []uint32) (backAt, back []uint32) {
	backAt = make([]uint32, len(at))
	for _, to := range all {
		backAt[to+1]++
	}
	accumulate(backAt)
	next := slices.Clone(backAt)
	back = make([]uint32, len(all))
	for from := range len(at) - 1 {
		for _, to := range all[at[from]:at[from+1]] {
			back[next[to]] = uint32(from)
			next[to]++
		}
	}
	return backAt, back
}

// Names is how many names there are.
func (g *Graph) Names() int { return len(g.links) }

// Edges is how many pairs of names are linked, each counted once.
func (g *Graph) Edges() int { return len(g.out) }

// Folded is how many of the links that were added are not edges: of a name to itself, and said before.
func (g *Graph) Folded() (self, repeated int64) { return g.self, g.twice }

// Name is the text of the i-th name, i from 0 to Names()-1, in the order of their bytes.
func (g *Graph) Name(i int) string { return string(g.names.bytesOf(uint32(i))) }

// Find gives a name's number, false when it is not in the graph.
func (g *Graph) Find(name domain.Name) (int, bool) {
	lo, hi := 0, g.Names()
	for lo < hi {
		mid := (lo + hi) / 2
		if g.Name(mid) < name.String() {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < g.Names() && g.Name(lo) == name.String()
}

// Referring is how many names link to the i-th.
func (g *Graph) Referring(i int) int { return int(g.inAt[i+1] - g.inAt[i]) }

// Targets is how many names the i-th links to.
func (g *Graph) Targets(i int) int { return int(g.outAt[i+1] - g.outAt[i]) }

// Links is how many links to the i-th were added, with repetition.
func (g *Graph) Links(i int) uint64 { return g.links[i] }

// Reversed is the graph with every link turned around. The counts of Links stay those of the original.
func (g *Graph) Reversed() *Graph {
	return &Graph{names: g.names, links: g.links, outAt: g.inAt, out: g.in, inAt: g.outAt, in: g.out}
}
