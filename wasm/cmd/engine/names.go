package main

import (
	"bytes"
	"strconv"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
)

// maxNames is how many lines of a request for names are read.
const maxNames = 1000

// names says of every address, one a line, whose it is and what the pack says of that name. A line that is no address is
// answered with an empty domain, so that answers keep the lines' order.
func (e *engine) names(r *request) []byte {
	b := []byte(`{"names":[`)
	rest := r.body
	for n := 0; len(rest) > 0 && n < maxNames; n++ {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		if n > 0 {
			b = append(b, ',')
		}
		b = e.appendName(b, string(line))
	}
	return append(b, "]}"...)
}

func (e *engine) appendName(b []byte, address string) []byte {
	var name domain.Name
	if a, err := domain.ParseAddress(address); err == nil {
		name = a.Name()
	}
	b = append(b, `{"domain":`...)
	b = append(b, quoted(name.String())...)
	b = append(b, `,"authority":`...)
	if e.Pack == nil || name.IsZero() {
		return append(b, `null,"warnings":[]}`...)
	}
	record, _ := e.Pack.Lookup(name)
	if v, known := record.Authority.Known(); known {
		b = strconv.AppendInt(b, int64(v), 10)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"warnings":[`...)
	for i, word := range grade.Harms(record).Words() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, quoted(word)...)
	}
	return append(b, "]}"...)
}
