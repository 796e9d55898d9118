package audit

import (
	"cmp"
	"fmt"
	"slices"
)

// A scored example is one that is of a class or not, and how sure the audit is that it is.
type scored struct {
	of    bool
	score float64
}

// auc is the chance that one of the class is scored higher than one that is not, halves for ties.
func auc(all []scored) float64 {
	slices.SortFunc(all, func(x, y scored) int { return cmp.Compare(x.score, y.score) })
	ranks, of, rest := 0.0, 0, 0
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].score == all[from].score {
			to++
		}
		for _, s := range all[from:to] {
			if s.of {
				ranks += float64(from+to+1) / 2
				of++
			} else {
				rest++
			}
		}
		from = to
	}
	return (ranks - float64(of*(of+1))/2) / float64(max(1, of*rest))
}

// told is what an audit says of simulated profiles.
type verdicts struct {
	bursts  []scored    // whether one was planted, by the highest score of a confirmed one
	origins [4][]scored // of the planted bursts
	wholes  [4][]scored // of profiles that are of one make: steady, viral, dominated are earned, directories built
	right   map[string]int
	called  map[string]*[4]int // planted bursts by kind of profile, and what they are called
	found   int                // planted bursts that were found
	planted int
	false   int // confirmed bursts that nobody planted
	weeks   int
}

// judgeAll audits so many profiles of each kind.
func judgeAll(w *world, from, to uint64) *verdicts {
	v := &verdicts{right: map[string]int{}, called: map[string]*[4]int{}}
	for _, k := range kindsOfProfiles {
		for seed := from; seed < to; seed++ {
			p := k.make(w, seed)
			v.judge(&p, p.report())
		}
	}
	return v
}

func (v *verdicts) judge(p *profile, r *Report) {
	best, hit := 0.0, false
	v.weeks += len(r.Flow.Weeks)
	for _, b := range r.Flow.Bursts {
		if !b.Confirmed {
			continue
		}
		best = max(best, b.Score)
		if p.burst.from == 0 || b.From > p.burst.to || b.To+7 <= p.burst.from {
			v.false++
			continue
		}
		if !hit {
			hit = true
			for o := range v.origins {
				v.origins[o] = append(v.origins[o], scored{p.burst.origin == Origin(o), b.chances[o]})
			}
			if v.called[p.kind] == nil {
				v.called[p.kind] = &[4]int{}
			}
			v.called[p.kind][b.Verdict]++
			if b.Verdict == p.burst.origin {
				v.right[p.kind]++
			}
		}
	}
	v.bursts = append(v.bursts, scored{p.burst.from != 0, best})
	if p.burst.from != 0 {
		v.planted++
		if hit {
			v.found++
		}
		if p.burst.origin != Earned {
			return
		}
	} else if r.Look.Verdict == p.whole && (p.kind != "dominated" || says(r.Look.Reasons, "one-source-brings-most")) {
		v.right[p.kind]++
	}
	for o := range v.wholes {
		v.wholes[o] = append(v.wholes[o], scored{p.whole == Origin(o), r.Look.chances[o]})
	}
}

func says(all []Reason, id string) bool {
	return slices.ContainsFunc(all, func(r Reason) bool { return r.ID == id })
}

func (v *verdicts) String() string {
	out := fmt.Sprintf("bursts: AUC %.3f, %d of %d planted found and confirmed, %d others in %d weeks\n", auc(v.bursts), v.found, v.planted, v.false, v.weeks)
	for _, o := range []Origin{Earned, Built, Attacked} {
		out += fmt.Sprintf("a burst is %v: AUC %.3f\n", o, auc(v.origins[o]))
	}
	for _, o := range []Origin{Earned, Built} {
		out += fmt.Sprintf("a profile is %v: AUC %.3f\n", o, auc(v.wholes[o]))
	}
	for _, k := range kindsOfProfiles {
		out += fmt.Sprintf("%s: %d right", k.name, v.right[k.name])
		if c := v.called[k.name]; c != nil {
			out += fmt.Sprintf("; bursts called unclear %d, earned %d, built %d, attacked %d", c[Unclear], c[Earned], c[Built], c[Attacked])
		}
		out += "\n"
	}
	return out
}
