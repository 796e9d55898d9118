package feeds

import (
	"io"
	"strconv"
	"strings"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// rankedHosts parses "1,google.com", a rank and its host.
func rankedHosts(kind authority.Kind) func(*Harvest, io.Reader) error {
	return func(h *Harvest, r io.Reader) error {
		return h.eachLine(r, func(line string) {
			rank, host, _ := strings.Cut(line, ",")
			h.measured(host, figure{kind, rank})
		})
	}
}

// A figure is a measure as it is written.
type figure struct {
	kind authority.Kind
	text string
}

// measured takes positive figures of a host for the name it belongs to. One that is none
// makes the row malformed.
func (h *Harvest) measured(host string, figures ...figure) {
	ms := make([]authority.Measure, len(figures))
	for i, f := range figures {
		v, err := strconv.ParseFloat(f.text, 32)
		if err != nil || !(v >= 1) || v > 1e12 {
			h.Drop(edition.Malformed)
			return
		}
		ms[i] = authority.Measure{Kind: f.kind, Value: float32(v)}
	}
	_, name, why := ownerOf(host)
	if why == edition.Suffix {
		name, why = suffixName(host)
	}
	h.row(name, trust.Record{}, ms, why)
}

// suffixName is a private suffix that is a name itself, such as github.io. A rank of it
// is its own and falls on none of the names below; an accusation would be read as theirs.
func suffixName(host string) (domain.Name, edition.Drop) {
	name, err := domain.ParseName(host)
	if err != nil {
		return domain.Name{}, edition.Suffix
	}
	return name, ""
}
