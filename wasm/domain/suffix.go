package domain

import (
	"iter"
	"strings"
)

// The table's constants; gen/table.go describes the form and holds the same ones.
const (
	kindRule      = 1 << 0 // two bits: the section of a plain rule that ends here
	kindWildcard  = 1 << 2 // two bits: the section of a wildcard rule below this node
	kindException = 1 << 4
	kindParent    = 1 << 5
	sectionMask   = 3

	blockNodes = 16
	offsetBits = 20
)

// A section of the list. unlisted is the list's default rule "*": the last label.
type section uint8

const (
	unlisted section = iota
	icann
	private
)

// A node is one label of the table; valid ones come from find and next alone.
type node struct {
	index int
	label int // where its label begins, in bytes after labelsAt
	rank  int // how many nodes before it have children
}

// The rows of the table: nodes lo to hi of one group.
type group struct{ lo, hi int }

var roots = group{0, rootNodes}

func (n node) kind() byte   { return suffixTable[kindsAt+n.index] }
func (n node) length() int  { return int(suffixTable[lensAt+n.index]) }
func (n node) text() string { return suffixTable[labelsAt+n.label : labelsAt+n.label+n.length()] }

// children is the empty group for a node without any.
func (n node) children() group {
	if n.kind()&kindParent == 0 {
		return group{}
	}
	at := groupsAt + 2*n.rank
	return group{uint16At(at), uint16At(at + 2)}
}

// next is the node after n, of whatever group.
func (n node) next() node {
	rank := n.rank
	if n.kind()&kindParent != 0 {
		rank++
	}
	return node{n.index + 1, n.label + n.length(), rank}
}

// find looks for a label among a group's nodes: by halves over the marked nodes inside
// the group, then one by one, at most blockNodes steps each way.
func (g group) find(label string) (node, bool) {
	if g.lo == g.hi {
		return node{}, false
	}
	lo, hi := g.lo/blockNodes, (g.hi-1)/blockNodes // the wanted node's block is in [lo, hi]
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if marked(mid).text() <= label {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	for n := marked(lo); n.index < g.hi; n = n.next() {
		if n.index < g.lo {
			continue
		}
		if text := n.text(); text >= label {
			return n, text == label
		}
	}
	return node{}, false
}

// marked is the first node of a block.
func marked(block int) node {
	at := marksAt + 4*block
	mark := uint16At(at) | uint16At(at+2)<<16
	return node{block * blockNodes, mark & (1<<offsetBits - 1), mark >> offsetBits}
}

func uint16At(at int) int { return int(suffixTable[at]) | int(suffixTable[at+1])<<8 }

// suffixOf says where the public suffix of a lower-case ASCII name begins and which
// section holds its rule. The longest rule wins, but an exception beats them all; when
// none matches, the suffix is the last label. With onlyICANN the private section is not
// read.
func suffixOf(name string, onlyICANN bool) (start int, in section) {
	start = strings.LastIndexByte(name, '.') + 1
	among, end := roots, len(name)
	var above section // of the wildcard rule on the labels at this place
	for at := start; ; at = strings.LastIndexByte(name[:end], '.') + 1 {
		if above != unlisted {
			start, in = at, above
		}
		n, ok := among.find(name[at:end])
		if !ok {
			return start, in
		}
		kind := n.kind()
		if kind&kindException != 0 && above != unlisted {
			return end + 1, in
		}
		if rule := section(kind / kindRule & sectionMask); rule != unlisted && !(onlyICANN && rule == private) {
			start, in = at, rule
		}
		above = section(kind / kindWildcard & sectionMask)
		if onlyICANN && above == private {
			above = unlisted
		}
		among, end = n.children(), at-1
		if end < 0 {
			return start, in
		}
	}
}

// listedTop says whether a single label is a top-level name of the list.
func listedTop(label string) bool {
	_, ok := roots.find(label)
	return ok
}

// PrivateSuffixes walks the private section's plain rules ("github.io", "blogspot.com"):
// names whose owners hand out names below them. Wildcard rules are left out. The order
// is fixed for one table and means nothing.
func PrivateSuffixes() iter.Seq[string] {
	return func(yield func(string) bool) { walkPrivate(roots, "", yield) }
}

func walkPrivate(g group, parent string, yield func(string) bool) bool {
	n := marked(g.lo / blockNodes)
	for ; n.index < g.hi; n = n.next() {
		if n.index < g.lo {
			continue
		}
		name := n.text() + parent
		if section(n.kind()/kindRule&sectionMask) == private && !yield(name) {
			return false
		}
		if below := n.children(); below.lo < below.hi && !walkPrivate(below, "."+name, yield) {
			return false
		}
	}
	return true
}
