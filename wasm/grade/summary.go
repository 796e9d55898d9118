package grade

// Say is one part of the sentence that a report begins with, without a language. The parts stand in the sentence's order.
type Say struct {
	What string // one of the words below
	Rule *Rule  // whose words are said; nil where none's are
}

// What may be said. Others compose the sentence in their language by these words, so that they never change their meaning.
const (
	sayUnknown     = "unknown"
	sayCannotCount = "cannot-count" // and why: the rule's title
	sayGoodVote    = "good-vote"
	sayCloserLook  = "closer-look"
	sayLittleGood  = "little-good"
	sayGoodSoFar   = "good-so-far"
	sayTitle       = "title"  // the rule's: what is wrong
	sayPraise      = "praise" // the rule's: what is good
	sayWithout     = "without"
	sayLanguage    = "-language" // after without: page and profile have no language in common
	sayTopic       = "-topic"    // after without: there is no profile
	sayDomain      = "-domain"   // after without or another of these: no data on the domain
)

// Sayings are all words that a [Say] may have: what another language needs words for.
func Sayings() []string {
	return []string{sayUnknown, sayCannotCount, sayGoodVote, sayCloserLook, sayLittleGood, sayGoodSoFar, sayTitle, sayPraise,
		sayWithout + sayTopic, sayWithout + sayLanguage, sayWithout + sayDomain, sayWithout + sayTopic + sayDomain,
		sayWithout + sayLanguage + sayDomain}
}

// says is the sentence on what decided the grade, of at most 30 words in any language.
func (r *Report) says(in *Input) []Say {
	if !r.Score.Known {
		return []Say{{What: sayUnknown}}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Kind == Gate && f.Result == Fail {
			return []Say{{sayCannotCount, f.Rule}}
		}
	}
	missing := r.missing(in)
	says := []Say{{What: opening(r.Verdict)}}
	if r.Score.Value >= pursueFrom && (r.Verdict == LookCloser || missing != "") {
		says[0].What = sayGoodSoFar
	}
	if held := r.cap(); held != nil {
		says = append(says, Say{sayTitle, held.Rule})
	} else if worst := r.strongest(-1); worst != nil {
		says = append(says, Say{sayTitle, worst.Rule})
	} else if best := r.strongest(+1); best != nil && r.Verdict == Pursue {
		says = append(says, Say{sayPraise, best.Rule})
	}
	if missing != "" {
		says = append(says, Say{What: sayWithout + missing})
	}
	return says
}

func opening(v Verdict) string {
	switch v {
	case Pursue:
		return sayGoodVote
	case LookCloser:
		return sayCloserLook
	case Avoid:
		return sayLittleGood
	case VerdictUnknown:
	}
	return sayUnknown
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

// missing says which pillars the grade had to do without; "" for none.
func (r *Report) missing(in *Input) (without string) {
	switch {
	case r.Pillars[Relevance].Score.Known:
	case in.Profile != nil && otherLanguage.Check(in).Result == Fail:
		without = sayLanguage
	default:
		without = sayTopic
	}
	if !r.Pillars[Authority].Score.Known {
		without += sayDomain
	}
	return without
}

// Sentence is what the parts say in English.
func Sentence(says []Say) string {
	text := ""
	for _, s := range says {
		if text != "" {
			text += " "
		}
		text += s.english()
	}
	return text
}

func (s *Say) english() string {
	switch s.What {
	case sayUnknown:
		return "Not enough is known about this page to grade it."
	case sayCannotCount:
		return "A link here cannot count: " + lowerFirst(s.Rule.Title) + "."
	case sayGoodVote:
		return "A link here would be a good vote."
	case sayCloserLook:
		return "Worth a closer look."
	case sayLittleGood:
		return "A link here would do little good."
	case sayGoodSoFar:
		return "Good as far as can be seen."
	case sayWithout + sayTopic:
		return "Graded without your topic."
	case sayWithout + sayLanguage:
		return "Graded without a common language."
	case sayWithout + sayDomain:
		return "Graded without data on this domain."
	case sayWithout + sayTopic + sayDomain:
		return "Graded without your topic and domain data."
	case sayWithout + sayLanguage + sayDomain:
		return "Graded without a common language and domain data."
	case sayTitle:
		return s.Rule.Title + "."
	case sayPraise:
		return s.Rule.Praise + "."
	}
	panic("grade: nothing is said by " + s.What)
}

// lowerFirst lowers a sentence's first letter so that it can follow a colon.
func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
