package miniflare

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// ErrNotFound is what Start gives without Node.js or the npm packages.
var ErrNotFound = errors.New("miniflare or Node.js is missing; \"make worker\" installs the former")

// Options say what to run. Dir and Home must be absolute.
type Options struct {
	Home   string // the folder server/cmd/worker
	Dir    string // of a Worker that [Build] made, or makes:
	Build  string // the folder of a package main below Home to build first; "" takes what is there
	Script string // the Worker's script in Dir; "" is pool.mjs
	Assets string // the folder of its static files; "" has none
	Ask    string // the address of a server that answers for the rest of the world, told in X-Asked which address was meant
	Port   int    // 0 takes a free one
}

// settings are Options as run.mjs reads them.
type settings struct {
	Dir    string `json:"dir"`
	Script string `json:"script"`
	Assets string `json:"assets,omitempty"`
	Ask    string `json:"ask,omitempty"`
	Port   int    `json:"port"`
}

// A Worker is one that runs.
type Worker struct {
	URL string // without a slash at its end

	cmd   *exec.Cmd
	in    io.WriteCloser
	mu    sync.Mutex // one question at a time
	lines *bufio.Reader
	said  *said
}

// Start runs a Worker until it is closed or ctx ends.
func Start(ctx context.Context, o Options) (*Worker, error) {
	if _, err := os.Stat(filepath.Join(o.Home, "node_modules", "miniflare")); err != nil {
		return nil, ErrNotFound
	}
	if o.Build != "" {
		if err := Build(o.Dir, o.Home, o.Build); err != nil {
			return nil, err
		}
	}
	if o.Script == "" {
		o.Script = "pool.mjs"
	}
	argument, err := json.Marshal(settings{o.Dir, o.Script, o.Assets, o.Ask, o.Port})
	if err != nil {
		return nil, err
	}
	w := &Worker{said: &said{}}
	w.cmd = exec.CommandContext(ctx, "node", filepath.Join(o.Home, "miniflare", "run.mjs"), string(argument))
	w.cmd.Dir, w.cmd.Stderr = o.Home, w.said
	w.cmd.Env = append(os.Environ(), "CLOUDFLARE_CF_FETCH_ENABLED=false", "CI=1")
	if w.in, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := w.cmd.Start(); errors.Is(err, exec.ErrNotFound) {
		return nil, ErrNotFound
	} else if err != nil {
		return nil, err
	}
	w.lines = bufio.NewReader(out)
	var ready struct{ URL string }
	if err := w.answer(&ready); err != nil {
		return nil, errors.Join(fmt.Errorf("miniflare does not start: %w\n%s", err, w.Said()), w.Close())
	}
	w.URL = ready.URL
	return w, nil
}

// Query runs an SQL statement in the Worker's database. A row is an object.
func (w *Worker) Query(sql string) ([]map[string]any, error) {
	var told struct {
		Rows  []map[string]any
		Error string
	}
	if err := w.ask(map[string]string{"sql": sql}, &told); err != nil {
		return nil, err
	}
	if told.Error != "" {
		return nil, errors.New(told.Error)
	}
	return told.Rows, nil
}

// Scheduled has the Worker do what a cron trigger would have it do, and waits until it has.
func (w *Worker) Scheduled(cron string) error {
	var told struct{ Outcome, Error string }
	if err := w.ask(map[string]string{"cron": cron}, &told); err != nil {
		return err
	}
	if told.Outcome != "ok" {
		return fmt.Errorf("a scheduled run: outcome %q %s", told.Outcome, told.Error)
	}
	return nil
}

// ask puts a question to run.mjs.
func (w *Worker) ask(question map[string]string, answer any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	line, err := json.Marshal(question)
	if err != nil {
		return err
	}
	if _, err := w.in.Write(append(line, '\n')); err != nil {
		return err
	}
	return w.answer(answer)
}

// answer reads the next JSON line; others are the Worker's log.
func (w *Worker) answer(v any) error {
	for {
		line, err := w.lines.ReadBytes('\n')
		if err != nil {
			return err
		}
		if bytes.HasPrefix(line, []byte("{")) {
			return json.Unmarshal(line, v)
		}
		_, _ = w.said.Write(line)
	}
}

// Said is what the Worker and the runtime have printed so far.
func (w *Worker) Said() string { return w.said.String() }

// Close ends the Worker, within seconds.
func (w *Worker) Close() error {
	if w.cmd.ProcessState != nil {
		return nil
	}
	err := w.in.Close()
	for err == nil { // what it still prints
		var line []byte
		line, err = w.lines.ReadBytes('\n')
		_, _ = w.said.Write(line)
	}
	return w.cmd.Wait()
}

// maxSaid bounds what is kept of a log, in bytes.
const maxSaid = 1 << 20

// said keeps what was written, up to maxSaid. It may be used by several goroutines at once.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.b.Write(b[:min(len(b), max(maxSaid-s.b.Len(), 0))])
	return len(b), nil
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
