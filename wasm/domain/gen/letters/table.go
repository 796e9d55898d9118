package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// The table has five parts, one after another. Numbers of two and three bytes are stored
// as columns: all low bytes, then all higher ones.
//
//	pages    2 bytes    how many spans begin before each 256 code points, and how many
//	                    there are
//	spans    3+3 bytes  a span's first code point; what it is: its form in the high three
//	                    bits, the form's value in the others. Spans are sorted and cover
//	                    all code points
//	classes  3 bytes    flags (see the class bits), direction, Canonical_Combining_Class
//	pairs    3+3+3      first, second and composed code point, sorted by first and second
//	items    text       UTF-8; each item ends in NUL
//
// Package domain's letter.go reads it and holds the same constants.
const (
	pageBits = 8

	formBits = 21 // below them: the form's value

	formClass  = 0 // not mapped; the value is a class
	formShift  = 1 // mapped to as many code points as the span has, from the value on
	formEither = 2 // every other code point, from the first, is mapped to the next, which has the value's class
	formItems  = 3 // mapped to one item each; the value is where the first begins

	classValid    = 1 << 0
	classIgnored  = 1 << 1
	classInitial  = 1 << 2
	classComposes = 1 << 3
	classJoining  = 4 // bits 4 and 5

	// itemSpan bounds how many items are passed over to find one.
	itemSpan = 16
)

type table struct {
	spans   []span
	classes []class
	pairs   []pair
	items   []byte
}

type span struct {
	from  int
	form  int
	value int
}

func layOut(all []letter, pairs []pair) (table, error) {
	t := table{pairs: slices.Clone(pairs)}
	slices.SortFunc(t.pairs, func(a, b pair) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second)) })
	for at := 0; at < len(all); {
		n := 0
		switch {
		case all[at].mapped == "":
			n = inRow(all[at:], func(i int) bool { return all[at+i].mapped == "" && all[at+i].class == all[at].class })
			t.add(at, formClass, t.class(all[at].class))
		case eithers(all, at) > 1:
			n = 2 * eithers(all, at)
			t.add(at, formEither, t.class(all[at+1].class))
		case shifted(all, at) > 2 || shifted(all, at) == 1 && !byItem(all, at+1):
			n = shifted(all, at)
			r, _ := utf8.DecodeRuneInString(all[at].mapped)
			t.add(at, formShift, int(r))
		default:
			n = inRow(all[at:], func(i int) bool { return i == 0 || i < itemSpan && byItem(all, at+i) })
			t.add(at, formItems, len(t.items))
			for _, l := range all[at : at+n] {
				t.items = append(append(t.items, l.mapped...), 0)
			}
		}
		at += n
	}
	if len(t.classes) > 1<<8 || len(t.items) >= 1<<formBits || bytes.ContainsRune(t.items, utf8.RuneError) {
		return table{}, fmt.Errorf("table: %d classes, %d bytes of items: more than its fields hold, or U+FFFD", len(t.classes), len(t.items))
	}
	return t, nil
}

func (t *table) add(from, form, value int) { t.spans = append(t.spans, span{from, form, value}) }

// class is the number of c, which it adds when it is new.
func (t *table) class(c class) int {
	i := slices.Index(t.classes, c)
	if i < 0 {
		i = len(t.classes)
		t.classes = append(t.classes, c)
	}
	return i
}

// inRow is how often in a row, from 0, holds is true; it ends where the code points do.
func inRow(rest []letter, holds func(i int) bool) int {
	n := 0
	for n < len(rest) && holds(n) {
		n++
	}
	return n
}

// shifted is how many code points from at on are mapped to neighbours, in order.
func shifted(all []letter, at int) int {
	to, size := utf8.DecodeRuneInString(all[at].mapped)
	if size == 0 || size != len(all[at].mapped) {
		return 0
	}
	return inRow(all[at:], func(i int) bool { return all[at+i].mapped == string(to+rune(i)) })
}

// eithers is how many pairs from at on are a code point mapped to the next and that one,
// all of one class.
func eithers(all []letter, at int) int {
	return inRow(all[at:], func(i int) bool {
		r := at + 2*i
		return r+1 < len(all) && all[r].mapped == string(rune(r+1)) && all[r+1].class == all[at+1].class
	})
}

// byItem says whether a code point is mapped and no other form says it shorter.
func byItem(all []letter, at int) bool {
	return at < len(all) && all[at].mapped != "" && shifted(all, at) < 3 && eithers(all, at) < 2
}

// bytes is the content of letters.bin.
func (t table) bytes() []byte {
	starts, values := make([]int, len(t.spans)), make([]int, len(t.spans))
	for i, s := range t.spans {
		starts[i], values[i] = s.from, s.form<<formBits|s.value
	}
	out := columns(columns(columns(nil, t.pages(), 2), starts, 3), values, 3)
	for _, c := range t.classes {
		out = append(out, c.flags())
	}
	for _, c := range t.classes {
		out = append(out, byte(c.direction))
	}
	for _, c := range t.classes {
		out = append(out, c.ccc)
	}
	firsts, seconds, wholes := make([]int, len(t.pairs)), make([]int, len(t.pairs)), make([]int, len(t.pairs))
	for i, p := range t.pairs {
		firsts[i], seconds[i], wholes[i] = int(p.first), int(p.second), int(p.whole)
	}
	return append(columns(columns(columns(out, firsts, 3), seconds, 3), wholes, 3), t.items...)
}

// pages is how many spans begin before each page, and how many there are.
func (t table) pages() []int {
	var pages []int
	for i, s := range t.spans {
		for len(pages)<<pageBits <= s.from {
			pages = append(pages, i)
		}
	}
	for len(pages) <= (utf8.MaxRune+1)>>pageBits {
		pages = append(pages, len(t.spans))
	}
	return pages
}

// columns appends numbers of so many bytes, column by column.
func columns(out []byte, numbers []int, bytes int) []byte {
	for shift := 0; shift < 8*bytes; shift += 8 {
		for _, n := range numbers {
			out = append(out, byte(n>>shift))
		}
	}
	return out
}

func (c class) flags() byte {
	flags := byte(c.joining) << classJoining
	for _, f := range []struct {
		set bool
		bit byte
	}{{c.valid, classValid}, {c.ignored, classIgnored}, {c.initial, classInitial}, {c.composes, classComposes}} {
		if f.set {
			flags |= f.bit
		}
	}
	return flags
}
