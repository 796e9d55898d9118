package trust

import (
	"bytes"
	"math/bits"
	"slices"

	"linkgrade/wasm/domain"
)

// An Entry is what an edition says of one name.
type Entry struct {
	Name   domain.Name
	Record Record
}

// PackOptions are the parts of a pack's header that the entries do not give.
type PackOptions struct {
	Edition    string // the edition's id: at most 32 of a–z, 0–9 and "-"
	BucketBits int    // of the edition's prefixes, 0 to MaxPrefixBits
}

// BuildPack writes a pack of the entries that state an authority or a category; age and
// popularity are left out. The same entries give the same bytes in any order. A name
// that is zero or comes twice, and options outside their limits, are the program's
// mistake and panic.
func BuildPack(entries []Entry, o PackOptions) []byte {
	rows := make([]KeyRecord, len(entries))
	for i, e := range entries {
		if e.Name.IsZero() {
			panic("trust: BuildPack: a name is zero")
		}
		rows[i] = KeyRecord{KeyOf(e.Name), e.Record}
	}
	slices.SortFunc(rows, func(a, b KeyRecord) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return EncodePack(rows, o)
}

// EncodePack is [BuildPack] for who has keys instead of names. Of a key it reads the first 80 bits. The rows come in the
// order of their keys; others, and keys that come twice, are the program's mistake and panic.
func EncodePack(rows []KeyRecord, o PackOptions) []byte {
	if !isEdition(o.Edition) || o.BucketBits < 0 || o.BucketBits > MaxPrefixBits {
		panic("trust: EncodePack: options outside their limits")
	}
	var authorities []authorityEntry
	sets := map[int][]Key{}
	names := 0
	for i, row := range rows {
		if i > 0 && bytes.Compare(rows[i-1].Key[:], row.Key[:]) >= 0 {
			panic("trust: EncodePack: a key comes twice or out of order")
		}
		_, known := row.Record.Authority.Known()
		if known {
			authorities = append(authorities, authorityEntry{row.Key.hi(), row.Record})
		}
		categories := row.Record.Categories & AllCategories
		for c := categories; c != 0; c &= c - 1 {
			bit := bits.TrailingZeros32(uint32(c))
			sets[bit] = append(sets[bit], row.Key)
		}
		if known || categories != 0 {
			names++
		}
	}
	out := appendPackHeader(nil, o, len(sets), names)
	out = appendAuthority(out, authorities)
	for bit := range categoryWords {
		if keys := sets[bit]; len(keys) > 0 {
			out = appendSet(out, bit, keys)
		}
	}
	return out
}

func appendPackHeader(out []byte, o PackOptions, sets, names int) []byte {
	out = append(out, packMagic...)
	out = append(out, PackVersion, byte(o.BucketBits), byte(sets), 0)
	out = appendU32(appendU32(out, uint32(names)), 0)
	out = append(out, o.Edition...)
	return append(out, make([]byte, editionSize-len(o.Edition))...)
}

// WithEdition is a copy of a pack that carries another edition id. An edition's id is
// the hash of its contents, so it is made from the pack with an empty one. Errors wrap
// ErrPack; an id outside its limits is the program's mistake and panics.
func WithEdition(pack []byte, edition string) ([]byte, error) {
	if _, err := OpenPack(pack); err != nil {
		return nil, err
	}
	if !isEdition(edition) {
		panic("trust: WithEdition: id outside its limits")
	}
	out := append([]byte(nil), pack...)
	clear(out[editionAt:packHeader])
	copy(out[editionAt:], edition)
	return out, nil
}
