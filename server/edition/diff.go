package edition

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"linkgrade/wasm/trust"
)

// ErrLoses is an edition that lost so much of the one before that a broken download is likelier than a changed web.
var ErrLoses = errors.New("the new edition is refused")

// A Diff is what changed from one edition to the next.
type Diff struct {
	Old     string `json:"old"` // ids
	New     string `json:"new"`
	Before  int    `json:"before"` // names
	After   int    `json:"after"`
	Lost    int    `json:"lost"`    // names listed before and no more
	Gained  int    `json:"gained"`  // names listed now and not before
	Changed int    `json:"changed"` // names of which something else is said
	// OtherSources is how many names the same is said of by other sources; nil where an edition does not keep who says it.
	OtherSources *int         `json:"otherSources"`
	Sources      []SourceDiff `json:"sources"` // of both editions, by id
}

// A SourceDiff is how many names a source speaks of in two editions; 0 where it is not among the sources.
type SourceDiff struct {
	ID     string `json:"id"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// Limits are the shares, 0 to 1, of what an edition may lose without being refused.
type Limits struct {
	Names  float64 // listed before and no more
	Source float64 // of the names of any one source
}

// DefaultLimits are far over what lists lose in a month (Tranco's head changes by 1 % a day, the lists of phishing names
// by a quarter), and far under what half a download takes.
var DefaultLimits = Limits{Names: 0.10, Source: 0.30}

// AnyLoss refuses nothing.
var AnyLoss = Limits{Names: 1, Source: 1}

// Compare reads all of two editions and says what changed; it takes about as long as reading both.
func Compare(old, now *Edition) (Diff, error) {
	d := Diff{Old: old.ID(), New: now.ID(), Before: old.document.Names, After: now.document.Names,
		Sources: compareSources(old.document.Sources, now.document.Sources)}
	heard := old.evidence != nil && now.evidence != nil
	if heard {
		d.OtherSources = new(int)
	}
	if d.Old == d.New {
		return d, nil
	}
	shift := max(keyShift(old.Bits()), keyShift(now.Bits()))
	was, is := walk{edition: old, shift: shift, heard: heard}, walk{edition: now, shift: shift, heard: heard}
	d.count(was.names(), is.names())
	return d, errors.Join(was.err, is.err)
}

// count walks both editions in the order of their keys.
func (d *Diff) count(was, is iter.Seq2[uint64, told]) {
	next, stop := iter.Pull2(is)
	defer stop()
	key, now, more := next()
	for k, before := range was {
		for ; more && key < k; key, now, more = next() {
			d.Gained++
		}
		if !more || key != k {
			d.Lost++
			continue
		}
		switch {
		case now.record != before.record:
			d.Changed++
		case d.OtherSources != nil && now.voices != before.voices:
			*d.OtherSources++
		}
		key, now, more = next()
	}
	for ; more; _, _, more = next() {
		d.Gained++
	}
}

// told is what an edition says of a name, and which sources say it where that is asked for.
type told struct {
	record trust.Record
	voices string
}

// A walk goes through an edition's names, by as many bits of their keys as two editions both hold.
type walk struct {
	edition *Edition
	shift   int
	heard   bool // with the voices
	err     error
}

func (w *walk) names() iter.Seq2[uint64, told] {
	return func(yield func(uint64, told) bool) {
		for i := range 1 << w.edition.Bits() {
			if more, err := w.bucket(i, yield); err != nil || !more {
				w.err = err
				return
			}
		}
	}
}

// bucket gives the names of one bucket; more is false when yield wants no more.
func (w *walk) bucket(i int, yield func(uint64, told) bool) (more bool, err error) {
	bucket, err := w.edition.buckets.open(i)
	if err != nil {
		return false, err
	}
	var words []string
	var of []int
	if w.heard {
		if words, of, err = w.words(i, bucket.Names()); err != nil {
			return false, err
		}
	}
	at := 0
	for k, r := range bucket.All() {
		t := told{record: r}
		if w.heard {
			t.voices = words[of[at]]
		}
		if at++; !yield(shorten(k).hi>>w.shift, t) {
			return false, nil
		}
	}
	return true, nil
}

// words are the sets of voices of one bucket in a form that two editions share, and the set of each name.
func (w *walk) words(i, names int) (words []string, of []int, err error) {
	sets, of, err := w.edition.evidence.open(i, names)
	for _, set := range sets {
		var b strings.Builder
		for _, v := range set {
			fmt.Fprintf(&b, "%s %d\n", w.edition.document.Sources[v.source()].ID, v.about())
		}
		words = append(words, b.String())
	}
	return words, of, err
}

func compareSources(old, new []Source) []SourceDiff {
	byID := map[string]SourceDiff{}
	for _, s := range old {
		byID[s.ID] = SourceDiff{ID: s.ID, Before: s.Kept}
	}
	for _, s := range new {
		byID[s.ID] = SourceDiff{ID: s.ID, Before: byID[s.ID].Before, After: s.Kept}
	}
	sources := make([]SourceDiff, 0, len(byID))
	for _, s := range byID {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(a, b SourceDiff) int { return cmp.Compare(a.ID, b.ID) })
	return sources
}

// Check says whether the new edition may take the old one's place. The error wraps ErrLoses and gives the first reason in
// one sentence.
func (d Diff) Check(l Limits) error {
	if lost := share(d.Lost, d.Before); lost > l.Names {
		return fmt.Errorf("%w: %d of %d names (%.0f %%) are no longer listed, and %.0f %% may go",
			ErrLoses, d.Lost, d.Before, 100*lost, 100*l.Names)
	}
	for _, s := range d.Sources {
		if lost := share(s.Before-s.After, s.Before); lost > l.Source {
			return fmt.Errorf("%w: source %s has %d names where it had %d (%.0f %% fewer), and %.0f %% may go",
				ErrLoses, s.ID, s.After, s.Before, 100*lost, 100*l.Source)
		}
	}
	return nil
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
