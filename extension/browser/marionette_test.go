package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
)

func TestNextReadsOneMessage(t *testing.T) {
	for _, test := range []struct {
		name, wire string
		id         int
		result     string
		problem    string
		bad        bool
	}{
		{name: "greeting", wire: `50:{"applicationType":"gecko","marionetteProtocol":3}`},
		{name: "whole result", wire: `18:[1,7,null,{"a":1}]`, id: 7, result: `{"a":1}`},
		{name: "error", wire: `45:[1,8,{"error":"stale","message":"gone"},null]  `, id: 8, result: "null", problem: "stale: gone"},
		{name: "cut off", wire: `99:[1,7,null,{}]`, bad: true},
		{name: "no length", wire: `:[]`, bad: true},
		{name: "a negative length", wire: `-1:`, bad: true},
		{name: "an enormous length", wire: `99999999999:`, bad: true},
		{name: "too few parts", wire: `7:[1,7,0]`, bad: true},
		{name: "nothing", wire: ``, bad: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			id, answer, err := next(bufio.NewReader(strings.NewReader(test.wire)))
			if (err != nil) != test.bad {
				t.Fatalf("next(%q): error %v; want one: %t", test.wire, err, test.bad)
			}
			if test.bad {
				return
			}
			if id != test.id || string(answer.result) != test.result {
				t.Errorf("next(%q) = %d, %s; want %d, %s", test.wire, id, answer.result, test.id, test.result)
			}
			if (answer.problem == nil) != (test.problem == "") || answer.problem != nil && answer.problem.Error() != test.problem {
				t.Errorf("next(%q): problem %v; want %q", test.wire, answer.problem, test.problem)
			}
		})
	}
}

func FuzzNext(f *testing.F) {
	f.Add("18:[1,7,null,{\"a\":1}]")
	f.Add("2:{}")
	f.Add("45:[1,8,{\"error\":\"stale\",\"message\":\"gone\"},null]")
	f.Fuzz(func(t *testing.T, wire string) {
		_, answer, err := next(bufio.NewReader(strings.NewReader(wire)))
		if err == nil && len(answer.result) > 0 && !json.Valid(answer.result) {
			t.Errorf("next(%q) = %s; want JSON", wire, answer.result)
		}
	})
}

// TestCallsMeetTheirAnswers has a server that answers in another order, drops a
// late answer's reader and hangs up.
func TestCallsMeetTheirAnswers(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	asked := make(chan int, 8)
	answers := make(chan int)
	go serveMarionette(l, asked, answers)
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	m, err := dial(t.Context(), port)
	if err != nil {
		t.Fatal(err)
	}
	defer m.conn.Close()

	given, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.call(given, "late", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("call() whose caller went away = %v; want %v", err, context.Canceled)
	}
	late := <-asked
	result := make(chan string, 1)
	go func() {
		raw, err := m.call(t.Context(), "second", nil)
		result <- fmt.Sprintf("%s, %v", raw, err)
	}()
	second := <-asked
	answers <- late
	answers <- second
	if got, want := <-result, fmt.Sprintf("%d, <nil>", second); got != want {
		t.Errorf("second call() = %s; want %s", got, want)
	}
	close(answers)
	if _, err := m.call(t.Context(), "third", nil); err == nil {
		t.Error("call() after the server hung up gave no error")
	}
}

// serveMarionette greets, tells the ids it is asked, answers those it is told to
// with their own id, and hangs up when there are no more.
func serveMarionette(l net.Listener, asked chan<- int, answers <-chan int) {
	conn, err := l.Accept()
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprint(conn, "2:{}")
	go func() {
		r := bufio.NewReader(conn)
		for {
			head, err := r.ReadString(':')
			if err != nil {
				return
			}
			var n int
			if _, err := fmt.Sscanf(head, "%d:", &n); err != nil {
				return
			}
			body := make([]byte, n)
			if _, err := io.ReadFull(r, body); err != nil {
				return
			}
			var kind, id int
			var command string
			var rest json.RawMessage
			if decode(body, &kind, &id, &command, &rest) != nil {
				return
			}
			asked <- id
		}
	}()
	for id := range answers {
		body := fmt.Sprintf("[1,%d,null,%d]", id, id)
		fmt.Fprintf(conn, "%d:%s", len(body), body)
	}
}

func TestUserPrefs(t *testing.T) {
	got := string(userPrefs(Options{
		Dark: true, Scale: 1.5, Hosts: map[string]string{"a.example": "127.0.0.1:1"},
		Prefs: map[string]any{"app.update.enabled": true, "some.text": `with "quotes"`},
	}))
	for _, line := range []string{
		`user_pref("app.update.enabled", true);`, // the caller's wins
		`user_pref("some.text", "with \"quotes\"");`,
		`user_pref("layout.css.devPixelsPerPx", "1.50");`,
		`user_pref("ui.systemUsesDarkTheme", 1);`,
		`user_pref("network.proxy.type", 2);`,
	} {
		if !strings.Contains(got, line+"\n") {
			t.Errorf("userPrefs() lacks %s", line)
		}
	}
	if _, _, err := (Options{Proxy: "127.0.0.1:1", Hosts: map[string]string{"a.example": ""}}).manifest(); err == nil {
		t.Error("Proxy and Hosts together gave no error")
	}
}
