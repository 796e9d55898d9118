package grade

import (
	"math"

	"linkgrade/wasm/page"
)

// Constants of the formula; POLICY.md states them. They are set by judgement, to be calibrated against labelled pages.
const (
	pillarStart   = 55.0 // points of trust and placement before any finding: an ordinary page nobody complains of
	listedStart   = 40.0 // points of authority of the least known name on any list: most names are on none
	minConfidence = 0.1  // below it the page gets no score: not enough is known
	fullLists     = 3    // independent rank lists that make an authority certain
	pillarFloor   = 1.0  // keeps a failed pillar's logarithm finite
	knownEnough   = 0.3  // share known below which a good score is "look closer", not "pursue"
	pursueFrom    = 60.0 // score from which a vote is worth asking for
	avoidBelow    = 35.0 // score below which it is not
	gateSure      = 0.9  // confidence of a report whose gate is closed, whatever else is unknown
	heldDoubt     = 0.5  // what a failed cap leaves of the doubt: what is not known cannot lift the score above it
	evenOdds      = 0.5  // that the page is of a kind of which nothing is told
	noListSure    = 0.4  // share of an authority's confidence that stands without any count of lists
)

// letters are the scores from which a page is graded A to E; F lies below.
var letters = [5]float64{80, 65, 50, 35, 20}

// pillarWeights say how much each pillar counts in the geometric mean, over those that are known.
var pillarWeights = [pillars]float64{Relevance: 0.30, Authority: 0.25, Trust: 0.25, Placement: 0.20}

// settlePillars adds up each pillar: its start, plus what its families found, each held to its bounds, held to 0–100. A
// pillar with no known finding is unknown. Its confidence is how far its families were looked at, each by its reach.
func (r *Report) settlePillars(in *Input) {
	var tallies [families]tally
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Weight {
			tallies[f.Rule.Family].add(f)
		}
	}
	r.holdFamilies(&tallies)
	for p := range r.Pillars {
		r.Pillars[p] = pillarOf(Pillar(p), &tallies)
	}
	r.Pillars[Authority].Confidence *= noListSure + (1-noListSure)*float64(min(int(in.Record.Lists), fullLists))/fullLists
	if in.refused() || in.Words == 0 && len(in.Links) == 0 {
		r.Pillars[Placement], r.Pillars[Trust] = PillarScore{}, PillarScore{} // nothing was there to be judged
	}
}

// holdFamilies scales the effects of findings so that each family's sum keeps within its bounds: what a report lists adds
// up to what it says.
func (r *Report) holdFamilies(tallies *[families]tally) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Kind != Weight {
			continue
		}
		gains, losses := tallies[f.Rule.Family].shares(f.Rule.Family.limits())
		if f.Effect > 0 {
			f.Effect *= gains
		} else {
			f.Effect *= losses
		}
	}
}

// pillarOf is a pillar's score and confidence by what its families found.
func pillarOf(p Pillar, tallies *[families]tally) PillarScore {
	sum, sure, reach, known := start(p), 0.0, 0.0, false
	for f := range families {
		t := &tallies[f]
		if f.Pillar() != p || t.all == 0 {
			continue
		}
		gains, losses := t.shares(f.limits())
		sum += t.gained*gains - t.lost*losses
		sure += f.reach() * t.sure()
		reach += f.reach()
		known = known || t.seen > 0
	}
	if !known {
		return PillarScore{}
	}
	return PillarScore{Score: Score{Value: hold(sum), Known: true}, Confidence: sure / reach}
}

func start(p Pillar) float64 {
	if p == Authority {
		return listedStart
	}
	return pillarStart
}

func hold(v float64) float64 { return math.Max(0, math.Min(100, v)) }

// settleScore joins the pillars by a weighted geometric mean, so that a strong one cannot rescue a failed one; then
// caps hold it down, then gates close it. A page that could not be looked at gets no score from its site's name alone.
func (r *Report) settleScore(in *Input) {
	logs, weight, seen := 0.0, 0.0, 0.0
	for p, s := range r.Pillars {
		if s.Score.Known {
			logs += pillarWeights[p] * math.Log(math.Max(pillarFloor, s.Score.Value))
			weight += pillarWeights[p]
			seen += pillarWeights[p] * s.Confidence
		}
	}
	if looked := r.Pillars[Trust].Score.Known || r.Pillars[Placement].Score.Known; looked && seen*in.kindSure() >= minConfidence {
		r.Score = known(hold(math.Exp(logs / weight)))
	}
	open := r.capped()
	for i := range r.Findings {
		r.holdDown(&r.Findings[i])
	}
	r.Letter = letter(r.Score)
	r.Verdict = r.verdict(open, seen)
	r.Confidence = r.sureness(in, seen)
}

// sureness is how sure the verdict is, seen being the share known of what there is to know. A failed cap holds whatever the
// rest would say, one that settles the verdict twice as well; short of that the verdict is no surer than what kind of page it
// is: whether it has a place for a link hangs on that.
func (r *Report) sureness(in *Input, seen float64) float64 {
	if !r.Score.Known {
		return seen * in.kindSure()
	}
	doubt, settled := 1-seen, false
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Kind != Cap || f.Result != Fail {
			continue
		}
		doubt *= heldDoubt
		if f.Rule.Limit < avoidBelow {
			doubt, settled = doubt*heldDoubt, true
		}
	}
	sure := 1 - doubt
	if !settled {
		sure *= in.kindSure()
	}
	if r.gated() {
		return math.Max(sure, gateSure)
	}
	return sure
}

// kindSure is the probability that the page is of the kind it is taken for, a text to read or none. A home page is one by its
// address; where nothing tells, it is even odds.
func (in *Input) kindSure() float64 {
	if in.Type == page.TypeHome {
		return 1
	}
	if in.Prose == 0 {
		return evenOdds
	}
	return math.Max(in.Prose, 1-in.Prose)
}

// capped is the score as caps leave it, were no gate closed.
func (r *Report) capped() float64 {
	score := r.Score.Value
	if !r.Score.Known {
		score = pillarStart
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Cap && f.Result == Fail {
			score = math.Min(score, f.Rule.Limit)
		}
	}
	return score
}

// holdDown applies a failed cap or gate.
func (r *Report) holdDown(f *Finding) {
	if f.Result != Fail || f.Rule.Kind != Cap && f.Rule.Kind != Gate {
		return
	}
	limit := f.Rule.Limit // 0 for a gate
	if !r.Score.Known && limit >= pillarStart {
		return // too little is known for a score, and this takes nothing from an ordinary page
	}
	before := r.Score.Value
	if !r.Score.Known {
		before = pillarStart
	}
	if !r.Score.Known || before > limit {
		f.Effect = math.Min(0, limit-before)
		r.Score = known(math.Min(before, limit))
	}
}

// gated reports whether any gate is closed.
func (r *Report) gated() bool { return r.closed(func(*Rule) bool { return true }) }

// closed reports whether a gate of some is closed.
func (r *Report) closed(some func(*Rule) bool) bool {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Gate && f.Result == Fail && some(f.Rule) {
			return true
		}
	}
	return false
}

// letter is the score's letter; "" when unknown.
func letter(s Score) string {
	if !s.Known {
		return ""
	}
	return letterFrom(s.Value, &letters)
}

func letterFrom(v float64, from *[5]float64) string {
	for i := range from {
		if v >= from[i] {
			return "ABCDE"[i : i+1]
		}
	}
	return "F"
}

// verdict is the advice by the score and the share known. A page that keeps itself out of search gives no vote, and another page of its site may:
// it is looked at closer unless what else is known, open, says to avoid it.
func (r *Report) verdict(open, seen float64) Verdict {
	switch {
	case !r.Score.Known:
		return VerdictUnknown
	case open >= avoidBelow && r.gated() && !r.closed(func(rule *Rule) bool { return !rule.PageOnly }):
		return LookCloser
	case r.Score.Value < avoidBelow:
		return Avoid
	case r.Score.Value >= pursueFrom && seen >= knownEnough:
		return Pursue
	}
	return LookCloser
}
