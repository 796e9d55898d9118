package edition

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"linkgrade/wasm/trust"
)

// ErrLoses is an edition that lost so much of the one before that a broken download is likelier than a changed web.
var ErrLoses = errors.New("the new edition is refused")

// A Diff is what changed from one edition to the next.
type Diff struct {
	Old     string       `json:"old"` // ids
	New     string       `json:"new"`
	Before  int          `json:"before"` // names
	After   int          `json:"after"`
	Lost    int          `json:"lost"`    // names listed before and no more
	Gained  int          `json:"gained"`  // names listed now and not before
	Changed int          `json:"changed"` // names of which something else is said
	Sources []SourceDiff `json:"sources"` // of both editions, by id
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
func Compare(old, new *Edition) (Diff, error) {
	d := Diff{Old: old.ID(), New: new.ID(), Before: old.document.Names, After: new.document.Names,
		Sources: compareSources(old.document.Sources, new.document.Sources)}
	if d.Old == d.New {
		return d, nil
	}
	shift := 0
	if old.Bits() == trust.MaxPrefixBits || new.Bits() == trust.MaxPrefixBits {
		shift = 64 - leastKeyBits
	}
	was, is := walk{edition: old, shift: shift}, walk{edition: new, shift: shift}
	d.count(was.names(), is.names())
	return d, errors.Join(was.err, is.err)
}

// count walks both editions in the order of their keys.
func (d *Diff) count(was, is iter.Seq2[uint64, trust.Record]) {
	next, stop := iter.Pull2(is)
	defer stop()
	key, record, more := next()
	for k, r := range was {
		for ; more && key < k; key, record, more = next() {
			d.Gained++
		}
		if !more || key != k {
			d.Lost++
			continue
		}
		if r != record {
			d.Changed++
		}
		key, record, more = next()
	}
	for ; more; _, _, more = next() {
		d.Gained++
	}
}

// A walk goes through an edition's names, by as many bits of their keys as two editions both hold.
type walk struct {
	edition *Edition
	shift   int
	err     error
}

func (w *walk) names() iter.Seq2[uint64, trust.Record] {
	return func(yield func(uint64, trust.Record) bool) {
		for i := range 1 << w.edition.Bits() {
			bucket, err := w.edition.buckets.open(i)
			if err != nil {
				w.err = err
				return
			}
			for k, r := range bucket.All() {
				if !yield(shorten(k).hi>>w.shift, r) {
					return
				}
			}
		}
	}
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
