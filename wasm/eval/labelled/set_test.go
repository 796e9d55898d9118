package labelled

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeSet makes a set in a new folder from files by their names; those ending in .gz are packed.
func writeSet(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		var b bytes.Buffer
		if strings.HasSuffix(name, ".gz") {
			z := gzip.NewWriter(&b)
			z.Write([]byte(text))
			z.Close()
		} else {
			b.WriteString(text)
		}
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoad(t *testing.T) {
	pages, err := Load(writeSet(t, map[string]string{
		"pages.jsonl": `{"page":"p1","type":"article","url":"https://blog.example.co.uk/a"}
{"page":"p2","type":"forum","url":"nonsense"}
`,
		"labels.jsonl.gz": `{"page":"p1","i":0,"off":3,"label":1,"tier":"A","ext":true,"cls":"content"}
{"page":"p1","i":2,"off":40,"label":0,"tier":"B","cls":"boilerplate"}
{"page":"p1","i":5,"off":60,"label":null,"cls":"comment"}
`,
		"pages/p1.html.gz": "<p><a href=x>y</a>",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || pages[0].Site != "example.co.uk" || pages[1].Site != "p2" || !pages[1].Address().Host.IsZero() {
		t.Fatalf("Load gives %+v, %+v; want example.co.uk's page and one without an address", pages[0], pages[1])
	}
	for i, want := range []struct {
		ordinal, offset  int
		class            string
		external, scored bool
	}{
		{0, 3, "content", true, true},
		{2, 40, "boilerplate", false, false},
		{5, 60, "comment", false, false},
	} {
		l := pages[0].Labels[i]
		if l.Ordinal != want.ordinal || l.Offset != want.offset || l.Class != want.class || l.External != want.external || l.Scored() != want.scored {
			t.Errorf("label %d = %+v; want %+v", i, l, want)
		}
	}
	if c := pages[0].Labels; !*c[0].Content || *c[1].Content || c[2].Content != nil {
		t.Errorf("labels are content %v, %v, %v; want yes, no, unclear", c[0].Content, c[1].Content, c[2].Content)
	}
	if src, err := pages[0].Source(); err != nil || string(src) != "<p><a href=x>y</a>" {
		t.Errorf("Source() = %q, %v", src, err)
	}
}

func TestLoadRefuses(t *testing.T) {
	const page = `{"page":"p1"}` + "\n"
	for _, c := range []struct{ name, pages, labels string }{
		{"a page twice", page + page, ""},
		{"a page without id", "{}\n", ""},
		{"a label of no page", page, `{"page":"p2","i":0}`},
		{"labels out of order", page, `{"page":"p1","i":1}` + "\n" + `{"page":"p1","i":1}`},
		{"no JSON", page, "nonsense"},
	} {
		_, err := Load(writeSet(t, map[string]string{"pages.jsonl": c.pages, "labels.jsonl.gz": c.labels}))
		if err == nil || !strings.Contains(err.Error(), ": line ") {
			t.Errorf("%s: Load says %v; want an error that names the line", c.name, err)
		}
	}
}

func TestLoadSpam(t *testing.T) {
	pages, err := LoadSpam(writeSet(t, map[string]string{
		"pages.jsonl":         `{"page":"s1","url":"https://a.example/","technique":"none (visible comment)","where":"comment","hidden":false}`,
		"labels.jsonl":        `{"page":"s1","off":7,"hidden":true}`,
		"injected/s1.html.gz": "<p>x",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if p := pages[0]; len(p.Links) != 1 || p.Links[0] != (SpamLink{7, true}) || p.Where != "comment" || p.Hidden || p.Site != "a.example" {
		t.Errorf("LoadSpam gives %+v", p)
	}
	if src, err := pages[0].Source(); err != nil || string(src) != "<p>x" {
		t.Errorf("Source() = %q, %v", src, err)
	}
}
