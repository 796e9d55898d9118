package page

// EachMain calls yield with the text of every visible block that more likely than not belongs to the main content,
// until it returns false. The bytes are the page's own storage: read them, do not keep or change them.
func (f *Facts) EachMain(yield func(i int, text []byte) bool) {
	for i := range f.Blocks {
		if b := &f.Blocks[i]; b.Content >= 0.5 && b.Hidden == "" && b.end > b.start && !yield(i, f.text[b.start:b.end]) {
			return
		}
	}
}

// MainText is the main content's text, one block a line.
func (f *Facts) MainText() string {
	var out []byte
	f.EachMain(func(_ int, text []byte) bool {
		if out != nil {
			out = append(out, '\n')
		}
		out = append(out, text...)
		return true
	})
	return string(out)
}

// MainTextWithout is the main content's text without the anchors of some links: what the page says where it does not
// point elsewhere.
func (f *Facts) MainTextWithout(anchor func(*Link) bool) string {
	var cuts [][2]uint32 // in the order of the text, as links are
	for i := range f.Links {
		if l := &f.Links[i]; l.Block >= 0 && l.end > l.start && anchor(l) {
			cuts = append(cuts, [2]uint32{l.start, l.end})
		}
	}
	var out []byte
	f.EachMain(func(i int, text []byte) bool {
		from, end := f.Blocks[i].start, f.Blocks[i].end
		for len(cuts) > 0 && cuts[0][0] < end {
			if cut := cuts[0]; cut[1] > from {
				out = append(out, f.text[from:max(from, cut[0])]...)
				from = min(end, cut[1])
			}
			cuts = cuts[1:]
		}
		out = append(append(out, f.text[from:end]...), '\n')
		return true
	})
	return string(out)
}
