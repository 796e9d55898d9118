package audit

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/trust"
)

// A trait is one thing that sources may have in common.
type trait uint8

const (
	naturalAnchors trait = iota // of sources that are not placed: owners call their entries by their names, too
	moneyAnchors
	oneAnchor       // the commonest phrase that is not natural
	repeatedAnchors // such phrases that three have, or more
	tradeAnchors
	strongSources
	weakSources
	harmfulSources
	placedSources // guest posts, directories, comments, lists of links
	mentions      // editorial, press, social, forum, reference, schools and offices
	echoed        // respected, or where people discuss, teach or look up, and not worded to rank: see isEcho
	unechoed      // the same, where there are next to none: only of bursts
	sameTitle
	sameShape
	sameNetwork
	cheapSuffixes
	hackedPages
	allFollowed
	sudden // how many times the usual came
	inBuilt
	inAttacks
	steady
	few // how much too few domains there are to be sure
	traits
)

// A likeness is how large a share of some sources has each trait; unknown where too few tell.
type likeness [traits]Score

// A leaning is what a trait speaks for: nothing up to low, in full from high on. Where low is the higher one, it is a small
// share that speaks.
type leaning struct {
	reason                  string // said where it speaks for what is concluded
	low, high               float64
	earned, built, attacked float64 // logits
	what                    nature
}

// A nature is how a trait is weighed.
type nature uint8

const (
	byWords nature = 1 << iota // it rests on anchors
	hostile                    // nobody links so who means well
	wanted                     // somebody wanted the link to be there
	copied                     // copies share it, whoever makes them: of an attack it speaks beside something hostile alone, of building beside that or what is wanted
)

// leanings are ours, set by hand on simulated profiles; README has what they tell apart, and what flatters that.
var leanings = [traits]leaning{
	naturalAnchors:  {"anchors-natural", 0.5, 0.9, 1.5, -0.7, -0.5, byWords},
	moneyAnchors:    {"anchors-worded-to-rank", 0.1, 0.4, -1, 2.5, 0.5, byWords | wanted},
	oneAnchor:       {"one-anchor", 0.15, 0.5, -1, 0.8, 1.2, byWords | hostile},
	repeatedAnchors: {"anchors-repeated", 0.3, 0.6, -0.5, 0.8, 0.3, byWords},
	tradeAnchors:    {"anchors-of-a-trade", 0.05, 0.3, -1.5, -1.5, 3.5, byWords | hostile},
	strongSources:   {"sources-respected", 0.05, 0.25, 1, -0.5, -0.7, 0},
	weakSources:     {"sources-unrated", 0.8, 1, -0.5, 0.3, 0.8, copied},
	harmfulSources:  {"sources-harmful", 0.02, 0.15, -1, 0, 1.5, hostile},
	placedSources:   {"sources-placed", 0.2, 0.7, -1.2, 2.2, -0.2, wanted},
	mentions:        {"sources-mention", 0.4, 0.8, 0.5, -0.3, 0, 0},
	echoed:          {"sources-echo", 0.12, 0.3, 1, -1, -0.8, 0},
	unechoed:        {"without-echo", 0.15, 0.05, -1, 1.2, 0.9, 0},
	sameTitle:       {"same-title", 0.1, 0.4, -0.2, 0.4, 0.8, copied},
	sameShape:       {"same-address-form", 0.15, 0.5, -0.3, 0.3, 1, copied},
	sameNetwork:     {"same-network", 0.1, 0.4, -0.7, 1, 0.7, 0},
	cheapSuffixes:   {"cheap-suffixes", 0.15, 0.5, -0.3, 0.3, 0.8, copied},
	hackedPages:     {"hacked-pages", 0.05, 0.3, -0.7, -0.3, 2.5, hostile},
	allFollowed:     {"nearly-all-followed", 0.8, 0.95, -0.4, 0.8, 0, 0},
	sudden:          {"many-times-usual", 10, 40, 0, 0, 0.6, copied},
	inBuilt:         {"came-in-built-bursts", 0.1, 0.4, -1, 2, 0, 0},
	inAttacks:       {"came-in-attacks", 0.3, 0.6, -2, -2, 5, hostile},
	steady:          {"steady-flow", 0.4, 0.8, 0.4, 0, -0.3, 0},
	few:             {"", 0, 1, -1.8, -1.8, -1.8, 0}, // speaks for unclear alone, and is never said
}

// Where nothing speaks.
const (
	unclearLogit  = 1
	earnedLogit   = 0.5
	attackedLogit = -0.5
	leastTold     = 5   // sources that tell of a matter before their share counts
	toldShare     = 0.1 // and of all, for a few do not speak for the rest
	saidFrom      = 0.3 // logits from which a trait is a reason that is said
	maxReasons    = 8
	leastFollowed = 30 // sources, for all of them to link followed by more than chance
	leastEchoed   = 20 // sources, for none of them to be respected or a discussion by more than chance
	leastShared   = 3  // sources, for what they have to be in common
	phraseWords   = 4  // of an anchor at most: longer ones are headlines, and who takes a story over takes its headline
)

// A strong source has this authority by open data, or is an office, a school or a listed publisher; a weak one has none, or
// this little.
const (
	strongAuthority = 40
	weakAuthority   = 15
)

// likenessOf measures what sources have in common.
func (a *Audit) likenessOf(of []*told) likeness {
	var l likeness
	share := func(t trait, has func(*told) (yes, known bool)) {
		n, told := 0, 0
		for _, s := range of {
			yes, known := has(s)
			if known {
				told++
			}
			if known && yes {
				n++
			}
		}
		if enough(told, len(of)) {
			l[t] = Score{float64(n) / float64(told), true}
		}
	}
	anchored := func(s *told) bool { return s.class != "" }
	share(naturalAnchors, func(s *told) (bool, bool) { return s.natural, anchored(s) && !isPlaced(s.kind) && !a.isHeadline(s) })
	share(moneyAnchors, func(s *told) (bool, bool) { return s.money, anchored(s) })
	share(tradeAnchors, func(s *told) (bool, bool) { return s.trade != "", anchored(s) })
	share(hackedPages, func(s *told) (bool, bool) { return s.hacked, s.best.page != "" })
	share(placedSources, func(s *told) (bool, bool) { return isPlaced(s.kind), s.kind != OtherSource })
	share(mentions, func(s *told) (bool, bool) { return isMention(s.kind), s.kind != OtherSource })
	share(cheapSuffixes, func(s *told) (bool, bool) { return hasCheapSuffix(s.name), true })
	if len(of) >= leastFollowed {
		share(allFollowed, func(s *told) (bool, bool) { return s.follow[2], s.follow[1] || s.follow[2] })
	}
	if a.o.Lookup != nil {
		share(strongSources, func(s *told) (bool, bool) { return isStrong(s.record), true })
		share(harmfulSources, func(s *told) (bool, bool) { return grade.Harms(s.record) != 0, true })
	}
	if a.o.ratesMany() {
		share(weakSources, func(s *told) (bool, bool) { return isWeak(s.record), true })
	}
	share(echoed, func(s *told) (bool, bool) {
		return isEcho(s), s.kind != OtherSource && s.kind != Scraper || isStrong(s.record)
	})
	l[oneAnchor], l[repeatedAnchors] = a.sameOf(of, a.phraseAnchor, anchored)
	l[sameTitle], _ = a.sameOf(of, func(s *told) uint32 { return a.tellingTitle(s) }, func(s *told) bool { return s.top(titles) != 0 })
	l[sameShape], _ = a.sameOf(of, func(s *told) uint32 { return s.top(shapes) }, func(s *told) bool { return s.best.page != "" })
	l[sameNetwork], _ = a.sameOf(of, func(s *told) uint32 { return s.top(networks) }, func(s *told) bool { return s.top(networks) != 0 })
	return l
}

// foreignAnchor is a domain's commonest anchor where it is not natural, else 0.
func foreignAnchor(t *told) uint32 {
	if t.natural {
		return 0
	}
	return t.top(anchors)
}

// phraseAnchor is a domain's commonest anchor where it is a phrase and not natural, else 0.
func (a *Audit) phraseAnchor(t *told) uint32 {
	if a.isHeadline(t) {
		return 0
	}
	return foreignAnchor(t)
}

// isHeadline reports a domain whose commonest anchor is as long as a headline, and neither natural nor worded to rank.
func (a *Audit) isHeadline(t *told) bool {
	return !t.natural && !t.money && t.trade == "" && len(strings.Fields(a.words.text[t.top(anchors)])) > phraseWords
}

// tellingTitle is the title of most of its pages, where it is long enough to be one's own.
func (a *Audit) tellingTitle(t *told) uint32 {
	if n := t.top(titles); len(a.words.text[n]) >= leastTitle {
		return n
	}
	return 0
}

// enough reports whether those that tell of a matter speak for all.
func enough(told, all int) bool {
	return told >= leastTold && float64(told) >= toldShare*float64(all)
}

// sameOf is the share of sources that have the commonest value, of those that tell any, and of those that have a value in
// common with others; 0 is no value. A value that fewer than three have is nobody's in common.
func (a *Audit) sameOf(of []*told, value func(*told) uint32, known func(*told) bool) (commonest, common Score) {
	by, told, most, all := map[uint32]int{}, 0, 0, 0
	for _, s := range of {
		if !known(s) {
			continue
		}
		told++
		if v := value(s); v != 0 {
			by[v]++
		}
	}
	if !enough(told, len(of)) {
		return Score{}, Score{}
	}
	for _, n := range by {
		if n >= leastShared {
			most, all = max(most, n), all+n
		}
	}
	return Score{share(most, told), true}, Score{share(all, told), true}
}

// isEcho reports a source that a story comes to and money hardly: respected, or one where people discuss, teach or look up,
// and not worded to rank. An article is none: a guest's is one, too.
func isEcho(s *told) bool {
	if s.money || s.trade != "" {
		return false
	}
	switch s.kind {
	case Forum, Social, Reference, Education, Government:
		return true
	case OtherSource, Editorial, GuestPost, Press, Directory, Resource, Comments, Company, Widget, Redirects, Scraper:
	}
	return isStrong(s.record)
}

func isStrong(r trust.Record) bool {
	v, known := r.Authority.Known()
	return known && v >= strongAuthority || r.Categories&(trust.Government|trust.Education) != 0 || known && r.Categories.Has(trust.Press)
}

func isWeak(r trust.Record) bool {
	v, known := r.Authority.Known()
	return !known || v < weakAuthority
}

// isPlaced reports types of sources where whoever wants a link puts it.
func isPlaced(t SourceType) bool {
	switch t {
	case GuestPost, Directory, Comments, Resource:
		return true
	case OtherSource, Editorial, Press, Forum, Social, Reference, Education, Government, Company, Widget, Redirects, Scraper:
	}
	return false
}

// isMention reports types where others choose whom they link to.
func isMention(t SourceType) bool {
	switch t {
	case Editorial, Press, Forum, Social, Reference, Education, Government, Company:
		return true
	case OtherSource, GuestPost, Directory, Comments, Resource, Widget, Redirects, Scraper:
	}
	return false
}

// speaks is what each trait adds to the logits of unclear, earned, built and attacked.
func (l *likeness) speaks() (out [traits][4]float64) {
	ill, meant := 0.0, 0.0
	for t := range leanings {
		n := &leanings[t]
		over := l[t].over(n)
		out[t] = [4]float64{Earned: over * n.earned, Built: over * n.built, Attacked: over * n.attacked}
		if n.what&hostile != 0 {
			ill = math.Max(ill, over)
		}
		if n.what&(hostile|wanted) != 0 {
			meant = math.Max(meant, over)
		}
	}
	for t := range leanings {
		if leanings[t].what&copied != 0 {
			out[t][Built] *= meant
			out[t][Attacked] *= ill
		}
	}
	return out
}

// chances are the probabilities of unclear, earned, built and attacked, by all traits or without those of anchors.
func (l *likeness) chances(anchors bool) [4]float64 {
	logits := [4]float64{Unclear: unclearLogit, Earned: earnedLogit, Attacked: attackedLogit}
	for t, speaks := range l.speaks() {
		if leanings[t].what&byWords != 0 && !anchors {
			continue
		}
		for o, s := range speaks {
			logits[o] += s
		}
	}
	sum := 0.0
	for o := range logits {
		logits[o] = math.Exp(logits[o])
		sum += logits[o]
	}
	for o := range logits {
		logits[o] /= sum
	}
	return logits
}

// over is how far a share is from a leaning's low to its high, 0 to 1; 0 for an unknown one.
func (s Score) over(n *leaning) float64 {
	if !s.Known {
		return 0
	}
	return math.Max(0, math.Min(1, (s.Value-n.low)/(n.high-n.low)))
}

// look concludes: an origin that is likelier than all others together, else that it is unclear. That links were built or
// thrown has to be likelier than that they were earned by more than their anchors: people quote headings, and shops are
// called by what they sell.
func (l *likeness) look() Look {
	out, bare := Look{chances: l.chances(true)}, l.chances(false)
	likeliest := Earned
	for _, o := range []Origin{Built, Attacked} {
		if out.chances[o] > out.chances[likeliest] {
			likeliest = o
		}
	}
	out.Verdict, out.Confidence = likeliest, out.chances[likeliest]
	if out.Confidence <= 0.5 || bare[likeliest] < bare[Earned] {
		out.Verdict, out.Confidence = Unclear, 1-min(out.Confidence, bare[likeliest])
	}
	out.Reasons = l.reasons(out.Verdict)
	return out
}

// reasons are the traits that speak for an origin, the weightiest first; for an unclear one those that speak for anything.
func (l *likeness) reasons(o Origin) []Reason {
	type said struct {
		of     trait
		weight float64
	}
	var all []said
	for t, speaks := range l.speaks() {
		w := speaks[o]
		if o == Unclear {
			w = slices.Max(speaks[:])
		}
		if w >= saidFrom {
			all = append(all, said{trait(t), w})
		}
	}
	slices.SortStableFunc(all, func(x, y said) int { return cmp.Compare(y.weight, x.weight) })
	var out []Reason
	for _, s := range all[:min(len(all), maxReasons)] {
		v := l[s.of].Value * 100
		if s.of == sudden {
			v /= 100
		}
		out = append(out, say(leanings[s.of].reason, strconv.Itoa(int(math.Round(v)))))
	}
	return out
}
