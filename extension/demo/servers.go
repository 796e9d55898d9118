package main

import (
	"bufio"
	"context"
	_ "embed" // the demo's page
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// siteName is the invented site's name, which the browser is told to look for on
// this machine; .example is reserved for such use (RFC 2606).
const siteName = "rooftophives.example"

// pageAddress is where the browser finds the demo page.
const pageAddress = "http://" + siteName + "/diary/first-winter"

//go:embed page.html
var pageHTML []byte

// tool returns the linkgrade program, built into a folder of its own when none
// is named, and a function that removes that folder.
func tool(ctx context.Context, named string) (program string, remove func(), err error) {
	if named != "" {
		return named, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "linkgrade-demo-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(dir) } // a temporary folder: nothing depends on it
	program = filepath.Join(dir, "linkgrade")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "linkgrade/server/cmd/linkgrade")
	if said, err := build.CombinedOutput(); err != nil {
		remove()
		return "", nil, fmt.Errorf("go build linkgrade/server/cmd/linkgrade: %w\n%s", err, said)
	}
	return program, remove, nil
}

// trustServer is a running `linkgrade serve`.
type trustServer struct {
	address string // http://127.0.0.1:PORT
	cancel  context.CancelFunc
	ended   chan struct{} // closed when the process has ended
	why     error         // how it ended; to be read after that
}

// startTrustServer starts `linkgrade serve` on a free port and waits for the line
// in which it says where it listens. A lasting one keeps its data current, for as long as somebody plays with it; one
// that is gone in a minute asks nobody and serves what is inside the program.
func startTrustServer(ctx context.Context, program string, lasting bool) (*trustServer, error) {
	ctx, cancel := context.WithCancel(ctx)
	args := []string{"serve", "--addr", "127.0.0.1:0"}
	if !lasting {
		args = append(args, "--offline", "--data=")
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	lines, writer := io.Pipe()
	cmd.Stdout, cmd.Stderr = writer, writer
	if err := cmd.Start(); err != nil {
		cancel()
		return nil, fmt.Errorf("linkgrade serve: %w", err)
	}
	s := &trustServer{cancel: cancel, ended: make(chan struct{})}
	go func() {
		s.why = cmd.Wait()
		_ = writer.Close() // never fails
		close(s.ended)
	}()
	found := make(chan string, 1)
	go func() {
		listen(lines, found)
		_, _ = io.Copy(io.Discard, lines) // keeps the server from waiting on a full pipe
	}()
	select {
	case s.address = <-found:
		return s, nil
	case <-s.ended:
		cancel()
		return nil, fmt.Errorf("linkgrade serve ended before it listened: %v", s.why)
	case <-time.After(20 * time.Second):
	case <-ctx.Done():
	}
	s.stop()
	return nil, errors.New("linkgrade serve did not say where it listens")
}

// listen sends the address of the first line that says where the server listens.
func listen(r io.Reader, found chan<- string) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if _, address, ok := strings.Cut(lines.Text(), "listening on "); ok {
			found <- strings.TrimSpace(address)
			return
		}
	}
}

// stop ends the server and waits for that, at most as long as it is given to end
// by itself; calling it again does nothing.
func (s *trustServer) stop() {
	s.cancel()
	<-s.ended
}

// site serves the demo page and the parts of the picture.
type site struct {
	address string // 127.0.0.1:PORT
	server  *http.Server

	mu    sync.Mutex
	parts map[string][]byte // by path; what compose has put there
}

// startSite serves the demo page on a free port of this machine.
func startSite() (*site, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &site{address: l.Addr().String(), parts: map[string][]byte{}}
	s.server = &http.Server{Handler: http.HandlerFunc(s.serve), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = s.server.Serve(l) }() // always ends with ErrServerClosed, by stop
	return s, nil
}

// hosts is where the browser is to look for the invented site.
func (s *site) hosts() map[string]string { return map[string]string{siteName: s.address} }

// stop ends the server at once; the browser has been closed before.
func (s *site) stop() { _ = s.server.Close() }

// put makes a part of the picture available at a path.
func (s *site) put(path string, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.parts[path] = body
}

// serve answers the page's own path and those of the parts; nothing else exists.
func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	part, ok := s.parts[r.URL.Path]
	s.mu.Unlock()
	switch {
	case ok:
		_, _ = w.Write(part) // the browser went away: its own error says more
	case "http://"+siteName+r.URL.Path == pageAddress:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(pageHTML)
	default:
		http.NotFound(w, r)
	}
}
