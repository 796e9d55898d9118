// Package apart measures how well audits tell simulated profiles apart. It refuses to set anything by what it finds.
package apart

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"text/tabwriter"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/audit/simulated"
)

// Seed is the first of the seeds whose figures are published.
const Seed = 40_000

// Of audits a simulated profile.
func Of(p *simulated.Profile) *audit.Report {
	o := audit.Options{Site: p.Site, Profile: p.About, At: p.At}
	if p.Records != nil {
		o.Lookup = p
	}
	a := audit.Begin(o)
	f := a.Open(&export.File{Name: "ahrefs.csv", Tool: "ahrefs"})
	for i := range p.Rows {
		a.Take(f, &p.Rows[i])
	}
	return a.Report()
}

// A Table is what audits say of profiles of all kinds.
type Table struct {
	Called  map[string]map[string]int // by kind: what [Kind] reads in the report
	scores  map[string][]scored       // by kind: every profile, with how much it looks like one of the kind
	Accused map[string]int            // by kind: profiles of which the whole or a confirmed burst is called built or thrown
	Origins map[string]map[string]int // by kind: what its planted burst is called; "" where it was not found
	bursts  []scored                  // whether one was planted, by the highest score of a confirmed one
	Chance  int                       // confirmed bursts that nobody planted
	Weeks   int
}

// Judge audits n profiles of each kind, of the seeds from one on.
func Judge(w *simulated.World, from, n uint64) *Table {
	t := &Table{Called: map[string]map[string]int{}, scores: map[string][]scored{}, Accused: map[string]int{}, Origins: map[string]map[string]int{}}
	var lock sync.Mutex
	var workers sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, k := range simulated.Kinds {
		t.Called[k.Name], t.Origins[k.Name] = map[string]int{}, map[string]int{}
		for seed := from; seed < from+n; seed++ {
			room <- struct{}{}
			workers.Go(func() {
				p := k.Draw(w, seed)
				r := Of(&p)
				lock.Lock()
				t.take(&p, r)
				lock.Unlock()
				<-room
			})
		}
	}
	workers.Wait()
	return t
}

func (t *Table) take(p *simulated.Profile, r *audit.Report) {
	t.Called[p.Kind][Kind(r)]++
	for kind, score := range scoresOf(r) {
		t.scores[kind] = append(t.scores[kind], scored{kind == p.Kind, score})
	}
	isAccused, highest, found := accuses(r.Look.Verdict), 0.0, ""
	for i := range r.Flow.Bursts {
		b := &r.Flow.Bursts[i]
		if !b.Confirmed {
			continue
		}
		highest, isAccused = max(highest, b.Score), isAccused || accuses(b.Verdict)
		switch {
		case p.Burst.IsZero() || b.From > p.Burst.To || b.To+7 <= p.Burst.From:
			t.Chance++
		case found == "":
			found = b.Verdict.String()
		}
	}
	if isAccused {
		t.Accused[p.Kind]++
	}
	if !p.Burst.IsZero() {
		t.Origins[p.Kind][found]++
	}
	t.Weeks += len(r.Flow.Weeks)
	t.bursts = append(t.bursts, scored{!p.Burst.IsZero(), highest})
}

func accuses(o audit.Origin) bool { return o == audit.Built || o == audit.Attacked }

// event is the score from which an earned burst is an event and no wild week: twice what makes a burst.
const event = 7

// Kind is the kind of profile that a reader of the report takes it for: first by a burst that was thrown or bought, then by a
// source that brings most links, by a story, and by how the whole came to be. "unclear" where the report says so.
func Kind(r *audit.Report) string {
	has := func(o audit.Origin, score float64) bool {
		return slices.ContainsFunc(r.Flow.Bursts, func(b audit.Burst) bool { return b.Confirmed && b.Verdict == o && b.Score >= score })
	}
	switch {
	case has(audit.Attacked, 0):
		return "attacked"
	case has(audit.Built, 0):
		return "paid"
	case slices.ContainsFunc(r.Look.Reasons, func(r audit.Reason) bool { return r.ID == "one-source-brings-most" }):
		return "dominated"
	case has(audit.Earned, event):
		return "viral"
	case has(audit.Unclear, event):
		return "unclear"
	case r.Look.Verdict == audit.Built:
		return "directories"
	case r.Look.Verdict == audit.Earned:
		return "steady"
	}
	return "unclear"
}

// scoresOf are how much a report looks like one of each kind.
func scoresOf(r *audit.Report) map[string]float64 {
	attacked, paid, viral := 0.0, 0.0, 0.0
	for i := range r.Flow.Bursts {
		if b := &r.Flow.Bursts[i]; b.Confirmed {
			attacked, paid = max(attacked, b.Chance(audit.Attacked)), max(paid, b.Chance(audit.Built))
			viral = max(viral, b.Chance(audit.Earned)*b.Score/(b.Score+event))
		}
	}
	all, most := 0, 0
	for i := range r.Domains {
		if d := &r.Domains[i]; !d.Gone {
			all, most = all+d.Links, max(most, d.Links)
		}
	}
	dominated := float64(most) / float64(max(1, all))
	calm := (1 - attacked) * (1 - paid)
	return map[string]float64{"attacked": attacked, "paid": paid, "viral": viral, "dominated": dominated,
		"directories": r.Look.Chance(audit.Built) * calm, "steady": r.Look.Chance(audit.Earned) * calm * (1 - viral) * (1 - dominated)}
}

// AUC is how well profiles of a kind are told from all others.
func (t *Table) AUC(kind string) float64 { return aucOf(t.scores[kind]) }

// Bursts is how well profiles with a planted burst are told from those without.
func (t *Table) Bursts() float64 { return aucOf(t.bursts) }

// Of are how many profiles of a kind there are.
func (t *Table) Of(kind string) (n int) {
	for _, called := range t.Called[kind] {
		n += called
	}
	return n
}

// Print writes the tables.
func (t *Table) Print(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(out, "kind\tAUC against the rest")
	for _, k := range simulated.Kinds {
		fmt.Fprint(out, "\tcalled ", k.Name)
	}
	fmt.Fprintln(out, "\tunclear\tbuilt or thrown, in any part\tits burst: earned\tbuilt\tattacked\tunclear\tnot found")
	for _, k := range simulated.Kinds {
		fmt.Fprintf(out, "%s\t%.3f", k.Name, t.AUC(k.Name))
		for _, other := range simulated.Kinds {
			fmt.Fprintf(out, "\t%d", t.Called[k.Name][other.Name])
		}
		fmt.Fprintf(out, "\t%d\t%d", t.Called[k.Name]["unclear"], t.Accused[k.Name])
		if o := t.Origins[k.Name]; len(o) > 0 {
			fmt.Fprintf(out, "\t%d\t%d\t%d\t%d\t%d", o["earned"], o["built"], o["attacked"], o["unclear"], o[""])
		}
		fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "a burst was planted: AUC %.3f; %d confirmed bursts in %d weeks that nobody planted\n", t.Bursts(), t.Chance, t.Weeks)
	return err
}
