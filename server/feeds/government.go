package feeds

import (
	"io"

	"linkgrade/wasm/trust"
)

// government are the names below .gov. Other countries' authorities are known by their
// suffix (gov.uk), which no list of names can say.
func government() Feed {
	return Feed{
		ID: "us-government", Name: "dotgov-data", Publisher: "Cybersecurity and Infrastructure Security Agency",
		Page: "https://github.com/cisagov/dotgov-data", URLs: []string{"https://raw.githubusercontent.com/cisagov/dotgov-data/main/current-full.csv"},
		Licence: "CC0-1.0", Share: mayShare("it is a work of the United States government, dedicated to the public domain"),
		What:   "Names of public authorities in the United States.",
		Family: "us-government", parse: parseGovernment,
	}
}

func parseGovernment(h *Harvest, r io.Reader) error {
	return h.table(r, ',', columns("domain name"), func(cells []string) {
		h.Exact(cells[0], trust.Record{Categories: trust.Government})
	})
}
