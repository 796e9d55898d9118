package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"linkgrade/server/cmd/linkgrade/update"
)

// A progress shows an update: on a terminal one line that changes, and everywhere a line for each list that has come,
// with its licence when it is the first time.
type progress struct {
	bar
	under map[string]update.Event // lists that are coming
	done  int
	bytes int64
}

func newProgress(w io.Writer, now func() time.Time) *progress {
	return &progress{bar: newBar(w, now), under: map[string]update.Event{}}
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
	p.show(func() string {
		line := fmt.Sprintf("%s %d of %d lists, %s", gauge(p.done, total), p.done, total, megabytes(p.bytes))
		for _, id := range slices.Sorted(maps.Keys(p.under)) {
			e := p.under[id]
			if e.Size > 0 {
				line += fmt.Sprintf(" · %s %d %% of %s", id, 100*e.Have/e.Size, megabytes(e.Size))
			} else {
				line += fmt.Sprintf(" · %s %s", id, megabytes(e.Have))
			}
		}
		return line
	})
}

// end leaves the terminal as it was.
func (p *progress) end() { p.clear() }

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
