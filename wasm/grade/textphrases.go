package grade

import "math/bits"

// share is how much of a text stands in some run of words, and where the run begins in text.words.
type share struct {
	of float64 // of the text's bytes, 0 to 1
	at int
	n  int // words of the run
}

// quote is the run's text.
func (t *text) quote(s share) string {
	return string(t.bytes[t.words[s.at].start:t.words[s.at+s.n-1].end])
}

// eachRun calls yield with the hash of every run of n words within one block and where it begins, until the text ends.
// yield answers how many words to go on by.
func (t *text) eachRun(n int, yield func(h uint64, at int) int) {
	for r, from := range t.runs {
		to := len(t.words)
		if r+1 < len(t.runs) {
			to = int(t.runs[r+1])
		}
		for at := int(from); at+n <= to; {
			h := uint64(0)
			for _, w := range t.words[at : at+n] {
				h = (h ^ uint64(w.hash)) * 0x9E3779B97F4A7C15
				h ^= h >> 29
			}
			at += yield(h, at)
		}
	}
}

// counter counts hashes in a table that is never more than half full. A count belongs to the hash's upper half, found by
// its lower half.
type counter struct {
	keys   []uint32
	counts []int32
}

func newCounter(most int) *counter {
	size := 1 << bits.Len(uint(2*most))
	return &counter{make([]uint32, size), make([]int32, size)}
}

// add counts h and answers how often it was counted before.
func (c *counter) add(h uint64) int {
	key := uint32(h >> 32)
	i := int(uint32(h)) & (len(c.keys) - 1)
	for c.counts[i] != 0 && c.keys[i] != key {
		i = (i + 1) & (len(c.keys) - 1)
	}
	c.keys[i] = key
	c.counts[i]++
	return int(c.counts[i]) - 1
}

// topPhrase is the run of n words whose repetitions fill most of the text (Gopher's top n-gram).
func (t *text) topPhrase(n int) share {
	best := share{n: n}
	if len(t.words) == 0 {
		return best
	}
	c := newCounter(len(t.words))
	most := 0
	t.eachRun(n, func(h uint64, at int) int {
		if times := c.add(h) + 1; times > 1 {
			if size := times * int(t.words[at+n-1].end-t.words[at].start); size > most {
				most, best.at = size, at
			}
		}
		return 1
	})
	best.of = float64(most) / float64(len(t.bytes))
	return best
}

// repeated is how much of the text stands in runs of n words that stood there before (Gopher's duplicate n-grams), and
// the first of them.
func (t *text) repeated(n int) share {
	again := share{n: n}
	if len(t.words) == 0 {
		return again
	}
	c := newCounter(len(t.words))
	size := 0
	t.eachRun(n, func(h uint64, at int) int {
		if c.add(h) == 0 {
			return 1
		}
		if size == 0 {
			again.at = at
		}
		size += int(t.words[at+n-1].end - t.words[at].start)
		return n
	})
	again.of = float64(size) / float64(len(t.bytes))
	return again
}
