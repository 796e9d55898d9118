package page

import "strings"

// settleRepeats says of each link which one first goes where it goes, and how many do. Links with one href are known to
// go alike already.
func (b *Builder) settleRepeats() {
	links := b.facts.Links
	firsts := make(map[string]int32, len(links)) // by address, fragments apart
	fragments := map[string]int32{}              // how many lead to an address with one
	count := make([]int32, 2*len(links))
	count, plain := count[:len(links)], count[len(links):] // how many by the first of them; those without a fragment
	for i := range links {
		l, p := &links[i], &b.links[i]
		to, _, cut := strings.Cut(l.Href, "#")
		if int(p.alike) < i {
			l.First = links[p.alike].First
		} else if first, seen := firsts[to]; seen {
			l.First = int(first)
		} else {
			l.First = i
			firsts[to] = int32(i)
		}
		count[l.First]++
		if cut {
			fragments[l.Href]++
		} else {
			plain[l.First]++
		}
	}
	for i := range links {
		l, p := &links[i], &b.links[i]
		l.Same = int(count[l.First])
		if p.same = plain[l.First]; strings.IndexByte(l.Href, '#') >= 0 {
			p.same = fragments[l.Href]
		}
	}
	b.facts.settleNames()
}

// settleNames says of each link how many go to the same registrable name.
func (f *Facts) settleNames() {
	own, others := 0, map[string]int32{}
	for i := range f.Links {
		if name := f.Links[i].Name; name == f.Name {
			own++
		} else {
			others[name.String()]++
		}
	}
	for i := range f.Links {
		switch l := &f.Links[i]; {
		case l.Name.IsZero():
		case l.Name == f.Name:
			l.SameName = own
		default:
			l.SameName = int(others[l.Name.String()])
		}
	}
}
