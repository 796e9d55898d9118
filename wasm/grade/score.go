package grade

import "math"

// Constants of the formula; POLICY.md states them. They are set by judgement, to be calibrated against labelled pages.
const (
	pillarStart   = 55.0 // points of trust and placement before any finding: an ordinary page nobody complains of
	listedStart   = 40.0 // points of authority of the least known name on any list: most names are on none
	minConfidence = 0.15 // below it the page gets no score: not enough is known
	fullLists     = 3    // independent rank lists that make an authority certain
	pillarFloor   = 1.0  // keeps a failed pillar's logarithm finite
	sureEnough    = 0.4  // confidence below which a good score is "look closer", not "pursue"
	pursueFrom    = 65.0 // score from which a vote is worth asking for
	avoidBelow    = 35.0 // score below which it is not
	gateSure      = 0.9  // confidence of a report whose gate is closed, whatever else is unknown
	noListSure    = 0.4  // share of an authority's confidence that stands without any count of lists
)

// letters are the scores from which a page is graded A to E; F lies below.
var letters = [5]float64{80, 65, 50, 35, 20}

// pillarWeights say how much each pillar counts in the geometric mean, over those that are known.
var pillarWeights = [pillars]float64{Relevance: 0.30, Authority: 0.25, Trust: 0.25, Placement: 0.20}

// settlePillars adds up each pillar: its start, plus the effects of its findings, held to 0–100. A pillar with no
// known finding is unknown. Its confidence is the share of its points whose rules had something to see.
func (r *Report) settlePillars(in *Input) {
	for p := range r.Pillars {
		sum, seen, all := start(Pillar(p)), 0.0, 0.0
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Rule.Kind != Weight || f.Rule.Pillar != Pillar(p) {
				continue
			}
			reach := math.Max(f.Rule.Up, f.Rule.Down)
			all += reach
			if f.Result != Unknown {
				seen += reach
				sum += f.Effect
			}
		}
		if seen > 0 {
			r.Pillars[p] = PillarScore{Score: known(hold(sum)), Confidence: seen / all}
		}
	}
	r.Pillars[Authority].Confidence *= noListSure + (1-noListSure)*float64(min(int(in.Record.Lists), fullLists))/fullLists
	if in.refused() || in.Words == 0 && len(in.Links) == 0 {
		r.Pillars[Placement], r.Pillars[Trust] = PillarScore{}, PillarScore{} // nothing was there to be judged
	}
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
	logs, weight, sure := 0.0, 0.0, 0.0
	for p, s := range r.Pillars {
		if s.Score.Known {
			logs += pillarWeights[p] * math.Log(math.Max(pillarFloor, s.Score.Value))
			weight += pillarWeights[p]
			sure += pillarWeights[p] * s.Confidence
		}
	}
	r.Confidence = sure
	if looked := r.Pillars[Trust].Score.Known || r.Pillars[Placement].Score.Known; looked && sure >= minConfidence {
		r.Score = known(hold(math.Exp(logs / weight)))
	}
	for i := range r.Findings {
		r.holdDown(&r.Findings[i])
	}
	r.Letter = letter(r.Score)
	r.Verdict = r.verdict()
}

// holdDown applies a failed cap or gate. A closed gate is certain whatever else is unknown.
func (r *Report) holdDown(f *Finding) {
	if f.Result != Fail || f.Rule.Kind == Weight {
		return
	}
	limit := f.Rule.Limit
	if f.Rule.Kind == Gate {
		limit = 0
		r.Confidence = math.Max(r.Confidence, gateSure)
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
func (r *Report) gated() bool {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Gate && f.Result == Fail {
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

func (r *Report) verdict() Verdict {
	switch {
	case !r.Score.Known:
		return VerdictUnknown
	case r.Score.Value < avoidBelow:
		return Avoid
	case r.Score.Value >= pursueFrom && r.Confidence >= sureEnough:
		return Pursue
	}
	return LookCloser
}
