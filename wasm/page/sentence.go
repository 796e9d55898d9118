package page

import "strings"

// MaxSentence is how many bytes [Facts.Sentence] gives at most.
const MaxSentence = 300

// sentenceReach is how far from an anchor, in bytes, the ends of its sentence are looked for. It bounds the work where
// one block holds every link of a hostile page.
const sentenceReach = 2 * MaxSentence

// Sentence is the sentence of a link's block in which its anchor stands, or the sentences where the anchor is longer
// than one. What is longer than MaxSentence is cut round the anchor, between words where they have blanks. It is ""
// for a link in no block.
func (f *Facts) Sentence(l *Link) string {
	if l.Block < 0 || l.Block >= len(f.Blocks) {
		return ""
	}
	b := &f.Blocks[l.Block]
	start, end := max(l.start, b.start), min(l.end, b.end)
	if start > end {
		return ""
	}
	end = start + uint32(len(clipBytes(f.text[start:end], MaxSentence)))
	from := max(b.start, start-min(start, sentenceReach))
	for from < start && f.text[from]&0xC0 == 0x80 {
		from++
	}
	s := f.text[from : end+uint32(len(clipBytes(f.text[end:b.end], sentenceReach)))]
	first, last := sentenceRound(s, int(start-from), int(end-from))
	return strings.Trim(valid(clipRound(s[first:last], int(start-from)-first, int(end-from)-first)), " ")
}

// HeadingAbove is the text of the heading that a link stands under, "" when there is none.
func (f *Facts) HeadingAbove(l *Link) string {
	if l.Block < 0 || l.Block >= len(f.Blocks) {
		return ""
	}
	if h := int(f.Blocks[l.Block].Heading); h >= 0 && h < len(f.Headings) {
		return f.Headings[h].Text
	}
	return ""
}

// sentenceRound is where the sentence begins and ends that holds s[start:end].
func sentenceRound(s []byte, start, end int) (first, last int) {
	for at := 0; at < len(s); {
		stop, next := nextStop(s, at)
		switch {
		case next <= start:
			first = next
		case stop >= end:
			return first, stop
		}
		at = next
	}
	return first, len(s)
}

// clipRound cuts s to MaxSentence bytes that hold s[start:end], which is no longer.
func clipRound(s []byte, start, end int) []byte {
	if len(s) <= MaxSentence {
		return s
	}
	room := MaxSentence - (end - start)
	right := min(len(s)-end, max(room-room/2, room-start))
	from, to := start-min(start, room-right), end+right
	const search = 30 // bytes given up at most for a whole word
	for i := from; from > 0 && i < min(start, from+search); i++ {
		if s[i] == ' ' {
			from = i + 1
			break
		}
	}
	for i := to; to < len(s) && i > max(end, to-search); i-- {
		if s[i] == ' ' {
			to = i
			break
		}
	}
	for from < start && s[from]&0xC0 == 0x80 {
		from++
	}
	return s[from : end+len(clipBytes(s[end:], to-end))]
}
