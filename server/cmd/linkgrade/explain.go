package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"linkgrade/wasm/grade"
)

// explainCommand says what a rule looks at, what it moves, and who says that it matters. Without a name it lists the rules.
func explainCommand(args []string, p program) error {
	fs := flag.NewFlagSet("linkgrade explain", flag.ContinueOnError)
	names, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if len(names) == 0 {
		return listRules(p.out)
	}
	for i, name := range names {
		r := ruleNamed(name)
		if r == nil {
			return misuse(p, "explain", fmt.Sprintf("there is no rule %q; \"linkgrade explain\" lists them", printable(name)))
		}
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		if err := explain(p.out, r); err != nil {
			return err
		}
	}
	return nil
}

func ruleNamed(name string) *grade.Rule {
	for _, r := range grade.Rules() {
		if r.ID == strings.ToLower(name) {
			return r
		}
	}
	return nil
}

func listRules(w io.Writer) error {
	var b strings.Builder
	for _, r := range grade.Rules() {
		fmt.Fprintf(&b, "%-26s %-10s %-9s %s\n", r.ID, r.Pillar(), r.Family, r.Title)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func explain(w io.Writer, r *grade.Rule) error {
	_, err := fmt.Fprintf(w, `%s

  fails    %s.
  passes   %s.
  why      %s
  moves    %s
  source   %s (%s: %s)
`, r.ID, r.Title, r.Praise, r.Why, moves(r), r.Source, r.Backing, backingWords(r.Backing))
	return err
}

// moves says in words what a rule does to a report.
func moves(r *grade.Rule) string {
	switch r.Kind {
	case grade.Gate:
		if r.PageOnly {
			return "a fail makes the score 0: the vote cannot count; it says nothing against the site, so alone it is no reason to avoid it"
		}
		return "a fail makes the score 0: the vote cannot count"
	case grade.Cap:
		return fmt.Sprintf("a fail holds the score to at most %.0f", r.Limit)
	case grade.Note:
		return "nothing: it is there to be known"
	case grade.Weight:
	}
	return fmt.Sprintf("%s, by up to %.0f points up or %.0f down, together with its family (%s)", r.Pillar(), r.Up, r.Down, r.Family)
}

func backingWords(b grade.Backing) string {
	switch b {
	case grade.Primary:
		return "documentation, standard or paper"
	case grade.Claimed:
		return "a vendor's page, a patent or a leaked name"
	case grade.Practice:
	}
	return "practice"
}
