package page

import "golang.org/x/net/html/atom"

// listItem is where a section stands in lists.
type listItem struct {
	list  int32 // the section whose items they are; 0 outside of lists
	at    int32 // which item it stands in, from 1
	items int32 // how many the section itself has
}

// settleLists says of every link in which item of which list it stands. Items are counted from the outline: one with
// nothing in it is none.
func (b *Builder) settleLists() {
	in := make([]listItem, len(b.sections))
	for i := 1; i < len(in); i++ {
		s := &b.sections[i]
		if s.tag == atom.Li || s.tag == atom.Dd {
			in[s.parent].items++
			in[i].list, in[i].at = s.parent, in[s.parent].items
		} else {
			in[i].list, in[i].at = in[s.parent].list, in[s.parent].at
		}
	}
	for i := range b.facts.Links {
		l := &b.facts.Links[i]
		if l.Block < 0 {
			continue
		}
		if at := in[b.facts.Blocks[l.Block].section]; at.list > 0 {
			l.ListSize, l.ListAt = int(in[at.list].items), int(at.at)
		}
	}
}
