package e2e

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// firstDifference walks two values of one type, unexported fields included, and
// names the first place where they differ with what stands there in both; ""
// when they are equal. A nil and an empty slice are equal. skip, which may be
// nil, is asked for every struct field and leaves out those it says yes to.
func firstDifference(a, b any, skip func(path string) bool) string {
	d := differ{skip: skip}
	d.walk("", reflect.ValueOf(a), reflect.ValueOf(b))
	return d.found
}

// differ is one comparison under way.
type differ struct {
	skip  func(string) bool
	found string
}

// tolerance is how much two numbers may differ. The probability of being main content rests on the outline, and one
// element that a parser makes of broken markup moves it a little.
func (d *differ) tolerance(path string) float64 {
	if strings.HasSuffix(path, ".Content") {
		return 0.02
	}
	return 0
}

// report notes the difference, which ends the walk.
func (d *differ) report(path string, a, b any) {
	d.found = fmt.Sprintf("%s: %s, and %s", strings.TrimPrefix(path, "."), brief(a), brief(b))
}

func (d *differ) walk(path string, a, b reflect.Value) {
	if d.found != "" {
		return
	}
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		d.report(path, a.IsValid(), b.IsValid())
		return
	}
	switch a.Kind() {
	case reflect.Invalid:
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				d.report(path, a, b)
			}
			return
		}
		d.walk(path, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			name := path + "." + a.Type().Field(i).Name
			if d.skip == nil || !d.skip(strings.TrimPrefix(name, ".")) {
				d.walk(name, a.Field(i), b.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		d.list(path, a, b)
	case reflect.Float32, reflect.Float64:
		if x, y := a.Float(), b.Float(); !(math.Abs(x-y) <= d.tolerance(path)) && !(math.IsNaN(x) && math.IsNaN(y)) {
			d.report(path, a, b)
		}
	default:
		if !a.Equal(b) {
			d.report(path, a, b)
		}
	}
}

// list compares element by element; bytes as one text, and lengths last, so that
// the first element that is missing or too many is what is told.
func (d *differ) list(path string, a, b reflect.Value) {
	if a.Type().Elem().Kind() == reflect.Uint8 && a.Kind() == reflect.Slice {
		if x, y := string(a.Bytes()), string(b.Bytes()); x != y {
			at := common(x, y)
			d.report(fmt.Sprintf("%s from byte %d", path, at), x[max(0, at-40):], y[max(0, at-40):])
		}
		return
	}
	for i := range min(a.Len(), b.Len()) {
		d.walk(fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i))
	}
	if d.found == "" && a.Len() != b.Len() {
		d.report("number of "+strings.TrimPrefix(path, "."), a.Len(), b.Len())
	}
}

// common is the length of the longest text that both begin with.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// brief is a value in at most 160 characters.
func brief(v any) string {
	text := fmt.Sprintf("%#v", v)
	if value, ok := v.(reflect.Value); ok {
		text = fmt.Sprintf("%#v", value)
		if value.Kind() == reflect.String {
			text = fmt.Sprintf("%q", value.String())
		}
	}
	if r := []rune(text); len(r) > 160 {
		text = string(r[:160]) + "…"
	}
	return text
}

func TestFirstDifference(t *testing.T) {
	type part struct {
		Name string
		n    int
	}
	type whole struct {
		Parts []part
		Raw   []byte
		Share float64
		Next  *part
	}
	base := func() whole {
		return whole{Parts: []part{{"a", 1}, {"b", 2}}, Raw: []byte("text"), Share: 0.5, Next: &part{"c", 3}}
	}
	for _, test := range []struct {
		name   string
		change func(*whole)
		want   string
	}{
		{"equal", func(*whole) {}, ""},
		{"an exported field", func(w *whole) { w.Parts[1].Name = "x" }, `Parts[1].Name: "b", and "x"`},
		{"an unexported field", func(w *whole) { w.Parts[0].n = 9 }, "Parts[0].n: 1, and 9"},
		{"one element too few", func(w *whole) { w.Parts = w.Parts[:1] }, "number of Parts: 2, and 1"},
		{"bytes", func(w *whole) { w.Raw = []byte("test") }, `Raw from byte 2: "text", and "test"`},
		{"a number", func(w *whole) { w.Share = 0.25 }, "Share: 0.5, and 0.25"},
		{"behind a pointer", func(w *whole) { w.Next.Name = "z" }, `Next.Name: "c", and "z"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			other := base()
			test.change(&other)
			if got := firstDifference(base(), other, nil); got != test.want {
				t.Errorf("firstDifference() = %s; want %s", got, test.want)
			}
		})
	}
	skipped := base()
	skipped.Share = 9
	if got := firstDifference(base(), skipped, func(path string) bool { return path == "Share" }); got != "" {
		t.Errorf("firstDifference() of a skipped field = %s; want none", got)
	}
}
