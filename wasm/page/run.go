package page

// run is the inline content since the last block boundary.
type run struct {
	start     int // offset into Builder.text
	linkWords int
	links     int
	used      bool
	frame     frame // the frame in which its first content stood, once it is used
}

// appendVisible adds text to the run, folding white space to one blank. Words are taken one by one only where they count.
func (b *Builder) appendVisible(f *frame, s []byte) {
	for len(s) > 0 {
		n := spaceLen(s)
		if n > 0 {
			b.gap = true
			s = s[n:]
			continue
		}
		var word []byte
		if f.part == 0 && len(b.text)+len(s) < MaxText {
			word = s[:wordsLen(s)] // as many as need no folding
		} else {
			word = s[:wordLen(s)]
		}
		s = s[len(word):]
		b.use(f)
		if f.part > 0 && b.open < 0 {
			b.parts[f.part].plain += len(word)
		}
		b.addAnchor(word)
		b.addWord(word)
	}
}

// addWord keeps a word where there is room for it; a blank stays owed for one that is dropped.
func (b *Builder) addWord(word []byte) {
	if len(b.text)+len(word)+1 > MaxText {
		b.facts.Dropped.TextBytes += len(word)
		b.gap = true
		return
	}
	if b.gap && len(b.text) > b.run.start {
		b.text = append(b.text, ' ')
	}
	b.text = append(b.text, word...)
	b.gap = false
}

// use marks the run as having content, in the frame where that content stands. A run with anything visible in it
// counts as visible: a paragraph does not vanish for a hidden word at its start.
func (b *Builder) use(f *frame) {
	if !b.run.used || b.run.frame.hidden != "" && f.hidden == "" {
		b.run.used = true
		b.sectionHere()
		b.run.frame = *f
	}
}

// flush ends the run at a block boundary and makes it a block.
func (b *Builder) flush() {
	b.gap = false
	if b.run.used && len(b.facts.Blocks) < maxBlocks {
		b.keepBlock(len(b.text))
	}
	if len(b.text) > b.run.start && len(b.text) < MaxText {
		b.text = append(b.text, '\n')
	}
	b.run.start, b.run.linkWords, b.run.links, b.run.used = len(b.text), 0, 0, false
}

// keepBlock makes a block of the run, which ends at end.
func (b *Builder) keepBlock(end int) {
	if b.open >= 0 {
		b.leaveBlock(end)
	}
	f := &b.run.frame
	text := b.text[b.run.start:end]
	words := countWords(text)
	commas, stops := countMarks(text)
	b.facts.Blocks = append(b.facts.Blocks, Block{Place: f.place, Heading: b.heading, Hidden: f.hidden, tag: f.block,
		inMain: f.flags&flagMain != 0, section: f.section, part: f.part, commas: uint16(min(commas, 1<<15)),
		stops: uint16(min(stops, 1<<15)), start: uint32(b.run.start), end: uint32(end), Links: b.run.links,
		LinkWords: min(b.run.linkWords, words), Words: words}) // links that touch may share a word
}
