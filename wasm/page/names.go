package page

// nameTable maps the hashes of names to small numbers, without growing beyond its bound: an open table, since a Go map
// of each kind asked for would weigh as much in engine.wasm as all that uses it. The zero table is empty.
type nameTable struct {
	slots []nameSlot
	used  int
}

type nameSlot struct {
	hash  uint32 // 0 in an empty slot
	value int32
}

// maxNames bounds the names in one table; it is half of its slots, so that a free one is near.
const maxNames = 1 << 10

// hashName is the 32-bit FNV-1a hash of a name (isthe.com/chongo/tech/comp/fnv), apart for each kind of name.
func hashName(kind byte, name []byte) uint32 {
	h := (2166136261 ^ uint32(kind)) * 16777619
	for _, c := range name {
		h = (h ^ uint32(c)) * 16777619
	}
	return max(h, 1)
}

// slot is where a hash is or belongs.
func (t *nameTable) slot(hash uint32) *nameSlot {
	for i := hash; ; i++ {
		s := &t.slots[i%(2*maxNames)]
		if s.hash == hash || s.hash == 0 {
			return s
		}
	}
}

// put keeps a value, unless the table is full.
func (t *nameTable) put(hash uint32, value int32) {
	if t.slots == nil {
		t.slots = make([]nameSlot, 2*maxNames)
	}
	s := t.slot(hash)
	if s.hash == 0 {
		if t.used >= maxNames {
			return
		}
		t.used++
		s.hash = hash
	}
	s.value = value
}

// value is what has been put; 0 for nothing.
func (t *nameTable) value(hash uint32) int32 {
	if t.used == 0 {
		return 0
	}
	return t.slot(hash).value
}
