package graph

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/domain"
)

// ReadEdges adds the links of a text to b: a line each, "source,target" or with a third column, the count of links; tabs,
// commas or semicolons between columns, quotes around them or not, gzip or not. A line of headings (source or from, target
// or to; weight, links or count) says which columns are meant, else they are the first two, and the third where it is a
// number. A host stands for its registrable name. Lines that are not two names with a dot are counted, never fatal.
// Lines, if not nil, is told now and then how many were read.
//
// Errors are ErrLarge, ErrGzip, and the reader's own; b holds what was read before them.
func ReadEdges(r io.Reader, b *Builder, lines func(int64)) (Counts, error) {
	e := edgeReader{b: b, columns: unnamed}
	err := eachLine(r, func(line []byte) error {
		if e.Lines == 0 && !e.headed && e.heading(string(line)) {
			return nil
		}
		e.Lines++
		tell(lines, e.Lines)
		return e.edge(string(line))
	})
	return e.Counts, err
}

// tellEvery is how many lines pass between two words of progress.
const tellEvery = 1 << 22

func tell(lines func(int64), read int64) {
	if lines != nil && read%tellEvery == 0 {
		lines(read)
	}
}

// columns says where in a line things stand; -1 for nowhere.
type columns struct{ source, target, count int }

// unnamed are the columns of a text without headings.
var unnamed = columns{0, 1, 2}

type edgeReader struct {
	Counts
	b       *Builder
	columns columns
	headed  bool

	last     string // the source of the line before: most texts are sorted by it
	lastName domain.Name
}

// heading takes a line for headings when it names both columns.
func (e *edgeReader) heading(line string) bool {
	fields := split(strings.ToLower(line))
	find := func(words ...string) int {
		return slices.IndexFunc(fields, func(f string) bool { return slices.Contains(words, f) })
	}
	c := columns{find("source", "from", "src", "source_domain", "from_domain"),
		find("target", "to", "dst", "target_domain", "to_domain"), find("weight", "links", "count")}
	if c.source < 0 || c.target < 0 {
		return false
	}
	e.columns, e.headed = c, true
	return true
}

func (e *edgeReader) edge(line string) error {
	fields := split(line)
	from, to := e.source(field(fields, e.columns.source)), hostName(field(fields, e.columns.target))
	count, ok := e.count(field(fields, e.columns.count))
	if from.IsZero() || to.IsZero() || !ok {
		e.Malformed++
		return nil
	}
	return e.b.Add(from, to, count)
}

func (e *edgeReader) source(s string) domain.Name {
	if s != e.last {
		e.last, e.lastName = s, hostName(s)
	}
	return e.lastName
}

// count reads how many links a line stands for: 1 where it does not say.
func (e *edgeReader) count(s string) (uint32, bool) {
	if s == "" {
		return 1, true
	}
	n, err := strconv.ParseFloat(s, 64) // "3.0" is how a table program writes 3
	if err == nil && n >= 1 && n <= math.MaxUint32 {
		return uint32(n), true
	}
	return 1, !e.headed
}

// hostName is the registrable name of a host; zero for address literals and single labels, which nobody registered.
func hostName(s string) domain.Name {
	host, err := domain.ParseHost(s)
	if err != nil || host.IsIP() || strings.IndexByte(host.String(), '.') < 0 {
		return domain.Name{}
	}
	name, _ := host.Name()
	return name
}

// split cuts a line at its tabs, else commas, else semicolons, and takes off blanks and quotes. Names hold none of these.
func split(line string) []string {
	by := ";"
	if strings.Contains(line, "\t") {
		by = "\t"
	} else if strings.Contains(line, ",") {
		by = ","
	}
	fields := strings.Split(line, by)
	for i, f := range fields {
		fields[i] = strings.Trim(f, "\" ")
	}
	return fields
}

func field(fields []string, i int) string {
	if i < 0 || i >= len(fields) {
		return ""
	}
	return fields[i]
}

// ReadNames gives the names of a list, one a line in the first column, gzip or not: seeds, for instance. A host below a name
// says nothing of the name ("docs.google.com" on a list of spam does not mean google.com), so it is counted as malformed,
// "www." apart; so is what is no name at all. Errors are ErrGzip and the reader's own.
func ReadNames(r io.Reader) ([]domain.Name, Counts, error) {
	var all []domain.Name
	var c Counts
	err := eachLine(r, func(line []byte) error {
		c.Lines++
		name, err := domain.ParseName(strings.TrimPrefix(split(string(line))[0], "www."))
		if err != nil {
			c.Malformed++
			return nil
		}
		all = append(all, name)
		return nil
	})
	return all, c, err
}
