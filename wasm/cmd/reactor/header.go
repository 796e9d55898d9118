package reactor

import (
	"bytes"
	"errors"
)

// ErrHeader says that a request does not begin as it should.
var ErrHeader = errors.New("the request has no end of headers")

// Headers hands each line "key: value" that a request begins with to set, whose error ends it, and returns what stands behind the
// empty line after them: the body, in the request's own memory.
func Headers(request []byte, set func(key, value string) error) (body []byte, err error) {
	for {
		line, rest, ok := bytes.Cut(request, []byte{'\n'})
		if !ok {
			return nil, ErrHeader
		}
		if request = rest; len(line) == 0 {
			return request, nil
		}
		key, value, _ := bytes.Cut(line, []byte(": "))
		if err := set(string(key), string(value)); err != nil {
			return nil, err
		}
	}
}
