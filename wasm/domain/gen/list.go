package main

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// A section of the list: who asked for the rule.
type section uint8

const (
	none    section = iota
	icann           // a registry's own suffix
	private         // a site's owner who hands out names below it
)

// A rule is one line of the list, taken apart.
type rule struct {
	labels    []string // A-labels from the right: "co.uk" is uk, co; without "*" and "!"
	section   section
	wildcard  bool // "*.labels": every label directly below is a suffix
	exception bool // "!labels": not a suffix, whatever the wildcard above says
}

// String is the rule as the list writes it, in A-labels.
func (r rule) String() string {
	labels := slices.Clone(r.labels)
	slices.Reverse(labels)
	name := strings.Join(labels, ".")
	switch {
	case r.exception:
		return "!" + name
	case r.wildcard:
		return "*." + name
	}
	return name
}

// A list is what public_suffix_list.dat holds.
type list struct {
	version, commit string // its VERSION and COMMIT header lines; empty when there are none
	rules           []rule
}

// readList reads the format of https://github.com/publicsuffix/list/wiki/Format.
func readList(text string) (list, error) {
	var l list
	section := none
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if comment, ok := strings.CutPrefix(line, "//"); ok {
			comment = strings.TrimSpace(comment)
			switch {
			case strings.HasPrefix(comment, "===BEGIN ICANN"):
				section = icann
			case strings.HasPrefix(comment, "===BEGIN PRIVATE"):
				section = private
			case strings.HasPrefix(comment, "===END"):
				section = none
			}
			if v, ok := strings.CutPrefix(comment, "VERSION:"); ok && l.version == "" {
				l.version = strings.TrimSpace(v)
			}
			if c, ok := strings.CutPrefix(comment, "COMMIT:"); ok && l.commit == "" {
				l.commit = strings.TrimSpace(c)
			}
			continue
		}
		if line == "" {
			continue
		}
		rule, err := readRule(line, section)
		if err != nil {
			return list{}, fmt.Errorf("line %d: %w", number+1, err)
		}
		l.rules = append(l.rules, rule)
	}
	return l, nil
}

// readRule takes one line apart. A line in no section, and a wildcard anywhere but
// in front, is an error: the table could not say it.
func readRule(line string, in section) (rule, error) {
	r := rule{section: in}
	if in == none {
		return r, fmt.Errorf("rule %q: in neither section", line)
	}
	name, _, _ := strings.Cut(line, " ") // a rule ends at the first white space
	if rest, ok := strings.CutPrefix(name, "!"); ok {
		r.exception, name = true, rest
	}
	if rest, ok := strings.CutPrefix(name, "*."); ok {
		r.wildcard, name = true, rest
	}
	name, err := idna.ToASCII(strings.ToLower(name))
	if err != nil {
		return r, fmt.Errorf("rule %q: %w", line, err)
	}
	if strings.Contains(name, "*") || r.wildcard && r.exception {
		return r, fmt.Errorf("rule %q: a wildcard that is not the first label", line)
	}
	parts := strings.Split(name, ".")
	for i := len(parts) - 1; i >= 0; i-- {
		if n := len(parts[i]); n == 0 || n > 63 {
			return r, fmt.Errorf("rule %q: a label of %d bytes", line, n)
		}
		r.labels = append(r.labels, parts[i])
	}
	return r, nil
}
