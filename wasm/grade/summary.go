package grade

import "strings"

// summary is one sentence of at most about 30 words, made of what decided the grade.
func (r *Report) summary(in *Input) string {
	if !r.Score.Known {
		return "Not enough is known about this page to grade it."
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Gate && f.Result == Fail {
			return "A link here cannot count: " + lowerFirst(f.Rule.Title) + "."
		}
	}
	s := opening(r.Verdict)
	if r.Score.Value >= pursueFrom && (r.Verdict == LookCloser || r.missing() != "") {
		s = "Good as far as can be seen."
	}
	if held := r.cap(); held != nil {
		s += " " + held.Rule.Title + "."
	} else if worst := r.strongest(-1); worst != nil {
		s += " " + worst.Rule.Title + "."
	} else if best := r.strongest(+1); best != nil && r.Verdict == Pursue {
		s += " " + best.Rule.Praise + "."
	}
	return s + r.missing()
}

func opening(v Verdict) string {
	switch v {
	case Pursue:
		return "A link here would be a good vote."
	case LookCloser:
		return "Worth a closer look."
	case Avoid:
		return "A link here would do little good."
	case VerdictUnknown:
	}
	return ""
}

// cap is the failed cap with the lowest limit. A hard risk decides, even where the rest is so bad that it takes nothing away.
func (r *Report) cap() *Finding {
	var low *Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Kind == Cap && f.Result == Fail && (f.Effect < 0 || f.Rule.Limit < avoidBelow) && (low == nil || f.Rule.Limit < low.Rule.Limit) {
			low = f
		}
	}
	return low
}

// strongest is the finding with the largest effect of a sign, if it moves anything worth a sentence: ten points off,
// or five up.
func (r *Report) strongest(sign float64) *Finding {
	var best *Finding
	least := 5.0
	if sign < 0 {
		least = 10
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.Pillar() == Authority {
			continue // its own bar says it
		}
		if e := f.Effect * sign; e >= least && (best == nil || e > best.Effect*sign) {
			best = f
		}
	}
	return best
}

// missing says which pillars the grade had to do without.
func (r *Report) missing() string {
	var without []string
	if !r.Pillars[Relevance].Score.Known {
		without = append(without, "your topic")
	}
	if !r.Pillars[Authority].Score.Known {
		without = append(without, "data on this domain")
	}
	if len(without) == 0 {
		return ""
	}
	return " Graded without " + strings.Join(without, " and ") + "."
}

// lowerFirst lowers a sentence's first letter so that it can follow a colon.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
