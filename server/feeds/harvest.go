package feeds

import (
	"strings"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// A Harvest takes the rows of one source and counts those it leaves out.
type Harvest struct {
	source string
	take   func(edition.Row) error
	taken  int
	count  Count
	err    error // take's, after which nothing more is taken
}

// NewHarvest gives a source's rows to take, which is not called again after an error.
func NewHarvest(source string, take func(edition.Row) error) *Harvest {
	return &Harvest{source: source, take: take, count: Count{Dropped: map[edition.Drop]int{}}}
}

// Count is what became of the rows so far.
func (h *Harvest) Count() Count { return h.count }

// Drop counts a row that is not taken.
func (h *Harvest) Drop(why edition.Drop) {
	h.count.Rows++
	h.count.Dropped[why]++
}

// Exact takes what a source says of a host that is itself a name ("www." aside). What it
// says of a host below a name holds for that host only, and what it says of a public
// suffix must not fall on the names below, so both are left out.
func (h *Harvest) Exact(host string, r trust.Record, ms ...authority.Measure) {
	parsed, name, why := ownerOf(host)
	if why == "" && strings.TrimPrefix(parsed.String(), "www.") != name.String() {
		why = edition.Below
	}
	h.row(name, r, ms, why)
}

// Owner takes what a source says of a host for the name it belongs to.
func (h *Harvest) Owner(host string, r trust.Record) {
	_, name, why := ownerOf(host)
	h.row(name, r, nil, why)
}

func (h *Harvest) row(name domain.Name, r trust.Record, ms []authority.Measure, why edition.Drop) {
	if why != "" {
		h.Drop(why)
		return
	}
	if h.err != nil {
		return
	}
	h.count.Rows++
	h.taken++
	h.err = h.take(edition.Row{Source: h.source, Name: name, Record: r, Measures: authority.Of(ms...)})
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
