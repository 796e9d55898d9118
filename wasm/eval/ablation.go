package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
)

// added is what agreement loses when something is left out.
type added struct {
	name string
	agreement
}

// ablated is how many single rules the table lists: those that add most.
const ablated = 20

// printAblation prints what each pillar and each of the rules that matter most adds to the agreement with the first reader
// (a minus: without it the engine would agree more). Relevance can add nothing to it: readers were asked for nobody's site.
func printAblation(w io.Writer, pages []graded) {
	whole := agree(pages, 0)
	fmt.Fprintf(w, "what is added, with those lists, to agreement with the first reader, who was asked for nobody's topic\n  %-40s   same   kappa\n", "by a pillar, by a rule")
	for p := grade.Relevance; p <= grade.Placement; p++ {
		print := func(a added) { fmt.Fprintf(w, "  %-40s %+.3f  %+.3f\n", a.name, a.same, a.kappa) }
		print(without(pages, whole, p.String(), func(r *grade.Rule) bool { return r.Pillar() == p }))
	}
	var rules []added
	for _, rule := range grade.Rules() {
		rules = append(rules, without(pages, whole, rule.ID, func(r *grade.Rule) bool { return r.ID == rule.ID }))
	}
	slices.SortStableFunc(rules, func(a, b added) int { return cmp.Compare(b.kappa, a.kappa) })
	for i, a := range rules {
		if a.kappa != 0 && (i < ablated || a.kappa < 0) {
			fmt.Fprintf(w, "  %-40s %+.3f  %+.3f\n", a.name, a.same, a.kappa)
		}
	}
}

func without(pages []graded, whole agreement, name string, out func(*grade.Rule) bool) added {
	rules := slices.DeleteFunc(grade.Rules(), out)
	part := make([]graded, len(pages))
	for i, p := range pages {
		part[i] = graded{p.Page, p.in, grade.GradeBy(rules, p.in, grade.Meta{})}
	}
	a := agree(part, 0)
	return added{name, agreement{whole.same - a.same, whole.kappa - a.kappa}}
}

// head is how many of the best-known names count as top sites.
const head = 10_000

// avoidedHeads prints which pages of top sites are called "avoid": by what stands on them it should be none, spam that the
// bench put there apart.
func avoidedHeads(w io.Writer, data string, known *knowledge) error {
	top, err := topNames(filepath.Join(data, "data", "ranks", "tranco_2023_top100k.csv.gz"))
	if err != nil {
		return err
	}
	pages, err := labelled.Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		return err
	}
	of, avoided := 0, []string{}
	for _, p := range pages {
		a := p.Address()
		if !top[a.Name()] {
			continue
		}
		src, err := p.Source()
		if err != nil {
			return err
		}
		of++
		if r := grade.Grade(known.input(readPage(src, a)), grade.Meta{}); r.Verdict == grade.Avoid {
			avoided = append(avoided, p.ID+": "+r.Summary)
		}
	}
	fmt.Fprintf(w, "pages of the %d best-known names called avoid: %d of %d\n", head, len(avoided), of)
	for _, line := range avoided {
		fmt.Fprintf(w, "  %s\n", line)
	}
	return nil
}

// topNames are the first names of a list, a name a line.
func topNames(file string) (map[domain.Name]bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	out := map[domain.Name]bool{}
	s := bufio.NewScanner(io.LimitReader(z, 1<<24))
	for n := 0; n < head && s.Scan(); n++ {
		if name, err := domain.ParseName(strings.TrimSpace(s.Text())); err == nil {
			out[name] = true
		}
	}
	return out, s.Err()
}
