package edge

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// MaxAnswer is the longest answer in bytes: a pack of a million names takes a third of it.
const MaxAnswer = 8 << 20

// errLong is what writing more than MaxAnswer bytes gives. The answer becomes a 500.
var errLong = errors.New("edge: the answer is longer than MaxAnswer")

// An answer is an [http.ResponseWriter] that keeps what is written until it is sent. Its rules are those of net/http's
// server for HTTP/1.1 without connections.
type answer struct {
	method string
	header http.Header // the handler's own, which it may change until it writes
	sent   http.Header // as it was then
	status int         // 0 until it writes
	length int64       // of the body as the handler declared it; -1 where it did not
	wrote  int64       // bytes that the handler had for the body, for HEAD and beyond its length, too
	body   bytes.Buffer
	fault  bool // it cannot be sent as it is
}

func newAnswer(method string) *answer {
	return &answer{method: method, header: http.Header{}, length: -1}
}

// Header implements [http.ResponseWriter].
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements [http.ResponseWriter]: the first status counts, informational ones are left out.
func (a *answer) WriteHeader(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", status)) // as net/http does
	}
	if a.status != 0 || status < 200 {
		return
	}
	a.status, a.sent = status, a.header.Clone()
	if declared := a.sent.Get("Content-Length"); declared != "" {
		n, err := strconv.ParseInt(declared, 10, 64)
		if err != nil || n < 0 {
			a.sent.Del("Content-Length")
			return
		}
		a.length = n
	}
}

// Write implements [http.ResponseWriter]. Errors are [http.ErrBodyNotAllowed], [http.ErrContentLength], and one for an
// answer that is too long.
func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	if len(b) == 0 {
		return 0, nil
	}
	if !hasBody(a.status) {
		return 0, http.ErrBodyNotAllowed
	}
	a.wrote += int64(len(b))
	if a.length >= 0 && a.wrote > a.length {
		return 0, http.ErrContentLength
	}
	if a.wrote > MaxAnswer {
		a.fault = true
		return 0, errLong
	}
	if a.method == http.MethodHead { // net/http looks at the first bytes for the type
		a.body.Write(b[:min(len(b), max(sniffed-a.body.Len(), 0))])
		return len(b), nil
	}
	return a.body.Write(b)
}

// sniffed is how many bytes [http.DetectContentType] looks at.
const sniffed = 512

// hasBody says whether an answer of a status may have a body (RFC 9110, section 6.4.1).
func hasBody(status int) bool {
	return status != http.StatusNoContent && status != http.StatusNotModified
}

// finish ends the answer as net/http does when a handler returns, and says whether it can be sent.
func (a *answer) finish() bool {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	head := a.method == http.MethodHead
	if a.length >= 0 && a.wrote != a.length && !head && hasBody(a.status) {
		a.fault = true // net/http breaks the connection off
	}
	if !hasBody(a.status) {
		a.sent.Del("Content-Length")
		a.sent.Del("Transfer-Encoding")
		if a.status == http.StatusNotModified {
			a.sent.Del("Content-Type")
		}
		return !a.fault
	}
	if _, typed := a.sent["Content-Type"]; !typed && a.body.Len() > 0 && a.sent.Get("Content-Encoding") == "" {
		a.sent.Set("Content-Type", http.DetectContentType(a.body.Bytes()))
	}
	if a.length < 0 && (!head || a.wrote > 0) {
		a.sent.Set("Content-Length", strconv.FormatInt(a.wrote, 10))
	}
	return !a.fault
}

// lines are the header fields as "Name: value\n", in the order of their names. Fields that HTTP does not allow are left out,
// line ends in a value are spaces, as net/http has it.
func lines(h http.Header) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[name] {
			value = strings.TrimSpace(strings.NewReplacer("\n", " ", "\r", " ").Replace(value))
			if isToken(name) && !strings.ContainsFunc(value, isControl) {
				b.WriteString(name + ": " + value + "\n")
			}
		}
	}
	return b.String()
}

// isToken says whether a text can be a field's name (RFC 9110, section 5.6.2). Package httpguts says it too, and links 90 KB.
func isToken(s string) bool {
	const others = "!#$%&'*+-.^_`|~"
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && !strings.ContainsRune(others, r)
	})
}

func isControl(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }

// headerOf reads what [lines] wrote.
func headerOf(lines string) http.Header {
	h := http.Header{}
	for line := range strings.SplitSeq(lines, "\n") {
		if name, value, ok := strings.Cut(line, ": "); ok {
			h.Add(name, value)
		}
	}
	return h
}
