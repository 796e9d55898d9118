package grade

import (
	"slices"
	"testing"
)

// TestWrongs: each link to the user's site says what keeps it from counting in full, and no other link does.
func TestWrongs(t *testing.T) {
	const head = "<!-- url: https://coastlog.example/week profile: yachts -->\n<html lang=en><title>A week under sail</title><nav><a href=/>Home</a></nav><main><article><h1>A week under sail</h1><p>[100 words]</p><p>[100 words]</p>"
	const tail = "<p>[100 words]</p><p>[100 words]</p></article></main><footer><p>© Coast log</p></footer>"
	for _, c := range []struct {
		name, markup string
		want         []string
	}{
		{"nothing", `<p>The boat was from <a href="https://harbouryachts.example/">Harbour Yachts</a>, whose yachts sail well.</p>`, nil},
		{"marked", `<p>The boat was from <a rel="nofollow" href="https://harbouryachts.example/">Harbour Yachts</a>, whose yachts sail well.</p>`, []string{"rel"}},
		{"a keyword", `<p>Ask for <a href="https://harbouryachts.example/">yacht charter</a> in the harbour, where yachts sail.</p>`, []string{"exact"}},
		{"here", `<p>The yachts sail from the harbour <a href="https://harbouryachts.example/">here</a> in summer.</p>`, []string{"generic"}},
		{"somebody else's words", `<h2>Bread at home</h2><p>Bake the dough in a hot oven with flour and yeast, says <a href="https://harbouryachts.example/">a baker in town</a> who kneads.</p>`, []string{"context"}},
		{"in the footer", `</article></main><footer><a href="https://harbouryachts.example/">Harbour Yachts</a></footer><main><article>`, []string{"place"}},
		{"another's", `<p>The boat was from <a rel="nofollow" href="https://b.example/">yacht charter</a> yards.</p>`, nil},
	} {
		in := mustFixture(t, head+c.markup+tail)
		r := Grade(in, Meta{})
		if len(r.Links) != 2 {
			t.Fatalf("%s: %d links", c.name, len(r.Links))
		}
		link := &r.Links[0] // the user's is the first
		if link.Yours != (c.name != "another's") {
			t.Fatalf("%s: yours is %t", c.name, link.Yours)
		}
		if got := link.Wrongs(); !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrongs() = %q; want %q", c.name, got, c.want)
		}
	}
	for _, name := range Wrongs() {
		if WrongWords(name) == "" {
			t.Errorf("nothing is said of %q", name)
		}
	}
}
