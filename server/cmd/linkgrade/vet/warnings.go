package vet

import (
	"fmt"

	"linkgrade/server/cmd/linkgrade/sheet"
)

// mostWarnings is how many rows of one kind are named; all are counted.
const mostWarnings = 5

// warnings say which rows of a list are odd.
type warnings struct {
	say                      func(string)
	broken, unnamed, repeats int
}

func (w *warnings) row(r sheet.Row, err error, first int) {
	if r.Broken != "" {
		w.one(&w.broken, fmt.Sprintf("line %d: %s; the row is kept as far as it could be read", r.Line, r.Broken))
	}
	switch {
	case err != nil:
		w.one(&w.unnamed, fmt.Sprintf("line %d: %s; the row is kept without a grade", r.Line, err))
	case first > 0:
		w.one(&w.repeats, fmt.Sprintf("line %d: the same page as line %d; it is read once", r.Line, first))
	}
}

func (w *warnings) one(count *int, sentence string) {
	if *count++; *count <= mostWarnings {
		w.say(sentence)
	}
}

// end counts what was not named.
func (w *warnings) end() {
	for _, more := range []struct {
		count int
		what  string
	}{{w.broken, "rows are not well formed"}, {w.unnamed, "rows have no address"}, {w.repeats, "rows name a page that was named before"}} {
		if more.count > mostWarnings {
			w.say(fmt.Sprintf("%d %s in all; the result says of each which", more.count, more.what))
		}
	}
}
