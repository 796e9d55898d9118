package page

import "strings"

// settleRepeats says of each link which one first goes where it goes, and how many do.
func (f *Facts) settleRepeats() {
	firsts := make(map[string]int, len(f.Links))
	count := make([]int, len(f.Links)) // by the first link of an address
	names := map[string]int{}
	for i := range f.Links {
		l := &f.Links[i]
		to, _, _ := strings.Cut(l.Href, "#")
		first, seen := firsts[to]
		if !seen {
			first = i
			firsts[to] = i
		}
		l.First = first
		count[first]++
		names[l.Name.String()]++
	}
	for i := range f.Links {
		l := &f.Links[i]
		l.Same = count[l.First]
		if !l.Name.IsZero() {
			l.SameName = names[l.Name.String()]
		}
	}
}
