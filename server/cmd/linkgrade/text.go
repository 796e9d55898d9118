package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"

	"linkgrade/server/cmd/linkgrade/sheet"
	"linkgrade/wasm/grade"
)

// printReport writes a report for people: what moved the grade, or with why all that is known, with reasons and sources.
func printReport(w io.Writer, r *grade.Report, why bool) error {
	var b strings.Builder
	printHead(&b, r)
	for p := range r.Pillars {
		printPillar(&b, grade.Pillar(p), r.Pillars[p])
	}
	b.WriteString("\n")
	for _, f := range findings(r, why) {
		printFinding(&b, f)
		if why {
			fmt.Fprintf(&b, "        %s\n        %s: %s\n", f.Rule.Why, f.Rule.Backing, f.Rule.Source)
		}
	}
	printYours(&b, r)
	printLinks(&b, r)
	_, err := io.WriteString(w, b.String())
	return err
}

func printHead(b *strings.Builder, r *grade.Report) {
	if r.Score.Known {
		fmt.Fprintf(b, "%s  %.0f/100  %s  (confidence %.0f %%)\n", r.Letter, r.Score.Value, r.Verdict, r.Confidence*100)
	} else {
		b.WriteString("–  not enough known\n")
	}
	fmt.Fprintf(b, "%s\n\n", r.Summary)
	if r.Title != "" {
		fmt.Fprintf(b, "%s\n", printable(r.Title))
	}
	if r.URL != "" {
		fmt.Fprintf(b, "%s\n", printable(r.URL))
	}
	b.WriteString("\n")
}

func printPillar(b *strings.Builder, p grade.Pillar, s grade.PillarScore) {
	if !s.Score.Known {
		fmt.Fprintf(b, "  %-10s  %-20s  not known\n", p, strings.Repeat("·", 20))
		return
	}
	full := int(math.Round(s.Score.Value / 5))
	fmt.Fprintf(b, "  %-10s  %s%s  %3.0f\n", p, strings.Repeat("█", full), strings.Repeat("░", 20-full), s.Score.Value)
}

// findings are those that moved the grade by two points or more, or all that are known; strongest first. Those of a pillar
// that is not known moved nothing.
func findings(r *grade.Report, all bool) []*grade.Finding {
	var out []*grade.Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if tells(r, f) || all && f.Result != grade.Unknown {
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return math.Abs(out[i].Effect) > math.Abs(out[j].Effect) })
	return out
}

// tells reports a finding that someone who reads few of them should see.
func tells(r *grade.Report, f *grade.Finding) bool {
	switch f.Rule.Kind {
	case grade.Cap, grade.Gate:
		return f.Result == grade.Fail
	case grade.Weight, grade.Note:
	}
	return math.Abs(f.Effect) >= 2 && r.Pillars[f.Rule.Pillar()].Score.Known
}

func printFinding(b *strings.Builder, f *grade.Finding) {
	fmt.Fprintf(b, "  %+4.0f  %s (%s)\n", f.Effect, f.Words(), f.Rule.ID)
	for _, e := range f.Evidence[:min(3, len(f.Evidence))] {
		if e.Statement != nil { // our own words
			fmt.Fprintf(b, "        %s\n", printable(e.Text))
		} else {
			fmt.Fprintf(b, "        “%s”\n", printable(e.Text))
		}
	}
}

// printYours lists the links to the user's site.
func printYours(b *strings.Builder, r *grade.Report) {
	for i := range r.Links {
		l := &r.Links[i]
		if !l.Yours {
			break // they come first
		}
		if i == 0 {
			fmt.Fprintf(b, "\n  links to %s:\n", printable(r.Profile))
		}
		near := "not known"
		if l.Relevance.Known {
			near = fmt.Sprintf("%.2f", l.Relevance.Value)
		}
		fmt.Fprintf(b, "    %s  vote %.2f  relevance %s  %s  %s “%s” → %s\n", l.Letter, l.Vote, near, l.Placement, l.AnchorWord(), printable(l.Text), printable(l.Href))
		for _, wrong := range l.Wrongs() {
			fmt.Fprintf(b, "       %s\n", grade.WrongWords(wrong))
		}
	}
}

func printLinks(b *strings.Builder, r *grade.Report) {
	outside, counted := 0, 0
	anchors := map[string]int{}
	for i := range r.Links {
		if l := &r.Links[i]; l.External {
			outside++
			anchors[l.AnchorWord()]++
			if l.Vote > 0 {
				counted++
			}
		}
	}
	fmt.Fprintf(b, "\n  %d links, %d to other sites, %d of them pass a vote on.", len(r.Links), outside, counted)
	if r.NewLinkVote.Known {
		fmt.Fprintf(b, " One more in the text would weigh %.2f.", r.NewLinkVote.Value)
	}
	b.WriteString("\n")
	printAnchors(b, anchors)
}

// printAnchors prints how many links to other sites have each form of anchor, the commonest first.
func printAnchors(b *strings.Builder, anchors map[string]int) {
	if len(anchors) == 0 {
		return
	}
	forms := slices.Sorted(maps.Keys(anchors))
	slices.SortStableFunc(forms, func(x, y string) int { return anchors[y] - anchors[x] })
	b.WriteString("  Their anchors:")
	for i, form := range forms {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(b, " %d %s", anchors[form], form)
	}
	b.WriteString(".\n")
}

// printable takes control characters out of a page's words: they could move the terminal's cursor or
// reorder the line.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || sheet.Reorders(r) {
			return ' '
		}
		return r
	}, s)
}

// sentence is an error for people: printable, and no longer than a few lines whatever a server sent.
func sentence(err error) string {
	const most = 400
	s := printable(err.Error())
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}

// wrapped is a text in lines that fit a terminal.
func wrapped(s string) string {
	const most = 110
	var b strings.Builder
	length := 0
	for word := range strings.FieldsSeq(s) {
		if length > 0 && length+1+len(word) > most {
			b.WriteByte('\n')
			length = 0
		} else if length > 0 {
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String()
}
