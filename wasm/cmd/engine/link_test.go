package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// linkAnswers are what the engine says to a link that is there, then another time, changed.
func linkAnswers(t testing.TB, ask func([]byte) []byte) (all [][]byte) {
	t.Helper()
	const page = `<p>Two hives stand behind the house since last spring, where we read about <a href="https://shop.example/bees">our bees</a> at night.</p>`
	head := "do: link\nurl: https://host.example/post\nstatus: 200\nfeed: html\ntargets: shop.example https://other.example/x\n"
	first := ask(withBody(head, []byte(page)))
	var v struct {
		Said struct{ Link json.RawMessage }
	}
	if err := json.Unmarshal(first, &v); err != nil {
		t.Fatalf("link = %s: %v", first, err)
	}
	seen := string(v.Said.Link)
	later := strings.Replace(page, "<a", "<a rel=nofollow", 1)
	return append(all, first,
		ask(withBody(head+"older: "+strconv.Itoa(len(seen))+"\n", []byte(seen+page))),
		ask(withBody(head+"anchor: our bees\nrel: follow\nolder: "+strconv.Itoa(len(seen))+"\n", []byte(seen+later))),
		ask(withBody(head, []byte("<p>"+strings.Repeat("a text without it ", 20)))),
		ask(withBody(head, []byte("<div id=root></div>"))),
		ask(withBody(strings.Replace(head, "200", "410", 1), nil)))
}

func TestLink(t *testing.T) {
	want := []string{
		`{"target":"shop.example other.example/x","said":{"state":"live","found":1,"link":{"href":"https://shop.example/bees","anchor":"our bees","rel":"","followed":true,"hidden":"","placement":"content","noindex":false},"changes":[]}}`,
		`"state":"live"`,
		`"changes":[{"what":"followed","was":"yes","now":"no","agreed":true},{"what":"rel","was":"","now":"nofollow","agreed":false},{"what":"followed","was":"yes","now":"no","agreed":false}]`,
		`"state":"lost","found":0,"link":null,"changes":[]`,
		`"state":"unknown"`,
		`"state":"lost"`,
	}
	for i, got := range linkAnswers(t, (&engine{}).answer) {
		if !strings.Contains(string(got), want[i]) {
			t.Errorf("answer %d: %s; want %s", i, got, want[i])
		}
	}
}

func TestLinkMistakes(t *testing.T) {
	for name, request := range map[string]string{
		"no target":             "do: link\nurl: https://a.example/\n\n<p>x",
		"a target that is none": "do: link\nurl: https://a.example/\ntargets: nonsense\n\n<p>x",
		"too many":              "do: link\nurl: https://a.example/\ntargets:" + strings.Repeat(" b.example", maxTargets+1) + "\n\n<p>x",
		"no address":            "do: link\ntargets: b.example\n\n<p>x",
		"what was seen is none": "do: link\nurl: https://a.example/\ntargets: b.example\nolder: 2\n\n[]<p>x",
		"older than the body":   "do: link\nurl: https://a.example/\ntargets: b.example\nolder: 9\n\n{}",
	} {
		if s, _ := ask(t, &engine{}, []byte(request))["error"].(string); s == "" {
			t.Errorf("%s: no error", name)
		}
	}
	both := "do: link\nurl: https://a.example/\ntargets: b.example\nolder: 2\nbucket: 2\n\n{}"
	if got := ask(t, &engine{}, []byte(both)); got["said"] == nil {
		t.Errorf("with a bucket that means nothing here: %v", got)
	}
}
