package audit

import "strconv"

// leastLook is how many referring domains a profile has of which it can be said how it came to be.
const leastLook = 10

// sureLook is how many there are for that to be said as surely as the traits allow: a dozen entries in directories are how an
// honest small site begins.
const sureLook = 30

// A source dominates that brings this share of all links, of at least so many.
const (
	dominantShare = 0.6
	leastLinks    = 100
)

// lookOf says how the whole came to be: what speaks for it is sought outside of attacks, which are others' work, unless
// they are most of it.
func (a *Audit) lookOf(f *Flow, there []*told) Look {
	var rest []*told
	built, attacks := 0, 0
	for _, t := range there {
		switch {
		case t.burst >= 0 && isSure(f, t, Attacked):
			attacks++
			continue
		case t.burst >= 0 && isSure(f, t, Built):
			built++
		}
		rest = append(rest, t)
	}
	if len(there) < leastLook {
		return Look{Verdict: Unclear, Confidence: 1, Reasons: append([]Reason{say("too-few-domains", strconv.Itoa(len(there)))}, a.dominant(there)...)}
	}
	if len(rest) < leastLook {
		rest = there
	}
	l := a.likenessOf(rest)
	l[inBuilt] = Score{share(built, len(rest)), true}
	l[inAttacks] = Score{share(attacks, len(there)), true}
	l[steady] = f.Steadiness
	l[few] = fewness(len(rest))
	look := l.look()
	look.Reasons = append(look.Reasons, a.dominant(there)...)
	return look
}

// fewness is how much too few so many sources are to be sure.
func fewness(n int) Score { return Score{float64(sureLook-n) / (sureLook - leastLook), true} }

func isSure(f *Flow, t *told, o Origin) bool {
	b := &f.Bursts[t.burst]
	return b.Verdict == o && b.Confidence >= sureBurst
}

// dominant is said where one source brings most of the links.
func (a *Audit) dominant(there []*told) []Reason {
	all, most, name := 0, 0, ""
	for _, t := range there {
		n := t.linkCount()
		if all += n; n > most {
			most, name = n, t.name.String()
		}
	}
	if all < leastLinks || share(most, all) < dominantShare {
		return nil
	}
	return []Reason{say("one-source-brings-most", name, percent(share(most, all)))}
}

func percent(v float64) string { return strconv.Itoa(int(v*100 + 0.5)) }

// linkCount is how many links a domain has, by what was read or an export counts.
func (t *told) linkCount() int { return int(max(t.links, t.said, 1)) }
