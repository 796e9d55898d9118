package graph

import (
	"bytes"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/domain"
)

// CommonCrawl reads Common Crawl's domain-level web graphs as text (https://commoncrawl.org/web-graphs): vertices are
// lines of a number, a name with its labels reversed ("com.example") and a count of hosts, edges are lines of two numbers,
// tabs between. All vertices come before the first edge; either may come in several files.
type CommonCrawl struct {
	b     *Builder
	nodes []uint32 // of a vertex: its number in the builder + 1, 0 for none
	lines int64    // of vertices
}

// NewCommonCrawl reads into b, which nothing else may have been added to.
func NewCommonCrawl(b *Builder) *CommonCrawl { return &CommonCrawl{b: b} }

// Vertices reads a file of names. Vertices are numbered from 0 in the order of their lines; a number that is not below
// the count of lines so far is malformed, so that no line can ask for memory. So are public suffixes ("uk.co"), which the
// graph holds as names. Errors are those of ReadEdges.
func (c *CommonCrawl) Vertices(r io.Reader, lines func(int64)) (Counts, error) {
	var n Counts
	err := eachLine(r, func(line []byte) error {
		n.Lines++
		c.lines++
		tell(lines, n.Lines)
		number, rest, _ := bytes.Cut(line, []byte{'\t'})
		reversed, _, _ := bytes.Cut(rest, []byte{'\t'})
		id, err := strconv.ParseUint(string(number), 10, 32)
		name := hostName(forward(string(reversed)))
		if err != nil || int64(id) >= c.lines || id >= math.MaxUint32 || name.IsZero() {
			n.Malformed++
			return nil
		}
		return c.vertex(id, name)
	})
	return n, err
}

func (c *CommonCrawl) vertex(id uint64, name domain.Name) error {
	c.b.kept = bytesPerVertex * max(int64(len(c.nodes)), int64(id)+1)
	node, err := c.b.number(name)
	if err != nil {
		return err
	}
	for uint64(len(c.nodes)) <= id {
		c.nodes = append(c.nodes, 0)
	}
	c.nodes[id] = node + 1
	return nil
}

// forward turns the labels of a name around.
func forward(reversed string) string {
	labels := strings.Split(reversed, ".")
	slices.Reverse(labels)
	return strings.Join(labels, ".")
}

// Edges reads a file of links. Errors are those of ReadEdges.
func (c *CommonCrawl) Edges(r io.Reader, lines func(int64)) (Counts, error) {
	var n Counts
	err := eachLine(r, func(line []byte) error {
		n.Lines++
		tell(lines, n.Lines)
		from, to, _ := bytes.Cut(line, []byte{'\t'})
		f, t := c.node(from), c.node(to)
		if f == 0 || t == 0 {
			n.Malformed++
			return nil
		}
		return c.b.join(f-1, t-1, 1)
	})
	return n, err
}

// node is the builder's number of a vertex + 1; 0 for none.
func (c *CommonCrawl) node(text []byte) uint32 {
	id, err := strconv.ParseUint(string(text), 10, 32)
	if err != nil || id >= uint64(len(c.nodes)) {
		return 0
	}
	return c.nodes[id]
}
