package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// A harvest is what a parser takes from one source: rows, and a count of all others.
type harvest struct {
	about   edition.Source
	rows    []edition.Row
	total   int
	dropped map[edition.Drop]int
}

func newHarvest(about edition.Source) *harvest {
	return &harvest{about: about, dropped: map[edition.Drop]int{}}
}

// source is the document's entry.
func (h *harvest) source() edition.Source {
	s := h.about
	s.Rows, s.Dropped = h.total, h.dropped
	return s
}

// drop counts a row that is not taken.
func (h *harvest) drop(why edition.Drop) {
	h.total++
	h.dropped[why]++
}

// exact takes a row about a host that is itself a name ("www." aside). What a list says
// of a host below a name holds for that host only, and what it says of a public suffix
// must not fall on the names below, so both are dropped.
func (h *harvest) exact(host string, r trust.Record) {
	parsed, name, why := ownerOf(host)
	if why == "" && strings.TrimPrefix(parsed.String(), "www.") != name.String() {
		why = edition.Below
	}
	h.take(name, r, why)
}

// owner takes a row about a host for the name it belongs to.
func (h *harvest) owner(host string, r trust.Record) {
	_, name, why := ownerOf(host)
	h.take(name, r, why)
}

func (h *harvest) take(name domain.Name, r trust.Record, why edition.Drop) {
	if why != "" {
		h.drop(why)
		return
	}
	h.total++
	h.rows = append(h.rows, edition.Row{Source: h.about.ID, Name: name, Record: r})
}

// ownerOf is a host, its name, and why it has none that a list can speak of. Address
// literals and single labels are malformed here: lists mean names.
func ownerOf(s string) (domain.Host, domain.Name, edition.Drop) {
	host, err := domain.ParseHost(s)
	if err != nil || host.IsIP() || !strings.Contains(host.String(), ".") {
		return host, domain.Name{}, edition.Malformed
	}
	if suffix, _ := host.Suffix(); suffix == host.String() {
		return host, domain.Name{}, edition.Suffix
	}
	name, ok := host.Name()
	if !ok {
		return host, domain.Name{}, edition.Malformed
	}
	return host, name, ""
}

// decode reads a JSON file of an archive.
func (a archive) decode(path string, into any) error {
	b, ok := a.files[path]
	if !ok {
		return fmt.Errorf("%s: not in the package", path)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
