package graph

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// read makes a graph of lines; "a>b" is short for "a.example,b.example".
func read(t testing.TB, text string) *Graph {
	t.Helper()
	lines := strings.Fields(text)
	for i, l := range lines {
		lines[i] = strings.Replace(l, ">", ".example,", 1) + ".example"
	}
	var b Builder
	if _, err := ReadEdges(strings.NewReader(strings.Join(lines, "\n")), &b, nil); err != nil {
		t.Fatal(err)
	}
	return b.Graph()
}

// node is the number of a short name.
func (g *Graph) node(t testing.TB, short string) int {
	t.Helper()
	i, ok := g.Find(name(t, short+".example"))
	if !ok {
		t.Fatalf("%s is not in the graph", short)
	}
	return i
}

// powerLaw is a graph in which names are linked to the more, the more they are linked to already.
func powerLaw(edges int) *Graph {
	r := rand.New(rand.NewPCG(1, uint64(edges)))
	var b Builder
	var targets []uint32
	for i := range max(2, edges/10) {
		n, _ := domain.ParseName(fmt.Sprintf("n%d.example", i))
		b.number(n)
	}
	n := b.names.count()
	for range edges {
		to := uint32(r.IntN(n))
		if len(targets) > 0 && r.IntN(3) > 0 {
			to = targets[r.IntN(len(targets))]
		}
		targets = append(targets, to)
		b.join(uint32(r.IntN(n)), to, 1)
	}
	return b.Graph()
}

func TestRowsAreFoldedAndSorted(t *testing.T) {
	g := read(t, "b>a c>a b>a a>a c>b a>c c>a")
	if g.Names() != 3 || g.Edges() != 4 {
		t.Fatalf("%d names, %d edges; want 3, 4", g.Names(), g.Edges())
	}
	if self, repeated := g.Folded(); self != 1 || repeated != 2 {
		t.Errorf("Folded() = %d, %d; want 1, 2", self, repeated)
	}
	for _, c := range []struct {
		name               string
		links              uint64
		referring, targets int
	}{{"a", 4, 2, 1}, {"b", 1, 1, 1}, {"c", 1, 1, 2}} {
		i := g.node(t, c.name)
		if g.Links(i) != c.links || g.Referring(i) != c.referring || g.Targets(i) != c.targets {
			t.Errorf("%s: %d links, %d referring, %d targets; want %+v", c.name, g.Links(i), g.Referring(i), g.Targets(i), c)
		}
	}
	if _, ok := g.Find(name(t, "z.example")); ok {
		t.Error("Find finds a name that is not there")
	}
}

// The ranks are worked out by hand from r = .85·(links + what names without links hold, in equal parts) + .15/n.
func TestPageRankByHand(t *testing.T) {
	g := read(t, "a>b b>a")
	for i, r := range g.PageRank() {
		if math.Abs(r-0.5) > rankError {
			t.Errorf("two that link to each other: %s has %g; want 0.5", g.Name(i), r)
		}
	}
	// a → b, b has none: with x of b, a = (1-.85)/2 + .85·x/2 and a + x = 1, so a = 1/2.85.
	g = read(t, "a>b")
	if r := g.PageRank()[g.node(t, "a")]; math.Abs(r-1/2.85) > rankError {
		t.Errorf("one that links to one without links has %g; want %g", r, 1/2.85)
	}
}

func TestTrustStaysNearItsSeeds(t *testing.T) {
	g := read(t, "good>near near>far spam>farm farm>spam")
	if g.TrustRank(nil) != nil {
		t.Error("trust without seeds; want none")
	}
	rank := g.TrustRank([]int{g.node(t, "good")})
	// good, near, far hold 1 : .85 : .85²
	for i, short := range []string{"good", "near", "far"} {
		want := math.Pow(Damping, float64(i)) / (1 + Damping + Damping*Damping)
		if got := rank[g.node(t, short)]; math.Abs(got-want) > rankError {
			t.Errorf("%s has %g; want %g", short, got, want)
		}
	}
	if rank[g.node(t, "spam")] != 0 || rank[g.node(t, "farm")] != 0 {
		t.Error("trust reaches names that no seed leads to")
	}
}

func TestRanksSumToOne(t *testing.T) {
	for _, edges := range []int{1, 10, 1000, 30000} {
		g := powerLaw(edges)
		for what, rank := range map[string][]float64{"PageRank": g.PageRank(), "TrustRank": g.TrustRank([]int{0, 1})} {
			sum := 0.0
			for _, r := range rank {
				sum += r
			}
			if math.Abs(sum-1) > rankError {
				t.Errorf("%s of %d edges sums to %.12f; want 1", what, edges, sum)
			}
		}
	}
}

func TestHarmonicByHand(t *testing.T) {
	g := read(t, "a>b b>c c>d a>d e>e2 d>b")
	h, sources := g.Harmonic()
	if sources != 0 {
		t.Errorf("%d sources; want exact", sources)
	}
	for _, c := range []struct {
		name string
		want float64
	}{
		{"a", 0},
		{"b", 1 + 1 + 0.5},   // a and d link here, c by way of d
		{"c", 1 + 0.5 + 0.5}, // b; a by b, d by b
		{"d", 1 + 1 + 0.5},   // c and a; b by c
		{"e", 0}, {"e2", 1},
	} {
		if got := h[g.node(t, c.name)]; math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s has %g; want %g", c.name, got, c.want)
		}
	}
}

// slowHarmonic is the definition, one search after the other.
func slowHarmonic(g *Graph) []float64 {
	h := make([]float64, g.Names())
	for source := range h {
		dist := map[uint32]int{uint32(source): 0}
		for queue := []uint32{uint32(source)}; len(queue) > 0; queue = queue[1:] {
			u := queue[0]
			for _, v := range g.out[g.outAt[u]:g.outAt[u+1]] {
				if _, seen := dist[v]; !seen {
					dist[v] = dist[u] + 1
					h[v] += 1 / float64(dist[v])
					queue = append(queue, v)
				}
			}
		}
	}
	return h
}

func TestHarmonicIsItsDefinition(t *testing.T) {
	g := powerLaw(3000)
	h, _ := g.Harmonic()
	for i, want := range slowHarmonic(g) {
		if math.Abs(h[i]-want) > 1e-9*want {
			t.Errorf("%s has %g; want %g", g.Name(i), h[i], want)
		}
	}
}

func TestSampledHarmonic(t *testing.T) {
	g := powerLaw(100_000)
	from := g.withTargets()
	exact := g.harmonicFrom(from, 1)
	sampled := g.harmonicFrom(drawn(from, fewestSources), float64(len(from))/fewestSources)
	sum, n := 0.0, 0
	for i, want := range exact {
		if want > float64(g.Names())/10 { // that most names reach
			off := sampled[i]/want - 1
			sum, n = sum+off*off, n+1
		}
	}
	if off := math.Sqrt(sum / float64(n)); off > 0.015 {
		t.Errorf("the estimate of %d names is off by %.2f %% (root mean square); want about 1 %%", n, 100*off)
	} else {
		t.Logf("off by %.2f %% over %d names", 100*off, n)
	}
}

func TestDistrustIsTheShareOfLinksToSpam(t *testing.T) {
	// all links to spam; one in four; two steps away; none; "big" is popular
	g := read(t, "farm>spam mixed>spam mixed>x1 mixed>x2 mixed>x3 far>farm clean>x1 x1>big x2>big x3>big clean>big mixed2>big")
	d := g.Distrust([]int{g.node(t, "spam")}, g.PageRank())
	at := func(short string) float64 { return d[g.node(t, short)] }
	stop := at("spam")
	if stop <= 0.1 || stop >= 1 {
		t.Errorf("the seed has %g; want between 0.1 and 1", stop)
	}
	for _, c := range []struct {
		name string
		want float64
	}{{"farm", Damping * stop}, {"mixed", Damping * stop / 4}, {"far", Damping * Damping * stop}, {"clean", 0}, {"big", 0}} {
		if math.Abs(at(c.name)-c.want) > distrustError {
			t.Errorf("%s has %g; want %g", c.name, at(c.name), c.want)
		}
	}
}

func TestPopularSeedsWeighLess(t *testing.T) {
	g := read(t, "a>big b>big c>big d>big e>small f>g")
	ranks := g.PageRank()
	d := g.Distrust([]int{g.node(t, "big"), g.node(t, "small")}, ranks)
	n := float64(g.Names())
	for _, short := range []string{"big", "small"} {
		i := g.node(t, short)
		if want := 1 - math.Log1p(n*ranks[i])/math.Log1p(n); math.Abs(d[i]-want) > distrustError {
			t.Errorf("%s has %g; want %g", short, d[i], want)
		}
	}
	if d[g.node(t, "a")] >= d[g.node(t, "e")] {
		t.Error("a link to a popular seed costs as much as one to an unpopular seed")
	}
}

// A hub that links to all the spam there is comes out worst by plain Anti-TrustRank, and unharmed by the share.
func TestHubsAreNotSpam(t *testing.T) {
	var text strings.Builder
	for i := range 20 {
		fmt.Fprintf(&text, "hub>spam%d farm%d>spam%d ", i, i, i)
	}
	for i := range 980 {
		fmt.Fprintf(&text, "hub>fine%d ", i)
	}
	g := read(t, text.String())
	var seeds []int
	for i := range 20 {
		seeds = append(seeds, g.node(t, fmt.Sprint("spam", i)))
	}
	hub, farm := g.node(t, "hub"), g.node(t, "farm0")
	if plain := g.Reversed().TrustRank(seeds); plain[hub] < plain[farm] {
		t.Error("Anti-TrustRank spares the hub: this test shows nothing")
	}
	if d := g.Distrust(seeds, g.PageRank()); d[hub] > 0.05 || d[farm] < 0.5 {
		t.Errorf("the hub has %g, a farm %g; want below 0.05 and above 0.5", d[hub], d[farm])
	}
}

func TestFewLinksGiveNoOpinion(t *testing.T) {
	var text strings.Builder
	for i := range Few {
		fmt.Fprintf(&text, "r%d>known known>t%d ", i, i)
		if i > 0 {
			fmt.Fprintf(&text, "r%d>few few>t%d ", i, i)
		}
		fmt.Fprintf(&text, "r%d>quiet ", i)
	}
	g := read(t, text.String())
	s := Seeds{Trusted: []domain.Name{name(t, "r1.example")}, Spam: []domain.Name{name(t, "t1.example"), name(t, "absent.example")}}
	m := Measure(g, s, nil)
	if m.Trusted != 1 || m.Spam != 1 {
		t.Errorf("%d trusted and %d spam seeds; want 1 and 1", m.Trusted, m.Spam)
	}
	for _, c := range []struct {
		name            string
		trust, distrust bool
	}{{"known", true, true}, {"few", false, false}, {"quiet", true, false}, {"t1", false, false}} {
		i := g.node(t, c.name)
		if trust, distrust := !math.IsNaN(m.Trust[i]), !math.IsNaN(m.Distrust[i]); trust != c.trust || distrust != c.distrust {
			t.Errorf("%s: trust known %t, distrust known %t; want %t, %t", c.name, trust, distrust, c.trust, c.distrust)
		}
	}
}

func TestNamesInBothListsAreNoSeeds(t *testing.T) {
	g := read(t, "a>b b>c")
	both := []domain.Name{name(t, "a.example")}
	m := Measure(g, Seeds{Trusted: both, Spam: both}, nil)
	if m.Trusted != 0 || m.Spam != 0 || m.Trust != nil || m.Distrust != nil {
		t.Errorf("%d trusted, %d spam; want no seed and no opinion", m.Trusted, m.Spam)
	}
}

// printed is the table of links in some order, on some number of cores.
func printed(t *testing.T, lines []string, cores int) string {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	var b Builder
	if _, err := ReadEdges(strings.NewReader(strings.Join(lines, "\n")), &b, nil); err != nil {
		t.Fatal(err)
	}
	s := Seeds{Trusted: []domain.Name{name(t, "n1.example")}, Spam: []domain.Name{name(t, "n2.example")}}
	var out bytes.Buffer
	if err := Measure(b.Graph(), s, nil).Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestOrderAndCoresLeaveNoTrace(t *testing.T) {
	g := powerLaw(50_000)
	var lines []string
	for from := range g.Names() {
		for _, to := range g.out[g.outAt[from]:g.outAt[from+1]] {
			lines = append(lines, g.Name(from)+","+g.Name(int(to)))
		}
	}
	want := printed(t, lines, 1)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if printed(t, lines, 1) != want {
		t.Error("the same links in another order give another table")
	}
	if printed(t, lines, 4) != want {
		t.Error("four cores give another table than one")
	}
}

func TestMemoryIsAsStated(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a graph of a million links")
	}
	const edges = 1_000_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g := powerLaw(edges)
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := float64(after.HeapAlloc - before.HeapAlloc)
	stated := float64(BytesPerEdge*edges + BytesPerName*g.Names())
	t.Logf("%.1f bytes an edge are kept, names apart", (kept-40*float64(g.Names()))/edges)
	if kept > stated {
		t.Errorf("the graph keeps %.0f bytes; stated are %.0f at most", kept, stated)
	}
}
