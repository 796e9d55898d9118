package audit

import (
	"strings"
	"time"

	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/domain"
)

// Entry is the domain as a disavow file names it, with a comment that says what was found and when: at is in unix seconds. Domains of
// which the same was found have the same comment: what stands in a reason's place for one domain is left out of it.
func (d *Domain) Entry(at int64) disavow.Entry {
	host, err := domain.ParseHost(d.Name)
	if err != nil {
		return disavow.Entry{} // a report's names are names
	}
	var found []string
	for _, r := range d.Reasons {
		for i := range reasonWords {
			if reasonWords[i].id == r.ID {
				found = append(found, strings.ReplaceAll(reasonWords[i].text, "#", "…"))
			}
		}
	}
	why := "Linkgrade, " + time.Unix(at, 0).UTC().Format(time.DateOnly)
	if len(found) > 0 {
		why += ": " + strings.Join(found, "; ")
	}
	return disavow.Entry{Domain: host, Why: why}
}
