package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// The page has words for every refusal: extension/build/audit_test.go compares the languages' with these.
func TestRefusalsHaveWords(t *testing.T) {
	b, err := os.ReadFile("../../../extension/policy/audit/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var words struct{ Refusals map[string]string }
	if err := json.Unmarshal(b, &words); err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(words.Refusals)), slices.Sorted(slices.Values(refusals)); !slices.Equal(got, want) {
		t.Errorf("policy/audit/en.json has the refusals %q; want %q", got, want)
	}
}

// What becomes of files that are no exports, and of disavow files that are too large, is told by a word.
func TestUnread(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"nothing":      {" \n", "empty"},
		"a web page":   {"<!doctype html><p>x", "kind"},
		"other words":  {"Colour,Taste\nred,sour\ngreen,sweet\n", "unknown"},
		"sums alone":   {"Anchor,Referring domains,Backlinks\nsage,3,4\n", "no-links"},
		"JSON cut off": {`[{"url_from":"https://a.example/","url_to":"https://herbs.example/"},`, "unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			all := answered((&auditor{}).answer, [][]byte{[]byte("do: begin\nsite: herbs.example\n\n"), []byte("do: open\nname: x\n\n"), []byte("do: more\n\n" + test.text), []byte("do: end\n\n")})
			var got struct {
				Failed *struct{ Text, Reason string }
			}
			if err := json.Unmarshal(all[3], &got); err != nil || got.Failed == nil || got.Failed.Reason != test.want || got.Failed.Text == "" {
				t.Errorf("the file is answered %s (%v); want that it failed, %q", all[3], err, test.want)
			}
		})
	}
	for want, file := range map[string]string{
		"disavow-large":   strings.Repeat("#", 33<<20),
		"disavow-limits":  strings.Repeat("# "+strings.Repeat("x", 2000)+"\n", 1001),
		"disavow-address": "https://github.io/" + strings.Repeat("x", 2100) + "\n",
	} {
		t.Run(want, func(t *testing.T) {
			a := &auditor{}
			a.answer([]byte("do: begin\nsite: herbs.example\n\n"))
			got := a.answer([]byte("do: existing\n\n" + file))
			if !strings.Contains(string(got), `"reason":"`+want+`"`) {
				got = a.answer([]byte("do: draft\n\n"))
			}
			if !strings.Contains(string(got), `"reason":"`+want+`"`) || !json.Valid(got) {
				t.Errorf("a disavow file is answered %.300s; want the reason %q", got, want)
			}
		})
	}
}
