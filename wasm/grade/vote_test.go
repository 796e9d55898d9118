package grade

import (
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/trust"
)

func mustRecord(t testing.TB, s string) trust.Record {
	t.Helper()
	r, err := parseRecord(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const everyPlace = `<!-- url: https://a.example/x -->
<html><head><title>A walk</title></head><body><header><a href="https://head.example/">Our other house</a></header>
<nav><a href="https://nav.example/">Our shop</a></nav>
<main><article><h1>A walk</h1><p>[200 words] The club keeps <a href="https://content.example/">a good map</a> of it.</p>
<p>[80 words] Or take <a rel="nofollow" href="https://nofollow.example/">the bus</a>, <a href="https://buy.example/">buy cheap tickets</a>
or <a href="https://risky.example/">online casino</a> or <a href="https://generic.example/">here</a>.</p>
<p style="display:none">See <a href="https://hidden.example/">the hidden one</a> that nobody sees.</p></article></main>
<aside class="sidebar"><a href="https://sidebar.example/">A friend</a></aside>
<section class="comments"><p>I agree <a href="https://comment.example/">Ann</a></p></section>
<footer><a href="https://footer.example/">Made by</a></footer></body></html>`

func votesByName(r *Report) map[string]float64 {
	votes := map[string]float64{}
	for i := range r.Links {
		votes[strings.TrimSuffix(r.Links[i].Name.String(), ".example")] = r.Links[i].Vote
	}
	return votes
}

func TestVotesAreOrdered(t *testing.T) {
	v := votesByName(graded(t, everyPlace))
	for _, order := range []string{"content > generic > sidebar > comment > footer > nofollow", "content > buy > risky > nofollow",
		"content > nav > footer", "head > footer > hidden"} {
		names := strings.Split(order, " > ")
		for i := 1; i < len(names); i++ {
			if v[names[i-1]] <= v[names[i]] {
				t.Errorf("vote(%s) = %.4f, vote(%s) = %.4f; want %s", names[i-1], v[names[i-1]], names[i], v[names[i]], order)
			}
		}
	}
	for _, name := range []string{"nofollow", "hidden"} {
		if v[name] != 0 {
			t.Errorf("vote(%s) = %v; want 0", name, v[name])
		}
	}
}

// TestVotesAreDiluted: the same link is worth less the more the page links to.
func TestVotesAreDiluted(t *testing.T) {
	last := 2.0
	for _, n := range []int{0, 5, 20, 60} {
		more := strings.Repeat(`<p><a href="https://more.example/">another of many</a> [40 words]</p>`, n)
		r := graded(t, strings.Replace(everyPlace, "</article>", more+"</article>", 1))
		got := votesByName(r)["content"]
		if got >= last {
			t.Errorf("vote with %d more links = %v; want less than %v", n, got, last)
		}
		if r.NewLinkVote.Value > r.Score.Value/100 {
			t.Errorf("newLinkVote with %d more links = %v; want at most score/100 = %v", n, r.NewLinkVote.Value, r.Score.Value/100)
		}
		last = got
	}
}

// TestEarlyLinksWeighMore: in a text that has a beginning and an end.
func TestEarlyLinksWeighMore(t *testing.T) {
	const link = `<p>[30 words] Read <a href=https://map.example/>a good map</a> of it before you go there. [30 words]</p>`
	for _, c := range []struct {
		name, text       string
		early, late, off float64
	}{
		{"a long text", link + "<p>[300 words]</p><p>[300 words]</p>" + link, 1, endFactor, 0.02},
		{"a short text", link + link, middleFactor, middleFactor, 0},
	} {
		in := mustFixture(t, "<!-- url: https://a.example/x -->\n<title>A walk</title><main><article><h1>A walk</h1>"+c.text+"</article></main>")
		early, late := in.position(&in.Links[0]), in.position(&in.Links[1])
		if early < c.early-c.off || early > c.early || late < c.late || late > c.late+c.off {
			t.Errorf("%s: positions weigh %.3f and %.3f; want %.3f and %.3f", c.name, early, late, c.early, c.late)
		}
		if a, b := in.surfer(&in.Links[0]), in.surfer(&in.Links[1]); c.late < c.early && a <= b {
			t.Errorf("%s: the early link weighs %.3f, the late one %.3f", c.name, a, b)
		}
	}
}

// TestTargetsAreAskedOnce: the pack is asked once for each name, and its words show in the flags.
func TestTargetsAreAskedOnce(t *testing.T) {
	in := mustFixture(t, everyPlace)
	names := &countingLookup{asked: map[domain.Name]int{}, bad: "sidebar.example"}
	in.Names = names
	r := Grade(in, Meta{})
	for n, times := range names.asked {
		if times > 1 {
			t.Errorf("Lookup(%v) was called %d times; want once", n, times)
		}
	}
	for i := range r.Links {
		risky := strings.Contains(strings.Join(r.Links[i].Flags, " "), "risky")
		name := r.Links[i].Name.String()
		if want := name == "sidebar.example" || name == "risky.example"; risky != want {
			t.Errorf("link to %s: risky = %v; want %v", name, risky, want)
		}
	}
}

type countingLookup struct {
	asked map[domain.Name]int
	bad   string
}

func (c *countingLookup) Lookup(n domain.Name) (trust.Record, bool) {
	c.asked[n]++
	if n.String() == c.bad {
		return trust.Record{Categories: trust.Scam | trust.Confirmed}, true
	}
	return trust.Record{}, false
}

func TestContextIsTheSentence(t *testing.T) {
	r := graded(t, `<!-- url: https://a.example/ -->
<p>One is here. Two by Dr. Doe has <a href=https://b.example/>a link</a> in it. Three follows.</p>`)
	if got, want := r.Links[0].Context, "Two by Dr. Doe has a link in it."; got != want {
		t.Errorf("Context = %q; want %q", got, want)
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct{ name, link, want string }{
		{"none", `<a href=https://b.example/>xyz</a>`, ""},
		{"rel", `<a href=https://b.example/ rel="sponsored nofollow">xyz</a>`, "nofollow sponsored"},
		{"hidden", `<a href=https://b.example/ hidden>xyz</a>`, "hidden"},
		{"affiliate and tracker", `<a href="https://b.example/?aff_id=3&utm_source=x">xyz</a>`, "affiliate tracker"},
		{"redirect", `<a href="https://b.example/?url=https://c.example/">xyz</a>`, "redirect"},
		{"shortener", `<a href=https://bit.ly/x>xyz</a>`, "shortener"},
		{"repeat", `<a href=https://b.example/#top>yes</a> <a href=https://b.example/>xyz</a>`, "repeat"},
		{"own pages repeat as they like", `<a href=/y>yes</a> <a href=/y>xyz</a>`, ""},
	} {
		links := graded(t, "<!-- url: https://a.example/ -->\n<p>"+c.link).Links
		if got := strings.Join(links[len(links)-1].Flags, " "); got != c.want {
			t.Errorf("%s: flags of %s = %q; want %q", c.name, c.link, got, c.want)
		}
	}
}

// TestHintsOutweighMarkup: what a rendered page shows decides whether a link is hidden.
func TestHintsOutweighMarkup(t *testing.T) {
	for _, c := range []struct {
		name, style, hint string
		want              Result
	}{
		{"off the page by a stylesheet", "", "0,offscreen,,,,,,,", Fail},
		{"the colour of the ground", "", "0,colour,,,,,,,", Fail},
		{"a closed tab", "", "0,display,,,,,,,", Unknown},
		{"clipped, as a closed accordion is", "", "0,clip,,,,,,,", Unknown},
		{"hidden in the markup, shown in the end", "font-size:0", "1,,,,,,,,", Pass},
		{"nothing known", "font-size:0", ",,,,,,,,", Fail},
	} {
		link := "\x01a\x02href\x03https://%s.example/\x06" + c.hint + "\x04a study\x05"
		stream := "\x01p\x04" + strings.Repeat("word ", 200) + "\x05\x01p\x02style\x03" + c.style +
			strings.Replace(link, "%s", "b", 1) + "\x04 and " + strings.Replace(link, "%s", "c", 1) + "\x05"
		own, err := domain.ParseAddress("https://a.example/x")
		if err != nil {
			t.Fatal(err)
		}
		f, err := page.ReadStream([]byte(stream), page.Meta{URL: own})
		if err != nil {
			t.Fatal(err)
		}
		if got := hiddenLinks.Check(&Input{Facts: f}); got.Result != c.want {
			t.Errorf("%s: Check = %v %v; want %v", c.name, got.Result, got.Evidence, c.want)
		}
	}
}
