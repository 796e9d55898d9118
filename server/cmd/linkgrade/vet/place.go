package vet

import (
	"strings"

	"linkgrade/wasm/backlink"
)

// A place is one page that rows of a list name.
type place struct {
	address string // as it is read
	bare    bool   // the list gives a name alone: https is tried, then http
	line    int    // of the first row that names it
	at      int64  // where its answer stands in the journal; −1 where there is none
	rank    rank
}

// parsePlace reads a cell: an address, or the name of a site alone. Two cells with the same key name the same page.
func parsePlace(cell string) (p place, key string, err error) {
	read, err := backlink.ParsePlace(cell)
	if err != nil {
		return place{at: -1}, "", err
	}
	return place{address: read.Address.String(), bare: read.Bare, at: -1}, read.Key(), nil
}

// inClear is the address without encryption, for sites that have none.
func (p *place) inClear() string { return "http" + strings.TrimPrefix(p.address, "https") }
