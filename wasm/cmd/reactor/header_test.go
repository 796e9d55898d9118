package reactor

import (
	"errors"
	"testing"
)

func TestHeaders(t *testing.T) {
	errBad := errors.New("bad")
	tests := []struct {
		name, request, lines, body string
		err                        error
	}{
		{name: "lines and a body", request: "do: pack\nat: 1\n\nbody\n\nof it", lines: "do=pack at=1 ", body: "body\n\nof it"},
		{name: "no lines", request: "\n", lines: ""},
		{name: "no value", request: "warm\n\n", lines: "warm= "},
		{name: "a value with a colon", request: "url: https://a.example/: x\n\n", lines: "url=https://a.example/: x "},
		{name: "no end", request: "do: pack\n", lines: "do=pack ", err: ErrHeader},
		{name: "nothing", err: ErrHeader},
		{name: "a line that is refused", request: "bad: 1\ndo: pack\n\n", err: errBad},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := ""
			body, err := Headers([]byte(test.request), func(key, value string) error {
				if key == "bad" {
					return errBad
				}
				lines += key + "=" + value + " "
				return nil
			})
			if !errors.Is(err, test.err) || lines != test.lines || string(body) != test.body {
				t.Errorf("Headers(%q) = %q, %v after %q; want %q, %v after %q", test.request, body, err, lines, test.body, test.err, test.lines)
			}
		})
	}
}

// An answer is where Call says, and a long request's memory is let go.
func TestRoom(t *testing.T) {
	var r Room
	if got := r.Alloc(0); got != 0 {
		t.Errorf("Alloc(0) = %d; want 0", got)
	}
	for _, n := range []uint32{3, longestKept + 1, 2} {
		if r.Alloc(n); len(r.In) != int(n) {
			t.Fatalf("Alloc(%d) leaves room for %d", n, len(r.In))
		}
		got := r.Call(func(request []byte) []byte { return append([]byte("an answer to "), byte('0'+len(request)%10)) })
		if length := uint32(got); int(length) != len(r.out) || string(r.out[:13]) != "an answer to " {
			t.Errorf("Call() = %d bytes, %q", length, r.out)
		}
		if n > longestKept && r.In != nil {
			t.Errorf("a request of %d bytes is still held", n)
		}
	}
}
