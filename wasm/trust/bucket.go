package trust

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
const (
	bucketVersion = 1
	bucketHeader  = 13
	bucketKeyBits = 64
	authorityBits = 7
)

// MaxBucketNames is how many names one bucket can hold.
const MaxBucketNames = 1<<16 - 1

// MaxBucketBytes is the longest bucket that [OpenBucket] reads, so that who fetches one
// knows where to stop: MaxBucketNames of the widest records.
const MaxBucketBytes = 2 << 20

// A Bucket is an opened answer. It may be used by several goroutines at once.
type Bucket struct {
	prefix     Prefix
	count      int
	k          uint
	widths     recordWidths
	categories []byte
	stream     []byte
}

// recordWidths are the bits of each field of a record in one bucket.
type recordWidths struct{ authority, lists, age, popularity, set uint }

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
	if len(b) < bucketHeader || b[0] != bucketVersion {
		return nil, &formError{ErrBucket, "it does not begin as one"}
	}
	sets := int(u16(b[11:]))
	w := recordWidths{uint(b[7]), uint(b[8]), uint(b[9]), uint(b[10]), indexBits(sets)}
	wide := w.authority != 0 && w.authority != authorityBits ||
		w.lists > 8 || w.age > 8 || w.popularity > 8
	if b[1] > MaxPrefixBits || u16(b[2:])>>b[1] != 0 || b[6] > bucketKeyBits-1 || wide {
		return nil, &formError{ErrBucket, "the header has an impossible value"}
	}
	count := int(u16(b[4:]))
	if len(b) < bucketHeader+4*sets || count > 0 && sets == 0 {
		return nil, &formError{ErrBucket, "its categories are cut off"}
	}
	return &Bucket{
		prefix: Prefix{b[1], uint32(u16(b[2:]))}, count: count, k: uint(b[6]), widths: w,
		categories: b[bucketHeader : bucketHeader+4*sets], stream: b[bucketHeader+4*sets:],
	}, nil
}

// Names is how many names the bucket holds.
func (b *Bucket) Names() int { return b.count }

// Lookup is what the bucket says of a key, and whether it is there: a miss is a name on
// no list. A key with another prefix is ErrPrefix: this bucket knows nothing of it.
func (b *Bucket) Lookup(k Key) (Record, bool, error) {
	if !b.prefix.Matches(k) {
		return Record{}, false, &formError{ErrPrefix, "the key is another bucket's"}
	}
	want := keyRemainder(k, b.prefix.bits)
	for c := b.cursor(); c.next() && c.key <= want; {
		if c.key == want {
			return c.record, true, nil
		}
	}
	return Record{}, false, nil
}

// keyRemainder is what follows the prefix in a key's first 64 bits.
func keyRemainder(k Key, bits uint8) uint64 {
	return k.hi64() & (1<<(bucketKeyBits-bits) - 1) // a shift by 64 gives 0, and 0-1 all ones
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
	if b.prefix.bits > 0 && key>>(bucketKeyBits-b.prefix.bits) != 0 {
		return false
	}
	c.key = key
	c.read++
	return c.fields() && !c.bits.short
}

// fields reads the record behind a key.
func (c *bucketCursor) fields() bool {
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
