package page

import "strings"

// Class names, ids, headings, anchors and addresses are split into words ([words]). What a word speaks for is learnt:
// wordWeights holds, by the word's hash, how much more often links beside it are main content than not.

// wordKind keeps the words of different sources apart: "comments" as a class name is not "comments" as an anchor.
type wordKind uint32

const (
	nameWord    wordKind = iota + 1 // in the class or id of a block's element
	linkWord                        // in the class or id of a link
	anchorWord                      // in an anchor text
	ownWord                         // in the address of a link within the site
	outsideWord                     // in the address of a link to another site
	headingWord                     // in a heading
)

// hash is FNV-1a folded to 24 bits: half a thousand words leave room enough between them.
func (k wordKind) hash(w []byte) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(k)) * 16777619
	for _, c := range w {
		h = (h ^ uint32(c)) * 16777619
	}
	return h>>24 ^ h&0xFFFFFF
}

// each calls do with the hash of every word of text.
func (k wordKind) each(text []byte, do func(uint32)) {
	w := words{rest: text}
	for w.next() {
		do(k.hash(w.word.bytes()))
	}
}

// weighed is what words speak for together. Each counts once, as it did when the weights were learnt: "post post-17 type-post"
// says nothing three times.
type weighed struct {
	sum   int32
	heard [maxHeard]uint32 // hashes of the words that had a say
	n     int
}

// maxHeard is how many words with a weight are remembered; those that come after them may count twice.
const maxHeard = 16

func (s *weighed) add(h uint32) {
	w := wordWeight(h)
	if w == 0 {
		return
	}
	for _, o := range s.heard[:s.n] {
		if o == h {
			return
		}
	}
	if s.n < maxHeard {
		s.heard[s.n] = h
		s.n++
	}
	s.sum += int32(w)
}

// weight is the sum within bounds, in the unit of wordWeights.
func (s *weighed) weight() int16 { return boundWeight(s.sum) }

// boundWeight keeps a sum of weights within bounds, for the engine and for the trainer alike.
func boundWeight(sum int32) int16 { return int16(max(-300, min(300, sum))) }

// text adds the words of a text.
func (s *weighed) text(k wordKind, text []byte) {
	for w := (words{rest: text}); w.next(); {
		s.add(k.hash(w.word.bytes()))
	}
}

// weigh is what the words of text speak for together.
func (k wordKind) weigh(text []byte) int16 {
	var s weighed
	s.text(k, text)
	return s.weight()
}

// weighNames is what an element's id and class names speak for together; 0 where they say nothing.
func (k wordKind) weighNames(el *element) int16 {
	if len(el.id) == 0 && len(el.class) == 0 {
		return 0
	}
	var s weighed
	s.text(k, clipBytes(el.id, maxNameBytes))
	s.text(k, clipBytes(el.class, maxNameBytes))
	return s.weight()
}

func (k wordKind) eachName(el *element, do func(uint32)) {
	k.each(clipBytes(el.id, maxNameBytes), do)
	k.each(clipBytes(el.class, maxNameBytes), do)
}

// targetBuffer holds a part of an address, which is ASCII: any byte is a place to cut.
type targetBuffer [120]byte

// eachTargetText calls do with the parts of a link's address that say what it leads to.
func eachTargetText(l *Link, buf *targetBuffer, do func(wordKind, []byte)) {
	k := ownWord
	if l.External {
		k = outsideWord
		do(k, append(buf[:0], l.Name.String()...))
	}
	do(k, buf[:copy(buf[:], l.Address.Path)])
	if strings.IndexByte(l.Address.Query, '=') > 0 {
		do(k, buf[:copy(buf[:40], l.Address.Query)])
	}
}

// wordWeight looks a word up in wordWeights; 0 for words it does not hold. Hashes lie evenly: the search begins where
// this one should be, and again from how far off that was, and walks the few steps that are left.
func wordWeight(h uint32) int16 {
	const n = len(wordWeights)
	i := int(h) * n >> 24
	i = max(0, min(n-1, i+(int(h)-int(wordWeights[i]>>8))*n>>24))
	for i > 0 && wordWeights[i]>>8 > h {
		i--
	}
	for i < n-1 && wordWeights[i]>>8 < h {
		i++
	}
	if wordWeights[i]>>8 == h {
		return int16(int8(wordWeights[i]))
	}
	return 0
}
