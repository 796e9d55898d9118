package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestFresh makes the table again and compares it with the committed one. It also fails
// when golang.org/x/net/idna has come to follow another version of Unicode, as it does
// with Go's own: then the engine should follow.
func TestFresh(t *testing.T) {
	out := t.TempDir()
	if err := run(out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"letters.bin", "letters.go"} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil || !bytes.Equal(got, committed) {
			t.Errorf("%s is stale (%v): cd wasm/domain && go run ./gen/letters", name, err)
		}
	}
}

func TestAskOne(t *testing.T) {
	for _, c := range []struct {
		r    rune
		want letter
	}{
		{'a', letter{class: class{valid: true, initial: true, direction: left}}},
		{'A', letter{mapped: "a"}},
		{' ', letter{class: class{valid: true, initial: true}}}, // refused later, by what hosts hold
		{'ß', letter{class: class{valid: true, initial: true, direction: left}}},
		{'\u00ad', letter{class: class{ignored: true}}},
		{'ǅ', letter{mapped: "dž"}},
		{'\u0301', letter{class: class{valid: true, direction: nonspacing, ccc: 230, joining: transparent}}},
		{'ب', letter{class: class{valid: true, initial: true, direction: right, joining: joinsBoth}}},
		{'ا', letter{class: class{valid: true, initial: true, direction: right}}},
		{'\ua872', letter{class: class{valid: true, initial: true, direction: left, joining: joinsLeft}}},
		{'٣', letter{class: class{valid: true, initial: true, direction: arabic}}},
		{'\u094d', letter{class: class{valid: true, direction: nonspacing, ccc: virama, joining: transparent}}},
		{nonJoinerRune, letter{class: class{valid: true, initial: true, direction: neutral}}},
		{'\u0378', letter{}}, // unassigned
		{'\ufffd', letter{}},
	} {
		if got := askOne(c.r); got != c.want {
			t.Errorf("askOne(%U) = %+v; want %+v", c.r, got, c.want)
		}
	}
}

const nonJoinerRune = '\u200c'

func TestLayOut(t *testing.T) {
	all := make([]letter, 40)
	for i := range all {
		all[i].class.valid = true
	}
	for i := range 4 { // 2–9: every other one is mapped to the next
		all[2+2*i].mapped = string(rune(3 + 2*i))
	}
	for i := range 5 { // 12–16: to five neighbours
		all[12+i].mapped = string(rune('p' + i))
	}
	all[20].mapped, all[21].mapped, all[30].mapped = "xy", "z", "b"
	got, err := layOut(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []span{{0, formClass, 0}, {2, formEither, 0}, {10, formClass, 0}, {12, formShift, 'p'}, {17, formClass, 0},
		{20, formItems, 0}, {22, formClass, 0}, {30, formShift, 'b'}, {31, formClass, 0}}
	for i, s := range got.spans {
		if i >= len(want) || s != want[i] {
			t.Errorf("span %d = %v; want one of %v", i, s, want)
		}
	}
	if len(got.spans) != len(want) || string(got.items) != "xy\x00z\x00" {
		t.Errorf("layOut gives %d spans and items %q; want %d and xy, z", len(got.spans), got.items, len(want))
	}
}

func TestLayOutRefuses(t *testing.T) {
	all := make([]letter, 2)
	all[0].mapped, all[1].mapped = "\ufffdx", "\ufffdy"
	if _, err := layOut(all, nil); err == nil {
		t.Error("layOut takes U+FFFD, which is in no name; want an error")
	}
}
