package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"linkgrade/server"
	"linkgrade/server/registration"
)

// printDomain prints what is known of a name for people. What comes from a server is taken for the page's own words.
func printDomain(w io.Writer, d server.Domain) error {
	var b strings.Builder
	b.WriteString(printable(d.Name))
	if d.Unicode != d.Name {
		fmt.Fprintf(&b, " (%s)", printable(d.Unicode))
	}
	b.WriteString("\n")
	line(&b, "authority", authorityText(d.Record))
	if d.Evidence != nil {
		line(&b, "", listingsText(d.Evidence.Authority))
	}
	line(&b, "lists say", strings.Join(d.Record.Categories, ", "))
	printEvidence(&b, d.Evidence)
	if d.Record.AgeYears != nil {
		line(&b, "age", fmt.Sprintf("at least %d years", *d.Record.AgeYears))
	}
	if d.Record.WithinRank != nil {
		line(&b, "visited", fmt.Sprintf("among the first %d", *d.Record.WithinRank))
	}
	if !d.Listed {
		line(&b, "lists", "on none of this edition")
	}
	printRegistration(&b, d.Registration)
	line(&b, "edition", d.Edition)
	_, err := io.WriteString(w, b.String())
	return err
}

// printEvidence prints who states each category.
func printEvidence(b *strings.Builder, e *server.Evidence) {
	if e == nil {
		line(b, "evidence", "not known: the edition does not keep it")
		return
	}
	for _, c := range e.Categories {
		what := c.Category
		if !c.Believed {
			what += ", not believed"
			if why := c.Refused.Meaning(); why != "" {
				what += " (" + why + ")"
			}
		}
		line(b, "", fmt.Sprintf("%s: %s, %s", what, countLists(c.Lists), listingsText(c.Sources)))
	}
}

// listingsText names lists and their dates.
func listingsText(all []server.Listing) string {
	var words []string
	for _, l := range all {
		if l.Dated == nil {
			words = append(words, l.ID+" (undated)")
		} else {
			words = append(words, fmt.Sprintf("%s (%s)", l.ID, *l.Dated))
		}
	}
	return strings.Join(words, ", ")
}

func countLists(n int) string {
	if n == 1 {
		return "1 list"
	}
	return fmt.Sprintf("%d lists", n)
}

func printRegistration(b *strings.Builder, r server.Registration) {
	switch r.Outcome {
	case registration.Registered:
		line(b, "registered", dateText(r.Registered))
		if r.Expires != nil {
			line(b, "expires", dateText(r.Expires))
		}
		if r.Changed != nil {
			line(b, "changed", dateText(r.Changed))
		}
		line(b, "registrar", r.Registrar)
		line(b, "status", strings.Join(r.Status, ", "))
	case registration.NotRegistered:
		line(b, "registered", "no: the registry has no such name")
	case registration.NoRegistry, registration.Unknown:
		if r.Reason == registration.Offline {
			line(b, "registered", "not asked (--rdap asks the registry)")
		} else {
			line(b, "registered", "not known. "+r.Why)
		}
	}
	if r.Stale {
		line(b, "", "this is older than it should be; a new answer is being fetched")
	}
}

// line prints a label and its value; nothing when there is no value.
func line(b *strings.Builder, label, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %-10s  %s\n", label, printable(value))
	}
}

func authorityText(r server.Record) string {
	if r.Authority == nil {
		return "not known"
	}
	return fmt.Sprintf("%d of 100 (%s)", *r.Authority, countLists(r.Lists))
}

func dateText(t *time.Time) string {
	if t == nil {
		return "yes; the registry does not say when"
	}
	return t.Format(time.DateOnly)
}
