package trust

import "iter"

// A bucket holds the listed names whose keys begin with one prefix. What follows the
// prefix in the first 64 bits of a key is coded as gaps (Rice 1979); the record stands
// behind its key in columns no wider than the bucket needs.
//
//	version     u8
//	bits        u8, value u16: the prefix
//	count       u16
//	k           u8: the Rice parameter
//	authority   u8: 0 or 7 bits a name
//	lists       u8, age u8, popularity u8: 0 to 8 bits a name
//	sets        u16: how many different sets of categories follow
//	categories  u32 each, rising; a name's set is a number of as many bits as needed
//	stream      for each name the gap to the one before, then its fields
//
// A bucket whose prefix has MaxPrefixBits belongs to an edition of more than sixteen million names, of which nearly all
// stand on rank lists and nothing else. Its form is version 2: keys of 56 bits, so that an innocent name is taken for
// one of a hundred million with a chance below 2^-29, and plain names told in a few bits. Behind the count of sets stand
//
//	plain k     u8: the Rice parameter of plain authorities
//	base        u8: the least of them
//	lists       u8: how many lists plain names are on
//
// and before each name's fields a bit: 0 for a plain name, of which only its authority over the base follows, Rice-coded.
const (
	bucketVersion  = 1
	compactVersion = 2
	bucketHeader   = 13
	compactHeader  = bucketHeader + 3
	authorityBits  = 7
)

// bucketForm is the version that buckets of a prefix length have.
func bucketForm(bits uint8) byte {
	if bits == MaxPrefixBits {
		return compactVersion
	}
	return bucketVersion
}

// headerBytes is how long the header of a form is.
func headerBytes(form byte) int {
	if form == compactVersion {
		return compactHeader
	}
	return bucketHeader
}

// bucketKeyBits is how much of a key a bucket of a form holds, its prefix included.
func bucketKeyBits(form byte) uint8 {
	if form == compactVersion {
		return 56
	}
	return 64
}

// MaxBucketNames is how many names one bucket can hold.
const MaxBucketNames = 1<<16 - 1

// MaxBucketBytes is the longest bucket that [OpenBucket] reads, so that who fetches one
// knows where to stop: MaxBucketNames of the widest records.
const MaxBucketBytes = 2 << 20

// A Bucket is an opened answer. It may be used by several goroutines at once.
type Bucket struct {
	prefix     Prefix
	form       byte
	count      int
	k          uint
	widths     recordWidths
	plain      plainNames
	categories []byte
	stream     []byte
}

// recordWidths are the bits of each field of a record in one bucket.
type recordWidths struct{ authority, lists, age, popularity, set uint }

// plainNames say how the plain names of a compact bucket are told.
type plainNames struct {
	k     uint
	base  Authority
	lists uint8
}

// OpenBucket reads a bucket and checks all of it; it keeps the slice, which must not
// change afterwards. An empty bucket has a header too. Errors wrap ErrBucket, and
// ErrPrefix when the bucket is a readable one for another prefix.
func OpenBucket(b []byte, p Prefix) (*Bucket, error) {
	bucket, err := bucketShape(b)
	if err != nil {
		return nil, err
	}
	if bucket.prefix != p {
		return nil, &formError{ErrPrefix, "the bucket is another one's"}
	}
	c := bucket.cursor()
	for range bucket.count {
		if !c.next() {
			return nil, &formError{ErrBucket, "its names are cut off or out of range"}
		}
	}
	if bytesFor(c.bits.at) != uint64(len(bucket.stream)) {
		return nil, &formError{ErrBucket, "bytes after its end"}
	}
	return bucket, nil
}

func bucketShape(b []byte) (*Bucket, error) {
	if len(b) > MaxBucketBytes {
		return nil, &formError{ErrBucket, "longer than MaxBucketBytes"}
	}
	if len(b) < bucketHeader || b[1] > MaxPrefixBits || b[0] != bucketForm(b[1]) || len(b) < headerBytes(b[0]) {
		return nil, &formError{ErrBucket, "it does not begin as one"}
	}
	header, sets := headerBytes(b[0]), int(u16(b[11:]))
	w := recordWidths{uint(b[7]), uint(b[8]), uint(b[9]), uint(b[10]), indexBits(sets)}
	wide := w.authority != 0 && w.authority != authorityBits ||
		w.lists > 8 || w.age > 8 || w.popularity > 8
	if u16(b[2:])>>b[1] != 0 || b[6] >= bucketKeyBits(b[0]) || wide {
		return nil, &formError{ErrBucket, "the header has an impossible value"}
	}
	count := int(u16(b[4:]))
	if len(b) < header+4*sets || count > 0 && sets == 0 && b[0] == bucketVersion {
		return nil, &formError{ErrBucket, "its categories are cut off"}
	}
	bucket := &Bucket{
		prefix: Prefix{b[1], uint32(u16(b[2:]))}, form: b[0], count: count, k: uint(b[6]), widths: w,
		categories: b[header : header+4*sets], stream: b[header+4*sets:],
	}
	if b[0] == compactVersion {
		bucket.plain = plainNames{k: uint(b[13]), base: Authority(b[14]), lists: b[15]}
		if bucket.plain.k > authorityBits {
			return nil, &formError{ErrBucket, "the header has an impossible value"}
		}
	}
	return bucket, nil
}

// Names is how many names the bucket holds.
func (b *Bucket) Names() int { return b.count }

// Lookup is what the bucket says of a key, and whether it is there: a miss is a name on
// no list. A key with another prefix is ErrPrefix: this bucket knows nothing of it.
func (b *Bucket) Lookup(k Key) (Record, bool, error) {
	if !b.prefix.Matches(k) {
		return Record{}, false, &formError{ErrPrefix, "the key is another bucket's"}
	}
	want := keyRemainder(k, b.form, b.prefix.bits)
	for c := b.cursor(); c.next() && c.key <= want; {
		if c.key == want {
			return c.record, true, nil
		}
	}
	return Record{}, false, nil
}

// All gives the bucket's names in the order of their keys. Of each [Key] a bucket knows the first 64 bits, 56 where
// prefixes have MaxPrefixBits; the others are zero.
func (b *Bucket) All() iter.Seq2[Key, Record] {
	return func(yield func(Key, Record) bool) {
		for c := b.cursor(); c.next(); {
			if !yield(b.keyAt(c.key), c.record) {
				return
			}
		}
	}
}

// keyAt is a key with the bucket's prefix and what follows it.
func (b *Bucket) keyAt(remainder uint64) Key {
	known := bucketKeyBits(b.form)
	v := uint64(b.prefix.value)<<(known-b.prefix.bits) | remainder
	v <<= 64 - known
	var k Key
	for i := range 8 {
		k[i] = byte(v >> (56 - 8*i))
	}
	return k
}

// keyRemainder is what follows the prefix in as much of a key as the form holds.
func keyRemainder(k Key, form byte, bits uint8) uint64 {
	known := bucketKeyBits(form)
	return k.hi64() >> (64 - known) & (1<<(known-bits) - 1) // a shift by 64 gives 0, and 0-1 all ones
}

// A bucketCursor walks the names of a bucket.
type bucketCursor struct {
	bucket *Bucket
	bits   bitReader
	read   int
	key    uint64
	record Record
}

func (b *Bucket) cursor() bucketCursor {
	return bucketCursor{bucket: b, bits: bitReader{b: b.stream}}
}

// next reads one name; false at the end and where the bytes make no sense.
func (c *bucketCursor) next() bool {
	b := c.bucket
	if c.read == b.count {
		return false
	}
	key := c.bits.rice(b.k)
	if c.read > 0 {
		key += c.key + 1
		if key <= c.key {
			return false
		}
	}
	if key>>(bucketKeyBits(b.form)-b.prefix.bits) != 0 {
		return false
	}
	c.key = key
	c.read++
	return c.fields() && !c.bits.short
}

// fields reads the record behind a key.
func (c *bucketCursor) fields() bool {
	if c.bucket.form == compactVersion && c.bits.read(1) == 0 {
		return c.plainName()
	}
	w := c.bucket.widths
	c.record = Record{
		Authority:  Authority(c.bits.read(w.authority)),
		Lists:      uint8(c.bits.read(w.lists)),
		Age:        AgeBucket(c.bits.read(w.age)),
		Popularity: Popularity(c.bits.read(w.popularity)),
	}
	set := 4 * int(c.bits.read(w.set))
	if c.record.Authority > authorityTop || set >= len(c.bucket.categories) {
		return false
	}
	c.record.Categories = Category(u32(c.bucket.categories[set:])) & AllCategories
	return true
}

// plainName reads the record of a name that is on rank lists only.
func (c *bucketCursor) plainName() bool {
	p := c.bucket.plain
	authority := c.bits.rice(p.k) + uint64(p.base)
	c.record = Record{Authority: Authority(min(authority, uint64(authorityTop))), Lists: p.lists}
	return authority <= uint64(authorityTop)
}
