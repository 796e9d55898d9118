package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// redraw is how often a terminal's line of progress is written anew at most.
const redraw = 100 * time.Millisecond

// progressWidth is how many columns of a terminal are used: the narrowest usual one.
const progressWidth = 79

// A bar is a terminal's line that changes. Where there is no terminal it shows nothing.
type bar struct {
	w     io.Writer
	live  bool // w is a terminal
	now   func() time.Time
	drawn time.Time
}

func newBar(w io.Writer, now func() time.Time) bar { return bar{w: w, live: isTerminal(w), now: now} }

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// show writes the line anew, unless that was done a moment ago.
func (b *bar) show(line func() string) {
	now := b.now()
	if !b.live || now.Sub(b.drawn) < redraw {
		return
	}
	b.drawn = now
	text := line()
	if runes := []rune(text); len(runes) > progressWidth {
		text = string(runes[:progressWidth-1]) + "…"
	}
	fmt.Fprintf(b.w, "\r\x1b[K%s", text)
}

// clear takes the line away.
func (b *bar) clear() {
	if b.live && !b.drawn.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.drawn = time.Time{}
	}
}

// gauge is how much of all is done, as a row of signs.
func gauge(done, all int) string {
	const cells = 16
	full := cells * done / max(all, 1)
	return "[" + strings.Repeat("#", full) + strings.Repeat(".", cells-full) + "]"
}
