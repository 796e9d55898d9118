package jsontext

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
)

// reread writes the strings, numbers and words of a text in order: what the walk has seen.
func reread(r *Reader) any {
	switch r.next() {
	case '{':
		m := map[string]any{}
		r.Object(func(key string) { m[key] = reread(r) })
		return m
	case '[':
		a := []any{}
		r.Array(func() { a = append(a, reread(r)) })
		return a
	case '"':
		return r.Text()
	case 't', 'f':
		return r.Bool()
	case 'n':
		r.Null()
		return nil
	}
	return r.Number()
}

func TestReads(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, ` [ 1 , -0.5e+3 , 0 ] `, `"a\u00e9\n\/\"\\"`, `"\ud83d\ude00 \ud83d x \udead\u0041"`, `{"a":{"b":[true,false,null]}}`, "\"\xff\"",
	} {
		r := Read([]byte(text))
		got := reread(r)
		var want any
		if err := errors.Join(r.End(), json.Unmarshal([]byte(text), &want)); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(want)
		if string(g) != string(w) {
			t.Errorf("%s reads as %s; want %s", text, g, w)
		}
	}
}

func TestMistakesHaveALine(t *testing.T) {
	for _, c := range []struct {
		name, text string
		line       int
	}{
		{"nothing", "", 1}, {"no end", "{\n\"a\": 1,\n", 3}, {"a comma too many", "[\n1,\n]", 3}, {"a text over two lines", "\n\"a\nb\"", 2},
		{"two values", "1\n2", 2}, {"a leading nought", "01", 1}, {"no key", "{1:2}", 1},
		{"a bad escape", `"\x"`, 1}, {"hex that is none", `"\u00g0"`, 1}, {"no colon", `{"a" 1}`, 1}, {"half a word", "tru", 1}, {"half of false", "fals", 1},
	} {
		r := Read([]byte(c.text))
		r.Skip()
		var at *Error
		if err := r.End(); !errors.As(err, &at) || at.Line != c.line || at.What == "" {
			t.Errorf("%s: %v; want a mistake in line %d", c.name, err, c.line)
		}
	}
	r := Read([]byte(strings.Repeat("[", 1000)))
	if r.Skip(); r.End() == nil {
		t.Error("a thousand open brackets are read")
	}
}

func TestNumbers(t *testing.T) {
	for _, text := range []string{"0", "-0", "1", "-12.5", "0.001", "0.123456789012345", "999999999999999", "1e22", "5E-3", "-2.5e+2", "1700000000", "0.000e0"} {
		r := Read([]byte(text))
		got := r.Number()
		want, err := strconv.ParseFloat(text, 64)
		if err := errors.Join(err, r.End()); err != nil || got != want {
			t.Errorf("Number(%s) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"1e999", "1e99999999999999999999", "1234567890123456", "1e23", "1e-23", "", "-", "x"} {
		r := Read([]byte(text))
		if got := r.Number(); got != 0 || r.End() == nil {
			t.Errorf("Number(%s) = %v without a mistake", text, got)
		}
	}
}

// The strings that encoding/json reads are the ones that were written.
func TestStringsReadBack(t *testing.T) {
	for _, s := range []string{"", "a b", `a"b\c`, "a\n\t\x00\x7f", "</script>&", "a\u2028b\u2029", "日本 é 😀", "a\xffb\xc3"} {
		b := AppendString(nil, s)
		r, back := Read(b), ""
		got := r.Text()
		err := errors.Join(r.End(), json.Unmarshal(b, &back))
		if want := strings.ToValidUTF8(s, "\uFFFD"); err != nil || got != want || back != want {
			t.Errorf("AppendString(%q) = %s, reads as %q here and as %q there: %v", s, b, got, back, err)
		}
	}
}

// FuzzAsEncodingJSON: what is JSON there is JSON here.
func FuzzAsEncodingJSON(f *testing.F) {
	f.Add([]byte(`{"a":[1,-2.5e-3,"\u00e9\ud83d\ude00",true,null]}`))
	f.Add([]byte(`[[[`))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := Read(src)
		r.Skip()
		err := r.End()
		deep := err != nil && strings.Contains(err.Error(), "nest too deep")
		if want := json.Valid(src); (err == nil) != want && !deep {
			t.Errorf("%q: %v here, valid %t there", src, err, want)
		}
	})
}
