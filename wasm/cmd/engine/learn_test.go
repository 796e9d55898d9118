package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/topic"
)

func vectorsFile(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../../topic/vectors.lgv")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// yachtPages are two pages of a made-up site, as a content script streams them.
var yachtPages = []string{
	"\x01title\x04Yacht charter | Harbour Yachts\x05\x01p\x04Charter a sailing boat with a skipper; every sailing boat of ours has a keel and an anchor.\x05",
	"\x01title\x04Prices | Harbour Yachts\x05\x01p\x04A week on a sailing boat with its skipper, harbour fees included, for any yacht of the fleet.\x05",
}

// answers are what the engine says to the way from pages to a profile, kept and asked for again.
func answers(t testing.TB, ask func([]byte) []byte) [][]byte {
	t.Helper()
	out := [][]byte{ask(withBody("do: vectors\n", vectorsFile(t)))}
	var samples []byte
	for i, p := range yachtPages {
		s := ask(withBody("do: sample\nfeed: dom\nurl: https://harbour.example/"+strconv.Itoa(i)+"\n", []byte(p)))
		samples = append(append(samples, s...), '\n')
		out = append(out, s)
	}
	learnt := ask(withBody("do: learn\nat: 1700000000\n", samples))
	struck := bytes.Replace(learnt, []byte(`{"term": "skipper", `), []byte(`{"struck": true, "term": "skipper", `), 1)
	again := ask(withBody("do: learn\nat: 1700000001\nolder: "+strconv.Itoa(len(struck))+"\n", append(struck, samples...)))
	return append(out, learnt, again, ask(withBody("do: profile\n", again)))
}

func TestLearning(t *testing.T) {
	e := &engine{}
	all := answers(t, e.answer)
	if !bytes.Contains(all[0], []byte(`"words":`)) || e.Vectors == nil {
		t.Errorf("vectors = %s", all[0])
	}
	learnt, err := topic.DecodeProfile(all[3])
	if err != nil || learnt.Name != "Harbour Yachts" || learnt.Learnt != 1_700_000_000 || len(learnt.Pages) != 2 || len(learnt.Terms) < 3 {
		t.Fatalf("learn = %s, %v", all[3], err)
	}
	again, err := topic.DecodeProfile(all[4])
	if err != nil || again.Learnt != 1_700_000_001 {
		t.Fatalf("learn with an older profile = %s, %v", all[4], err)
	}
	for _, term := range again.Terms {
		if term.Struck != (term.Text == "skipper") {
			t.Errorf("after a strike %q is %+v", "skipper", term)
		}
	}
	if !bytes.Equal(all[5], all[4]) || e.Profile == nil {
		t.Errorf("profile = %s; want what was given", all[5])
	}
	if got := e.answer(withBody("do: profile\n", []byte("{"))); !bytes.Contains(got, []byte("line 1")) || e.Profile == nil {
		t.Errorf("a broken profile = %s; want an error, and the one before kept", got)
	}
	if got := e.answer(withBody("do: profile\n", nil)); string(got) != "{}" || e.Profile != nil {
		t.Errorf("an empty profile = %s; want {}, and none kept", got)
	}
	checked := e.answer(withBody("do: learn\nolder: "+strconv.Itoa(len(all[4]))+"\n", all[4]))
	if !bytes.Equal(checked, all[4]) || e.Profile != nil {
		t.Errorf("learning from nothing = %s; want the older profile, and none kept", checked)
	}
}

func TestLearningRefuses(t *testing.T) {
	for _, c := range []struct{ name, request string }{
		{"vectors that are none", "do: vectors\n\nLGV0"},
		{"a profile that is none", "do: profile\n\n[]"},
		{"an older profile that is none", "do: learn\nolder: 2\n\n[]"},
		{"longer than the body", "do: learn\nolder: 3\n\n{}"},
		{"negative", "do: learn\nolder: -1\n\n{}"},
		{"a sample that is none", "do: learn\n\n{}\nyacht\n"},
		{"too many samples", "do: learn\n\n" + strings.Repeat("{}\n", topic.MaxSamples+1)},
		{"a sample of no address", "do: sample\nurl: x\n\n"},
		{"a sample of no stream", "do: sample\nurl: https://a.example/\nfeed: dom\n\nplain"},
	} {
		if got := ask(t, &engine{}, []byte(c.request)); got["error"] == nil {
			t.Errorf("%s: answer = %v; want an error", c.name, got)
		}
	}
}
