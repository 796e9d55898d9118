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
	line(&b, "lists say", strings.Join(d.Record.Categories, ", "))
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
	lists := "lists"
	if r.Lists == 1 {
		lists = "list"
	}
	return fmt.Sprintf("%d of 100 (%d %s)", *r.Authority, r.Lists, lists)
}

func dateText(t *time.Time) string {
	if t == nil {
		return "yes; the registry does not say when"
	}
	return t.Format(time.DateOnly)
}
