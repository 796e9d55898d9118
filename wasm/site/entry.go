package site

import (
	"cmp"
	"slices"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// An Entry is a post as a list of posts names it.
type Entry struct {
	Address domain.Address
	Title   string    // "" where the list does not say
	Date    page.Date // zero where the list does not say
	Author  string    // "" where the list does not say
}

// maxEntries is how many entries of a list are kept: the newest.
const maxEntries = 40

// entries gathers the newest of a list, each address once, those without a date after those with one, in the list's order.
type entries struct {
	all  []*numbered // by pointers, as elsewhere: one sort for all weighs 4 KB less in the engine than one for each type
	seen int
}

type numbered struct {
	Entry
	at int
}

func (e *entries) add(one Entry) {
	one.Address = one.Address.WithoutFragment()
	one.Title, one.Author = clip(one.Title, 200), clip(one.Author, 100)
	e.all = append(e.all, &numbered{one, e.seen})
	if e.seen++; len(e.all) > 4*maxEntries {
		e.settle()
	}
}

// settle sorts and drops what is too many.
func (e *entries) settle() {
	slices.SortFunc(e.all, func(a, b *numbered) int {
		return cmp.Or(cmp.Compare(b.Date.Unix(), a.Date.Unix()), a.at-b.at)
	})
	kept := e.all[:0]
	for _, n := range e.all {
		if len(kept) < maxEntries && !slices.ContainsFunc(kept, func(k *numbered) bool { return k.Address == n.Address }) {
			kept = append(kept, n)
		}
	}
	e.all = kept
}

func (e *entries) newest() []Entry {
	e.settle()
	out := make([]Entry, len(e.all))
	for i, n := range e.all {
		out[i] = n.Entry
	}
	return out
}

// clip cuts s to so many bytes, at a character, with its white space collapsed.
func clip(s string, most int) string {
	s = strings.Join(strings.Fields(s[:min(len(s), 4*most)]), " ")
	if len(s) > most {
		s = s[:most]
	}
	return strings.ToValidUTF8(s, "")
}

// sameSite reports an address of the web of the site that home is of: the same registrable name, or, where that has none,
// the same host and port.
func sameSite(a, home domain.Address) bool {
	switch name := home.Name(); {
	case !a.IsWeb():
		return false
	case name.IsZero():
		return a.Host == home.Host && a.Port == home.Port
	default:
		return a.Name() == name
	}
}
