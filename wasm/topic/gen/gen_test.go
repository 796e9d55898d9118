package main

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/topic"
)

// The committed vectors are made of what this generator pins. This needs no network; -check compares the bytes.
func TestFresh(t *testing.T) {
	b, err := os.ReadFile("../vectors.lgv")
	if err != nil {
		t.Fatal(err)
	}
	v, err := topic.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if v.Made() != made() || v.Words() != vocabulary {
		t.Errorf("vectors.lgv has %d words and was made from %q, the generator takes %d from %q: run go generate ./wasm/topic",
			v.Words(), v.Made(), vocabulary, made())
	}
}

const small = `{"precision":8,"words":["the",",","Café","cafe","two words","a\"b]","boat"],"vectors":{"the":[V],"Café":[V],"cafe":[V],"boat":[V]}}`

func TestRead(t *testing.T) {
	numbers := "0.5"
	for range given + 1 {
		numbers += ",0.25"
	}
	src := []byte(strings.ReplaceAll(small, "V", numbers))
	words, err := read(src, 3)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"the", "cafe", "boat"} {
		if words[i].text != want || words[i].vector[0] != 0.5 || words[i].vector[given-1] != 0.25 {
			t.Errorf("word %d = %q %v…; want %q 0.5…", i, words[i].text, words[i].vector[:2], want)
		}
	}
	for _, bad := range []string{"", `{"words":["a`, `{"words":["boat"]}`, `{"words":["boat"],"vectors":{"boat":[1,2]}}`} {
		if _, err := read([]byte(bad), 1); err == nil {
			t.Errorf("read(%q) gives no error", bad)
		}
	}
}

func TestAddShares(t *testing.T) {
	words := []word{{text: "the"}, {text: "login"}, {text: "boat"}}
	if err := addShares(words, "100\nthe 100\nlogin 60\n"); err != nil {
		t.Fatal(err)
	}
	if the, login, boat := words[0].share, words[1].share, words[2].share; the <= login || login <= 0 || boat <= 0 {
		t.Errorf("shares %v %v %v; want the first above the second, all above 0", the, login, boat)
	}
	for _, bad := range []string{"", "x\n", "10\nboat eleven\n", "10\nboat 11\n", "10\n"} {
		if err := addShares(words, bad); err == nil {
			t.Errorf("addShares(%q) gives no error", bad)
		}
	}
}

func TestEigenvectors(t *testing.T) {
	m := &matrix{}
	for i := range given {
		m[i][i] = float64(i + 1)
	}
	m[98][99], m[99][98] = 5, 5
	v := eigenvectors(m)
	for n, want := range map[int]float64{0: (199 + math.Sqrt(101)) / 2, 1: 98, 99: 1} {
		var mv [given]float64
		for i := range given {
			mv[i] = dot(&m[i], &v[n])
		}
		if got := dot(&mv, &v[n]); math.Abs(got-want) > 1e-9 {
			t.Errorf("eigenvalue %d = %v; want %v", n, got, want)
		}
	}
}

// Words in two directions make fields in those two.
func TestFields(t *testing.T) {
	rows := make([]topic.Row, firstField+fieldWords)
	for i := range rows {
		rows[i].Vector[i/1000%2*7] = 3
		rows[i].Vector[20] = float32(i%5) / 10
	}
	of := map[int]int{}
	for _, f := range fieldsOf(rows) {
		switch {
		case f[0] > 0.9 && f[7] == 0:
			of[0]++
		case f[7] > 0.9 && f[0] == 0:
			of[7]++
		case f != [topic.Dims]float32{}: // nothing is nearest to a middle that another has, too
			t.Errorf("a field that mixes both: %v", f)
		}
	}
	if of[0] == 0 || of[7] == 0 {
		t.Errorf("%d fields in the first direction, %d in the second", of[0], of[7])
	}
}

func TestFunctionWords(t *testing.T) {
	lists := map[string][]string{}
	for _, language := range topic.Languages() {
		lists[language] = []string{language + "x"}
	}
	lists["de"], lists["nl"], lists["zh"], lists["xx"] = []string{"für", "die"}, []string{"die"}, []string{"什么样"}, []string{"nowhere"}
	src, err := json.Marshal(lists)
	if err != nil {
		t.Fatal(err)
	}
	words, err := functionWords(src)
	if err != nil {
		t.Fatal(err)
	}
	bit := func(language string) uint64 { return 1 << slices.Index(topic.Languages(), language) }
	of := map[string]uint64{}
	for _, w := range words {
		of[w.Word] = w.Languages
	}
	for word, want := range map[string]uint64{"fur": bit("de"), "die": bit("de") | bit("nl"), "什么": bit("zh"), "么样": bit("zh"), "nowhere": 0} {
		if of[word] != want {
			t.Errorf("languages of %q = %b; want %b", word, of[word], want)
		}
	}
	delete(lists, "tr")
	if src, err = json.Marshal(lists); err != nil {
		t.Fatal(err)
	}
	if _, err := functionWords(src); err == nil {
		t.Error("a language without words is taken")
	}
}
