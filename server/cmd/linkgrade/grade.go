package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"sync"
	"time"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

// gradeFlags are the ways to call "linkgrade grade".
type gradeFlags struct {
	json, jsonl, why   bool
	html, url, charset string
	profile            string
	at                 int64
}

func gradeCommand(ctx context.Context, args []string, p program) error {
	var f gradeFlags
	fs := flag.NewFlagSet("linkgrade grade", flag.ContinueOnError)
	fs.BoolVar(&f.json, "json", false, "print the report as JSON")
	fs.BoolVar(&f.jsonl, "jsonl", false, `read one {"url":…,"file":…,"charset":…} a line from standard input, print one report a line`)
	fs.BoolVar(&f.why, "why", false, "print every finding with its reason and source")
	fs.StringVar(&f.html, "html", "", "grade the saved page in this `file` (.gz too)")
	fs.StringVar(&f.url, "url", "", "the `address` a saved page came from")
	fs.StringVar(&f.charset, "charset", "", "the `encoding` of a saved page, where it does not say")
	fs.Int64Var(&f.at, "at", 0, "the report's time in unix `seconds` (default now)")
	fs.StringVar(&f.profile, "profile", autoProfile, "`name` or file of the profile of your site; --profile= compares with none")
	data := dataFlag(fs)
	rest, err := parseFlags(fs, args, p)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if f.at == 0 {
		f.at = time.Now().Unix()
	}
	g, err := newGrader(*data, f.at, p)
	if err != nil {
		return err
	}
	if g.profile, err = profileFor(f.profile, p); err != nil {
		return err
	}
	if f.jsonl {
		if len(rest) > 0 || f.html != "" {
			return misuse(p, "grade", "--jsonl takes its pages from standard input and no other")
		}
		return g.lines(ctx, p)
	}
	if f.html != "" {
		rest = append([]string{f.html}, rest...)
	}
	if len(rest) != 1 {
		return misuse(p, "grade", "give one address or file to grade, or - for standard input")
	}
	r, err := g.one(ctx, rest[0], f, p)
	if err != nil {
		return err
	}
	if f.json {
		_, err = p.out.Write(append(r.AppendJSON(nil), '\n'))
		return err
	}
	return printReport(p.out, r, f.why)
}

// autoProfile is the value of --profile where it is not given.
const autoProfile = "the one you have"

// profileFor is the profile that pages are compared with; nil for none. Where none is named and there are several it is
// none, too, and the reader is told.
func profileFor(which string, p program) (*topic.Profile, error) {
	if which == "" {
		return nil, nil
	}
	isAuto := which == autoProfile
	if isAuto {
		which = onlyProfile
	}
	k, err := openProfile(which)
	switch {
	case err == nil:
		return k.Profile, nil
	case isAuto && (errors.Is(err, errNoProfile) || errors.Is(err, errNoPlace)):
		return nil, nil
	case isAuto && errors.Is(err, errWhichOfThem):
		fmt.Fprintln(p.err, sentence(err))
		return nil, nil
	}
	return nil, err
}

// one grades what a single argument names: an address when it looks like one, else a file.
func (g *grader) one(ctx context.Context, arg string, f gradeFlags, p program) (*grade.Report, error) {
	if f.html == "" && isWebAddress(arg) {
		text, m, err := fetchPage(ctx, arg)
		if err != nil {
			return nil, err
		}
		return g.grade(page.ReadHTML(text, m)), nil
	}
	text, m, err := openPage(source{File: arg, URL: f.url, Charset: f.charset}, p.in, maxFile)
	if err != nil {
		return nil, err
	}
	return g.grade(page.ReadHTML(text, m)), nil
}

func isWebAddress(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// grader grades pages with the pack of an edition.
type grader struct {
	pack    *trust.Pack
	profile *topic.Profile // nil for none
	lexicon *topic.Lexicon
	at      int64
	web     chan struct{} // holds one for each page of a list that is being fetched
	big     sync.Mutex    // held while a page that is big, or may be, is read and graded: several at once would take too much memory
}

// bigPage is the size in bytes from which pages are graded one at a time.
const bigPage = 2 << 20

func newGrader(data string, at int64, p program) (*grader, error) {
	pack, err := openPack(data, p)
	if err != nil {
		return nil, err
	}
	return &grader{pack: pack, lexicon: topic.NewLexicon(), at: at, web: make(chan struct{}, 2)}, nil
}

func (g *grader) grade(f *page.Facts) *grade.Report {
	in := g.input(f)
	in.Profile = g.profile
	return grade.Grade(in, grade.Meta{At: g.at, Edition: g.pack.Edition()})
}

// input is a page with what the data say of the names on it.
func (g *grader) input(f *page.Facts) *grade.Input {
	in := &grade.Input{Facts: f, Names: g.pack, Vectors: topic.Shipped(), Lexicon: g.lexicon}
	in.Record, in.Listed = g.pack.Lookup(f.Name)
	return in
}
