package main

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// The table is the tree of the rules' labels, read from the right. A node's children
// are one group: neighbours, sorted by label. Groups follow each other in the order
// of their parents, the top-level names first, so a child group is found by counting
// the parents before it. Five columns, one after another, little-endian:
//
//	lens    n bytes    length of a node's label
//	kinds   n bytes    what a node is, see the kind bits
//	marks   ⌈n/16⌉ × 4 at every 16th node: bits 0–19 where its label begins in labels,
//	                   bits 20–31 how many nodes before it have children
//	groups  (g+1) × 2  first node of a group's children; the last entry is n
//	labels  the labels without separators, in node order
//
// Package domain's suffix.go reads it and holds the same constants.
const (
	kindRule      = 1 << 0 // two bits: the section of a plain rule that ends here
	kindWildcard  = 1 << 2 // two bits: the section of a wildcard rule below this node
	kindException = 1 << 4
	kindParent    = 1 << 5

	blockNodes = 16
	offsetBits = 20
	rankBits   = 12
)

type table struct {
	roots       int
	lens, kinds []byte
	marks       []uint32
	groups      []uint16
	labels      []byte
}

// A node of the tree while it is being built.
type node struct {
	label    string
	kind     byte
	children []*node
}

func layOut(rules []rule) (table, error) {
	root := &node{}
	for _, r := range rules {
		if err := root.add(r); err != nil {
			return table{}, err
		}
	}
	t := table{roots: len(root.children)}
	queue := sorted(root.children)
	parents := 0
	for i := 0; i < len(queue); i++ { // the queue grows: breadth first
		n := queue[i]
		if i%blockNodes == 0 {
			t.marks = append(t.marks, uint32(len(t.labels))|uint32(parents)<<offsetBits)
		}
		if len(n.children) > 0 {
			n.kind |= kindParent
			parents++
			t.groups = append(t.groups, uint16(len(queue)))
			queue = append(queue, sorted(n.children)...)
		}
		t.lens = append(t.lens, byte(len(n.label)))
		t.kinds = append(t.kinds, n.kind)
		t.labels = append(t.labels, n.label...)
	}
	t.groups = append(t.groups, uint16(len(queue)))
	if len(queue) > 1<<16-1 || len(t.labels) >= 1<<offsetBits || parents >= 1<<rankBits {
		return table{}, fmt.Errorf("table: %d nodes, %d label bytes, %d parents: more than its fields hold", len(queue), len(t.labels), parents)
	}
	return t, nil
}

// add hangs one rule into the tree. The same rule twice is an error: two sections
// would disagree about who asked for it.
func (n *node) add(r rule) error {
	for _, label := range r.labels {
		i := slices.IndexFunc(n.children, func(c *node) bool { return c.label == label })
		if i < 0 {
			i = len(n.children)
			n.children = append(n.children, &node{label: label})
		}
		n = n.children[i]
	}
	var bits, mask byte
	switch {
	case r.exception:
		bits, mask = kindException, kindException
	case r.wildcard:
		bits, mask = byte(r.section)*kindWildcard, 3*kindWildcard
	default:
		bits, mask = byte(r.section)*kindRule, 3*kindRule
	}
	if n.kind&mask != 0 {
		return fmt.Errorf("rule %q: stands twice", r)
	}
	n.kind |= bits
	return nil
}

func sorted(nodes []*node) []*node {
	slices.SortFunc(nodes, func(a, b *node) int { return strings.Compare(a.label, b.label) })
	return nodes
}

// bytes is the content of suffixes.bin.
func (t table) bytes() []byte {
	out := slices.Concat(t.lens, t.kinds)
	for _, m := range t.marks {
		out = binary.LittleEndian.AppendUint32(out, m)
	}
	for _, g := range t.groups {
		out = binary.LittleEndian.AppendUint16(out, g)
	}
	return append(out, t.labels...)
}
