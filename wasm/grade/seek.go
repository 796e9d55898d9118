package grade

import (
	"slices"
	"strings"

	"linkgrade/wasm/lexicon"
)

// texts are numbered texts in lower case that phrases are looked for in: the page's blocks, its links' words, or what menus
// call pages by.
type texts struct {
	at    func(i int) string
	count int
	grams lexicon.Grams
}

func newTexts(count int, at func(i int) string) *texts {
	t := &texts{at: at, count: count}
	for i := range count {
		t.grams.Add(at(i), t.part(i))
	}
	return t
}

// part is the part that text i belongs to.
func (t *texts) part(i int) int { return i * lexicon.Parts / t.count }

// A search is a list of phrases made ready for one page. Most phrases stand nowhere on it, which [lexicon.Grams] tells
// without looking: asking a search of every block costs next to nothing.
type search struct {
	texts   *texts
	phrases []string // those of the list that may stand in some text
	parts   []uint64 // where each of them may
	all     uint64   // where any may
}

// inBlocks looks for phrases in the page's blocks. A rule makes a search once and asks it of the blocks' numbers.
func (in *Input) inBlocks(phrases lexicon.Phrases) *search { return in.blockTexts().seek(phrases) }

// anyInBlocks is inBlocks for phrases with commas, or with blanks at their beginning.
func (in *Input) anyInBlocks(phrases []string) *search {
	s := &search{texts: in.blockTexts()}
	for _, p := range phrases {
		s.add(p)
	}
	return s
}

// inLinks looks for phrases in the links' words.
func (in *Input) inLinks(phrases lexicon.Phrases) *search {
	if in.links == nil {
		in.links = newTexts(len(in.Links), in.linkLower)
	}
	return in.links.seek(phrases)
}

// inPaths looks for phrases in the paths of the links' addresses.
func (in *Input) inPaths(phrases lexicon.Phrases) *search {
	if in.paths == nil {
		in.paths = newTexts(len(in.Links), in.pathLower)
	}
	return in.paths.seek(phrases)
}

func (in *Input) blockTexts() *texts {
	if in.blocks == nil {
		in.blocks = newTexts(len(in.Blocks), in.blockLower)
	}
	return in.blocks
}

func (t *texts) seek(phrases lexicon.Phrases) *search {
	s := &search{texts: t}
	for p := range phrases.All {
		s.add(p)
	}
	return s
}

// add makes the search look for a phrase, too.
func (s *search) add(phrase string) {
	if parts := s.texts.grams.May(phrase); parts != 0 {
		s.phrases = append(s.phrases, phrase)
		s.parts = append(s.parts, parts)
		s.all |= parts
	}
}

// may reports whether text i may hold one of the phrases; where it answers no, it holds none.
func (s *search) may(i int) bool { return s.all != 0 && s.all>>s.texts.part(i)&1 != 0 }

// in is the first phrase of the list that text i holds anywhere; "" when it holds none.
func (s *search) in(i int) string { return s.first(i, strings.Contains) }

// word is the first phrase of the list that text i holds as whole words; "" when it holds none.
func (s *search) word(i int) string { return s.first(i, holdsWord) }

// first is the first phrase of the list of which test says yes, "" when it says so of none. It is asked of phrases only that
// text i may hold.
func (s *search) first(i int, test func(text, phrase string) bool) string {
	if !s.may(i) {
		return ""
	}
	part, text := s.texts.part(i), s.texts.at(i)
	for k, p := range s.phrases {
		if s.parts[k]>>part&1 != 0 && test(text, p) {
			return p
		}
	}
	return ""
}

// is reports whether a name of text i is one of the phrases.
func (s *search) is(i int, name string) bool {
	return name != "" && s.may(i) && slices.Contains(s.phrases, name)
}

func holdsWord(s, phrase string) bool { return wordAt(s, phrase) >= 0 }
