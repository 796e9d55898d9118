// Command hot makes the profile that engine.wasm is built with (wasm/cmd/engine/engine.pgo) of one that a benchmark has
// written: Go's compiler then takes what is called most into its callers, since calls cost more in WebAssembly than
// anywhere else.
//
//	go run ./wasm/cmd/hot -o wasm/cmd/engine/engine.pgo cpu.prof
//
// It keeps the names of functions and what they spent. It leaves out the time and the machine, the paths of its files, and
// the collector's work, which is another in WebAssembly.
package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"log"
	"os"
	"strings"

	"github.com/google/pprof/profile"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("hot: ")
	out := flag.String("o", "", "the `file` to write")
	flag.Parse()
	if *out == "" || flag.NArg() != 1 {
		log.Fatal("usage: hot -o engine.pgo cpu.prof")
	}
	in, err := os.Open(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	b, err := reduce(in)
	if err != nil {
		log.Fatalf("%s: %v", flag.Arg(0), err)
	}
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
}

// ours begin the names of the functions of which a sample has to have one on its stack: what else the benchmark does is its
// own business.
var ours = [...]string{"linkgrade/wasm/page.", "linkgrade/wasm/grade."}

var errEmpty = errors.New("a profile in which none of our functions runs")

// reduce reads a CPU profile and gives it with our samples alone and without what tells of the machine. The errors are
// those of [profile.Parse] and errEmpty.
func reduce(r io.Reader) ([]byte, error) {
	p, err := profile.Parse(r)
	if err != nil {
		return nil, err
	}
	var kept []*profile.Sample
	for _, s := range p.Sample {
		if isOurs(s) {
			s.Label, s.NumLabel, s.NumUnit = nil, nil, nil
			kept = append(kept, s)
		}
	}
	if len(kept) == 0 {
		return nil, errEmpty
	}
	p.Sample = kept
	p = p.Compact()
	p.TimeNanos, p.DurationNanos = 0, 0
	p.Comments = nil
	for _, m := range p.Mapping {
		m.File, m.BuildID, m.KernelRelocationSymbol = "", "", ""
	}
	for _, f := range p.Function {
		f.Filename = ""
	}
	for _, l := range p.Location {
		l.Address = l.ID // its place in a program that is gone
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// isOurs reports a sample in which one of our functions is at work, itself or by a call.
func isOurs(s *profile.Sample) bool {
	for _, l := range s.Location {
		for _, line := range l.Line {
			for _, prefix := range ours {
				if strings.HasPrefix(line.Function.Name, prefix) {
					return true
				}
			}
		}
	}
	return false
}
