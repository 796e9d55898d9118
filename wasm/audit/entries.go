package audit

import (
	"strings"
	"time"

	"linkgrade/wasm/audit/disavow"
	"linkgrade/wasm/domain"
)

// MayDisavow reports whether a disavow file may name the domain, whoever decided so: nothing guards it, and it has a link now.
func (d *Domain) MayDisavow() bool { return d.Guard == "" && !d.Gone }

// Entries are the domains to disavow as a disavow file names them: by what step says of each, or by the advice where it is nil. It is
// what every face writes, so that the same decisions give the same file.
func (r *Report) Entries(step func(*Domain) Step) (all []disavow.Entry) {
	for i := range r.Domains {
		d := &r.Domains[i]
		holds := d.Advice
		if step != nil {
			holds = step(d)
		}
		if holds == Disavow && d.MayDisavow() {
			all = append(all, d.Entry(r.At))
		}
	}
	return all
}

// Entry is the domain as a disavow file names it, one of its pages where it has no name, with a comment that says what was found and when: at is in unix seconds. Domains of
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
	if host.IsIP() {
		return disavow.Entry{Domain: host, Page: d.Example, Why: why} // no file takes it whole
	}
	return disavow.Entry{Domain: host, Why: why}
}
