package graph

import (
	"bufio"
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"
)

// FormatVersion is of the text that [Measures.Write] writes. It changes when a column changes its meaning; columns are
// added at the end.
const FormatVersion = 1

// header are the columns' names.
const header = "name\tinlinks\treferring\tpagerank\tharmonic\ttrust\tdistrust\n"

// Write writes the measures as tab-separated text: a comment, a line of headings, a line a name, highest PageRank first
// and names in the order of their bytes where ranks are equal.
//
//	#linkgrade-graph	1	names=3	edges=3	trusted=1	spam=0	damping=0.85	harmonic=exact	few=5
//	name	inlinks	referring	pagerank	harmonic	trust	distrust
//	b.example	7	2	0.4	2		0
//
// The comment's first two fields are the form and its version; then key=value. Harmonic is "exact" or "sample:n". inlinks
// counts links with repetition, referring the names they come from. pagerank and trust sum to 1 over all names (trust with
// the unknown ones); harmonic is at most the count of names; distrust is from 0 to 1 with four decimals. Empty is unknown.
func (m *Measures) Write(w io.Writer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	line := m.appendComment(nil)
	for _, i := range m.order() {
		out.Write(line) // Flush tells of a failed Write
		line = m.appendLine(line[:0], int(i))
	}
	out.Write(line)
	return out.Flush()
}

func (m *Measures) order() []uint32 {
	order := make([]uint32, m.Graph.Names())
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(m.PageRank[b], m.PageRank[a]), cmp.Compare(a, b))
	})
	return order
}

func (m *Measures) appendComment(b []byte) []byte {
	b = strconv.AppendInt(append(b, "#linkgrade-graph\t"...), FormatVersion, 10)
	for _, c := range []struct {
		key   string
		value int
	}{{"names", m.Graph.Names()}, {"edges", m.Graph.Edges()}, {"trusted", m.Trusted}, {"spam", m.Spam}} {
		b = append(append(append(b, '\t'), c.key...), '=')
		b = strconv.AppendInt(b, int64(c.value), 10)
	}
	b = strconv.AppendFloat(append(b, "\tdamping="...), Damping, 'g', -1, 64)
	if m.HarmonicSources == 0 {
		b = append(b, "\tharmonic=exact"...)
	} else {
		b = strconv.AppendInt(append(b, "\tharmonic=sample:"...), int64(m.HarmonicSources), 10)
	}
	b = strconv.AppendInt(append(b, "\tfew="...), Few, 10)
	return append(append(b, '\n'), header...)
}

// digits is how many significant digits are written: more than the ranks' error leaves.
const digits = 6

func (m *Measures) appendLine(b []byte, i int) []byte {
	b = append(append(b, m.Graph.names.bytesOf(uint32(i))...), '\t')
	b = append(strconv.AppendUint(b, m.Graph.Links(i), 10), '\t')
	b = append(strconv.AppendInt(b, int64(m.Graph.Referring(i)), 10), '\t')
	b = append(strconv.AppendFloat(b, m.PageRank[i], 'g', digits, 64), '\t')
	b = append(strconv.AppendFloat(b, m.Harmonic[i], 'g', digits, 64), '\t')
	if m.Trust != nil && !math.IsNaN(m.Trust[i]) {
		b = strconv.AppendFloat(b, m.Trust[i], 'g', digits, 64)
	}
	b = append(b, '\t')
	if m.Distrust != nil && !math.IsNaN(m.Distrust[i]) {
		b = strconv.AppendFloat(b, m.Distrust[i], 'f', 4, 64)
	}
	return append(b, '\n')
}
