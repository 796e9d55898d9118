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
