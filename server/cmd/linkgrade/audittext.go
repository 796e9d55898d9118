package main

import (
	"fmt"
	"io"
	"strings"

	"linkgrade/server/cmd/linkgrade/auditpage"
	"linkgrade/wasm/audit"
)

// What the summary shows of each list.
const (
	shownAdvice = 5
	shownKinds  = 5
	shownWeeks  = 60
)

// printAudit prints a summary for people.
func printAudit(w io.Writer, r *audited) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s effective votes from %s (%s)\n\n", printable(r.Site), votesSum(&r.Votes), plural(r.Counts.Domains, "referring domain"), plural(r.Counts.Links, "link"))
	line(&b, "votes", votesText(&r.Votes))
	line(&b, "flow", flowText(&r.Flow))
	line(&b, "", sparkline(&r.Flow))
	for _, burst := range r.Flow.Bursts[:min(len(r.Flow.Bursts), 3)] {
		line(&b, "", burstText(&burst))
	}
	line(&b, "sources", binsText(r.Variety.Types))
	line(&b, "anchors", anchorsText(&r.Anchors))
	if s := auditpage.AgreementSays(r.Report); s != "" {
		line(&b, "tools", s)
	}
	line(&b, "looks", lookText(&r.Look))
	for _, reason := range r.Look.Reasons {
		line(&b, "", reason.Text)
	}
	line(&b, "advice", adviceText(&r.Advice))
	for _, reason := range append(r.Advice.Reasons, r.Advice.Warnings...) {
		line(&b, "", reason.Text)
	}
	printRivals(&b, r.Rivals)
	if r.changes != nil {
		printChanges(&b, r.changes, r.apart)
	}
	printStep(&b, r.Report, audit.Disavow, "to disavow")
	printStep(&b, r.Report, audit.Check, "to check")
	_, err := io.WriteString(w, b.String())
	return err
}

// votesSum is the sum of the votes; it is unknown where no domain's vote is known, which is not nought.
func votesSum(v *audit.Votes) string {
	if v.Domains == 0 {
		return "unknown"
	}
	return auditpage.VotesSum(v)
}

func votesText(v *audit.Votes) string {
	if v.Domains == 0 {
		return "no weight is known"
	}
	s := fmt.Sprintf("as many voices as %s of the same weight", plural(int(v.Shannon+0.5), "domain"))
	if v.TopShare.Known {
		s += fmt.Sprintf("; the strongest five bring %s", percentText(v.TopShare.Value))
	}
	return s
}

func flowText(f *audit.Flow) string {
	if len(f.Weeks) == 0 {
		return "no day is known"
	}
	s := fmt.Sprintf("%s since %s, %s", plural(f.Dated, "dated domain"), f.Weeks[0].Monday, plural(len(f.Bursts), "burst"))
	if f.Steadiness.Known {
		s += ", steadiness " + percentText(f.Steadiness.Value)
	}
	return s
}

func burstText(b *audit.Burst) string {
	s := fmt.Sprintf("%s: %d came where %s were usual", b.From, b.Domains, figure(b.Usual))
	if b.Verdict != audit.Unclear {
		s += fmt.Sprintf("; looks %s (%s)", b.Verdict, percentText(b.Confidence))
	}
	if len(b.Reasons) > 0 {
		s += ": " + b.Reasons[0].Text
	}
	return s
}

// sparkline draws the last weeks, the highest as high as there is room.
func sparkline(f *audit.Flow) string {
	weeks := f.Weeks[max(len(f.Weeks)-shownWeeks, 0):]
	most := 1
	for _, w := range weeks {
		most = max(most, w.New)
	}
	var b strings.Builder
	for _, w := range weeks {
		b.WriteRune([]rune("▁▂▃▄▅▆▇█")[w.New*7/most])
	}
	return b.String()
}

func binsText(bins []audit.Bin) string {
	var parts []string
	for _, b := range bins[:min(len(bins), shownKinds)] {
		parts = append(parts, fmt.Sprintf("%s %s", b.Name, percentText(b.Share)))
	}
	if len(parts) == 0 {
		return "not known"
	}
	return strings.Join(parts, ", ")
}

func anchorsText(a *audit.Anchors) string {
	if a.Known == 0 {
		return "not told"
	}
	var parts []string
	for _, c := range a.Classes {
		if c.Domains > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", c.Name, percentText(c.Share)))
		}
	}
	return strings.Join(parts, ", ")
}

func lookText(l *audit.Look) string {
	if l.Verdict == audit.Unclear {
		return "unclear: the evidence does not say"
	}
	return fmt.Sprintf("%s (confidence %s)", l.Verdict, percentText(l.Confidence))
}

func adviceText(a *audit.Advice) string {
	switch {
	case a.Says("too-few-domains"):
		return auditpage.WorthSays(a)
	case a.Says("look-for-manual-action"):
		return fmt.Sprintf("unless there is a manual action, a disavow file is %s; keep %d, check %d, disavow %d", a.Disavow, a.Keep, a.Check, a.Remove)
	}
	return fmt.Sprintf("a disavow file is %s; keep %d, check %d, disavow %d", a.Disavow, a.Keep, a.Check, a.Remove)
}

func printRivals(b *strings.Builder, rivals []audit.Rival) {
	for i, r := range rivals[:min(len(rivals), shownAdvice)] {
		label := ""
		if i == 0 {
			label = "rivals"
		}
		line(b, label, fmt.Sprintf("%s links to %s", r.Domain, strings.Join(r.Sites, ", ")))
	}
	if more := len(rivals) - shownAdvice; more > 0 {
		line(b, "", fmt.Sprintf("… and %s that link there and not here", plural(more, "site")))
	}
}

func printChanges(b *strings.Builder, c *audit.Changes, apart []string) {
	fmt.Fprintf(b, "\n%s\n", auditpage.ChangesLead(c))
	for _, s := range apart {
		fmt.Fprintf(b, "  %s\n", printable(s))
	}
	for _, r := range c.Reasons {
		fmt.Fprintf(b, "  %s\n", printable(r.Text))
	}
	for _, list := range []struct {
		sign string
		of   []audit.Change
	}{{"+", c.New}, {"-", c.Lost}, {"+", c.Regained}, {"~", c.Changed}} {
		for _, one := range list.of[:min(len(list.of), shownAdvice)] {
			fmt.Fprintf(b, "  %s %-30s  %s\n", list.sign, clipped(one.Domain, 30), clipped(reasonTexts(one.Reasons), 70))
		}
		if more := len(list.of) - shownAdvice; more > 0 {
			fmt.Fprintf(b, "  %s … and %s\n", list.sign, figure(float64(more))+" more")
		}
	}
}

// printStep prints the first domains of one step, with reasons.
func printStep(b *strings.Builder, r *audit.Report, step audit.Step, title string) {
	n := 0
	for i := range r.Domains {
		d := &r.Domains[i]
		if d.Advice != step || d.Gone {
			continue
		}
		if n++; n == 1 {
			fmt.Fprintf(b, "\n%s\n", title)
		}
		if n <= shownAdvice {
			fmt.Fprintf(b, "  %-30s  %s\n", clipped(d.Name, 30), clipped(reasonTexts(d.Reasons), 110))
		}
	}
	if n > shownAdvice {
		fmt.Fprintf(b, "  … and %d more\n", n-shownAdvice)
	}
}

func percentText(share float64) string { return auditpage.Percent(share) }

// figure is a number as a person reads it.
func figure(v float64) string { return auditpage.Number(v) }

// plural is a number with its noun.
func plural(n int, noun string) string { return auditpage.Counted(n, noun, noun+"s") }
