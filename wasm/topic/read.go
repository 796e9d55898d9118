package topic

import (
	"math/bits"
	"slices"
)

// form is a word as it is written, folded.
type form struct {
	hash    uint64
	stem    uint64  // hash of its stem
	count   float64 // how often it stands there, boosts included
	met     int     // how often, without them
	ordinal int32
	at      uint32
	size    uint8
}

// Read makes a text ready for comparing. It reads at most 128 KB of each field and 20,000 words.
func (v *Vectors) Read(t Text) *Doc {
	r := reader{v: v, doc: &Doc{}}
	r.makeRoom(len(t.Title), len(t.Keywords), len(t.Headings), len(t.Address), len(t.Body))
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
	v     *Vectors
	doc   *Doc
	forms []form
	slots []int32 // of an open-addressing table: a form's place + 1, 0 where it is free
	words int     // read so far
	known int     // of them with a vector
}

// makeRoom makes a table that stays half empty for texts of some lengths: a word takes three bytes or more, the blank
// after it included.
func (r *reader) makeRoom(lengths ...int) {
	words := len(lengths)
	for _, n := range lengths {
		words += min(n, maxText) / 3
	}
	slots := 64
	for slots < 2*min(words, maxWords) {
		slots *= 2
	}
	r.slots = make([]int32, slots)
}

func (r *reader) field(text string, counts float64) {
	if len(text) > maxText {
		text = text[:maxText]
	}
	EachWord(text, func(word []byte) bool {
		f := r.form(word)
		f.count += counts
		f.met++
		if f.ordinal != unknownWord {
			r.known++
		}
		r.words++
		return r.words < maxWords
	})
}

// form is the form that a word is, made where it is new. It is valid until the next call.
func (r *reader) form(word []byte) *form {
	hash, mask := hashWord(word), uint64(len(r.slots)-1)
	i := hash & mask
	for ; r.slots[i] != 0; i = (i + 1) & mask {
		if f := &r.forms[r.slots[i]-1]; f.hash == hash {
			return f
		}
	}
	f := form{hash: hash, ordinal: r.v.ordinal(hash), at: uint32(len(r.doc.text)), size: uint8(len(word))}
	r.doc.text = append(r.doc.text, word...)
	if f.stem = hashWord(stem(word)); f.ordinal == unknownWord {
		f.ordinal = r.v.ordinal(f.stem)
	}
	r.forms = append(r.forms, f)
	r.slots[i] = int32(len(r.forms))
	return &r.forms[len(r.forms)-1]
}

// gather joins the forms of each word to one term, in the order of the terms' hashes.
func (r *reader) gather() {
	slices.SortFunc(r.forms, func(a, b form) int {
		switch {
		case a.stem < b.stem:
			return -1
		case a.stem > b.stem:
			return 1
		}
		return int(a.at) - int(b.at)
	})
	r.doc.terms = make([]term, 0, len(r.forms))
	for i := range r.forms {
		f := &r.forms[i]
		last := len(r.doc.terms) - 1
		if last < 0 || r.doc.terms[last].hash != f.stem {
			r.doc.terms = append(r.doc.terms, term{hash: f.stem, ordinal: f.ordinal, at: f.at, size: f.size, count: f.count})
			continue
		}
		t := &r.doc.terms[last]
		t.count += f.count
		if f.ordinal != unknownWord && (t.ordinal == unknownWord || f.ordinal < t.ordinal) {
			t.ordinal = f.ordinal
		}
	}
}

// isSpoken reports whether the vectors know a text's language.
func (r *reader) isSpoken(code string) bool {
	switch {
	case r.v.words == 0:
		return false
	case len(code) >= 2:
		return code[0]|0x20 == 'e' && code[1]|0x20 == 'n' && (len(code) == 2 || code[2] == '-')
	case r.known*5 >= r.words*4: // so many of another language's words are no names in English
		return true
	case r.known*3 < r.words:
		return false
	}
	language, hits := r.language()
	if r.known*2 < r.words {
		return hits == 0 || language == english // names, most likely
	}
	return hits*4 < r.words || language == english
}

// language is the language with the most function words in the text, by its place among the languages, and how many
// words these are.
func (r *reader) language() (most, hits int) {
	var met [len(languages)]int
	for i := range r.forms {
		f := &r.forms[i]
		for set := r.v.languagesOf(f.hash); set != 0; set &= set - 1 {
			if at := bits.TrailingZeros64(set); at < len(met) {
				met[at] += f.met
			}
		}
	}
	for at, n := range met {
		if n > hits { // of as many hits English has them: it is the first
			most, hits = at, n
		}
	}
	return most, hits
}

// dropFunctionWords leaves out the commonest words of a text's language, of which no other frequencies are known, and
// cuts the others to their beginnings.
func (r *reader) dropFunctionWords() {
	language, hits := r.language()
	r.forms = slices.DeleteFunc(r.forms, func(f form) bool {
		return hits > 0 && r.v.languagesOf(f.hash)>>language&1 == 1
	})
	for i := range r.forms {
		f := &r.forms[i]
		f.stem = hashWord(beginning(r.doc.text[f.at:][:f.size]))
	}
}

// inOneForm are two Docs of which the vectors know both languages, or are taken to know neither.
func (v *Vectors) inOneForm(a, b *Doc) (*Doc, *Doc) {
	switch {
	case a.spoken && !b.spoken:
		return a.byBeginnings(v), b
	case b.spoken && !a.spoken:
		return a, b.byBeginnings(v)
	}
	return a, b
}

// byBeginnings is a Doc as if the vectors did not know its language: names and loans are spelt alike in many.
func (d *Doc) byBeginnings(v *Vectors) *Doc {
	r := reader{v: v, doc: &Doc{text: slices.Clip(d.text)}}
	for i := range d.terms {
		t := &d.terms[i]
		r.forms = append(r.forms, form{hash: hashWord(d.word(t)), count: t.count, met: 1, ordinal: unknownWord, at: t.at, size: t.size})
	}
	r.dropFunctionWords()
	r.gather()
	r.doc.weigh(v)
	return r.doc
}
