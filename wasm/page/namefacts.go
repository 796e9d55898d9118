package page

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
	n := nameFacts{like: likeness(el.class), weight: nameWord.weighNames(el), byline: bylineClasses.hasAny(el.class),
		dateline: datelines.hasAny(el.class), readers: len(el.class) > 0 && isForScreenReaders(el.class)}
	n.signs.read(el)
	n.places[0].place, n.places[0].found = placeOfWords(el, false)
	n.places[1].place, n.places[1].found = placeOfWords(el, true)
	return n
}
