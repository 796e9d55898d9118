package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// shownTerms is how many terms are printed; --json prints all.
const shownTerms = 40

// printProfile writes a profile for people.
func printProfile(w io.Writer, k *kept) error {
	var b strings.Builder
	line := func(what string, values []string) {
		if len(values) > 0 {
			fmt.Fprintf(&b, "  %-9s  %s\n", what, printable(strings.Join(values, ", ")))
		}
	}
	fmt.Fprintf(&b, "%s\n", printable(k.Name))
	line("sites", texts(k.Sites))
	line("brands", k.Brands)
	line("targets", texts(k.Targets))
	if k.Language != "" {
		line("language", []string{k.Language})
	}
	line("keywords", k.Keywords)
	var terms, struck []string
	for _, t := range k.Terms {
		if t.Struck {
			struck = append(struck, t.Text)
		} else {
			terms = append(terms, t.Text)
		}
	}
	more := len(terms) - shownTerms
	line("terms", terms[:min(len(terms), shownTerms)])
	if more > 0 {
		fmt.Fprintf(&b, "  %-9s  and %d more\n", "", more)
	}
	line("struck", struck)
	if k.Learnt != 0 {
		fmt.Fprintf(&b, "  %-9s  %s, pages: %d\n", "learnt", time.Unix(k.Learnt, 0).UTC().Format(time.DateOnly), len(k.Pages))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func texts[T fmt.Stringer](values []T) (all []string) {
	for _, v := range values {
		all = append(all, v.String())
	}
	return all
}
