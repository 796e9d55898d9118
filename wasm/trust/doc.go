// Package trust holds what open data says of a registrable name, and the two compact
// forms it travels in.
//
// A [Record] is what is known: authority, categories, age, popularity. Unknown is a
// value: the zero Record means "on no list" and is never a bad mark.
//
// A [Pack] is what a client keeps offline. It answers most look-ups without telling
// anyone which page is open:
//
//	authority   Elias-Fano over the first 32 bits of the name's SHA-256, and a 6-bit
//	            value. One name in 4,096 that is on no list hits a column of a million
//	            by chance, which is accepted for authority alone.
//	categories  one Rice-coded set a category, of keys 48 bits longer than the set's
//	            size needs, so an innocent name is called something with a chance
//	            below 2^-48. No cap and no gate rests on a 32-bit hit.
//
// A [Bucket] holds every listed name whose [Key] begins with one [Prefix]. A client
// that asks for a bucket reveals the prefix only, and an edition's prefix is so short
// that the mean bucket holds at least [MinMeanBucket] listed names; [CheckPrefixBits]
// guards it.
//
// The package refuses to judge (package grade does), to fetch, to read files, and to
// keep names: both forms hold hashes. Its decoders take hostile bytes: they never
// panic, never allocate more than a few words a section, and report what they cannot
// read as [ErrPack] or [ErrBucket]. They do not notice bytes changed in place; who
// fetches a pack compares its SHA-256 with the edition's document.
package trust

import "errors"

// The caller's mistakes. Every error of this package wraps one of them.
var (
	ErrPack       = errors.New("not a readable pack")
	ErrBucket     = errors.New("not a readable bucket")
	ErrPrefix     = errors.New("not a prefix of this edition")
	ErrPrefixBits = errors.New("prefix too long for the number of names")
	ErrCategory   = errors.New("not a category")
)

// formError says what is wrong, and of which kind the mistake is.
type formError struct {
	kind   error
	reason string
}

func (e *formError) Error() string { return e.kind.Error() + ": " + e.reason }
func (e *formError) Unwrap() error { return e.kind }
