package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/server/starter"
	"linkgrade/wasm/trust"
)

// soaking says whether the long tests are asked for: "make soak" does.
func soaking(t *testing.T) {
	t.Helper()
	if os.Getenv("LINKGRADE_SOAK") == "" {
		t.Skip("LINKGRADE_SOAK is not set: no load of 1,000 connections")
	}
}

// load is how much is put on the server at once.
type load struct {
	clients  int // connections that ask, each until its share of the requests is answered
	slow     int // connections that begin a request and never finish it
	requests int // good and bad, together
}

func TestUnderSomeLoad(t *testing.T) {
	underLoad(t, load{clients: 40, slow: 40, requests: 2000}, func([]net.Conn) {})
}

// A thousand connections, half as many slow ones, ten thousand bad prefixes among twenty thousand requests; and the slow
// ones are gone when their time is up.
func TestSoakUnderLoad(t *testing.T) {
	soaking(t)
	underLoad(t, load{clients: 1000, slow: 500, requests: 20_000}, func(slow []net.Conn) {
		for _, c := range slow {
			if err := c.SetReadDeadline(time.Now().Add(readTimeout + 5*time.Second)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Fatal("a slow client still holds its connection")
			}
		}
	})
}

// underLoad puts a load on the server that "linkgrade serve" runs: no wrong answer, no crash, and a clean end.
func underLoad(t *testing.T, l load, atTheEnd func(slow []net.Conn)) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	face, err := newFace(t.Context(), server.NewShelf(e), namedFlags{offline: true}, slog.New(slog.NewTextHandler(&said, nil)))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, ln, face) }()
	slow := slowClients(t, ln.Addr().String(), l.slow)
	start := time.Now()
	var wg sync.WaitGroup
	for i := range l.clients {
		wg.Go(func() { oneClient(t, e, "http://"+ln.Addr().String(), i, l.requests/l.clients) })
	}
	wg.Wait()
	t.Logf("%d requests over %d connections beside %d slow ones: %v", l.requests, l.clients, l.slow, time.Since(start).Round(time.Millisecond))
	atTheEnd(slow)
	for _, c := range slow {
		c.Close()
	}
	if res, err := http.Get("http://" + ln.Addr().String() + "/metrics"); err != nil || res.StatusCode != 200 {
		t.Errorf("afterwards GET /metrics: %v, %v", res, err)
	} else {
		res.Body.Close()
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	if said.Len() > 0 {
		t.Errorf("the log has %q; want nothing", said.String())
	}
}

// slowClients begin a request each, and hold it.
func slowClients(t *testing.T, addr string, count int) []net.Conn {
	t.Helper()
	slow := make([]net.Conn, count)
	for i := range slow {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, "GET /v1/edition HTTP/1.1\r\nHost: x\r\nX-Slow: "); err != nil {
			t.Fatal(err)
		}
		slow[i] = c
	}
	return slow
}

// oneClient asks over one connection, every second time for what is none, and compares each answer.
func oneClient(t *testing.T, e *edition.Edition, address string, seed, requests int) {
	client := http.Client{Transport: &http.Transport{MaxConnsPerHost: 1}}
	defer client.CloseIdleConnections()
	buckets := address + "/v1/buckets/" + e.ID() + "/"
	for i := range requests {
		p := trust.PrefixAt((seed*31+i)%(1<<e.Bits()), e.Bits())
		want, err := e.Bucket(p)
		if err != nil {
			t.Error(err)
			return
		}
		url, status := buckets+p.String(), 200
		if i%2 == 1 {
			bad := []string{fmt.Sprintf("%04x", 1<<e.Bits()+seed+i), "%00%ff", "..%2f..%2fetc", fmt.Sprintf("%x", i), "FFFF"}[i/2%5]
			url, status = buckets+bad, 400
		}
		got, code, err := get(&client, url)
		if err != nil || code != status || status == 200 && !bytes.Equal(got, want) {
			t.Errorf("request %d of client %d: %d, %d bytes, %v; want %d", i, seed, code, len(got), err, status)
			return
		}
	}
}

func get(c *http.Client, url string) (body []byte, status int, err error) {
	res, err := c.Get(url)
	if err != nil {
		return nil, 0, err
	}
	defer res.Body.Close()
	body, err = io.ReadAll(res.Body)
	return body, res.StatusCode, err
}

// The end waits for an answer under way, and then comes.
func TestShutdownLetsAnswersFinish(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended, answer, begun := make(chan error, 1), make(chan struct{}), make(chan struct{})
	go func() {
		ended <- serve(ctx, ln, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(begun)
			<-answer
			io.WriteString(w, "finished")
		}))
	}()
	got := make(chan string, 1)
	go func() {
		body, status, err := get(http.DefaultClient, "http://"+ln.Addr().String())
		got <- fmt.Sprint(string(body), status, err)
	}()
	<-begun
	stop()
	select {
	case err := <-ended:
		t.Fatalf("the server ended with %v before its last answer", err)
	default:
	}
	close(answer)
	if text := <-got; text != "finished200 <nil>" {
		t.Errorf("the last answer is %q", text)
	}
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
