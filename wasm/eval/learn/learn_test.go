package learn

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"linkgrade/wasm/eval/labelled"
)

// set writes pages of as many sites: each has a menu, whose links are not content, and a text with links that are.
func set(t *testing.T, sites int) []*labelled.Page {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	var pages, labels strings.Builder
	for i := range sites {
		var src strings.Builder
		src.WriteString("<!doctype html><div class=sitemenu>")
		link := 0
		say := func(content int) {
			fmt.Fprintf(&labels, `{"page":"p%d","i":%d,"off":%d,"label":%d,"tier":"A"}`+"\n", i, link, src.Len(), content)
			link++
		}
		for range 6 {
			say(0)
			src.WriteString("<a href=/menu>Menu</a> ")
		}
		src.WriteString("</div><div class=storytext>")
		for range 6 {
			src.WriteString("<p>The keeper walks down to the gauge, reads the level and writes it into a book, ")
			say(1)
			src.WriteString("<a href=/book>as his father did</a> every morning of every year.</p>")
		}
		src.WriteString("</div>")
		fmt.Fprintf(&pages, `{"page":"p%d","type":"article","url":"https://site%d.example/text"}`+"\n", i, i)
		write(t, filepath.Join(dir, "pages", fmt.Sprintf("p%d.html.gz", i)), src.String())
	}
	write(t, filepath.Join(dir, "labels.jsonl.gz"), labels.String())
	if err := os.WriteFile(filepath.Join(dir, "pages.jsonl"), []byte(pages.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := labelled.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t *testing.T, file, text string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text))
	z.Close()
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func lessonsOf(t *testing.T, sites int) []*Lesson {
	t.Helper()
	lessons, err := Read(set(t, sites))
	if err != nil {
		t.Fatal(err)
	}
	return lessons
}

func TestCrossValidateTellsMenusFromText(t *testing.T) {
	lessons := lessonsOf(t, 40)
	for i, given := range CrossValidate(lessons, 4) {
		for _, k := range lessons[i].Labels {
			if (given[k.Ordinal] >= 0.5) != *k.Content {
				t.Fatalf("page %d, link %d: probability %.2f; content is %v", i, k.Ordinal, given[k.Ordinal], *k.Content)
			}
		}
	}
}

// A site has no say in what words weigh while its own pages are learnt from.
func TestWordsWithoutASite(t *testing.T) {
	lessons := lessonsOf(t, fewestSites)
	w := newWords(lessons)
	own := lessons[0].Names[lessons[0].Section[0]]
	if len(own) == 0 {
		t.Fatal("the menu's section has no words")
	}
	all, without := w.weights(), w.without(lessons[0].Site)
	if all[own[0]] >= 0 {
		t.Errorf("the menu's word weighs %d on %d sites; want less than nothing", all[own[0]], fewestSites)
	}
	if got := without(own[0]); got != 0 {
		t.Errorf("to a page of one of them it weighs %d; want 0: too few sites are left", got)
	}
}

func TestSourceIsGo(t *testing.T) {
	lessons := lessonsOf(t, 30)
	one, err := Source(Fit(lessons), FitTypes(lessons))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "weights.go", one, 0); err != nil {
		t.Error(err)
	}
	again, err := Source(Fit(lessons), FitTypes(lessons))
	if err != nil || !reflect.DeepEqual(one, again) {
		t.Errorf("the same pages gave another source (%v)", err)
	}
}

func TestReadSaysWhichPageIsMissing(t *testing.T) {
	pages := set(t, 2)
	pages[1] = &labelled.Page{ID: "gone"}
	if _, err := Read(pages); err == nil {
		t.Error("Read of a page without a file gave no error")
	}
}
