package lines

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestAll(t *testing.T) {
	long := strings.Repeat("x", Max)
	for _, tt := range []struct {
		title, text string
		want        []string // "…" for a line that is too long
	}{
		{"none", "", nil},
		{"ends of all kinds, space, an empty line", "a\n b\t\r\n\n \nc", []string{"a", "b", "c"}},
		{"as long as may be", long[1:] + "\nb\n", []string{long[1:], "b"}},
		{"too long", long + "\nb\n", []string{"…", "b"}},
		{"far too long, at the end", "a\n" + strings.Repeat(long, 20), []string{"a", "…"}},
	} {
		for _, size := range []int{16, 1 << 16} { // a reader with a buffer of its own is used as it is
			var failed error
			var got []string
			for line, whole := range All(bufio.NewReaderSize(strings.NewReader(tt.text), size), &failed) {
				if !whole {
					line = []byte("…")
				}
				got = append(got, string(line))
			}
			if !slices.Equal(got, tt.want) || failed != nil {
				t.Errorf("%s, buffer of %d: %.60q, %v; want %.60q", tt.title, size, got, failed, tt.want)
			}
		}
	}
}

func TestAllTellsTheReadersError(t *testing.T) {
	broken := errors.New("broken")
	var failed error
	n := 0
	for range All(io.MultiReader(strings.NewReader("a\nb\nhalf"), iotest.ErrReader(broken)), &failed) {
		n++
	}
	if n != 2 || !errors.Is(failed, broken) {
		t.Errorf("%d lines, %v; want 2 and the error", n, failed)
	}
	for range All(strings.NewReader("a\nb"), &failed) {
		break // and it ends
	}
}
