package page

import (
	"slices"
	"testing"
)

func TestRetold(t *testing.T) {
	src := `<main><h1>Boats</h1><div class=card><p>Sloop</p><p>Read more</p></div><div class=card><p>Ketch</p><p>Read more</p></div>
<p hidden>Read more</p><p><a href=/x><img src=i.png></a></p><p>Read on</p></main>`
	b := NewBuilder(metaOf(t))
	readInto(b, []byte(src))
	b.settle()
	r := b.retell()
	var texts []string
	for i := range b.facts.Blocks {
		texts = append(texts, string(b.text[b.facts.Blocks[i].start:b.facts.Blocks[i].end]))
	}
	for _, c := range []struct {
		text          string
		times, before []int32
	}{
		{"Boats", []int32{1}, []int32{0}},
		{"Read more", []int32{3, 3, 3}, []int32{0, 1, 2}},
		{"Read on", []int32{1}, []int32{0}},
		{"", []int32{0}, []int32{0}},
	} {
		var times, before []int32
		for i, text := range texts {
			if text == c.text {
				times, before = append(times, r.times[i]), append(before, r.before[i])
			}
		}
		if !slices.Equal(times, c.times) || !slices.Equal(before, c.before) {
			t.Errorf("%q stands %v times, after %v others; want %v and %v (blocks %q)", c.text, times, before, c.times, c.before, texts)
		}
	}
	if r.words[0] != 4 {
		t.Errorf("%d visible words are said twice, want the 4 of both buttons", r.words[0])
	}
}

// Of long texts the beginning and the length are compared.
func TestRetoldLong(t *testing.T) {
	long := "<p>" + prose + prose
	b := NewBuilder(metaOf(t))
	readInto(b, []byte(long+"one"+long+"two"+long+"three"))
	b.settle()
	if r := b.retell(); !slices.Equal(r.times, []int32{2, 2, 1}) {
		t.Errorf("the texts stand %v times, want [2 2 1]", r.times)
	}
}
