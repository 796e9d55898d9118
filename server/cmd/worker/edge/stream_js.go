package edge

import (
	"errors"
	"io"
	"syscall/js"
)

// errStream is a body that broke off.
var errStream = errors.New("edge: the body could not be read")

// A stream reads a ReadableStream of bytes, which it begins with the first read.
type stream struct {
	of     js.Value
	reader js.Value
	left   []byte
	end    error
}

// Read implements [io.Reader].
func (s *stream) Read(b []byte) (int, error) {
	if s.reader.IsUndefined() {
		s.reader = s.of.Call("getReader")
	}
	for len(s.left) == 0 && s.end == nil {
		s.next()
	}
	if len(s.left) == 0 {
		return 0, s.end
	}
	n := copy(b, s.left)
	s.left = s.left[n:]
	return n, nil
}

// next waits for the next bytes, or for the end.
func (s *stream) next() {
	chunk, err := Await(s.reader.Call("read"))
	switch {
	case err != nil:
		s.end = errStream
	case chunk.Get("done").Bool():
		s.end = io.EOF
	default:
		s.left = make([]byte, chunk.Get("value").Length())
		js.CopyBytesToGo(s.left, chunk.Get("value"))
	}
}

// Close implements [io.Closer]: what was not read is not fetched.
func (s *stream) Close() error {
	if s.end == nil && !s.reader.IsUndefined() {
		s.reader.Call("cancel")
	}
	return nil
}

// Await waits for a promise, whose error says nothing. The library's own keeps one function for each call, which a program that lives long must not.
func Await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	kept := js.FuncOf(func(_ js.Value, a []js.Value) any { settled <- outcome{value: a[0]}; return nil })
	broken := js.FuncOf(func(js.Value, []js.Value) any { settled <- outcome{err: errStream}; return nil })
	defer kept.Release()
	defer broken.Release()
	promise.Call("then", kept, broken)
	o := <-settled
	return o.value, o.err
}
