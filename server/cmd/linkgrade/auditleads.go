package main

import (
	"fmt"
	"strings"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
)

// maxLed is how many hosts and names are counted that rows lead to; there are few in any real export. maxRivals is how many
// competitors an audit takes.
const (
	maxLed    = 10_000
	maxRivals = 32
)

// leads counts where the rows of an export lead. An export of the wrong site looks like any other, and says nothing of the right
// one.
type leads struct {
	site      domain.Name          // whose export it is
	wanted    map[domain.Name]bool // it, and others whose links count like its own
	rows      int
	here      int // to a wanted name
	untold    int // the export does not say where
	inner     int // from the site itself
	elsewhere int
	isHere    bool // the row that was seen last leads to a wanted name, or does not tell
	names     map[domain.Name]int
	hosts     map[string]domain.Name
}

func newLeads(site domain.Name, wanted map[domain.Name]bool) *leads {
	return &leads{site: site, wanted: wanted, names: map[domain.Name]int{}, hosts: map[string]domain.Name{}}
}

// see counts a row.
func (l *leads) see(r *export.Row) {
	l.rows++
	to := l.nameOf(r.Target)
	l.isHere = r.Target == "" || l.wanted[to]
	switch {
	case !l.isHere:
		l.elsewhere++
		if _, known := l.names[to]; known || len(l.names) < maxLed {
			l.names[to]++
		}
	case r.Name == l.site:
		l.inner++
	case r.Target == "":
		l.untold++
	default:
		l.here++
	}
}

// nameOf is the registrable name that an address of the export is of; the zero one for none.
func (l *leads) nameOf(target string) domain.Name {
	_, host, _ := strings.Cut(target, "://")
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	n, known := l.hosts[host]
	if !known {
		if a, err := domain.ParseAddress(target); err == nil {
			n, _ = a.Host.Name()
		}
		if len(l.hosts) < maxLed {
			l.hosts[strings.Clone(host)] = n
		}
	}
	return n
}

// most is the name that most of the rows lead to which lead elsewhere; the zero one where none tells.
func (l *leads) most() (best domain.Name) {
	most := 0
	for n, rows := range l.names {
		if !n.IsZero() && (rows > most || rows == most && n.String() < best.String()) {
			best, most = n, rows
		}
	}
	return best
}

// add counts another export's rows, too.
func (l *leads) add(o *leads) {
	l.rows, l.here, l.untold, l.inner, l.elsewhere = l.rows+o.rows, l.here+o.here, l.untold+o.untold, l.inner+o.inner, l.elsewhere+o.elsewhere
	for n, rows := range o.names {
		l.names[n] += rows
	}
}

// isAstray reports rows none of which says anything of the wanted names.
func (l *leads) isAstray() bool { return l.rows > 0 && l.here+l.untold == 0 }

// sayElsewhere says of an export of the audited site's which rows are none of its.
func (r *exportReader) sayElsewhere(label string, to *leads) error {
	r.leads.add(to)
	if to.elsewhere > 0 {
		most := ""
		if name := to.most(); !name.IsZero() {
			most = fmt.Sprintf(" (%s most of all)", name)
		}
		r.say("%s: rows that lead to other sites%s, which are not counted: %d of %d", label, most, to.elsewhere, to.rows)
	}
	if to.inner > 0 {
		r.say("%s: rows of links from the site itself, which are not counted: %d of %d", label, to.inner, to.rows)
	}
	return nil
}

// nothingLeadsHere is an error where all that was read is of another site.
func (r *exportReader) nothingLeadsHere() error {
	switch most := r.leads.most(); {
	case !r.leads.isAstray():
		return nil
	case most.IsZero():
		return fmt.Errorf("no row is a link from another site to %s; export the backlinks of that site", r.site)
	default:
		return fmt.Errorf("no row is a link from another site to %s; most lead to %s: if that is the site to audit, say --site %s", r.site, most, most)
	}
}

// sayRival says the same of a competitor's export. One that is of another site altogether would be taken for a gap that there is
// not.
func (r *exportReader) sayRival(label string, rival domain.Name, to *leads) error {
	most := to.most()
	switch {
	case to.isAstray() && r.own[most]:
		return fmt.Errorf("%s: no row of it is a link to %s; most lead to %s, which is audited: give --rival an export of %s's links", label, rival, most, rival)
	case to.isAstray() && !most.IsZero():
		return fmt.Errorf("%s: no row of it is a link to %s; most lead to %s: is it --rival %s=FILE?", label, rival, most, most)
	case to.isAstray():
		return fmt.Errorf("%s: no row of it is a link from another site to %s; give --rival an export of its backlinks", label, rival)
	case to.rows > 0 && to.untold+to.inner == to.rows:
		r.say("%s: it does not say where its links lead; they are taken for links to %s", label, rival)
	case to.elsewhere > 0:
		r.say("%s: rows that lead to other sites than %s, which are not counted: %d of %d", label, rival, to.elsewhere, to.rows)
	}
	return nil
}

// wrongRival says what is wrong with a call's competitors, the audited names being known; nil where nothing is.
func (f *auditFlags) wrongRival(own map[domain.Name]bool) error {
	sites := map[domain.Name]bool{}
	for _, r := range f.rivals {
		if sites[r.site] = true; own[r.site] {
			return fmt.Errorf("--rival %s=%s: that site is audited, or is another of yours; name a competitor", r.site, r.file)
		}
	}
	if len(sites) > maxRivals {
		return fmt.Errorf("--rival takes %d competitors at most", maxRivals)
	}
	return nil
}
