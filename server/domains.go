package server

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"linkgrade/server/edition"
	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

// How long the asker's own browser may keep a named answer; nothing in between may: it would be a list of names.
const (
	cacheNamed   = "private, max-age=300"
	cacheUnknown = "private, max-age=60"
)

// Named is what GET /v1/domains/{name} stands on. The zero Named answers with the edition's record alone.
type Named struct {
	// Registration is what is known of a name's registration, with its own bounds; nil asks nobody.
	Registration func(context.Context, domain.Name) registration.Answer
	// Limit bounds each client; nil does not.
	Limit Limiter
}

// A Domain is the answer to a named look-up. What is not known is null.
type Domain struct {
	Name         string       `json:"name"`    // in A-labels
	Unicode      string       `json:"unicode"` // for people
	Edition      string       `json:"edition"`
	Listed       bool         `json:"listed"` // whether any list of the edition has the name
	Record       Record       `json:"record"`
	Evidence     *Evidence    `json:"evidence"` // nil where the edition keeps none
	Registration Registration `json:"registration"`
}

// A Record is the edition's record in words.
type Record struct {
	Authority  *int     `json:"authority"`  // 0–100
	Lists      int      `json:"lists"`      // rank lists that say so
	Categories []string `json:"categories"` // never null
	AgeYears   *int     `json:"ageYears"`   // seen for the first time at least so many years before the edition
	WithinRank *int     `json:"withinRank"` // among so many of the most visited names
}

// Evidence is who says what the record has, and what it does not have because too few say it.
type Evidence struct {
	Authority  []Listing `json:"authority"`  // whose figures the authority is made of; never null
	Categories []Stated  `json:"categories"` // never null
}

// A Listing is a source that has the name.
type Listing struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Dated *string `json:"dated"` // YYYY-MM-DD
}

// Stated is a category that sources give the name.
type Stated struct {
	Category string       `json:"category"`
	Believed bool         `json:"believed"`          // whether the record has it
	Refused  edition.Drop `json:"refused,omitempty"` // why not
	Lists    int          `json:"lists"`             // so many of the sources are independent
	Sources  []Listing    `json:"sources"`
}

// A Registration is what a registry says, in words. Times are RFC 3339 in UTC.
type Registration struct {
	Outcome    registration.Outcome `json:"outcome"`
	Reason     registration.Reason  `json:"reason,omitempty"`
	Why        string               `json:"why,omitempty"` // the reason, for people
	Registered *time.Time           `json:"registered"`
	Expires    *time.Time           `json:"expires"`
	Changed    *time.Time           `json:"changed"`
	Registrar  string               `json:"registrar,omitempty"`
	Status     []string             `json:"status"` // never null
	Source     string               `json:"source,omitempty"`
	Asked      *time.Time           `json:"asked"` // when the source said so
	Stale      bool                 `json:"stale"` // older than it should be
}

// Describe puts together what an edition and a registry say of a name. An error is the disk's.
func Describe(e *edition.Edition, n domain.Name, a registration.Answer) (Domain, error) {
	record, listed, err := e.Lookup(n)
	if err != nil {
		return Domain{}, err
	}
	d := Domain{Name: n.String(), Unicode: n.Unicode(), Edition: e.ID(), Listed: listed,
		Record:       Record{Lists: int(record.Lists), Categories: record.Categories.Words()},
		Registration: describeRegistration(a)}
	if v, known := record.Authority.Known(); known {
		d.Record.Authority = &v
	}
	if years, known := record.Age.Years(); known {
		d.Record.AgeYears = &years
	}
	if p := record.Popularity; p > 0 && p < 32 {
		rank := 1<<p - 1
		d.Record.WithinRank = &rank
	}
	if d.Record.Categories == nil {
		d.Record.Categories = []string{}
	}
	d.Evidence, err = describeEvidence(e, n)
	return d, err
}

func describeEvidence(e *edition.Edition, n domain.Name) (*Evidence, error) {
	grounds, kept, err := e.Grounds(n)
	if err != nil || !kept {
		return nil, err
	}
	listings := func(ids []string) []Listing {
		all := make([]Listing, 0, len(ids))
		for _, s := range e.Document().Sources {
			if !slices.Contains(ids, s.ID) {
				continue
			}
			l := Listing{ID: s.ID, Name: s.Name}
			if s.Dated != "" {
				l.Dated = &s.Dated
			}
			all = append(all, l)
		}
		return all
	}
	told := &Evidence{Authority: listings(grounds.Authority), Categories: []Stated{}}
	for _, c := range grounds.Categories {
		told.Categories = append(told.Categories, Stated{Category: c.Category.String(), Believed: c.Refused == "",
			Refused: c.Refused, Lists: c.Lists, Sources: listings(c.Sources)})
	}
	return told, nil
}

func describeRegistration(a registration.Answer) Registration {
	r := Registration{Outcome: a.Outcome, Reason: a.Reason, Why: a.Reason.Sentence(), Registrar: a.Registrar,
		Registered: known(a.Registered), Expires: known(a.Expires), Changed: known(a.Changed),
		Status: a.Status, Source: a.Source, Stale: a.Stale}
	if a.Asked != 0 {
		r.Asked = known(time.Unix(a.Asked, 0).UTC())
	}
	if r.Status == nil {
		r.Status = []string{}
	}
	return r
}

func known(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// NotAsked is the answer where no registry is asked.
func NotAsked() registration.Answer {
	return registration.Answer{Entry: registration.Entry{Registration: registration.Registration{
		Outcome: registration.Unknown, Reason: registration.Offline}}}
}

// domain answers GET /v1/domains/{name}.
func (a *api) domain(w http.ResponseWriter, r *http.Request) {
	n, err := domain.ParseName(r.PathValue("name"))
	if err == nil && !Sold(n) {
		a.refuse(w, http.StatusBadRequest, unsoldSentence)
		return
	}
	if err != nil {
		a.refuse(w, http.StatusBadRequest, nameSentence(err))
		return
	}
	if limit := a.named.Limit; limit != nil {
		if wait := limit.Take(r.Context(), r.RemoteAddr); wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			a.refuse(w, http.StatusTooManyRequests, "You ask for many names at once; wait a little.")
			return
		}
	}
	answer := NotAsked()
	if a.named.Registration != nil {
		answer = a.named.Registration(r.Context(), n)
	}
	h := a.shelf.take("")
	defer h.give()
	d, err := Describe(h.edition, n, answer)
	if err != nil {
		a.log.Error("reading a record failed", "error", err)
		a.refuse(w, http.StatusInternalServerError, "This record cannot be read at the moment.")
		return
	}
	w.Header().Set("Cache-Control", cacheNamed)
	if answer.Outcome == registration.Unknown {
		w.Header().Set("Cache-Control", cacheUnknown)
	}
	writeJSON(w, http.StatusOK, d)
}

const unsoldSentence = "This is not the name of a domain that can be registered."

// Sold says whether a registry may sell such a name: address literals and single labels, which [domain.Name] takes for
// names of their own, are nobody's to sell, and no edition or registry knows them.
func Sold(n domain.Name) bool { return !n.IsIP() && strings.Contains(n.String(), ".") }

// nameSentence says what is wrong with a name, without repeating it.
func nameSentence(err error) string {
	switch {
	case errors.Is(err, domain.ErrSuffix):
		return "This is a public suffix, which many names share; ask for a name below it."
	case errors.Is(err, domain.ErrNotRegistrable):
		return "This is not a name as it was registered; leave out what stands before it, such as www."
	}
	return "This is not the name of a domain."
}
