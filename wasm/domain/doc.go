// Package domain turns what stands in an address bar or an href into three things:
// an [Address] (what the browser would open), a [Host] (who answers there) and a
// [Name] (who owns it: the name that was registered, "example.co.uk").
//
// Addresses and hosts are read as the WHATWG URL Standard (https://url.spec.whatwg.org)
// reads them, because a page's links are written for browsers. Names follow the public
// suffix list of publicsuffix.org, its ICANN and its private section, from a table
// inside the package: no map is built, nothing is read at start-up, and a look-up
// allocates nothing.
//
// The package refuses:
//
//   - to look anything up: it says how a name is written, never whether it exists;
//   - hosts that no name server can hold: an empty label, a label over 63 bytes, a name
//     over 253 (a browser accepts these and then fails to open them);
//   - addresses longer than [MaxAddress];
//   - to take apart schemes that have no host on the web (mailto, javascript, data,
//     file and all unknown ones): their text is kept, unresolved;
//   - a document's own encoding in queries: they are UTF-8, as in new URL(ref, base).
//
// Everything it returns is valid by existing: compare Names, Hosts and Addresses with ==.
package domain

//go:generate go run ./gen -list /usr/share/publicsuffix/public_suffix_list.dat
//go:generate go run ./gen/letters

import (
	"errors"
	"strconv"
)

// The caller's mistakes. Errors of this package wrap one of them; their text quotes at
// most the first 80 bytes of what was given.
var (
	ErrHost           = errors.New("not a host")
	ErrSuffix         = errors.New("a public suffix, not a name below one")
	ErrNotRegistrable = errors.New("not a registrable name")
	ErrAddress        = errors.New("not an address")
	ErrRelative       = errors.New("a relative address without a base it could resolve against")
	ErrLong           = errors.New("longer than an address may be")
)

// inputError says what was given and what is wrong with it.
type inputError struct {
	input  string
	reason string // "" when the kind says it all
	kind   error
}

func (e *inputError) Error() string {
	const shown = 80
	input := e.input
	if len(input) > shown {
		input = input[:shown]
	}
	text := strconv.Quote(input) + ": " + e.kind.Error()
	if e.reason != "" {
		text += ": " + e.reason
	}
	return text
}

func (e *inputError) Unwrap() error { return e.kind }
