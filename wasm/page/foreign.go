package page

// Scripts are the scripts that a page's text is written in.
type Scripts struct {
	shares [scripts]float64 // of the letters read
	Known  bool             // whether the page has enough letters to tell
}

const (
	scriptBytes  = 32 << 10 // of text read
	ownShare     = 0.08     // share of the letters from which a script is the page's own
	leastForeign = 3        // letters of a script that is another's
)

// Scripts reads the scripts of the page's visible text outside links. They are unknown where it has too few letters.
func (f *Facts) Scripts() Scripts {
	sample := make([]byte, 0, scriptBytes)
	for i := range f.Blocks {
		if b := &f.Blocks[i]; b.Hidden == "" && b.LinkWords*2 <= b.Words {
			sample = append(sample, clipBytes(f.text[b.start:b.end], scriptBytes-len(sample))...)
		}
	}
	c := countLetters(sample)
	all := 0
	for _, n := range c.of {
		all += n
	}
	s := Scripts{Known: all >= leastLetters}
	for i, n := range c.of {
		s.shares[i] = float64(n) / float64(max(1, all))
	}
	return s
}

// Foreign reports words most of whose letters are of a script that the page does not use. Latin letters, which are at
// home everywhere, are never foreign, nor are Han, kana and Hangul to each other.
func (s *Scripts) Foreign(text string) bool {
	if !s.Known {
		return false
	}
	c := countLetters([]byte(text))
	all, foreign := 0, 0
	eastern := s.shares[kana]+s.shares[han]+s.shares[hangul] >= ownShare
	for i, n := range c.of {
		all += n
		switch script := letterScript(i); {
		case script == latin, eastern && (script == kana || script == han || script == hangul), s.shares[i] >= ownShare:
		default:
			foreign += n
		}
	}
	return foreign >= leastForeign && foreign*2 > all
}
