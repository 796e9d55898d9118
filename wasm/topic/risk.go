package topic

import (
	"slices"
	"strings"
)

// RiskKind is a trade that spam links sell.
type RiskKind uint8

// The kinds, as lexicon.Risks describes them.
const (
	Casino RiskKind = iota
	Payday
	CBD
	Essay
	Adult
	Pharma
	Replica
	Crypto
	RiskKinds // how many there are
)

var riskWords = [...]string{"casino", "payday", "cbd", "essay", "adult", "pharma", "replica", "crypto"}

// String is the word used in reports and in lexicon.Risks.
func (k RiskKind) String() string { return riskWords[k] }

// Stance is what a text has to do with a trade that it speaks of.
type Stance uint8

// The stances.
const (
	Unclear  Stance = iota // it speaks of it; how is not plain
	About                  // it reports, explains, warns or helps
	Promotes               // it sells it, or sends buyers to it
)

var stanceWords = [...]string{"unclear", "about", "promotes"}

// String is the word used in reports.
func (s Stance) String() string { return stanceWords[s] }

// A Risk is a trade that a text speaks of as a subject, not in passing.
type Risk struct {
	Kind   RiskKind
	Stance Stance
	Words  []string // what said so, as the lexicon has it: offers first where it promotes
}

// A RiskText is a text as risks are looked for in it. Head is its title, headings and address: what stands there counts
// more.
type RiskText struct{ Head, Body string }

// What counts, in points: a phrase once for each place up to mostTimes, headCounts more where the head has it; an offer
// three times as much.
const (
	mostTimes   = 3
	headCounts  = 2
	offerCounts = 3
)

// Bounds in points for each 100 words, of which shortWords more are taken to be there, lest a short text be judged by a
// phrase: from where a trade is a subject, and from where it is sold.
const (
	subjectFrom = 1
	soldFrom    = 2
	shortWords  = 60
)

// A text promotes where its offers, twice, and what shops say outweigh what news, science, law and helpers say, thrice.
const (
	offersAgainst = 2
	tellAgainst   = 3
)

// What a text must have of a trade at least, however short it is: one phrase alone is a coincidence.
const (
	leastPhrases = 2
	leastPoints  = 6
	leastSelling = 2 // to promote it: an offer, or two different lures
)

// riskSums are a text's points by list.
type riskSums struct {
	name, offer [RiskKinds]int
	phrases     [RiskKinds]int // different ones
	selling     [RiskKinds]int // of them: 2 for an offer, 1 for a lure
	sell, tell  int
	words       int
	seen        []uint8 // by phrase: its points
}

// Find says which trades a text speaks of, the one it speaks of most first. It reads at most 128 KB of head and body.
func (l *RiskLexicon) Find(t RiskText) []Risk {
	s := l.sum(t)
	var risks []Risk
	for k := range RiskKinds {
		if s.phrases[k] >= leastPhrases && s.points(k) >= leastPoints && s.isDense(s.points(k), subjectFrom) {
			risks = append(risks, Risk{Kind: k, Stance: s.stance(k), Words: l.said(s, k)})
		}
	}
	slices.SortStableFunc(risks, func(a, b Risk) int { return s.points(b.Kind) - s.points(a.Kind) })
	return risks
}

func (s *riskSums) points(k RiskKind) int { return s.name[k] + s.offer[k] }

// isDense reports whether there are so many points for each 100 words.
func (s *riskSums) isDense(points, from int) bool { return points*100 >= (s.words+shortWords)*from }

func (s *riskSums) stance(k RiskKind) Stance {
	switch offers := s.offer[k]; {
	case s.selling[k] >= leastSelling && s.isDense(offers, soldFrom) && offersAgainst*offers+s.sell > tellAgainst*s.tell:
		return Promotes
	case s.tell > offers:
		return About
	}
	return Unclear
}

func (l *RiskLexicon) sum(t RiskText) *riskSums {
	s := &riskSums{seen: make([]uint8, len(l.phrases))}
	head, body := readRiskTokens(t.Head), readRiskTokens(t.Body)
	s.words = len(head.ends) + len(body.ends)
	times := make([]uint8, len(l.phrases))
	l.count(head, func(p int) { s.seen[p] = headCounts })
	l.count(body, func(p int) { times[p] = min(times[p]+1, mostTimes) })
	for i, n := range times {
		s.seen[i] += n
		s.add(&l.phrases[i], int(s.seen[i]))
	}
	return s
}

// add counts a phrase with its points.
func (s *riskSums) add(p *riskPhrase, points int) {
	if points == 0 {
		return
	}
	switch p.list {
	case nameList, plainList:
		s.name[p.kind] += points
		s.phrases[p.kind]++
	case offerList, lureList:
		s.offer[p.kind] += offerCounts * points
		s.phrases[p.kind]++
		s.selling[p.kind]++
		if p.list == offerList {
			s.selling[p.kind]++
		}
	case sellList:
		s.sell += points
	case tellList:
		s.tell += points
	}
}

// said are the phrases of a trade that a text has, offers first, those with most points first.
func (l *RiskLexicon) said(s *riskSums, k RiskKind) []string {
	var found []int
	for i, n := range s.seen {
		if p := &l.phrases[i]; n > 0 && p.kind == k && p.list <= lureList {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int {
		if a, b := l.phrases[a].list >= offerList, l.phrases[b].list >= offerList; a != b {
			if a {
				return -1
			}
			return 1
		}
		return int(s.seen[b]) - int(s.seen[a])
	})
	words := make([]string, min(maxEvidence, len(found)))
	for i := range words {
		words[i] = strings.ReplaceAll(l.phrases[found[i]].text, "*", "")
	}
	return words
}
