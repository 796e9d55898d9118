package trust

import (
	"math/bits"
	"strconv"
)

// A Record is what open data says of one name. The zero Record means "on no list".
// Records are comparable.
type Record struct {
	Authority  Authority
	Lists      uint8 // how many independent rank lists say so; 0 when Authority is unknown
	Categories Category
	Age        AgeBucket
	Popularity Popularity
}

// IsZero says whether the record states nothing.
func (r Record) IsZero() bool { return r == Record{} }

// common is what two records agree on, for the two names of a key collision: the lower
// authority, the shared categories, age and popularity where they are the same.
func (r Record) common(o Record) Record {
	c := Record{
		Authority:  min(r.Authority, o.Authority),
		Lists:      min(r.Lists, o.Lists),
		Categories: r.Categories & o.Categories,
	}
	if r.Age == o.Age {
		c.Age = r.Age
	}
	if r.Popularity == o.Popularity {
		c.Popularity = r.Popularity
	}
	return c
}

// An Authority says how respected a source is: 0 to 100, or unknown. The zero value is
// unknown; a known 0 is something else. Greater values compare greater, unknown least.
type Authority uint8

// authorityTop is the code of a known 100.
const authorityTop Authority = 101

// AuthorityOf is the known authority v, held to 0–100.
func AuthorityOf(v int) Authority {
	return Authority(min(max(v, 0), 100)) + 1
}

// Known is the authority, 0 to 100, and whether it is known at all.
func (a Authority) Known() (int, bool) {
	if a == 0 || a > authorityTop {
		return 0, false
	}
	return int(a) - 1, true
}

// String is the number, or "unknown".
func (a Authority) String() string {
	v, known := a.Known()
	if !known {
		return "unknown"
	}
	return strconv.Itoa(v)
}

// maxLevel is the highest level of a pack's 6-bit authority.
const maxLevel = 63

// Quantised is the authority as a [Pack] gives it back: the nearest of 64 levels spread
// evenly over 0–100 (halves go up), read as the nearest whole number. It is off by at
// most one point, 0 and 100 stay exact, and quantising twice changes nothing.
func (a Authority) Quantised() Authority {
	if _, known := a.Known(); !known {
		return 0
	}
	return atLevel(a.level())
}

// level is the 6-bit code of a known authority.
func (a Authority) level() uint64 {
	v, _ := a.Known()
	return uint64(v*maxLevel+50) / 100
}

func atLevel(level uint64) Authority {
	return AuthorityOf(int(level*100+maxLevel/2) / maxLevel)
}

// An AgeBucket says how long ago a name was first seen, counted at the edition's date:
// 0 unknown, 1 under a year, then doubling: 2 from one year, 3 from two, 4 from four,
// 5 from eight, 6 sixteen years or more.
type AgeBucket uint8

// maxAge is the bucket of sixteen years or more.
const maxAge AgeBucket = 6

// AgeOf is the bucket of an age in whole years; negative ages are unknown.
func AgeOf(years int) AgeBucket {
	if years < 0 {
		return 0
	}
	return min(AgeBucket(bits.Len(uint(years))+1), maxAge)
}

// Years is the least age of the bucket in years, and whether it is known.
func (a AgeBucket) Years() (int, bool) {
	switch {
	case a == 0 || a > maxAge:
		return 0, false
	case a == 1:
		return 0, true
	default:
		return 1 << (a - 2), true
	}
}

// A Popularity says how much a name is visited, as a logarithmic rank: 0 unknown, and p
// for ranks from 2^(p-1) to 2^p-1 on a list of visited sites, so 1 is the first rank
// and small values are popular.
type Popularity uint8

// PopularityOf is the bucket of a rank, counted from 1; smaller ranks are unknown.
func PopularityOf(rank int) Popularity {
	if rank < 1 {
		return 0
	}
	return Popularity(bits.Len(uint(rank)))
}
