package grade

import (
	"math"
	"strconv"

	"linkgrade/wasm/jsontext"
)

// writer appends JSON; commas come by themselves. Its small methods are kept out of line: they are called a hundred times,
// and as many copies would add 80 KB to the engine.
type writer struct{ b []byte }

//go:noinline
func (w *writer) comma() {
	if n := len(w.b); n > 0 {
		switch w.b[n-1] {
		case '{', '[', ':', '\n':
		default:
			w.b = append(w.b, ',')
		}
	}
}

//go:noinline
func (w *writer) open(c byte) {
	w.comma()
	w.b = append(w.b, c)
}

//go:noinline
func (w *writer) shut(c byte) { w.b = append(w.b, c) }

//go:noinline
func (w *writer) key(k string) *writer {
	w.comma()
	w.b = append(w.b, '"')
	w.b = append(w.b, k...)
	w.b = append(w.b, '"', ':')
	return w
}

//go:noinline
func (w *writer) raw(s string) { w.b = append(w.b, s...) }

//go:noinline
func (w *writer) int(n int64) { w.b = strconv.AppendInt(w.b, n, 10) }

//go:noinline
func (w *writer) bool(v bool) { w.b = strconv.AppendBool(w.b, v) }

// num appends a number with at most three decimals.
func (w *writer) num(v float64) {
	if n := math.Round(v * 1000); math.Abs(n) < 1e12 {
		w.thousandths(int64(n))
		return
	}
	w.b = strconv.AppendFloat(w.b, math.Round(v*1000)/1000+0, 'f', -1, 64)
}

// thousandths appends n / 1000 as [strconv.AppendFloat] does, in a tenth of the time.
func (w *writer) thousandths(n int64) {
	if n < 0 {
		w.b = append(w.b, '-')
		n = -n
	}
	w.b = strconv.AppendInt(w.b, n/1000, 10)
	rest := n % 1000
	if rest == 0 {
		return
	}
	w.b = append(w.b, '.')
	for ; rest > 0; rest = rest * 10 % 1000 {
		w.b = append(w.b, byte('0'+rest/100))
	}
}

//go:noinline
func (w *writer) score(s Score) {
	if !s.Known {
		w.raw("null")
		return
	}
	w.num(s.Value)
}

//go:noinline
func (w *writer) strOrNull(s string) {
	if s == "" {
		w.raw("null")
		return
	}
	w.str(s)
}

func (w *writer) strs(list []string) {
	w.open('[')
	for _, s := range list {
		w.comma()
		w.str(s)
	}
	w.shut(']')
}

// str appends a JSON string.
//
//go:noinline
func (w *writer) str(s string) { w.b = jsontext.AppendString(w.b, s) }
