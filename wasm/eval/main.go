// Command eval measures the engine on labelled pages and prints the same tables each time: placement, kinds, hidden,
// topics, verticals, advice, sponsored, site, audit. "eval advice" prints that one alone.
//
// The data are not distributed with the project. LINKGRADE_DATA names the folder that holds them; without it eval says
// so in one line, prints what needs none (the simulated profiles of audit) and ends well. It writes nothing but its output.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		fmt.Println("eval: skipped: LINKGRADE_DATA is not set (the evaluation pages are not distributed)")
	}
	if err := printTables(os.Stdout, data, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// printTables prints all tables in their order, or some of them by their names; without data those that need none.
func printTables(w io.Writer, data string, some []string) error {
	bench := filepath.Join(data, "bench")
	tables := []struct {
		name  string
		print func() error
		alone bool // it needs no data
	}{
		{"placement", func() error { return placement(w, bench, crossValidated) }, false},
		{"kinds", func() error { return pageTypes(w, bench) }, false},
		{"hidden", func() error { return injected(w, bench) }, false},
		{"topics", func() error { return texts(w, bench) }, false},
		{"verticals", func() error { return about(w, bench) }, false},
		{"advice", func() error { return advice(w, data) }, false},
		{"sponsored", func() error { return sponsored(w, bench) }, false},
		{"site", func() error { return sites(w, bench) }, false},
		{"audit", func() error { return profiles(w) }, true},
		{"audit", func() error { return audits(w, data) }, false},
	}
	var errs []error
	for _, t := range tables {
		if (len(some) == 0 || slices.Contains(some, t.name)) && (t.alone || data != "") {
			errs = append(errs, t.print())
		}
	}
	return errors.Join(errs...)
}
