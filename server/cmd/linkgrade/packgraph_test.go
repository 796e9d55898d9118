package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPackGraph(t *testing.T) {
	edges := write(t, "edges.csv", "source,target\na.example,b.example\nc.example,b.example\nnot a line\n")
	packed := write(t, "edges.csv.gz", zipped(t, "a.example,b.example\nc.example,b.example\n"))
	vertices := write(t, "vertices.txt", "0\texample.a\t1\n1\texample.b\t1\n2\texample.c\t1\n")
	numbers := write(t, "numbers.txt", "0\t1\n2\t1\n")
	seeds := write(t, "seeds.txt", "a.example\n")
	for _, c := range []struct {
		name, stdin string
		args        []string
		says        string
	}{
		{"a file", "", []string{edges}, "3 lines, 1 malformed"},
		{"packed", "", []string{packed}, "3 names, 2 links"},
		{"standard input", "a.example\tb.example\nc.example\tb.example\n", []string{"-"}, "3 names, 2 links"},
		{"Common Crawl", "", []string{numbers, "--vertices", vertices}, "3 names, 2 links"},
		{"seeds", "", []string{edges, "--trusted", seeds, "--spam", seeds}, "0 trusted, 0 spam"},
		{"a trusted seed", "", []string{edges, "--trusted=" + seeds}, "1 trusted, 0 spam"},
	} {
		code, out, errs := call(t, c.stdin, append([]string{"pack", "graph"}, c.args...)...)
		if code != 0 || !strings.HasPrefix(out, "#linkgrade-graph\t1\tnames=3\tedges=2\t") || !strings.Contains(out, "\nb.example\t2\t2\t") {
			t.Errorf("%s: exit code %d, printed %q", c.name, code, out)
		}
		if !strings.Contains(errs, c.says) || !strings.Contains(errs, "computing: PageRank") {
			t.Errorf("%s: says %q; want %q in it", c.name, errs, c.says)
		}
	}
}

func TestPackGraphWritesWhole(t *testing.T) {
	edges := write(t, "edges.csv", "a.example,b.example\n")
	out := filepath.Join(t.TempDir(), "graph.tsv")
	if code, printed, errs := call(t, "", "pack", "graph", edges, "--out", out); code != 0 || printed != "" {
		t.Fatalf("exit code %d, %q, %q", code, printed, errs)
	}
	_, want, _ := call(t, "", "pack", "graph", edges)
	if got, err := os.ReadFile(out); err != nil || string(got) != want {
		t.Errorf("the file holds %q, %v; want what is printed otherwise, %q", got, err, want)
	}
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) != 1 {
		t.Errorf("%d files beside it, %v; want none", len(left)-1, err)
	}
}

func TestPackRefuses(t *testing.T) {
	edges := write(t, "edges.csv", "a.example,b.example\n")
	for _, c := range []struct {
		name, stdin string
		args        []string
		code        int
		says        string
	}{
		{"no word", "", []string{"pack"}, 2, "graph"},
		{"no such word", "", []string{"pack", "graff"}, 2, "graff"},
		{"no file", "", []string{"pack", "graph"}, 2, "give a file"},
		{"no memory", "", []string{"pack", "graph", edges, "--memory=0"}, 2, "--memory"},
		{"a file that is not there", "", []string{"pack", "graph", "absent.csv"}, 1, "absent.csv: no such file"},
		{"seeds that are not there", "", []string{"pack", "graph", edges, "--spam", "absent.txt"}, 1, "absent.txt: no such file"},
		{"nothing", "", []string{"pack", "graph", "-"}, 1, "no link between two names"},
		{"no links", "hello\nworld\n", []string{"pack", "graph", "-"}, 1, "no link between two names"},
		{"gzip cut off", zipped(t, strings.Repeat("a.example,b.example\n", 99))[:20], []string{"pack", "graph", "-"}, 1, "not a whole gzip file"},
		{"a folder to write to that is not there", "", []string{"pack", "graph", edges, "--out", "absent/x.tsv"}, 1, "absent/"},
	} {
		code, out, errs := call(t, c.stdin, c.args...)
		if code != c.code || out != "" || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit code %d, %q, %q; want %d and %q", c.name, code, out, errs, c.code, c.says)
		}
	}
	if code, out, _ := call(t, "", "pack", "--help"); code != 0 || !strings.Contains(out, "graph") {
		t.Errorf("pack --help: exit code %d, %q", code, out)
	}
}
