package page

// retold is what a page says more than once: the button of every card, the menu set twice for two widths of a window, the
// signature under every post. What is told once is rather what the page is about.
type retold struct {
	times, before []int32 // of each block: how many have its text, and how many of them stand before it; 0 without a text
	words         []int32 // of each section: the visible words of the blocks in it whose text stands elsewhere, too
}

// toldBytes is how much of a text is compared, beside its length modulo 256.
const toldBytes = 200

// retell compares the texts of a page's blocks, once what stands in its sections is settled.
func (b *Builder) retell() retold {
	f := &b.facts
	r := retold{times: make([]int32, len(f.Blocks)), before: make([]int32, len(f.Blocks)), words: make([]int32, len(b.sections))}
	keys, told := make([]uint32, len(f.Blocks)), make(map[uint32]int32, len(f.Blocks)/2)
	for i := range f.Blocks {
		if text := b.text[f.Blocks[i].start:f.Blocks[i].end]; len(text) > 0 {
			keys[i] = hashName(byte(len(text)), clipBytes(text, toldBytes))
			r.before[i] = told[keys[i]]
			told[keys[i]]++
		}
	}
	for i := range f.Blocks {
		k := &f.Blocks[i]
		r.times[i] = told[keys[i]] // of no text: none was told
		if r.times[i] > 1 && k.Hidden == "" {
			r.words[k.section] += int32(k.Words)
		}
	}
	for i := len(b.sections) - 1; i > 0; i-- {
		r.words[b.sections[i].parent] += r.words[i]
	}
	return r
}
