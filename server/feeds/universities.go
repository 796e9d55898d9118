package feeds

import (
	"encoding/json"
	"fmt"
	"io"

	"linkgrade/wasm/trust"
)

// universities are the world's, with the names they use.
func universities() Feed {
	return Feed{
		ID: "universities", Name: "University domains list", Publisher: "Hipo and contributors",
		Page:    "https://github.com/Hipo/university-domains-list",
		URLs:    []string{"https://raw.githubusercontent.com/Hipo/university-domains-list/master/world_universities_and_domains.json"},
		Licence: "MIT", Share: mayShare("its licence asks for its notice, which an edition's document gives"),
		What:   "Names of universities.",
		Family: "universities", parse: parseUniversities, whole: true,
	}
}

// maxUniversity bounds one element, in bytes, which is in memory at once: the longest has 600.
const maxUniversity = 256 << 10

// parseUniversities reads [{"name":…,"domains":["example.edu",…],…},…], one element at a
// time. A list that breaks off, goes on after its end or is no JSON is foreign as a whole:
// without its end, nothing says what is missing.
func parseUniversities(h *Harvest, r io.Reader) error {
	in := &bounded{&bounded{r, maxDocument}, maxUniversity}
	d := json.NewDecoder(in)
	if start, err := d.Token(); err != nil || start != json.Delim('[') {
		return fmt.Errorf("%w: not a JSON array", ErrForeign)
	}
	for d.More() && h.err == nil {
		in.left = maxUniversity
		var university struct{ Domains []string }
		if err := d.Decode(&university); err != nil {
			return fmt.Errorf("%w: %w", ErrForeign, err)
		}
		for _, host := range university.Domains {
			h.Exact(host, trust.Record{Categories: trust.Education})
		}
	}
	if h.err != nil {
		return nil // nothing more is wanted
	}
	return endOfArray(d)
}

// endOfArray reads the end of an array whose elements were read, which must be the end of the text.
func endOfArray(d *json.Decoder) error {
	if _, err := d.Token(); err != nil { // also where the elements broke off
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
	switch _, err := d.Token(); err {
	case io.EOF:
		return nil
	case nil:
		return fmt.Errorf("%w: something follows the array", ErrForeign)
	default:
		return fmt.Errorf("%w: %w", ErrForeign, err)
	}
}
