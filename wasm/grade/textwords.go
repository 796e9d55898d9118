package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
)

// textLanguage is the language that the page's text is written in, as [page.Facts.TextLanguage] tells it, told once.
func (in *Input) textLanguage() string {
	if in.written == nil {
		l := in.TextLanguage()
		in.written = &l
	}
	return *in.written
}

// language is the language that the text is written in, or else the declared one without its region; "" when neither is
// known.
func (in *Input) language() string {
	if l := in.textLanguage(); l != "" {
		return l
	}
	l, _, _ := strings.Cut(in.Language, "-")
	return l
}

// wordKind is what a language's word is for.
type wordKind uint8

const (
	otherWord wordKind = iota
	functionWord
	ownWord   // a word by which writers speak of themselves
	bothWords // both
)

// wordSet is a language's function words and the words by which its writers speak of themselves, by hash. It is never
// half full.
type wordSet struct {
	hashes [256]uint32
	kinds  [256]wordKind
	met    [256]bool // whether the word was asked for
}

// find tells the kind of a word by its hash, and remembers that it occurs.
func (w *wordSet) find(h uint32) wordKind {
	i := h & 255
	for ; w.kinds[i] != otherWord; i = (i + 1) & 255 {
		if w.hashes[i] == h {
			w.met[i] = true
			return w.kinds[i]
		}
	}
	return otherWord
}

// has reports whether a word in lower case is a function word of the language; a nil set has none.
func (w *wordSet) has(one string) bool { return w != nil && w.find(hashWord(one))&functionWord != 0 }

func hashWord(one string) uint32 {
	h := uint32(2166136261)
	for i := range len(one) {
		h = hashByte(h, one[i])
	}
	return h
}

// addAll adds words joined by blanks.
func (w *wordSet) addAll(words string, kind wordKind) {
	for words != "" {
		var one string
		one, words, _ = strings.Cut(words, " ")
		w.add(one, kind)
	}
}

func (w *wordSet) add(one string, kind wordKind) {
	h := hashWord(one)
	i := h & 255
	for w.kinds[i] != otherWord && w.hashes[i] != h {
		i = (i + 1) & 255
	}
	w.hashes[i] = h
	w.kinds[i] |= kind
}

// different is how many function words were met.
func (w *wordSet) different() int {
	n := 0
	for i, met := range w.met {
		if met && w.kinds[i]&functionWord != 0 {
			n++
		}
	}
	return n
}

// isInAnother reports a text that is prose in another language than its page declares, as templates do: ten short words
// of its own make up a tenth of it. Lists of keywords have no such words.
func (t *text) isInAnother() bool {
	c := newCounter(len(t.words))
	for _, w := range t.words {
		if w.end-w.start <= 3 && t.bytes[w.start] > '9' { // no figures
			c.add(uint64(w.hash) * 0x9E3779B97F4A7C15)
		}
	}
	sum := 0
	for range 10 {
		most := 0
		for i, n := range c.counts {
			if n > c.counts[most] {
				most = i
			}
		}
		sum += int(c.counts[most])
		c.counts[most] = 0
	}
	return sum*10 >= len(t.words)
}

// wordsOf is the set of a language; nil for languages without function words here.
func wordsOf(language string) *wordSet {
	functions := lineOf(lexicon.FunctionWords, language)
	if functions == "" {
		return nil
	}
	w := &wordSet{}
	w.addAll(functions, functionWord)
	w.addAll(lineOf(ownWords, language), ownWord)
	return w
}

// lineOf is the rest of the line of words that begins with a language's code; "" when there is none.
func lineOf(words, language string) string {
	if len(language) != 2 {
		return ""
	}
	_, rest, _ := strings.Cut(words, "\n"+language+" ")
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

// ownWords are the words by which writers speak of themselves, a language a line, compiled by hand. Words that mean
// something else more often ("no" in Polish) are left out.
const ownWords = `
en i my me we our us
de ich mein meine meinen mir mich wir unser unsere unseren uns
fr je mon ma mes moi nous notre nos
es yo mi mis nosotros nuestro nuestra nuestros nuestras
pt eu meu minha meus minhas nós nosso nossa
it io mio mia miei noi nostro nostra nostri
nl ik mijn wij we ons onze
sv jag min mitt vi vår vårt våra
da jeg min mit vi vores
no jeg min mitt vi vår våre
fi minä minun me meidän
pl mój moja moje mnie nasz nasza nasze
cs já můj moje mě náš naše
ro eu meu mea noi nostru noastră
hu én mi mienk nekem nekünk
tr ben benim biz bizim
`
