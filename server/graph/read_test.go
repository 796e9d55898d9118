package graph

import (
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"linkgrade/server/lines"
)

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadEdges(t *testing.T) {
	for _, c := range []struct {
		name, text              string
		lines, malformed, edges int
		links                   uint64 // to b.example
	}{
		{"commas", "a.example,b.example\nc.example,b.example\n", 2, 0, 2, 2},
		{"tabs and weights", "a.example\tb.example\t7\nc.example\tb.example\t3.0", 2, 0, 2, 10},
		{"semicolons", "a.example;b.example", 1, 0, 1, 1},
		{"quotes, upper case, final dot", `"A.example","www.B.EXAMPLE."`, 1, 0, 1, 1},
		{"headings", "source,target\na.example,b.example", 1, 0, 1, 1},
		{"headings in another order", "\xEF\xBB\xBFid\tlinks\tTo\tFrom\n9\t4\tb.example\ta.example", 1, 0, 1, 4},
		{"a third column that is no number", "from,to,origin\na.example,b.example,crawl", 1, 0, 1, 1},
		{"the same without headings", "a.example,b.example,crawl", 1, 0, 1, 1},
		{"a weight that is none", "source,target,weight\na.example,b.example,x\na.example,b.example,-1\na.example,b.example,NaN\na.example,b.example,1e300", 4, 4, 0, 0},
		{"comments and blank lines", "#x\n\n  \r\na.example,b.example\r\n", 1, 0, 1, 1},
		{"hosts", "x.a.example,y.z.b.example\na.example,b.example", 2, 0, 1, 2},
		{"names of their own below a private suffix", "a.blogspot.com,b.example\nc.blogspot.com,b.example", 2, 0, 2, 2},
		{"no names", "a,b\n1.2.3.4,b.example\nco.uk,b.example\na.example\n,\na..b,b.example\n\xff,b.example", 7, 7, 0, 0},
		{"a long line", "a.example,b.example," + strings.Repeat("x", 200_000) + "\na.example,b.example\n" + strings.Repeat("y", lines.Max), 3, 2, 1, 1},
		{"packed", packed(t, "a.example,b.example"), 1, 0, 1, 1},
		{"nothing", "", 0, 0, 0, 0},
	} {
		var b Builder
		n, err := ReadEdges(strings.NewReader(c.text), &b, nil)
		g := b.Graph()
		var links uint64
		if i, ok := g.Find(name(t, "b.example")); ok {
			links = g.Links(i)
		}
		if err != nil || n != (Counts{int64(c.lines), int64(c.malformed)}) || g.Edges() != c.edges || links != c.links {
			t.Errorf("%s: %+v, %v, %d edges, %d links; want %d lines, %d malformed, %d edges, %d links", c.name, n, err, g.Edges(), links, c.lines, c.malformed, c.edges, c.links)
		}
	}
}

func TestReadEdgesRefuses(t *testing.T) {
	whole := packed(t, strings.Repeat("a.example,b.example\n", 100))
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"gzip cut off", whole[:len(whole)/2], ErrGzip},
		{"a gzip head alone", whole[:4], ErrGzip},
		{"a wrong checksum", whole[:len(whole)-8] + "\x00\x00\x00\x00" + whole[len(whole)-4:], ErrGzip},
	} {
		if _, err := ReadEdges(strings.NewReader(c.text), new(Builder), nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v; want %v", c.name, err, c.want)
		}
	}
	b := Builder{MaxBytes: 10 * (BytesPerName + BytesPerEdge)}
	var text strings.Builder
	for i := range 100 {
		text.WriteString("a" + strconv.Itoa(i) + ".example,b.example\n")
	}
	if _, err := ReadEdges(strings.NewReader(text.String()), &b, nil); !errors.Is(err, ErrLarge) {
		t.Errorf("a graph over its bound: %v; want ErrLarge", err)
	}
}

// Names take room before the first link: those of Common Crawl's vertices.
func TestNamesAreBoundWithoutLinks(t *testing.T) {
	var text strings.Builder
	for i := range 100 {
		text.WriteString(strconv.Itoa(i) + "\texample.a" + strconv.Itoa(i) + "\t1\n")
	}
	b := Builder{MaxBytes: 10 * BytesPerName}
	if n, err := NewCommonCrawl(&b).Vertices(strings.NewReader(text.String()), nil); !errors.Is(err, ErrLarge) || n.Lines > 12 {
		t.Errorf("vertices over the bound: %+v, %v; want ErrLarge at the twelfth", n, err)
	}
}

// So do the numbers of vertices that have no name.
func TestVerticesAreBoundWithoutNames(t *testing.T) {
	text := strings.Repeat("x\n", 1000) + "1000\tcom.example\t1\n"
	b := Builder{MaxBytes: 1000 * bytesPerVertex}
	if _, err := NewCommonCrawl(&b).Vertices(strings.NewReader(text), nil); !errors.Is(err, ErrLarge) {
		t.Errorf("a vertex far over the bound: %v; want ErrLarge", err)
	}
}

func TestReadCommonCrawl(t *testing.T) {
	var b Builder
	c := NewCommonCrawl(&b)
	first := "0\tcom.example\t3\n1\tuk.co\t1\n2\torg.example\t1\n9\torg.far\t1\nx\torg.x\t1\n"
	second := "5\tuk.co.example\t1\n"
	n, err := c.Vertices(strings.NewReader(first), nil)
	if err != nil || n != (Counts{5, 3}) {
		t.Errorf("vertices: %+v, %v; want 5 lines, 3 malformed (a suffix, a number too high, no number)", n, err)
	}
	if n, err = c.Vertices(strings.NewReader(packed(t, second)), nil); err != nil || n != (Counts{1, 0}) {
		t.Errorf("more vertices: %+v, %v", n, err)
	}
	n, err = c.Edges(strings.NewReader("0\t2\n0\t5\n5\t2\n0\t0\n1\t0\n0\t3\n0\t4000000000\n-1\t0\nx\n"), nil)
	if err != nil || n != (Counts{9, 5}) {
		t.Errorf("edges: %+v, %v; want 9 lines, 5 malformed", n, err)
	}
	g := b.Graph()
	if i, ok := g.Find(name(t, "example.co.uk")); !ok || g.Targets(i) != 1 || g.Referring(i) != 1 || g.Edges() != 3 {
		t.Errorf("example.co.uk: %t, and %d edges in all; want 3", ok, g.Edges())
	}
}

func TestReadNames(t *testing.T) {
	names, n, err := ReadNames(strings.NewReader("#list\na.example\nwww.B.example,x\ndocs.google.com\nco.uk\n"))
	if err != nil || n != (Counts{4, 2}) || len(names) != 2 || names[1] != name(t, "b.example") {
		t.Errorf("ReadNames = %v, %+v, %v; want a.example and b.example, 2 of 4 malformed", names, n, err)
	}
}

func TestWrite(t *testing.T) {
	g := read(t, "a>b c>b")
	m := Measure(g, Seeds{}, nil)
	var out bytes.Buffer
	if err := m.Write(&out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	want := []string{
		"#linkgrade-graph\t1\tnames=3\tedges=2\ttrusted=0\tspam=0\tdamping=0.85\tharmonic=exact\tfew=5",
		"name\tinlinks\treferring\tpagerank\tharmonic\ttrust\tdistrust",
		"b.example\t2\t2\t", "a.example\t0\t0\t", "c.example\t0\t0\t",
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines; want %d:\n%s", len(lines), len(want), out.String())
	}
	for i := range want {
		if !strings.HasPrefix(lines[i], want[i]) {
			t.Errorf("line %d is %q; want it to begin with %q", i+1, lines[i], want[i])
		}
	}
	fields := strings.Split(lines[2], "\t")
	if rank, err := strconv.ParseFloat(fields[3], 64); err != nil || math.Abs(rank-m.PageRank[g.node(t, "b")]) > 1e-6 || fields[4] != "2" || fields[5] != "" || fields[6] != "" {
		t.Errorf("the line of b.example is %q", fields)
	}
	if err := m.Write(full{}); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v; want its error", err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// FuzzRead reads any bytes as links, as Common Crawl's two files and as a list: no panic, sound rows, a table that has a
// line for each name.
func FuzzRead(f *testing.F) {
	f.Add("source,target,weight\na.example,b.example,3\n")
	f.Add("0\tcom.example\t1\n1\torg.example\t1\n0\t1\n")
	f.Add(packed(f, "a.example\tb.example"))
	f.Fuzz(func(t *testing.T, text string) {
		var b, cc Builder
		_, err := ReadEdges(strings.NewReader(text), &b, nil)
		if err != nil && !errors.Is(err, ErrGzip) {
			t.Fatalf("ReadEdges: %v; want nothing or ErrGzip", err)
		}
		c := NewCommonCrawl(&cc)
		c.Vertices(strings.NewReader(text), nil)
		c.Edges(strings.NewReader(text), nil)
		names, _, _ := ReadNames(strings.NewReader(text))
		for _, g := range []*Graph{b.Graph(), cc.Graph()} {
			sound(t, g)
			var out bytes.Buffer
			if err := Measure(g, Seeds{Trusted: names, Spam: names[:len(names)/2]}, nil).Write(&out); err != nil {
				t.Fatal(err)
			}
			if lines := bytes.Count(out.Bytes(), []byte("\n")); lines != g.Names()+2 {
				t.Errorf("%d lines for %d names", lines, g.Names())
			}
		}
	})
}

// sound checks that rows are sorted, without repetition and loops, and that both directions say the same.
func sound(t *testing.T, g *Graph) {
	t.Helper()
	back, b := transpose(g.inAt, g.in)
	for i := range g.Names() {
		row := g.out[g.outAt[i]:g.outAt[i+1]]
		for j, to := range row {
			if int(to) == i || j > 0 && row[j-1] >= to || b[back[i]+uint32(j)] != to {
				t.Fatalf("the row of %s is %v", g.Name(i), row)
			}
		}
		if i > 0 && g.Name(i-1) >= g.Name(i) {
			t.Fatalf("%s stands before %s", g.Name(i-1), g.Name(i))
		}
	}
}
