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

// parseUniversities reads [{"name":…,"domains":["example.edu",…],…},…], one element at a
// time. A list that breaks off or is no JSON is foreign as a whole: without its end,
// nothing says what is missing.
func parseUniversities(h *Harvest, r io.Reader) error {
	d := json.NewDecoder(&bounded{r, maxDocument})
	if start, err := d.Token(); err != nil || start != json.Delim('[') {
		return fmt.Errorf("%w: not a JSON array", ErrForeign)
	}
	for d.More() && h.err == nil {
		var university struct{ Domains []string }
		if err := d.Decode(&university); err != nil {
			return fmt.Errorf("%w: %w", ErrForeign, err)
		}
		for _, host := range university.Domains {
			h.Exact(host, trust.Record{Categories: trust.Education})
		}
	}
	return nil
}
