package site

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"linkgrade/wasm/topic"
)

// Every reason of a farm shows what was seen and on which post; nothing but a farm has one that is known for nothing.
func TestEvidenceByPost(t *testing.T) {
	_, v := survey(t, build(t, recipes()[0]))
	if v.Kind != Farm || len(v.Reasons) == 0 || v.Reasons[0].Signal != &placedLinks {
		t.Fatalf("the first farm: %v, reasons %v; want a farm, for its placed links first", v.Kind, v.Reasons)
	}
	posts := map[string]bool{}
	for _, p := range v.Posts {
		posts[p.Address.String()] = true
	}
	n := 0
	for _, e := range v.Reasons[0].Evidence {
		if posts[e.Page] && strings.Contains(e.Text, " → client-") {
			n++
		}
	}
	if want := int(v.Reasons[0].Value*float64(len(v.Posts)) + 0.5); n != want {
		t.Errorf("%d posts are shown with a placed link; want %d", n, want)
	}
}

func TestSignalsAreWhole(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, s := range Signals() {
		if s.ID == "" || ids[s.ID] || s.Title == "" || s.Means == "" || s.Why == "" || !strings.HasPrefix(s.Source, "https://") || s.Backing == 0 {
			t.Errorf("signal %q: want an ID of its own, a title, a meaning, a reason, a public source and its backing", s.ID)
		}
		ids[s.ID] = true
		if !bytes.Contains(readme, []byte("`"+s.ID+"`")) {
			t.Errorf("signal %q is not in wasm/README.md", s.ID)
		}
		if _, err := os.Stat("signal_" + strings.ReplaceAll(s.ID, "-", "_") + ".go"); err != nil {
			t.Errorf("signal %q has no file of its own: %v", s.ID, err)
		}
	}
	if got := len(rules()); got != len(asked) {
		t.Errorf("%d of the %d rules asked for exist", got, len(asked))
	}
	for _, p := range pulls {
		if !ids[p.signal.ID] {
			t.Errorf("a pull of %q, which Signals does not list", p.signal.ID)
		}
	}
}

// Without links that were placed, and without an offer, no site is a farm, whatever its subjects and authors are.
func TestNoFarmWithoutLinks(t *testing.T) {
	for _, language := range []string{"en", "de", "es", "pl", "ja"} {
		_, v := survey(t, build(t, recipe{name: "broad", language: language, topics: everything, posts: 12, authors: "turnover", cites: 2, house: "write", calledAs: "All of it", pattern: true, list: "rss"}))
		if v.Kind == Farm || v.Chances[Farm] != 0 {
			t.Errorf("%s: a site of many subjects and authors is %v; want no farm, nor a chance of one", language, v.Kind)
		}
	}
}

// What is followed makes the difference: the same site with its links marked is no farm.
func TestMarkedLinksAreNotHeldAgainstASite(t *testing.T) {
	b := build(t, recipes()[2])
	if _, v := survey(t, b); v.Kind != Farm {
		t.Fatalf("%v; want a farm", v.Kind)
	}
	for path, f := range b.files {
		f.body = strings.ReplaceAll(f.body, `<a href="https://client-`, `<a rel=sponsored href="https://client-`)
		b.files[path] = f
	}
	_, v := survey(t, b)
	if d := v.finding(&disclosure); v.Kind == Farm || !d.Known || d.Value != 1 {
		t.Errorf("with rel=sponsored: %v, disclosure %+v; want no farm, and all marked", v.Kind, d.Outcome)
	}
}

func TestVerdictsJSON(t *testing.T) {
	for _, r := range []recipe{recipes()[0], recipes()[4], {name: "nothing", language: "en", calledAs: "N", list: "home"}} {
		s, v := survey(t, build(t, r))
		got := v.AppendJSON(nil)
		var read struct {
			Version              int
			Policy, Kind, Source *string
			Confidence           float64
			Chances              map[string]float64
			Entropy              *float64
			Posts                []struct{ URL, Title, Author, Date *string }
			Reasons              []string
			Findings             []struct {
				Signal, Title string
				Value         *float64
				Evidence      []struct{ Text, Page string }
			}
		}
		d := json.NewDecoder(bytes.NewReader(got))
		if err := d.Decode(&read); err != nil {
			t.Fatalf("%s: %v in %s", r.name, err, got)
		}
		if read.Version != 1 || *read.Policy != Version || *read.Kind != v.Kind.String() || len(read.Posts) != len(v.Posts) || len(read.Chances) != 5 || len(read.Findings) != len(Signals()) {
			t.Errorf("%s: %s", r.name, got)
		}
		if (read.Entropy == nil) == v.KnowsTopics || (read.Source == nil) != (v.Source == "") {
			t.Errorf("%s: what is not known must be null: %s", r.name, got)
		}
		if again := s.Verdict(v.At).AppendJSON(nil); !bytes.Equal(got, again) {
			t.Errorf("%s: the second verdict differs", r.name)
		}
	}
}

// A sample keeps little of a page, however large it is.
func TestSamplesAreSmall(t *testing.T) {
	words := topic.NewLexicon()
	for name, src := range map[string]string{
		"links in the text": "<article><h1>T</h1>" + strings.Repeat("<p>Some words of a text with <a href=//b.example/x>cheap loans online</a> in it.</p>", 4_000),
		"links around":      "<nav>" + strings.Repeat("<a href=//a.example/x>x</a>", 4_000) + "</nav>" + long,
		"text":              "<article>" + strings.Repeat("<p>"+strings.Repeat("word ", 100)+"</p>", 1_000),
		"headings":          "<article>" + strings.Repeat("<h2>"+strings.Repeat("head ", 50)+"</h2><p>x y z", 2_000),
		"posts":             "<main>" + strings.Repeat("<a href=/a-post-of-ours>x</a>", 4_000),
	} {
		s := sampleOf("<!doctype html><title>"+strings.Repeat("t", 5000)+"</title>"+src, address(t, "https://s.example/"), words)
		size := len(s.Title) + len(s.Text)
		for _, l := range s.Links {
			size += len(l.Text) + len(l.Sells) + len(l.Area)
		}
		for _, h := range s.Headings {
			size += len(h)
		}
		if size > 32<<10 || len(s.Links) > maxInText+maxAround || len(s.posts) > maxEntries {
			t.Errorf("%s: a sample of %d bytes, %d links, %d posts", name, size, len(s.Links), len(s.posts))
		}
	}
}

func BenchmarkVerdict(b *testing.B) {
	s, _ := survey(b, build(b, recipes()[0]))
	for b.Loop() {
		s.Verdict(0)
	}
}
