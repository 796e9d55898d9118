package peer

import (
	"slices"
	"strings"
	"testing"
)

func TestMark(t *testing.T) {
	src := "<p><A\nhref=x>y</A><a/href=z><script><a href=no></script>"
	want := "<p><A data-linkgrade-ordinal=0 \nhref=x>y</A><a data-linkgrade-ordinal=1 /href=z><script><a href=no></script>"
	if got := string(Mark([]byte(src))); got != want {
		t.Errorf("Mark(%q) = %q; want %q", src, got, want)
	}
}

func TestSurvivors(t *testing.T) {
	sentence := strings.Repeat("The keeper walks down to the gauge, reads the level and writes it into a book. ", 8)
	src := "<!doctype html><title>River</title><nav class=menu><ul><li><a href=/a>A</a><li><a href=/b>B</a></ul></nav><article><p>" +
		sentence + "<a href=https://gauges.test/>The record</a> goes back far.</p><p>" + sentence + "</p></article><footer><a href=/imprint>Imprint</a></footer>"
	tree, err := Extract(Mark([]byte(src)), "https://www.example.org/river")
	if err != nil {
		t.Fatal(err)
	}
	if got := Survivors(tree); !slices.Equal(got, []int{2}) {
		t.Errorf("links %v survive; want the one in the text, 2", got)
	}
	if got := Survivors(nil); got != nil {
		t.Errorf("Survivors(nil) = %v; want none", got)
	}
}
