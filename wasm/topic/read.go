package topic

import (
	"slices"

	"linkgrade/wasm/lexicon"
)

// token is one word as it was met.
type token struct {
	hash    uint64
	count   float64
	ordinal int32
	at      uint32
	size    uint8
}

// Read makes a text ready for comparing. It reads at most 128 KB of each field and 20,000 words.
func (v *Vectors) Read(t Text) *Doc {
	r := reader{v: v, doc: &Doc{}}
	r.field(t.Title, titleCounts)
	r.field(t.Keywords, keywordCounts)
	r.field(t.Headings, headingCounts)
	r.field(t.Address, addressCounts)
	r.field(t.Body, bodyCounts)
	if r.doc.spoken = r.isSpoken(t.Language); !r.doc.spoken {
		r.dropFunctionWords()
	}
	r.gather()
	r.doc.weigh(v)
	return r.doc
}

type reader struct {
	v      *Vectors
	doc    *Doc
	tokens []token
	known  int // tokens with a vector
}

func (r *reader) field(text string, counts float64) {
	if len(text) > maxText {
		text = text[:maxText]
	}
	EachWord(text, func(word []byte) bool {
		t := token{count: counts, at: uint32(len(r.doc.text)), size: uint8(len(word))}
		t.ordinal = r.v.ordinal(hashWord(word))
		r.doc.text = append(r.doc.text, word...)
		stemmed := stem(word)
		if t.hash = hashWord(stemmed); t.ordinal == unknownWord {
			t.ordinal = r.v.ordinal(t.hash)
		}
		if t.ordinal != unknownWord {
			r.known++
		}
		r.tokens = append(r.tokens, t)
		return len(r.tokens) < maxWords
	})
}

// gather joins the forms of each word to one term.
func (r *reader) gather() {
	slices.SortFunc(r.tokens, func(a, b token) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		}
		return int(a.at) - int(b.at)
	})
	for i := 0; i < len(r.tokens); {
		t := r.tokens[i]
		one, count := term{hash: t.hash, ordinal: t.ordinal, at: t.at, size: t.size}, 0.0
		for ; i < len(r.tokens) && r.tokens[i].hash == one.hash; i++ {
			t = r.tokens[i]
			count += t.count
			if t.ordinal != unknownWord && (one.ordinal == unknownWord || t.ordinal < one.ordinal) {
				one.ordinal = t.ordinal
			}
		}
		one.count = count
		r.doc.terms = append(r.doc.terms, one)
	}
}

// isSpoken reports whether the vectors know a text's language.
func (r *reader) isSpoken(code string) bool {
	switch {
	case r.v.words == 0:
		return false
	case len(code) >= 2:
		return code[:2] == "en" && (len(code) == 2 || code[2] == '-')
	}
	return r.known*2 >= len(r.tokens)
}

// dropFunctionWords leaves out the commonest words of languages in which no other frequencies are known.
func (r *reader) dropFunctionWords() {
	function := make(map[uint64]bool, 1500)
	EachWord(lexicon.FunctionWords, func(word []byte) bool {
		function[hashWord(word)] = true
		return true
	})
	r.tokens = slices.DeleteFunc(r.tokens, func(t token) bool {
		return function[hashWord(r.doc.text[t.at:][:t.size])]
	})
}
