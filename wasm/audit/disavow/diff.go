package disavow

// A Change is a line that one of two files has and the other has not.
type Change struct {
	Line  int // in the file that has it, from 1
	Text  string
	Added bool // it is in the later file; else in the earlier one
}

// Diff is what changes when a file takes another one's place: the lines that go, then those that come, each in their order.
// Blank lines and the order of lines say nothing to Google and are no changes.
func Diff(before, after *File) []Change {
	return append(only(before, after, false), only(after, before, true)...)
}

// only are the lines that a file has and another one has not, or not as often.
func only(f, other *File, added bool) (all []Change) {
	has := map[string]int{}
	for i := range other.lines {
		has[other.lines[i].text]++
	}
	for i := range f.lines {
		l := &f.lines[i]
		if has[l.text]--; has[l.text] < 0 && l.kind != blank {
			all = append(all, Change{i + 1, l.text, added})
		}
	}
	return all
}
