package audit

import (
	"cmp"
	"slices"
	"strings"

	"linkgrade/wasm/audit/export"
)

// A matter is what is counted of a domain's links.
type matter uint8

const (
	anchors matter = iota // a mark for its form, and the text
	titles                // without the site's own name, in lower case
	targets
	hosts
	languages
	networks
	shapes // of the page's address: see shapeOf
	kinds  // source types
	matters
)

// ofGone is added to a matter of links that are gone.
const ofGone = matters

// A pair is what a tally counts.
type pair struct {
	source, value uint32 // places in Audit.sources and words, or a source type
	of            matter
}

// A count is how many links of a domain have a value.
type count struct {
	value, links uint32
	of           matter
}

// Marks of anchors: a picture's is another one than the same words as text.
const (
	markText  = 't'
	markImage = 'i'
)

// A held count is the last value of a matter that a source's rows had, and how often in a row: most rows of a domain agree,
// and need no look-up. The top bit of its value marks links that are gone.
type held struct{ value, links uint32 }

const heldGone = 1 << 31

// tally counts what a row says.
func (a *Audit) tally(id uint32, s *source, r *export.Row, gone bool) {
	add := func(of matter, value uint32) {
		if gone {
			value |= heldGone
		}
		h := &s.held[of]
		if h.links == 0 || h.value != value {
			a.release(id, of, h)
			*h = held{value, 0}
		}
		h.links++
	}
	word := func(of matter, text []byte) {
		if n, ok := a.words.of(text); ok && len(text) > 0 {
			add(of, n)
		}
		a.scratch = text[:0]
	}
	if r.HasAnchor || r.Anchor != "" {
		word(anchors, anchorKey(a.scratch[:0], r))
	}
	path := lowerPath(r.Page)
	word(titles, titleKey(a.scratch[:0], r.Title))
	word(targets, append(a.scratch[:0], cut(r.Target, maxURL)...))
	word(hosts, hostKey(a.scratch[:0], r))
	word(languages, append(a.scratch[:0], mainLanguage(r.Lang)...))
	word(networks, append(a.scratch[:0], network(r.Address)...))
	word(shapes, shapeOf(a.scratch[:0], path))
	add(kinds, uint32(a.rowType(r, path)))
}

// release puts a held count to the others.
func (a *Audit) release(id uint32, of matter, h *held) {
	if h.links == 0 {
		return
	}
	p := h.pair(id, of)
	if n, known := a.tallies[p]; known || len(a.tallies) < maxTallies {
		a.tallies[p] = n + h.links
	}
}

func (h *held) pair(id uint32, of matter) pair {
	if h.value&heldGone != 0 {
		of += ofGone
	}
	return pair{id, h.value &^ heldGone, of}
}

// hostKey is what a host has before the registrable name, and a mark: few words for many hosts.
func hostKey(b []byte, r *export.Row) []byte {
	if r.Host.IsZero() {
		return b
	}
	return append(append(b, '.'), strings.TrimSuffix(r.Host.String(), r.Name.String())...)
}

func anchorKey(b []byte, r *export.Row) []byte {
	mark := byte(markText)
	if r.Kind == export.Image {
		mark = markImage
	}
	return append(append(b, mark), strings.TrimSpace(cut(r.Anchor, maxCell))...)
}

// mainLanguage is a tag without country and script.
func mainLanguage(tag string) string {
	main, _, _ := strings.Cut(cut(tag, 16), "-")
	return main
}

// words are texts by number; 0 is none.
type words struct {
	by   map[string]uint32
	text []string
}

func newWords() words { return words{map[string]uint32{}, []string{""}} }

// of is a text's number; false where there are too many.
func (w *words) of(text []byte) (uint32, bool) {
	if n, known := w.by[string(text)]; known {
		return n, true
	}
	if len(w.text) >= maxWords {
		return 0, false
	}
	s, n := string(text), uint32(len(w.text))
	w.by[s] = n
	w.text = append(w.text, s)
	return n, true
}

// counted are the counts of all domains, by domain and matter, the commonest first and those alike by their words.
type counted struct {
	from []uint32 // where a domain's begin, and the end
	rows []count
}

// settle sorts what was tallied and what is held.
func (a *Audit) settle() *counted {
	c := &counted{from: make([]uint32, len(a.sources)+1)}
	for p := range a.tallies {
		c.from[p.source+1]++
	}
	a.eachHeld(func(p pair, _ uint32) { c.from[p.source+1]++ })
	for i := range a.sources {
		c.from[i+1] += c.from[i]
	}
	c.rows = make([]count, c.from[len(a.sources)])
	next := slices.Clone(c.from)
	put := func(p pair, n uint32) {
		c.rows[next[p.source]] = count{p.value, n, p.of}
		next[p.source]++
	}
	for p, n := range a.tallies {
		put(p, n)
	}
	a.eachHeld(put)
	for i := range a.sources {
		slices.SortFunc(c.rows[c.from[i]:c.from[i+1]], a.words.compare)
	}
	return c
}

// eachHeld calls do with what is held and nowhere else; the rest it puts to the others.
func (a *Audit) eachHeld(do func(pair, uint32)) {
	for id, s := range a.sources {
		for of := range s.held {
			h := &s.held[of]
			p := h.pair(uint32(id), matter(of))
			switch _, known := a.tallies[p]; {
			case h.links == 0:
			case known:
				a.release(p.source, matter(of), h)
				*h = held{}
			default:
				do(p, h.links)
			}
		}
	}
}

func (w *words) compare(x, y count) int {
	if c := cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(y.links, x.links)); c != 0 || x.value == y.value {
		return c
	}
	if x.of%ofGone == kinds {
		return cmp.Compare(x.value, y.value)
	}
	return strings.Compare(w.text[x.value], w.text[y.value])
}
