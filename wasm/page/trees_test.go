package page

import (
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

// The weights must have been learnt from the features that the code now gives: make train.
func TestFeaturesAreThoseLearnt(t *testing.T) {
	b := NewBuilder(metaOf(t))
	readInto(b, []byte("<p>"+prose+"<a href=/x>x</a>"))
	b.settle()
	v := newView(b, weighTexts(b))
	if v.link(0); v.n != featuresLearnt {
		t.Errorf("a link has %d features; the model was learnt from %d: run make train", v.n, featuresLearnt)
	}
	if v.typeFeatures(b); v.n >= NoFeature {
		t.Errorf("a page has %d features; there is room for %d", v.n, NoFeature-1)
	}
}

// Whatever is asked, every tree comes to an answer within its own nodes.
func TestTreesEnd(t *testing.T) {
	for _, e := range []struct {
		name   string
		nodes  []uint32
		starts []uint16
	}{
		{"links", treeNodes[:], treeStarts[:]},
		{"links of forums", forumNodes[:], forumStarts[:]},
		{"blocks", blockNodes[:], blockStarts[:]},
		{"kinds of page", typeNodes[:], typeStarts[:]},
	} {
		for i, start := range e.starts {
			end := len(e.nodes)
			if i+1 < len(e.starts) {
				end = int(e.starts[i+1])
			}
			checkTree(t, e.name, e.nodes[start:end])
		}
	}
	if len(typeStarts)%len(LearntTypes) != 0 || len(typeBases) != len(LearntTypes) {
		t.Errorf("%d trees and %d beginnings for %d kinds of page", len(typeStarts), len(typeBases), len(LearntTypes))
	}
}

// What the trees learn from is what the engine asks them about: a word that is written twice has one say in both.
func TestLessonsHaveTheEnginesFeatures(t *testing.T) {
	src := []byte(article(`<div id=footer class="footer footer-7 nav nav-nav"><h2>Menu menu</h2>` + prose +
		`<a class="share share-share" href="/share/share/login?share=1">Read more, read more</a></div>`))
	l := Study(src, metaOf(t))
	learnt, _ := l.Features(wordWeight)
	b := NewBuilder(metaOf(t))
	readInto(b, src)
	b.settle()
	v := newView(b, weighTexts(b))
	for i := range learnt {
		x := v.link(i)
		if len(learnt[i]) != v.n {
			t.Fatalf("link %d: the trainer has %d features, the engine %d", i, len(learnt[i]), v.n)
		}
		for j, want := range learnt[i] {
			if x[j] != want {
				t.Errorf("link %d, feature %d: the trainer has %d, the engine %d", i, j, want, x[j])
			}
		}
	}
}

// The trees for forums ask for nothing that was kept from them when they were learnt.
func TestForumTreesAskForNoShape(t *testing.T) {
	src := []byte("<p>" + prose + "<a href=/x>x</a>")
	l := Study(src, metaOf(t))
	links, _ := l.Features(func(uint32) int16 { return 1 })
	for i := range links[0] {
		links[0][i] = 1
	}
	l.HideShape(links)
	hidden := 0
	for _, shown := range links[0] {
		hidden += 1 - int(shown)
	}
	if hidden == 0 || hidden >= len(links[0])/2 {
		t.Fatalf("%d of %d features are hidden", hidden, len(links[0]))
	}
	for at, n := range forumNodes {
		if f := n >> 24; f != NoFeature && links[0][f] == 0 {
			t.Fatalf("node %d asks for feature %d, which was hidden: run make train", at, f)
		}
	}
}

// checkTree walks a tree: a question's left side follows it, its right side begins where the left one ends.
func checkTree(t *testing.T, name string, nodes []uint32) {
	t.Helper()
	var walk func(at int) (end int)
	walk = func(at int) int {
		if at >= len(nodes) {
			t.Fatalf("%s: a tree of %d nodes goes on past them", name, len(nodes))
		}
		if nodes[at]>>24 == NoFeature {
			return at + 1
		}
		right := walk(at + 1)
		if got := at + int(nodes[at]>>16&0xFF); got != right {
			t.Fatalf("%s: the right side of node %d is said to begin at %d; its left side ends at %d", name, at, got, right)
		}
		return walk(right)
	}
	if end := walk(0); end != len(nodes) {
		t.Errorf("%s: a tree of %d nodes ends at %d", name, len(nodes), end)
	}
}

func TestWordWeightsAreSorted(t *testing.T) {
	for i := 1; i < len(wordWeights); i++ {
		if wordWeights[i-1]>>8 >= wordWeights[i]>>8 {
			t.Fatalf("wordWeights[%d] does not come after the one before: run make train", i)
		}
	}
	for word, want := range map[string]int{"footer": -1, "nav": -1, "qqzzxx": 0} {
		if got := wordWeight(nameWord.hash([]byte(word))); int(got)*want < 0 || want == 0 && got != 0 || want != 0 && got == 0 {
			t.Errorf("wordWeight(class %s) = %d; want the sign of %d", word, got, want)
		}
	}
}

// article is a page as blogs have them.
func article(inside string) string {
	para := "<p>" + prose + prose + "</p>"
	return `<!doctype html><html lang=en><head><title>How the river was measured</title></head><body>
<header class="site-header"><nav><ul class="menu"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/about">About</a></li></ul></nav></header>
<main><article><h1>How the river was measured</h1>` + strings.Repeat(para, 4) + inside + strings.Repeat(para, 4) + `</article></main>
<footer class="site-footer"><p>© The Paper <a href="https://maker.test/">Theme by Maker</a> <a href="/imprint">Imprint</a></p></footer></body></html>`
}

func TestWhereLinksSit(t *testing.T) {
	for _, c := range []struct {
		name, inside string
		link         string
		want         Placement
		content      bool
	}{
		{"in a paragraph", "<p>" + prose + `<a href="https://a.test/x">the station's record</a>` + prose + "</p>", "the station's record", PlaceContent, true},
		{"in a list of the text", "<ul><li>" + prose + `<a href="https://a.test/x">the station's record</a></li><li>` + prose + "</li></ul>", "the station's record", PlaceContent, true},
		{"in the menu", "", "News", PlaceNav, false},
		{"in the footer", "", "Theme by Maker", PlaceFooter, false},
		{"among comments", `<section id=comments class=comments><p>` + prose + `<a href="https://a.test/x">my site</a>` + prose + "</p></section>", "my site", PlaceComment, false},
	} {
		f := read(t, article(c.inside))
		found := false
		for i := range f.Links {
			if l := &f.Links[i]; l.Text == c.link {
				found = true
				if l.Placement != c.want || l.Content >= 0.5 != c.content {
					t.Errorf("%s: placement %v, content %.2f; want %v, %v", c.name, l.Placement, l.Content, c.want, c.content)
				}
			}
		}
		if !found {
			t.Errorf("%s: no link %q", c.name, c.link)
		}
	}
}

// thread is a page as forums have them, with something inside one of its posts.
func thread(inside string) string {
	post := func(inside string) string {
		return `<div class="post message"><div class="postbody">` + prose + inside + `</div><div class="signature">Peg</div><a href="/reply">Reply</a></div>`
	}
	return `<!doctype html><title>Which strings? - Violin forum</title><body><ul class=menu><li><a href="/login">Log in</a></li></ul><div class="forum thread">` +
		strings.Repeat(post(""), 6) + post(inside) + strings.Repeat(post(""), 5) + `</div>`
}

func TestLinksOfForums(t *testing.T) {
	f := ReadHTML([]byte(thread(`<a href="https://maker.test/gut">these</a> and `+prose)), Meta{URL: address(t, "https://forum.example.org/viewtopic.php?t=17")})
	given := map[string]float64{}
	for i := range f.Links {
		given[f.Links[i].Text] = f.Links[i].Content
	}
	if !(given["these"] >= 0.8) {
		t.Errorf("a link of a post: content %.2f; want 0.8 and more", given["these"])
	}
	if menu, seen := given["Log in"]; !seen || menu >= 0.2 {
		t.Errorf("a link of the menu: content %.2f (seen: %v); want less than 0.2", menu, seen)
	}
}

func TestPageType(t *testing.T) {
	for _, c := range []struct {
		name, url, src string
		want           Type
	}{
		{"an article", "https://www.example.org/2024/05/how-the-river-was-measured", article(""), TypeArticle},
		{"a thread", "https://forum.example.org/viewtopic.php?t=17", thread(""), TypeForum},
		{"a front page", "https://www.example.org/", article(""), TypeHome},
		{"one word that declares itself", "https://www.example.org/x", `<meta property=og:type content=product><p>word`, TypeProduct},
	} {
		f := ReadHTML([]byte(c.src), Meta{URL: address(t, c.url)})
		if f.Type != c.want || !(f.TypeProbability > 0 && f.TypeProbability <= 1) {
			t.Errorf("%s: Type = %q with %.2f; want %q", c.name, f.Type, f.TypeProbability, c.want)
		}
	}
}

func address(t *testing.T, s string) domain.Address {
	t.Helper()
	a, err := domain.ParseAddress(s)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
