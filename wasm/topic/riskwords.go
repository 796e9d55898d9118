package topic

import (
	"slices"
	"strings"
	"sync"

	"linkgrade/wasm/lexicon"
)

// listKind is what a list of phrases says.
type listKind uint8

const (
	nameList listKind = iota
	plainList
	offerList
	lureList
	sellList
	tellList
)

var listWords = [...]string{"name", "plain", "offer", "lure", "sell", "tell"}

// RiskLexicon finds the phrases of lexicon.Risks in texts. It never changes once made.
type RiskLexicon struct {
	phrases []riskPhrase
	words   []riskWord
	first   []int32 // by the low bits of a first word's hash: the phrase + 1 that begins so, chained by next
}

type riskPhrase struct {
	text     string
	from, to int32 // in words
	next     int32 // phrase + 1
	kind     RiskKind
	list     listKind
}

type riskWord struct {
	hash   uint32
	size   uint8 // in bytes
	begins bool  // it stands for all words that begin so
}

// riskBits is how many bits of a hash find a first word: some four times as many slots as there are phrases.
const riskBits = 12

const hashStart, hashStep = 2166136261, 16777619 // FNV-1a of 32 bits

func mix(h uint32) uint32 { return h ^ h>>15 }

// Lexicon is what package lexicon's lists are made into, for many texts. It never changes.
type Lexicon struct {
	Trades *RiskLexicon
	Areas  func() *Subjects // by words alone: vectors have their own
}

// NewLexicon takes about half a millisecond, and the first call of Areas as long.
func NewLexicon() *Lexicon {
	return &Lexicon{NewRiskLexicon(), sync.OnceValue(func() *Subjects { return newSubjects(&Vectors{}) })}
}

// NewRiskLexicon reads lexicon.Risks.
func NewRiskLexicon() *RiskLexicon {
	l := &RiskLexicon{first: make([]int32, 1<<riskBits), phrases: make([]riskPhrase, 0, 1<<riskBits/3), words: make([]riskWord, 0, 1<<riskBits*2/3)}
	for _, line := range strings.Split(strings.Trim(lexicon.Risks, "\n"), "\n") {
		head, list, _ := strings.Cut(line, ": ")
		kind, class, _ := strings.Cut(head, " ")
		p := riskPhrase{kind: RiskKind(max(0, slices.Index(riskWords[:], kind)))}
		p.list = listKind(slices.Index(listWords[:], class))
		for list != "" {
			p.text, list, _ = strings.Cut(list, ", ")
			l.add(p)
		}
	}
	return l
}

// add keeps a phrase; one of which EachWord leaves nothing is none.
func (l *RiskLexicon) add(p riskPhrase) {
	p.from = int32(len(l.words))
	for rest := p.text; rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, " ")
		last := -1
		EachWord(part, func(word []byte) bool {
			last = len(l.words)
			l.words = append(l.words, riskWord{hash: hash32(word), size: uint8(len(word))})
			return true
		})
		if last >= 0 {
			l.words[last].begins = strings.HasSuffix(part, "*")
		}
	}
	if p.to = int32(len(l.words)); p.to == p.from {
		return
	}
	slot := &l.first[l.words[p.from].hash&(1<<riskBits-1)]
	p.next = *slot
	l.phrases = append(l.phrases, p)
	*slot = int32(len(l.phrases))
}

// hash32 is FNV-1a, which a word's beginnings share step by step, with the high bits mixed into the low ones.
func hash32(word []byte) uint32 {
	h := uint32(hashStart)
	for _, c := range word {
		h = (h ^ uint32(c)) * hashStep
	}
	return mix(h)
}

// riskTokens are a text's words, one after the other.
type riskTokens struct {
	text []byte
	ends []int32
}

func readRiskTokens(text string) *riskTokens {
	if len(text) > maxText {
		text = text[:maxText]
	}
	t := &riskTokens{text: make([]byte, 0, len(text)), ends: make([]int32, 0, min(len(text)/5+4, maxWords))}
	EachWord(text, func(word []byte) bool {
		t.text = append(t.text, word...)
		t.ends = append(t.ends, int32(len(t.text)))
		return len(t.ends) < maxWords
	})
	return t
}

func (t *riskTokens) word(i int) []byte {
	from := int32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.text[from:t.ends[i]]
}

// is reports whether word i of the text is, or begins with, a word of a phrase.
func (t *riskTokens) is(i int, w riskWord) bool {
	if i >= len(t.ends) {
		return false
	}
	word := t.word(i)
	if w.begins && len(word) > int(w.size) {
		word = word[:w.size]
	}
	return len(word) == int(w.size) && hash32(word) == w.hash
}

// count calls found with each phrase at each place of the text.
func (l *RiskLexicon) count(t *riskTokens, found func(phrase int)) {
	for i := range t.ends {
		h := uint32(hashStart)
		word := t.word(i)
		for n, c := range word {
			h = (h ^ uint32(c)) * hashStep
			mixed := mix(h)
			for p := l.first[mixed&(1<<riskBits-1)]; p > 0; p = l.phrases[p-1].next {
				if w := l.words[l.phrases[p-1].from]; w.hash == mixed && (n+1 == len(word) || w.begins) && l.follows(t, i, p-1) {
					found(int(p - 1))
				}
			}
		}
	}
}

// follows reports whether the rest of a phrase stands after word i.
func (l *RiskLexicon) follows(t *riskTokens, i int, phrase int32) bool {
	p := &l.phrases[phrase]
	for k := p.from + 1; k < p.to; k++ {
		i++
		if !t.is(i, l.words[k]) {
			return false
		}
	}
	return true
}

// Trade says which trade a few words speak of by themselves, an anchor or an address, and by what phrase; false where
// none.
func (l *RiskLexicon) Trade(text string) (kind RiskKind, phrase string, found bool) {
	l.count(readRiskTokens(text), func(i int) {
		if p := &l.phrases[i]; !found && (p.list == plainList || p.list == offerList) {
			kind, phrase, found = p.kind, strings.ReplaceAll(p.text, "*", ""), true
		}
	})
	return kind, phrase, found
}
