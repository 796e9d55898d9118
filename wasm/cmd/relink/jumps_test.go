package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/tetratelabs/wazero"
)

// step is what a place of a test's function does once it has counted itself.
type step struct {
	does doing
	to   int // the place to jump to
}

type doing byte

const (
	fall     doing = iota // go on to the next place
	leap                  // jump
	leapIf                // jump out of an if of its own, or go on
	suspend               // unwind the stack, or go on: the next place is where the function is resumed
	giveBack              // return
	empty                 // nothing at all, not even count: the next place begins where this one does
	doings
)

// written is the body that Go's compiler would write for steps: a block that is left when the stack is unwound, a loop, a
// block a place, and a table. What it does is told by global 0: a hash of the places that were passed. After some hundred
// places it returns.
func written(steps []step) []byte {
	b := []byte{1, 2, 0x7f} // two locals of i32: 1 counts places, 2 keeps nothing
	b = append(b, opBlock, noResult, opLoop, noResult)
	for range steps {
		b = append(b, opBlock, noResult)
	}
	b = append(b, opLocalGet, 0, opBrTable)
	b = appendUnsigned(b, uint64(len(steps)-1))
	for i := range steps {
		b = appendUnsigned(b, uint64(i))
	}
	for i, s := range steps {
		b = append(b, opEnd)
		if s.does != empty {
			b = passed(b, i)
		}
		around := len(steps) - 1 - i // blocks of places
		switch s.does {
		case leap:
			b = jumpTo(b, s.to, around)
		case leapIf:
			b = chance(b, i)
			b = append(b, opIf, noResult)
			b = jumpTo(b, s.to, around+1)
			b = append(b, opEnd)
		case suspend:
			b = chance(b, i)
			b = appendUnsigned(append(b, opBrIf), uint64(around+1))
		case giveBack:
			b = append(b, opI32Const, 0, opReturn)
		case fall, empty, doings:
		}
	}
	return append(b, opUnreachable, opEnd, opUnreachable, opEnd, opI32Const, 1, opEnd)
}

// passed notes a place, and returns when there were enough.
func passed(b []byte, place int) []byte {
	b = append(b, 0x23, 0, opI32Const, 31, 0x6c) // global.get 0, i32.mul
	b = appendSigned(append(b, opI32Const), int64(place+1))
	b = append(b, 0x6a, 0x24, 0)                               // i32.add, global.set 0
	b = append(b, opLocalGet, 1, opI32Const, 1, 0x6a, 0x22, 1) // local.tee
	b = appendSigned(append(b, opI32Const), 300)
	return append(b, 0x4b, opIf, noResult, opI32Const, 2, opReturn, opEnd) // i32.gt_u
}

// chance leaves on the stack whether a bit of the hash is set.
func chance(b []byte, place int) []byte {
	b = append(b, 0x23, 0)
	b = appendSigned(append(b, opI32Const), int64(place%7+1))
	return append(b, 0x76, opI32Const, 1, 0x71) // i32.shr_u, i32.and
}

func jumpTo(b []byte, place, label int) []byte {
	b = appendSigned(append(b, opI32Const), int64(place))
	return appendUnsigned(append(b, opLocalSet, 0, opBr), uint64(label))
}

// moduleOf is a module that exports a function of one i32 to an i32 with the body, and its global.
func moduleOf(body []byte) []byte {
	section := func(b []byte, id byte, of ...byte) []byte {
		return append(appendUnsigned(append(b, id), uint64(len(of))), of...)
	}
	b := section([]byte(header), 1, 1, 0x60, 1, 0x7f, 1, 0x7f)
	b = section(b, 3, 1, 0)
	b = section(b, 6, 1, 0x7f, 1, opI32Const, 7, opEnd)
	b = section(b, 7, 2, 1, 'f', 0, 0, 1, 'g', 3, 0)
	return section(b, codeSection, append(appendUnsigned([]byte{1}, uint64(len(body))), body...)...)
}

// trace is what a body does when it is entered at each of the places.
func trace(t *testing.T, rt wazero.Runtime, body []byte, places []int) (out []string) {
	t.Helper()
	ctx := context.Background()
	mod, err := rt.InstantiateWithConfig(ctx, moduleOf(body), wazero.NewModuleConfig().WithName(""))
	if err != nil {
		t.Fatalf("%x: %v", body, err)
	}
	defer mod.Close(ctx)
	for _, p := range places {
		res, err := mod.ExportedFunction("f").Call(ctx, uint64(p))
		out = append(out, fmt.Sprint(p, res, err != nil, mod.ExportedGlobal("g").Get()))
	}
	return out
}

// resumed are the places where a function may be entered: its beginning, and behind what may suspend it.
func resumed(steps []step) []int {
	places := []int{0}
	for i, s := range steps {
		if s.does == suspend && i+1 < len(steps) {
			places = append(places, i+1)
		}
	}
	return places
}

// same fails where a straightened function does something else.
func same(t *testing.T, rt wazero.Runtime, steps []step) (tables int) {
	t.Helper()
	before := written(steps)
	after := straighten(before)
	if _, ok := readFlow(before); !ok {
		t.Fatalf("%v: is not read", steps)
	}
	got, want := trace(t, rt, after, resumed(steps)), trace(t, rt, before, resumed(steps))
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v: does %q; want %q", steps, got, want)
	}
	return bytes.Count(after, []byte{opLocalSet, 0, opBr})
}

func TestStraighten(t *testing.T) {
	rt := wazero.NewRuntimeWithConfig(context.Background(), wazero.NewRuntimeConfigInterpreter())
	defer rt.Close(context.Background())
	for _, c := range []struct {
		name   string
		steps  []step
		tables int // jumps that the table is left for
	}{
		{"one place", []step{{giveBack, 0}}, 0},
		{"forward", []step{{leap, 2}, {fall, 0}, {giveBack, 0}}, 0},
		{"out of an if", []step{{leapIf, 2}, {fall, 0}, {giveBack, 0}}, 0},
		{"a loop", []step{{fall, 0}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 0},
		{"a loop from the beginning on", []step{{fall, 0}, {leapIf, 0}, {giveBack, 0}}, 0},
		{"a loop entered at its end", []step{{leap, 2}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 0},
		{"a loop entered in its middle", []step{{leap, 2}, {fall, 0}, {leapIf, 4}, {leap, 1}, {giveBack, 0}}, 0},
		{"loops in loops", []step{{fall, 0}, {fall, 0}, {leapIf, 2}, {leapIf, 1}, {leapIf, 1}, {giveBack, 0}}, 0},
		{"loops that overlap", []step{{fall, 0}, {fall, 0}, {leapIf, 0}, {leapIf, 1}, {giveBack, 0}}, 0},
		{"a loop that is left for two places", []step{{leapIf, 3}, {leapIf, 4}, {leap, 0}, {fall, 0}, {giveBack, 0}}, 0},
		{"a loop entered at two places", []step{{leapIf, 2}, {fall, 0}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 1},
		{"a loop with a call", []step{{fall, 0}, {suspend, 0}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 1},
		{"a loop that is jumped into, behind an empty place", []step{{leapIf, 4}, {fall, 0}, {empty, 0}, {fall, 0}, {fall, 0}, {leapIf, 3}, {giveBack, 0}}, 1},
		{"a loop behind a call", []step{{suspend, 0}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if tables := same(t, rt, c.steps); tables != c.tables {
				t.Errorf("%d jumps by the table; want %d", tables, c.tables)
			}
		})
	}
}

// A number is asked for only where somebody has it.
func TestStraightenAsksForFewNumbers(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []step
		asked int
	}{
		{"jumps ahead", []step{{leapIf, 2}, {leapIf, 2}, {leapIf, 4}, {fall, 0}, {giveBack, 0}}, 0},
		{"a loop", []step{{fall, 0}, {fall, 0}, {leapIf, 1}, {giveBack, 0}}, 0},
		{"a call", []step{{leapIf, 3}, {suspend, 0}, {fall, 0}, {giveBack, 0}}, 1},
		{"two calls", []step{{suspend, 0}, {suspend, 0}, {fall, 0}, {giveBack, 0}}, 2},
		{"a call in a loop", []step{{fall, 0}, {fall, 0}, {suspend, 0}, {leapIf, 1}, {giveBack, 0}}, 2},
	} {
		after := straighten(written(c.steps))
		if got := bytes.Count(after, []byte{opI32Eq, opBrIf}); got != c.asked || bytes.Contains(after, []byte{opLocalGet, 0, opBrTable}) {
			t.Errorf("%s: %x asks for %d numbers; want %d and no table", c.name, after, got, c.asked)
		}
	}
}

// What a straightened function does is what it did before, whatever jumps it is made of.
func TestStraightenKeepsWhatFunctionsDo(t *testing.T) {
	rt := wazero.NewRuntimeWithConfig(context.Background(), wazero.NewRuntimeConfigInterpreter())
	defer rt.Close(context.Background())
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		steps := make([]step, 1+rnd.IntN(14))
		for i := range steps {
			steps[i] = step{doing(rnd.IntN(int(doings))), rnd.IntN(len(steps))}
			if rnd.IntN(2) == 0 { // most code has no calls
				steps[i].does = leapIf
			}
		}
		same(t, rt, steps)
	}
}

func FuzzStraighten(f *testing.F) {
	f.Add(written([]step{{fall, 0}, {leapIf, 0}, {suspend, 0}, {giveBack, 0}}))
	f.Add([]byte{1, 2, 0x7f, opBlock, noResult, opEnd})
	f.Fuzz(func(t *testing.T, body []byte) {
		once := straighten(body)
		if twice := straighten(once); len(twice) > 2*len(once)+100 {
			t.Fatalf("straighten(%x) has %d bytes, then %d", body, len(once), len(twice))
		}
	})
}
