package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"

	"golang.org/x/net/html/charset"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/judged"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// verdicts are the answers that are compared, the worst first; unknown is no answer.
var verdicts = [...]string{"avoid", "look-closer", "pursue"}

// graded is a hand-labelled page with what the engine says of it.
type graded struct {
	*judged.Page
	in     *grade.Input // keeps what rules worked out of the page, so that grading it again is quick
	report *grade.Report
}

// advice prints how far the engine's verdicts agree with two readers', whom it calls "avoid" wrongly, what it misses, how
// sure it should be, and what its rules add. It is told nobody's topic: the readers were asked for nobody, either.
func advice(w io.Writer, data string) error {
	known, err := starterKnowledge()
	if err != nil {
		return err
	}
	pages, err := gradeJudged(filepath.Join(data, "bench"), known)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nadvice on %d pages, beside two readers' (policy %s; with the starter edition, for nobody's topic)\n", len(pages), grade.Version)
	printAgreement(w, pages)
	lists, err := listKnowledge(data)
	if err != nil {
		return err
	}
	listed := regraded(pages, lists)
	fmt.Fprintf(w, "the same with an edition of the rank lists and blocklists there are files of (authority known of %d pages, with the starter edition of %d):\n",
		withAuthority(listed), withAuthority(pages))
	printAgreement(w, listed)
	strangers, err := unseen(pages, known, filepath.Join(data, "bench"))
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "the same with kinds of pages told by models that have not seen their sites:")
	printAgreement(w, strangers)
	printThreshold(w, strangers)
	printConfusion(w, pages)
	printWrongs(w, pages)
	printSurety(w, strangers)
	printAblation(w, listed)
	if err := printRelevance(w, filepath.Join(data, "bench"), known); err != nil {
		return err
	}
	return avoidedHeads(w, data, known)
}

func gradeJudged(bench string, known *knowledge) ([]graded, error) {
	labels, err := judged.Load(bench)
	if err != nil {
		return nil, err
	}
	out := make([]graded, len(labels))
	for i, p := range labels {
		src, err := p.Source()
		if err != nil {
			return nil, err
		}
		in := known.input(readJudged(src, p.URL))
		out[i] = graded{p, in, grade.Grade(in, grade.Meta{})}
	}
	return out, nil
}

// regraded are the same pages as an engine grades them that knows something else.
func regraded(pages []graded, known *knowledge) []graded {
	out := make([]graded, len(pages))
	for i, p := range pages {
		in := known.input(p.in.Facts)
		out[i] = graded{p.Page, in, grade.Grade(in, grade.Meta{})}
	}
	return out
}

// readJudged reads a page in whatever encoding it declares. A page without a known address is taken to be where it says
// its original is, else on the site that most of its links name: without an address no link leads elsewhere.
func readJudged(src []byte, url string) *page.Facts {
	if r, err := charset.NewReader(bytes.NewReader(src), "text/html"); err == nil {
		if text, err := io.ReadAll(r); err == nil {
			src = text
		}
	}
	if a, err := domain.ParseAddress(url); err == nil {
		return readPage(src, a)
	}
	f := readPage(src, domain.Address{})
	if f.Canonical.Said && !f.Canonical.Name.IsZero() {
		return readPage(src, f.Canonical.Address)
	}
	return readPage(src, mostLinked(f))
}

// mostLinked is some page of the name that most links of a page lead to; the zero address where none leads anywhere.
func mostLinked(f *page.Facts) (top domain.Address) {
	counts := map[domain.Name]int{}
	most := 0
	for i := range f.Links {
		l := &f.Links[i]
		if l.Name.IsZero() {
			continue
		}
		counts[l.Name]++
		if counts[l.Name] > most {
			if a, err := domain.ParseAddress("https://" + l.Name.String() + "/page"); err == nil {
				most, top = counts[l.Name], a
			}
		}
	}
	return top
}

// agreement is how often two answer alike, and Cohen's kappa weighted by distance (linear).
type agreement struct{ same, kappa float64 }

// agree compares the engine's answers with one reader's. What is no verdict is as far from all as they can be.
func agree(pages []graded, reader int) agreement {
	var joint [4][4]float64
	for i := range pages {
		joint[place(pages[i].report.Verdict.String())][place(pages[i].Labels[reader].Advice)]++
	}
	same, seen, chance, total := 0.0, 0.0, 0.0, float64(len(pages))
	for a := range joint {
		same += joint[a][a]
		for b := range joint {
			rows, columns := 0.0, 0.0
			for c := range joint {
				rows += joint[a][c]
				columns += joint[c][b]
			}
			d := distance(a, b)
			seen += d * joint[a][b] / total
			chance += d * rows * columns / total / total
		}
	}
	return agreement{same / total, 1 - seen/chance}
}

// place is a verdict's index; len(verdicts) for what is none.
func place(v string) int {
	for i := range verdicts {
		if verdicts[i] == v {
			return i
		}
	}
	return len(verdicts)
}

// distance is how far two answers are apart, by their places: 0 to 1.
func distance(a, b int) float64 {
	switch {
	case a == b:
		return 0
	case a == len(verdicts) || b == len(verdicts):
		return 1
	}
	return math.Abs(float64(a-b)) / float64(len(verdicts)-1)
}

// groups are the parts of the sample that figures are given for: kinds without a place for a link, and pages that the
// bench made bad, are told more easily than others.
var groups = []struct {
	name string
	in   func(*judged.Page) bool
}{
	{"all", func(*judged.Page) bool { return true }},
	{"without injected spam", func(p *judged.Page) bool { return !p.Injected() }},
	{"articles and posts of these", func(p *judged.Page) bool { return !p.Injected() && isWriting(p.Labels[0].Kind) }},
	{"where both readers agree", func(p *judged.Page) bool { return p.Labels[0].Advice == p.Labels[1].Advice }},
}

func isWriting(kind string) bool { return kind == "article" || kind == "blog-post" || kind == "news" }

func printAgreement(w io.Writer, pages []graded) {
	fmt.Fprintf(w, "%-28s pages | first reader: same, kappa | second reader: same, kappa\n", "")
	for _, g := range groups {
		part := only(pages, g.in)
		fmt.Fprintf(w, "%-28s %5d", g.name, len(part))
		for reader := range judged.Readers {
			a, i := agree(part, reader), spread(part, reader)
			fmt.Fprintf(w, " | %.3f (%.3f–%.3f)  %.3f", a.same, i.from, i.to, a.kappa)
		}
		fmt.Fprintln(w)
	}
}

func only(pages []graded, in func(*judged.Page) bool) (out []graded) {
	for _, p := range pages {
		if in(p.Page) {
			out = append(out, p)
		}
	}
	return out
}

// spread is what 95 % of resamples of the pages give for the share of same answers.
func spread(pages []graded, reader int) interval {
	r := rand.New(rand.NewPCG(seed, uint64(len(pages))))
	same := make([]float64, resamples)
	drawn := make([]graded, len(pages))
	for i := range same {
		for j := range drawn {
			drawn[j] = pages[r.IntN(len(pages))]
		}
		same[i] = agree(drawn, reader).same
	}
	return middle(same)
}

func printConfusion(w io.Writer, pages []graded) {
	fmt.Fprintf(w, "%-28s %12s %12s %12s\n", "engine \\ first reader", verdicts[0], verdicts[1], verdicts[2])
	for i := 0; i <= len(verdicts); i++ {
		var counts [4]int
		for _, p := range pages {
			if place(p.report.Verdict.String()) == i {
				counts[place(p.Labels[0].Advice)]++
			}
		}
		name := "unknown"
		if i < len(verdicts) {
			name = verdicts[i]
		}
		fmt.Fprintf(w, "%-28s %12d %12d %12d\n", name, counts[0], counts[1], counts[2])
	}
}

// printWrongs prints the two errors that cost most: an honest small site called "avoid", and a seller that is not.
func printWrongs(w io.Writer, pages []graded) {
	small, wronged, sellers, missed := 0, 0, 0, 0
	for _, p := range pages {
		avoided := p.report.Verdict.String() == "avoid"
		if p.Labels[0].Small && p.Labels[1].Small && !p.Labels[0].Spam && !p.Labels[1].Spam {
			small++
			if avoided {
				wronged++
				fmt.Fprintf(w, "  wrongly avoided: %s (%s)\n", p.Ref, p.report.Summary)
			}
		}
		if p.Labels[0].Sells == "yes" || p.Labels[1].Sells == "yes" {
			sellers++
			if !avoided {
				missed++
				fmt.Fprintf(w, "  seller missed: %s (%s)\n", p.Ref, p.report.Summary)
			}
		}
	}
	fmt.Fprintf(w, "honest small sites called avoid: %d of %d; pages that sell and are not called avoid: %d of %d\n", wronged, small, missed, sellers)
}

// withAuthority counts the pages of whose site rank lists say something.
func withAuthority(pages []graded) (n int) {
	for _, p := range pages {
		n += count(p.report.Pillars[grade.Authority].Score.Known)
	}
	return n
}
