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

// tally counts what a row says.
func (a *Audit) tally(id uint32, r *export.Row, gone bool) {
	add := func(of matter, value uint32) {
		if gone {
			of += ofGone
		}
		p := pair{id, value, of}
		if n, known := a.tallies[p]; known || len(a.tallies) < maxTallies {
			a.tallies[p] = n + 1
		}
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
	word(hosts, append(a.scratch[:0], r.Host.String()...))
	word(languages, append(a.scratch[:0], mainLanguage(r.Lang)...))
	word(networks, append(a.scratch[:0], network(r.Address)...))
	word(shapes, shapeOf(a.scratch[:0], path))
	add(kinds, uint32(rowType(r, path)))
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

// settle sorts what was tallied.
func (a *Audit) settle() *counted {
	c := &counted{make([]uint32, len(a.sources)+1), make([]count, len(a.tallies))}
	for p := range a.tallies {
		c.from[p.source+1]++
	}
	for i := range a.sources {
		c.from[i+1] += c.from[i]
	}
	next := slices.Clone(c.from)
	for p, n := range a.tallies {
		c.rows[next[p.source]] = count{p.value, n, p.of}
		next[p.source]++
	}
	for i := range a.sources {
		slices.SortFunc(c.rows[c.from[i]:c.from[i+1]], a.words.compare)
	}
	return c
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

// all are a domain's counts of a matter, of links that are gone where it has no others.
func (c *counted) all(source int, of matter, gone bool) []count {
	if gone {
		of += ofGone
	}
	rows := c.rows[c.from[source]:c.from[source+1]]
	at := func(of matter) int {
		i, _ := slices.BinarySearchFunc(rows, of, func(c count, of matter) int { return cmp.Compare(c.of, of) })
		return i
	}
	return rows[at(of):at(of+1)]
}
