package main

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/pprof/profile"
)

// sampled is a CPU profile with one sample a stack, the innermost function first.
func sampled(t *testing.T, stacks ...[]string) *bytes.Buffer {
	t.Helper()
	m := &profile.Mapping{ID: 1, File: "/home/jane/engine.test", BuildID: "1234"}
	p := &profile.Profile{SampleType: []*profile.ValueType{{Type: "samples", Unit: "count"}, {Type: "cpu", Unit: "nanoseconds"}},
		TimeNanos: 1, DurationNanos: 2, Period: 1, PeriodType: &profile.ValueType{Type: "cpu", Unit: "nanoseconds"}, Mapping: []*profile.Mapping{m}}
	for _, stack := range stacks {
		s := &profile.Sample{Value: []int64{1, 10}}
		for _, name := range stack {
			id := uint64(len(p.Location) + 1)
			f := &profile.Function{ID: id, Name: name, SystemName: name, Filename: "/home/jane/x.go", StartLine: 3}
			l := &profile.Location{ID: id, Mapping: m, Address: 1000 + id, Line: []profile.Line{{Function: f, Line: 5}}}
			p.Function, p.Location, s.Location = append(p.Function, f), append(p.Location, l), append(s.Location, l)
		}
		p.Sample = append(p.Sample, s)
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}

func TestReduce(t *testing.T) {
	b, err := reduce(sampled(t, []string{"bytes.IndexByte", "linkgrade/wasm/page.ReadHTML", "main.main"}, []string{"runtime.gcDrain"},
		[]string{"encoding/json.Unmarshal", "linkgrade/wasm/eval/labelled.Load"}))
	if err != nil {
		t.Fatal(err)
	}
	p, err := profile.ParseData(b)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range p.Function {
		names = append(names, f.Name)
		if f.StartLine != 3 || f.Filename != "" {
			t.Errorf("%s: begins in line %d of %q; want 3 of none", f.Name, f.StartLine, f.Filename)
		}
	}
	if got, want := strings.Join(names, " "), "bytes.IndexByte linkgrade/wasm/page.ReadHTML main.main"; got != want {
		t.Errorf("reduce keeps %q; want %q", got, want)
	}
	if len(p.Sample) != 1 || p.Sample[0].Value[1] != 10 || len(p.Sample[0].Location) != 3 || p.Sample[0].Location[0].Line[0].Line != 5 {
		t.Errorf("reduce gives %v; want the first sample as it was", p.Sample)
	}
	if p.TimeNanos != 0 || p.DurationNanos != 0 || p.Mapping[0].File != "" || p.Mapping[0].BuildID != "" {
		t.Error("reduce keeps when and where the profile was made")
	}
}

func TestReduceRefuses(t *testing.T) {
	if _, err := reduce(strings.NewReader("no profile")); err == nil {
		t.Error("reduce takes what is no profile")
	}
	if _, err := reduce(sampled(t, []string{"runtime.gcDrain"})); !errors.Is(err, errEmpty) {
		t.Errorf("reduce = %v; want %v", err, errEmpty)
	}
}

// What is committed has gone through reduce.
func TestCommittedProfile(t *testing.T) {
	b, err := os.ReadFile("../engine/engine.pgo")
	if err != nil {
		t.Fatal(err)
	}
	again, err := reduce(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again, b) {
		t.Error("engine.pgo holds more than it should: make hot")
	}
}
