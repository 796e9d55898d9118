package edition

import (
	"linkgrade/server/authority"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// A Row is what one line of one source says of one name: a record, measures, or both.
// Its record's Lists is not read. Rows are comparable.
type Row struct {
	Source   string // the Source's ID
	Name     domain.Name
	Record   trust.Record
	Measures authority.Measures
}

// says tells whether the row states anything.
func (r Row) says() bool {
	r.Record.Lists = 0
	return !r.Record.IsZero() || r.Measures != authority.Measures{}
}
