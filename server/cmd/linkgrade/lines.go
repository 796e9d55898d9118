package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// maxLine is the longest line of --jsonl input, in bytes.
const maxLine = 1 << 20

// job is a line to be graded, and where its answer goes.
type job struct {
	line   []byte
	number int
	answer chan []byte
}

// lines grades the pages that standard input lists, a few at a time, and prints one report a line in their order. A
// page that cannot be read gets {"error":…} in its place; the rest go on, and the count comes back as an error.
func (g *grader) lines(ctx context.Context, p program) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := min(runtime.GOMAXPROCS(0), 4) // more would hold more pages in memory at a time than they save time
	todo, order := make(chan job), make(chan job, workers)
	for range workers {
		go func() {
			for j := range todo {
				j.answer <- g.line(ctx, j.line, j.number)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(todo)
		readErr = eachLine(p.in, func(line []byte, number int) bool {
			j := job{line, number, make(chan []byte, 1)}
			select {
			case order <- j:
			case <-ctx.Done():
				return false
			}
			todo <- j
			return true
		})
	}()
	out := bufio.NewWriterSize(p.out, 64<<10)
	failed, err := writeAnswers(out, order)
	if err != nil {
		cancel()
		for range order { // until the reader has noticed
		}
		return err
	}
	return endLines(out, readErr, failed)
}

// writeAnswers writes each job's answer in order and counts those that are errors.
func writeAnswers(out *bufio.Writer, order <-chan job) (failed int, err error) {
	for j := range order {
		answer := <-j.answer
		if bytes.HasPrefix(answer, []byte(`{"error"`)) {
			failed++
		}
		if _, err := out.Write(append(answer, '\n')); err != nil {
			return failed, err
		}
	}
	return failed, nil
}

func endLines(out *bufio.Writer, readErr error, failed int) error {
	if err := out.Flush(); err != nil {
		return err
	}
	if readErr != nil {
		return readErr
	}
	if failed > 0 {
		return fmt.Errorf("%d of the pages could not be read; their lines say why", failed)
	}
	return nil
}

// line grades the page of one input line.
func (g *grader) line(ctx context.Context, line []byte, number int) []byte {
	var s source
	if err := json.Unmarshal(line, &s); err != nil {
		return grade.AppendError(nil, fmt.Sprintf(`line %d: not a JSON object like {"url":"https://…","file":"page.html"}`, number))
	}
	if s.File == "" && s.URL == "" {
		return grade.AppendError(nil, fmt.Sprintf("line %d: neither a url nor a file", number))
	}
	r, err := g.fromLine(ctx, s)
	if err != nil {
		return grade.AppendError(nil, fmt.Sprintf("line %d: %s", number, sentence(err)))
	}
	return r.AppendJSON(nil)
}

func (g *grader) fromLine(ctx context.Context, s source) (*grade.Report, error) {
	if s.File == "-" {
		return nil, errors.New("standard input is taken by the list")
	}
	if s.File == "" {
		return g.fromWeb(ctx, s.URL)
	}
	if i, err := os.Stat(s.File); err == nil && !i.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", s.File) // a pipe would never end, standard input is the list's
	}
	text, m, err := openPage(s, nil, bigPage)
	if errors.Is(err, errLarge) {
		g.big.Lock()
		defer g.big.Unlock()
		text, m, err = openPage(s, nil, maxFile)
	}
	if err != nil {
		return nil, err
	}
	return g.grade(page.ReadHTML(text, m)), nil
}

// fromWeb grades a page of a list. Two are fetched at a time; a big one is graded alone.
func (g *grader) fromWeb(ctx context.Context, address string) (*grade.Report, error) {
	g.web <- struct{}{}
	defer func() { <-g.web }()
	text, m, err := fetchPage(ctx, address)
	if err != nil {
		return nil, err
	}
	if len(text) > bigPage {
		g.big.Lock()
		defer g.big.Unlock()
	}
	return g.grade(page.ReadHTML(text, m)), nil
}

// eachLine calls do with every line that is not blank, until it answers false.
func eachLine(r io.Reader, do func(line []byte, number int) bool) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), maxLine)
	for n := 1; s.Scan(); n++ {
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		if !do(bytes.Clone(s.Bytes()), n) {
			return nil
		}
	}
	if errors.Is(s.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("standard input: a line is longer than %d bytes", maxLine)
	}
	return s.Err()
}
