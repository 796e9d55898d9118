package main

import (
	"fmt"
	"io"
	"path/filepath"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/topic"
)

// severalOf is a site of the bench of which there are several pages.
type severalOf struct {
	pages []*grade.Input
}

// printRelevance prints what relevance adds: how pages fare that are compared with a profile learnt from the other pages of
// their own site, and with one learnt from another site's. No reader judged that; what is right is known, as a page is about
// what its own site is about.
func printRelevance(w io.Writer, bench string, known *knowledge) error {
	sites, err := severalPages(bench, known)
	if err != nil {
		return err
	}
	var none, own, others []*grade.Report
	for i, s := range sites {
		other := sites[(i+1)%len(sites)].profile(known.vectors, nil)
		for _, in := range s.pages {
			none = append(none, gradedFor(in, nil))
			own = append(own, gradedFor(in, s.profile(known.vectors, in)))
			others = append(others, gradedFor(in, other))
		}
	}
	fmt.Fprintf(w, "what relevance adds, on %d pages of %d sites   pursue  look closer  avoid  unknown  mean score\n", len(none), len(sites))
	printVerdicts(w, "no profile", none)
	printVerdicts(w, "a profile of their own site's other pages", own)
	printVerdicts(w, "a profile of another site", others)
	return nil
}

// severalPages are the sites with more than one page to read, in the order of the bench.
func severalPages(bench string, known *knowledge) (sites []*severalOf, err error) {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return nil, err
	}
	counts, byName := map[string]int{}, map[string]*severalOf{}
	for _, p := range pages {
		counts[p.Site]++
	}
	for _, p := range pages {
		if counts[p.Site] < 2 {
			continue
		}
		src, err := p.Source()
		if err != nil {
			return nil, err
		}
		if byName[p.Site] == nil {
			byName[p.Site] = &severalOf{}
			sites = append(sites, byName[p.Site])
		}
		s := byName[p.Site]
		s.pages = append(s.pages, known.input(readPage(src, p.Address())))
	}
	return sites, nil
}

// profile is learnt from the site's pages without one of them.
func (s *severalOf) profile(v *topic.Vectors, without *grade.Input) *topic.Profile {
	var samples []topic.Sample
	for _, in := range s.pages {
		if in != without {
			samples = append(samples, grade.SampleOf(in.Facts))
		}
	}
	return v.Learn(nil, samples, 0)
}

func gradedFor(in *grade.Input, p *topic.Profile) *grade.Report {
	return grade.Grade(&grade.Input{Facts: in.Facts, Vectors: in.Vectors, Lexicon: in.Lexicon, Names: in.Names,
		Record: in.Record, Listed: in.Listed, Profile: p}, grade.Meta{})
}

func printVerdicts(w io.Writer, name string, reports []*grade.Report) {
	counts := map[grade.Verdict]int{}
	sum := 0.0
	for _, r := range reports {
		counts[r.Verdict]++
		sum += r.Score.Value
	}
	fmt.Fprintf(w, "  %-44s %6d  %11d  %5d  %7d  %10.1f\n", name, counts[grade.Pursue], counts[grade.LookCloser], counts[grade.Avoid],
		counts[grade.VerdictUnknown], sum/float64(max(1, len(reports))))
}
