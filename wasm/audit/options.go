package audit

import (
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// Options are what an audit knows beside the rows. Only Site is needed; what is missing makes less known, never worse.
type Options struct {
	Site         domain.Name   // the audited one; rows that lead elsewhere are counted and left out. Zero takes all rows.
	Own          []domain.Name // other names of the user's: links to them count, links from them are never disavowed
	At           int64         // unix seconds, now; a day after it is taken for unknown. 0 is not known.
	Edition      string        // of the data behind Lookup
	Lookup       Lookup        // nil: nothing is known of any name
	Vectors      *topic.Vectors
	Profile      *topic.Profile // what the site is about; nil: relevance is unknown, and anchors are told by the site's name alone
	ManualAction export.Known   // whether Search Console shows one for unnatural links, as the user says
	Bought       export.Known   // whether the site or somebody for it bought links, as the user says
	// Disavowed tells whether the user's present disavow file has a host, or one of its pages; nil where there is none.
	Disavowed func(host domain.Host, page string) bool
}

// A Lookup says what open data know of a name; the zero Record is nothing. Ranked is how many names it knows the authority of.
type Lookup interface {
	grade.Lookup
	Ranked() int
}

// leastRanked is from how many ranked names on it says something that data do not have a name: a starter edition leaves nearly
// everybody out.
const leastRanked = 100_000

// ratesMany reports data whose silence on a name says something.
func (o *Options) ratesMany() bool { return o.Lookup != nil && o.Lookup.Ranked() >= leastRanked }

func (o *Options) record(n domain.Name) trust.Record {
	if o.Lookup == nil {
		return trust.Record{}
	}
	r, _ := o.Lookup.Lookup(n)
	return r
}

// ownNames are the audited site's and all others of the user's.
func (o *Options) ownNames() map[domain.Name]bool {
	own := map[domain.Name]bool{}
	for _, n := range o.Own {
		own[n] = true
	}
	if o.Profile != nil {
		for _, n := range o.Profile.Sites {
			own[n] = true
		}
	}
	own[o.Site] = true
	delete(own, domain.Name{})
	return own
}
