package trust

import "linkgrade/wasm/domain"

// A pack begins with a header of packHeader bytes; the authority column (authority.go)
// and the category sets (set.go), by rising bit, follow without a gap.
//
//	"LGPK"    magic
//	version   u8
//	bits      u8: prefix bits of the edition's buckets
//	sets      u8: how many category sets
//	zero      u8
//	names     u32: how many names the pack says something about
//	zero      u32
//	edition   32 bytes of text, zeros after it
const (
	packMagic   = "LGPK"
	packHeader  = 48
	editionAt   = 16
	editionSize = packHeader - editionAt
)

// PackVersion is the form of packs this package writes, the only one it reads.
const PackVersion = 1

// MaxPackBytes is the longest pack that [OpenPack] reads, so that who fetches one knows
// where to stop: a million authorities and 1.5 million categories fit four times.
const MaxPackBytes = 48 << 20

// A Pack answers look-ups offline. Open it with [OpenPack]; it may be used by several
// goroutines at once. It knows a name's authority to a point ([Authority.Quantised]),
// up to three lists, and its categories; age and popularity stand in buckets only.
type Pack struct {
	edition   string
	bits      int
	names     int
	authority authorityColumn
	sets      []nameSet
}

// OpenPack reads a pack's shape and keeps the slice, which must not change afterwards.
// It takes microseconds and allocates one small value a category. Errors wrap ErrPack.
func OpenPack(b []byte) (*Pack, error) {
	if len(b) > MaxPackBytes {
		return nil, &formError{ErrPack, "longer than MaxPackBytes"}
	}
	if len(b) < packHeader || string(b[:4]) != packMagic {
		return nil, &formError{ErrPack, "it does not begin as one"}
	}
	if b[4] != PackVersion {
		return nil, &formError{ErrPack, "another version of the form"}
	}
	edition, ok := editionText(b[editionAt:packHeader])
	if !ok || b[5] > MaxPrefixBits || b[7] != 0 || u32(b[12:]) != 0 {
		return nil, &formError{ErrPack, "the header has an impossible value"}
	}
	p := &Pack{edition: edition, bits: int(b[5]), names: int(u32(b[8:]))}
	var err error
	rest := b[packHeader:]
	if p.authority, rest, err = openAuthority(rest); err != nil {
		return nil, err
	}
	if p.sets, rest, err = openSets(rest, int(b[6])); err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, &formError{ErrPack, "bytes after its end"}
	}
	return p, nil
}

func openSets(b []byte, count int) (sets []nameSet, rest []byte, err error) {
	if count > 32 {
		return nil, nil, &formError{ErrPack, "more category sets than categories"}
	}
	var last Category
	for range count {
		var s nameSet
		if s, b, err = openSet(b); err != nil {
			return nil, nil, err
		}
		if s.category <= last {
			return nil, nil, &formError{ErrPack, "category sets out of order"}
		}
		last = s.category
		if AllCategories.Has(s.category) { // others are a newer edition's
			sets = append(sets, s)
		}
	}
	return sets, b, nil
}

// editionText is the text of the header's edition, which has only characters that need
// no escaping.
func editionText(b []byte) (string, bool) {
	n := len(b)
	for n > 0 && b[n-1] == 0 {
		n--
	}
	return string(b[:n]), isEdition(string(b[:n]))
}

// isEdition says whether a text may name an edition: at most 32 of a–z, 0–9 and "-".
func isEdition(s string) bool {
	if len(s) > editionSize {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-') {
			return false
		}
	}
	return true
}

// Edition is the id of the edition the pack belongs to, up to 32 of a–z, 0–9 and "-".
func (p *Pack) Edition() string { return p.edition }

// BucketBits is how many bits the prefixes of the edition's buckets have.
func (p *Pack) BucketBits() int { return p.bits }

// Names is how many names the pack says something about.
func (p *Pack) Names() int { return p.names }

// Ranked is how many names the pack knows the authority of.
func (p *Pack) Ranked() int { return p.authority.count }

// Lookup is what the pack says of a name, and whether any list has it. The zero Name is
// on no list. A hit whose record has no category rests on 32 bits: see the package
// comment.
func (p *Pack) Lookup(n domain.Name) (Record, bool) {
	if n.IsZero() {
		return Record{}, false
	}
	return p.lookup(KeyOf(n))
}

// lookup is Lookup by a name's key.
func (p *Pack) lookup(key Key) (r Record, listed bool) {
	r.Authority, r.Lists, listed = p.authority.lookup(key.hi())
	for i := range p.sets {
		if s := &p.sets[i]; s.has(key) {
			r.Categories |= s.category
			listed = true
		}
	}
	return r, listed
}
