package rdap

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"linkgrade/server/registration"
)

// Bounds of what is kept of an answer.
const (
	maxText   = 120 // bytes, of a registrar's name or a status word
	maxStatus = 20  // status words; EPP has 17 (RFC 5731, section 2.3)
)

// firstYear is when the first name was registered that still stands, symbolics.com.
const firstYear = 1985

// read takes from a registry's answer what a [registration.Registration] holds. A date that cannot be, in a form that RFC
// 3339 does not have, or a registration in the future is unknown.
func read(d *domainObject, now time.Time) registration.Registration {
	r := registration.Registration{Outcome: registration.Registered, Registrar: registrar(d.entities)}
	for _, e := range d.events {
		at, ok := date(e.date)
		if !ok {
			continue
		}
		switch strings.ToLower(e.action) { // RFC 9083, section 10.2.3
		case "registration":
			if !at.After(now) && (r.Registered.IsZero() || at.Before(r.Registered)) {
				r.Registered = at
			}
		case "expiration":
			r.Expires = latest(r.Expires, at)
		case "last changed":
			r.Changed = latest(r.Changed, at)
		}
	}
	for _, word := range d.status {
		if word = plain(word); word != "" && !slices.Contains(r.Status, word) && len(r.Status) < maxStatus {
			r.Status = append(r.Status, word)
		}
	}
	return r
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func date(s string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, s) // fractions of a second are read, too
	if err != nil || at.UTC().Year() < firstYear || at.UTC().Year() > 2200 {
		return time.Time{}, false
	}
	return at.UTC().Truncate(time.Second), true
}

// registrar is the name of the registrar among the entities, or its handle when the registry gives no name.
func registrar(entities []entity) string {
	for _, e := range entities {
		if !slices.Contains(e.roles, "registrar") {
			continue
		}
		if name := plain(e.name); name != "" {
			return name
		}
		return plain(e.handle)
	}
	return ""
}

// plain is a text from outside on one line, without what could move a terminal's cursor, and bounded.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "") + "…"
	}
	return s
}
