package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const smallList = `// VERSION: 2026-01-02_03-04-05_UTC
// COMMIT: 0123456789abcdef

// ===BEGIN ICANN DOMAINS===
com
*.ck
!www.ck
公司.cn
// ===END ICANN DOMAINS===
// ===BEGIN PRIVATE DOMAINS===
github.io
*.compute.example.com  and what follows white space is no rule
// ===END PRIVATE DOMAINS===
`

func TestReadList(t *testing.T) {
	l, err := readList(smallList)
	if err != nil || l.version != "2026-01-02_03-04-05_UTC" || l.commit != "0123456789abcdef" {
		t.Fatalf("readList: version %q, commit %q, %v", l.version, l.commit, err)
	}
	want := []string{"com", "*.ck", "!www.ck", "xn--55qx5d.cn", "github.io", "*.compute.example.com"}
	for i, r := range l.rules {
		if got := r.String(); i >= len(want) || got != want[i] {
			t.Errorf("rule %d = %q; want one of %q", i, got, want)
		}
		if private := r.section == private; private != (i >= 4) {
			t.Errorf("rule %q: private %t", r, private)
		}
	}
	if len(l.rules) != len(want) {
		t.Errorf("readList gives %d rules; want %d", len(l.rules), len(want))
	}
}

func TestReadListRefuses(t *testing.T) {
	for _, rule := range []string{"a.*.b", "*", "!*.a", "*.*.a", "a..b", ".a", strings.Repeat("a", 64)} {
		if l, err := readList("// ===BEGIN ICANN DOMAINS===\n" + rule); err == nil {
			t.Errorf("readList(%q) = %v; want an error", rule, l.rules)
		}
	}
	if _, err := readList("com\n"); err == nil {
		t.Error("a rule outside both sections is read; want an error")
	}
}

func TestLayOut(t *testing.T) {
	l, err := readList(smallList)
	if err != nil {
		t.Fatal(err)
	}
	first, err := layOut(l.rules)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(l.rules), func(i, j int) { l.rules[i], l.rules[j] = l.rules[j], l.rules[i] })
		again, err := layOut(l.rules)
		if err != nil || !bytes.Equal(again.bytes(), first.bytes()) {
			t.Fatalf("layOut depends on the order of the rules: %v", err)
		}
	}
	if _, err := layOut(append(l.rules, l.rules[0])); err == nil {
		t.Error("layOut takes the same rule twice; want an error")
	}
}

// TestFresh makes the table again and compares it with the committed one.
func TestFresh(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the evaluation data is not distributed")
	}
	out := t.TempDir()
	if err := run(filepath.Join(data, "data", "lists", "public_suffix_list.dat"), out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"suffixes.bin", "suffixes.go"} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		committed, err := os.ReadFile(filepath.Join("..", name))
		if err != nil || !bytes.Equal(got, committed) {
			t.Errorf("%s is stale (%v): go generate ./wasm/domain, with the list in -list", name, err)
		}
	}
}
