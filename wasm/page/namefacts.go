package page

import "strings"

// nameFacts are what an element's id and class names say, whatever the element. Pages repeat the same few names on
// thousands of elements: they are read once.
type nameFacts struct {
	key      uint64 // of the names; 0 for none
	like     uint32 // the same for names that differ in digits only
	weight   int16  // what they speak for, in the unit of wordWeights
	signs    signs
	places   [2]namedPlace // outside and inside the main part
	byline   bool
	dateline bool
	readers  bool // by which frameworks keep text for screen readers
}

// namedPlace is the part of the page that names say, and whether they say one.
type namedPlace struct {
	place Placement
	found bool
}

// keptNames is how many different names are remembered at a time.
const keptNames = 512

// namesOf reads an element's names, or remembers them.
func (b *Builder) namesOf(el *element) *nameFacts {
	if len(el.id) == 0 && len(el.class) == 0 {
		return &noNames
	}
	key := hashNames(el)
	if b.names == nil {
		b.names = make([]nameFacts, keptNames)
	}
	n := &b.names[key%keptNames]
	if n.key != key {
		*n = readNames(el)
		n.key = key
	}
	return n
}

// noNames are the facts of elements without names. It is read only.
var noNames nameFacts

// hashNames is the 64-bit FNV-1a hash of an id and a class attribute. A page that makes two of its names collide misleads
// about itself alone.
func hashNames(el *element) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range [2][]byte{clipBytes(el.id, maxNameBytes), clipBytes(el.class, maxNameBytes)} {
		for _, c := range s {
			h = (h ^ uint64(c)) * 1099511628211
		}
		h = (h ^ 0x100) * 1099511628211 // no byte: where the id ends
	}
	return max(h, 1)
}

// maxNameBytes is how much of an id or class attribute is read.
const maxNameBytes = 300

func readNames(el *element) nameFacts {
	class := clipBytes(el.class, maxNameBytes)
	n := nameFacts{like: likeness(class), readers: len(class) > 0 && isForScreenReaders(class)}
	n.readWords(clipBytes(el.id, maxNameBytes))
	n.readWords(class)
	for one, rest := cutField(class); len(one) > 0; one, rest = cutField(rest) {
		switch what, _ := tellingClasses.find(strings.ToLower(string(one))); what {
		case "author":
			n.byline = true
		case "date":
			n.dateline = true
		}
	}
	return n
}

// readWords reads an id, then a class attribute, word by word. The first word that tells a part of the page wins.
func (n *nameFacts) readWords(names []byte) {
	var before name
	for w := (words{rest: names}); w.next(); before = w.word {
		if w.fresh {
			before.n = 0
		}
		word := w.word.bytes()
		n.weight += wordWeight(nameWord.hash(word))
		if k := signOf(string(word)); k >= 0 {
			n.signs[k]++
		}
		n.readPlace(before.bytes(), word)
	}
	n.weight = max(-300, min(300, n.weight))
}

// readPlace takes the part of a page that a word tells after the one before it, outside and inside the main part.
func (n *nameFacts) readPlace(before, word []byte) {
	if n.places[1].found {
		return // then the other is, too
	}
	p, ok := placeOfWord(string(word))
	if isAuthorBox(string(before), string(word)) {
		p, ok = PlaceBio, true
	}
	if !ok || skipAfter(string(before), p) {
		return
	}
	if !n.places[0].found {
		n.places[0] = namedPlace{p, true}
	}
	if p != PlaceHeader && p != PlaceFooter {
		n.places[1] = namedPlace{p, true}
	}
}

// tellingClasses are class names, in lower case, of elements that name the author or show when the page was published.
const tellingClasses list = `
article-author=author article-date=date article__date=date auteur=author author=author author-name=author
author__name=author autor=author autore=author blog-date=date by-author=author byline=author byline-date=date
byline__name=author c-byline=author c-timestamp=date date=date date-published=date dateline=date datum=date
entry-author=author entry-date=date fecha=date meta-date=date news-date=date post-author=author post-date=date
post-meta-date=date post__date=date posted-on=date pub-date=date pubdate=date publication-date=date publish-date=date
published=date published-date=date published-on=date timestamp=date
`
