package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
)

// maxAnswer bounds one message from Firefox; the largest is a page's stream,
// which has at most 12 million UTF-16 units.
const maxAnswer = 256 << 20

// marionette is one connection to Firefox's own remote control. A message is
// its length in decimal, a colon, and JSON: [0, id, command, parameters] out,
// [1, id, error, result] back.
// See https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html.
type marionette struct {
	conn net.Conn

	mu      sync.Mutex
	last    int                // the newest id given out
	waiting map[int]chan reply // by id; each has room for its one answer
	err     error              // why the connection has ended; nil while it lives
}

// reply is the answer to one command.
type reply struct {
	problem *marionetteError
	result  json.RawMessage
}

// marionetteError is what Firefox says of a command that did not work.
type marionetteError struct {
	Kind    string `json:"error"`
	Message string `json:"message"`
}

// Error gives the kind, a stable word, and Firefox's sentence.
func (e *marionetteError) Error() string { return e.Kind + ": " + e.Message }

// dial connects to a Marionette port of this machine and reads the greeting.
func dial(ctx context.Context, port string) (*marionette, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, waiting: map[int]chan reply{}}
	go m.read(bufio.NewReader(conn))
	return m, nil
}

// read hands every answer to the call that waits for it, until the connection
// ends; then it tells all that still wait.
func (m *marionette) read(r *bufio.Reader) {
	for {
		id, answer, err := next(r)
		m.mu.Lock()
		if err != nil {
			m.err = err
			for _, c := range m.waiting {
				close(c)
			}
			m.waiting = nil
			m.mu.Unlock()
			return
		}
		if c, ok := m.waiting[id]; ok {
			delete(m.waiting, id)
			c <- answer
		}
		m.mu.Unlock()
	}
}

// next reads one message. The greeting, which is no answer, comes out as id 0.
func next(r *bufio.Reader) (id int, answer reply, err error) {
	head, err := r.ReadString(':')
	if err != nil {
		return 0, answer, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(head, ":"))
	if err != nil || n < 0 || n > maxAnswer {
		return 0, answer, fmt.Errorf("message length %q", head)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return 0, answer, err
	}
	if len(body) > 0 && body[0] == '{' {
		return 0, answer, nil
	}
	var kind int
	err = decode(body, &kind, &id, &answer.problem, &answer.result)
	return id, answer, err
}

// decode reads a JSON array into targets, one an element.
func decode(body []byte, targets ...any) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(body, &parts); err != nil {
		return err
	}
	if len(parts) != len(targets) {
		return fmt.Errorf("message of %d parts; want %d", len(parts), len(targets))
	}
	for i, p := range parts {
		if err := json.Unmarshal(p, targets[i]); err != nil {
			return err
		}
	}
	return nil
}

// call sends a command and waits for its answer or the end of ctx. An answer
// that comes too late is dropped, so the connection stays usable.
func (m *marionette) call(ctx context.Context, command string, parameters any) (json.RawMessage, error) {
	if parameters == nil {
		parameters = struct{}{}
	}
	answer, err := m.send(command, parameters)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", command, err)
	}
	select {
	case <-ctx.Done():
		return nil, fmt.Errorf("%s: %w", command, context.Cause(ctx))
	case r, ok := <-answer:
		if !ok {
			return nil, fmt.Errorf("%s: firefox went away: %w", command, m.ended())
		}
		if r.problem != nil {
			return nil, fmt.Errorf("%s: %w", command, r.problem)
		}
		return r.result, nil
	}
}

// send writes a command and returns where its answer will come; the channel is
// closed without one when the connection ends.
func (m *marionette) send(command string, parameters any) (<-chan reply, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return nil, m.err
	}
	m.last++
	body, err := json.Marshal([]any{0, m.last, command, parameters})
	if err != nil {
		return nil, err
	}
	answer := make(chan reply, 1)
	m.waiting[m.last] = answer
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(body), body); err != nil {
		delete(m.waiting, m.last)
		return nil, err
	}
	return answer, nil
}

// ended is why the connection has ended.
func (m *marionette) ended() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err == nil {
		return errors.New("connection open")
	}
	return m.err
}

// script runs the body of an async function in the current context, with
// arguments, and returns what it returns.
func (m *marionette) script(ctx context.Context, body string, arguments ...any) (json.RawMessage, error) {
	if arguments == nil {
		arguments = []any{}
	}
	raw, err := m.call(ctx, "WebDriver:ExecuteScript", map[string]any{
		"script":  "return (async function () {" + body + "\n}).apply(null, arguments)",
		"args":    arguments,
		"sandbox": "default", // sees the page as a content script does
	})
	if err != nil {
		return nil, err
	}
	var value struct{ Value json.RawMessage }
	if err := json.Unmarshal(raw, &value); err != nil {
		return nil, fmt.Errorf("answer of a script: %w", err)
	}
	return value.Value, nil
}
