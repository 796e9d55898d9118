package disavow

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

func parsed(t testing.TB, text string) *File {
	t.Helper()
	f, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func host(t testing.TB, s string) domain.Host {
	t.Helper()
	h, err := domain.ParseHost(s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

const old = `# Bought by the agency before 2019
domain:links.example
http://blog.example/post?id=1

# Müller asked for this one
domain:Spam.Example
odd line
`

func TestParseKeepsEveryLine(t *testing.T) {
	for _, c := range []struct{ title, in, want string }{
		{"as it stands", old, old},
		{"nothing", "", ""},
		{"a mark and old line ends", "\uFEFFdomain:a.example\r\n# b\r\rdomain:c.example", "domain:a.example\n# b\n\ndomain:c.example\n"},
		{"spaces and odd lines", "  domain:a.example \n\t\nx\n\n", "  domain:a.example \n\t\nx\n\n"},
		{"bytes that are no text", "domain:caf\xe9.example\n", "domain:caf\xe9.example\n"},
	} {
		if got := string(parsed(t, c.in).AppendText(nil)); got != c.want {
			t.Errorf("%s: %q; want %q", c.title, got, c.want)
		}
	}
	for _, c := range []struct {
		in   []byte
		want error
	}{{[]byte("d\x00o\x00"), ErrText}, {[]byte("\xFF\xFEd"), ErrText}, {make([]byte, MaxParse+1), ErrLarge}} {
		if f, err := Parse(c.in); f != nil || !errors.Is(err, c.want) {
			t.Errorf("Parse(%.10q) = %v, %v; want %v", c.in, f, err, c.want)
		}
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		line string
		want Fault
	}{
		{"domain:a.example", NoFault}, {"# anything", NoFault}, {"", NoFault}, {"https://a.example/x", NoFault}, {"  domain:a.example  ", NoFault},
		{"domain:someone.blogspot.com", NoFault}, {"http://a.example/" + strings.Repeat("x", MaxURL-17), NoFault},
		{"domain:192.0.2.7", Address}, {"domain:[2001:db8::1]", Address}, {"http://192.0.2.7/x", NoFault}, {"domain:blogspot.com", Shared}, {"domain:co.uk", Shared}, {"domain:s3.amazonaws.com", Shared}, {"domain:amazonaws.com", Shared},
		{"domain:a.example/blog/", SubPath}, {"domain:https://a.example", SubPath},
		{"domain:", NotHost}, {"domain:a b.example", NotHost}, {"domain:a.example # bought", NotHost},
		{"a.example", NotLine}, {"Domain: a.example", NotLine}, {"mailto:a@b.example", NotLine}, {"https://", NotLine},
		{"domain:caf\xe9.example", NotText}, {"http://a.example/" + strings.Repeat("x", MaxURL-16), Long},
	} {
		var want []Problem
		if c.want != NoFault {
			want = []Problem{{2, c.line, c.want}}
		}
		if got := parsed(t, "# first\n"+c.line+"\n").Problems(); !slices.Equal(got, want) {
			t.Errorf("Problems of %.40q = %v; want %v", c.line, got, want)
		}
	}
	seen := map[string]bool{}
	for f := NotText; f <= Long; f++ {
		if f.String() == "" || f.Sentence() == "" || seen[f.String()] {
			t.Errorf("fault %d: word %q, sentence %q", f, f, f.Sentence())
		}
		seen[f.String()] = true
	}
}

func TestHas(t *testing.T) {
	f := parsed(t, old+"domain:192.0.2.7\ndomain:a.blogspot.com\n")
	for _, c := range []struct {
		host, page string
		want       bool
	}{
		{"links.example", "", true}, {"www.links.example", "https://www.links.example/x", true}, {"notlinks.example", "", false}, {"example", "", false},
		{"spam.example", "", true}, {"blog.example", "", false}, {"blog.example", "http://blog.example/post?id=1#top", true},
		{"", "HTTP://BLOG.example/post?id=1", true}, {"", "https://x.links.example/", true}, {"blog.example", "http://blog.example/post?id=2", false},
		{"192.0.2.7", "", false}, {"2.7.example", "", false}, {"a.blogspot.com", "", true}, {"b.blogspot.com", "", false}, {"", "", false}, {"", "odd line", false},
	} {
		var h domain.Host
		if c.host != "" {
			h = host(t, c.host)
		}
		if got := f.Has(h, c.page); got != c.want {
			t.Errorf("Has(%q, %q) = %v; want %v", c.host, c.page, got, c.want)
		}
	}
	if (&File{}).Has(host(t, "a.example"), "https://a.example/") {
		t.Error("an empty file disavows a page")
	}
}

func TestAdd(t *testing.T) {
	entries := []Entry{
		{Domain: host(t, "www.bad.example"), Why: "Link network"},
		{Domain: host(t, "a.farm.co.uk"), Why: "Bought\n in  2020 "},
		{Domain: host(t, "deep.x.blogspot.com"), Why: "Link network"},
		{Page: "https://X.blogspot.com/covered", Why: "Link network"},
		{Page: "https://forum.example/t/9#p3", Why: "Comment spam"},
		{Domain: host(t, "new.example"), Why: "Bought by the agency before 2019"},
		{Domain: host(t, "sub.links.example"), Why: "has it"},
		{Domain: host(t, "silent.example")},
		{Domain: host(t, "blogspot.com"), Why: "Link network"},
		{Domain: host(t, "192.0.2.7"), Why: "Link network"},
		{Domain: host(t, "192.0.2.8"), Page: "http://192.0.2.8/x", Why: "Link network"},
		{Page: "javascript:1"},
		{},
	}
	want := `# Bought by the agency before 2019
domain:links.example
http://blog.example/post?id=1
domain:new.example

# Müller asked for this one
domain:Spam.Example
odd line

domain:silent.example

# Bought in 2020
domain:farm.co.uk

# Comment spam
https://forum.example/t/9

# Link network
domain:bad.example
domain:x.blogspot.com
http://192.0.2.8/x
`
	f := parsed(t, old).Add(entries...)
	if got := string(f.AppendText(nil)); got != want {
		t.Errorf("Add:\n%s\nwant\n%s", got, want)
	}
	var refused []Fault
	for _, r := range f.Refused() {
		refused = append(refused, r.Fault)
	}
	if want := []Fault{Shared, Address, NotLine, NotHost}; !slices.Equal(refused, want) {
		t.Errorf("refused: %v; want %v", refused, want)
	}
	slices.Reverse(entries)
	if got := string(parsed(t, old).Add(entries...).AppendText(nil)); got != want {
		t.Errorf("in another order:\n%s", got)
	}
	if got := string(f.Add(entries...).AppendText(nil)); got != want {
		t.Errorf("added twice:\n%s", got)
	}
	if got := string((&File{}).Add(Entry{Domain: host(t, "a.example"), Why: strings.Repeat("é", 999)}).AppendText(nil)); got != "# "+strings.Repeat("é", 297)+"…\ndomain:a.example\n" {
		t.Errorf("a long reason: %q", got)
	}
}

func TestDiff(t *testing.T) {
	before := parsed(t, "# a\ndomain:a.example\n\ndomain:b.example\ndomain:b.example\n")
	after := parsed(t, "domain:b.example\n# a\n\n\ndomain:c.example\n")
	want := []Change{{2, "domain:a.example", false}, {5, "domain:b.example", false}, {5, "domain:c.example", true}}
	if got := Diff(before, after); !slices.Equal(got, want) {
		t.Errorf("Diff = %v; want %v", got, want)
	}
	if got := Diff(after, after); len(got) != 0 {
		t.Errorf("Diff of a file with itself = %v", got)
	}
}

// numbered is n lines of a form with its "%" numbered.
func numbered(n int, form string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(form, "%", strconv.Itoa(i)))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestFit(t *testing.T) {
	long := "https://www.long.example/" + strings.Repeat("x", MaxURL)
	for _, c := range []struct {
		title, in string
		has, not  []string // lines of the result
		lines     int
	}{
		{"as many as may be", numbered(MaxLines, "domain:x%.com"), []string{"domain:x99999.com"}, nil, MaxLines},
		{"repeated and covered lines first", "# c\ndomain:a.example\n" + numbered(MaxLines, "https://www.a.example/%") + "domain:b.example\ndomain:b.example\nhttps://c.example/\ndomain:d.b.example\n",
			[]string{"# c", "domain:a.example", "domain:b.example", "https://c.example/"}, []string{"domain:c.example"}, 4},
		{"no more than needed, the site with most pages", numbered(60_000, "https://x.a.example/%") + numbered(50_000, "https://b.co.uk/%"),
			[]string{"domain:a.example", "https://b.co.uk/7"}, []string{"domain:b.co.uk"}, 50_001},
		{"bytes", numbered(20_000, "https://a.example/%/"+strings.Repeat("x", 80)) + "https://b.example/" + strings.Repeat("y", 1000) + "\n",
			[]string{"domain:a.example"}, []string{"domain:b.example"}, 2},
		{"pages of an IP address never become its line", numbered(60_000, "https://x.a.example/%") + numbered(50_000, "http://192.0.2.7/%"),
			[]string{"domain:a.example", "http://192.0.2.7/7"}, []string{"domain:192.0.2.7"}, 50_001},
		{"an address that is too long", "# why\n" + long + "\nhttps://b.example/\nhttps://long.example/2\n", []string{"# why", "domain:long.example", "https://b.example/"}, nil, 3},
	} {
		f, err := parsed(t, c.in).Fit()
		if err != nil {
			t.Errorf("%s: %v", c.title, err)
			continue
		}
		text := "\n" + string(f.AppendText(nil))
		lines, _ := f.Size()
		if lines != c.lines {
			t.Errorf("%s: %d lines; want %d", c.title, lines, c.lines)
		}
		for _, l := range c.has {
			if strings.Count(text, "\n"+l+"\n") != 1 {
				t.Errorf("%s: %q is not there once", c.title, l)
			}
		}
		for _, l := range c.not {
			if strings.Contains(text, "\n"+l+"\n") {
				t.Errorf("%s: %q is there", c.title, l)
			}
		}
	}
}

func TestFitRefuses(t *testing.T) {
	for _, c := range []struct {
		title, in, want string
	}{
		{"too many sites", "# one\n" + numbered(MaxLines, "domain:%.example"), "100001 lines and 2088896 bytes, even"},
		{"too many bytes", numbered(40_000, "domain:"+strings.Repeat("x", 50)+"%.example"), "40000 lines"},
		{"comments are never dropped", numbered(MaxLines, "# %") + "domain:a.example\n", "(100000 are comments"},
		{"a long address under a shared host", "https://blogspot.com/" + strings.Repeat("x", MaxURL) + "\n", "line 1 of the disavow file is an address of more than 2,048 characters"},
	} {
		f, err := parsed(t, c.in).Fit()
		var limit *LimitError
		if f != nil || !errors.Is(err, ErrLimits) || !errors.As(err, &limit) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", c.title, err, c.want)
		}
	}
}
