package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
)

// redraw is how often a terminal's line of progress is written anew at most.
const redraw = 100 * time.Millisecond

// progressWidth is how many columns of a terminal are used: the narrowest usual one.
const progressWidth = 79

// A progress shows an update: on a terminal one line that changes, and everywhere a line for each list that has come,
// with its licence when it is the first time.
type progress struct {
	w     io.Writer
	live  bool // w is a terminal
	now   func() time.Time
	drawn time.Time
	under map[string]update.Event // lists that are coming
	done  int
	bytes int64
}

func newProgress(w io.Writer, now func() time.Time) *progress {
	p := &progress{w: w, now: now, under: map[string]update.Event{}}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

func (p *progress) tell(e update.Event) {
	switch {
	case e.Done != nil:
		p.finish(e)
	case e.Feed == "":
		p.clear()
		fmt.Fprintln(p.w, "building the edition")
	default:
		p.bytes += e.Have - p.under[e.Feed].Have
		p.under[e.Feed] = e
		p.draw(e.Total)
	}
}

// finish writes the line of a list. What failed is said at the end, by sayFailures.
func (p *progress) finish(e update.Event) {
	delete(p.under, e.Feed)
	p.done++
	r := e.Done
	if r.Err != nil {
		p.draw(e.Total)
		return
	}
	p.clear()
	what := fmt.Sprintf("%s, %d rows", megabytes(r.Copy.Bytes), r.Copy.Rows)
	if r.Same {
		what = "unchanged"
	} else if r.Copy.Verified {
		what += ", its publisher's checksum is right"
	}
	fmt.Fprintf(p.w, "[%d/%d] %s: %s\n", p.done, e.Total, e.Feed, what)
	if r.First {
		share := "may be passed on in an edition"
		if !r.Feed.Share.Allowed {
			share = "may not be passed on in an edition"
		}
		fmt.Fprintf(p.w, "  %s. %s. Licence: %s; %s: %s. %s\n",
			r.Feed.Name, r.Feed.Publisher, r.Feed.Licence, share, r.Feed.Share.Because, r.Feed.Page)
	}
	p.draw(e.Total)
}

// draw writes the changing line: how many lists are done, and how far those are that are coming.
func (p *progress) draw(total int) {
	if now := p.now(); !p.live || now.Sub(p.drawn) < redraw {
		return
	} else {
		p.drawn = now
	}
	const cells = 16
	full := cells * p.done / max(total, 1)
	line := fmt.Sprintf("[%s%s] %d of %d lists, %s", strings.Repeat("#", full), strings.Repeat(".", cells-full), p.done, total, megabytes(p.bytes))
	for _, id := range slices.Sorted(maps.Keys(p.under)) {
		e := p.under[id]
		if e.Size > 0 {
			line += fmt.Sprintf(" · %s %d %% of %s", id, 100*e.Have/e.Size, megabytes(e.Size))
		} else {
			line += fmt.Sprintf(" · %s %s", id, megabytes(e.Have))
		}
	}
	if runes := []rune(line); len(runes) > progressWidth {
		line = string(runes[:progressWidth-1]) + "…"
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// clear takes the changing line away.
func (p *progress) clear() {
	if p.live && !p.drawn.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.drawn = time.Time{}
	}
}

// end leaves the terminal as it was.
func (p *progress) end() { p.clear() }

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
