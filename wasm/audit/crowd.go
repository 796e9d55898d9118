package audit

// A crowd is what domains share with each other: evidence that none shows alone.
type crowd struct {
	a       *Audit
	flow    *Flow
	bare    []bool         // by burst: it is no earned one by other traits than anchors, too
	anchors map[uint32]int // domains, by an anchor that is not natural
	groups  map[group]*sharers
}

// A group is two things that domains have in common.
type group struct {
	of   [2]matter
	with [2]uint32
}

// sharers are those who have them.
type sharers struct{ domains, weak int }

// A network is this many domains with two things in common, most of which are rated low or not at all: papers of one publisher have much
// in common, and are rated.
const (
	networkDomains = 5
	networkWeak    = 0.6
)

// newCrowd learns what the domains that have a link share.
func (a *Audit) newCrowd(f *Flow, all []*told) *crowd {
	c := &crowd{a: a, flow: f, anchors: map[uint32]int{}, groups: map[group]*sharers{}}
	for _, t := range all {
		if t.gone {
			continue
		}
		if n := foreignAnchor(t); n != 0 {
			c.anchors[n]++
		}
		for _, g := range a.groupsOf(t) {
			s := c.groups[g]
			if s == nil {
				s = &sharers{}
				c.groups[g] = s
			}
			s.domains++
			if c.a.isFaint(t) {
				s.weak++
			}
		}
	}
	for _, came := range f.whoCame(all) {
		l := a.likenessOf(came)
		chances := l.chances(false)
		c.bare = append(c.bare, chances[Built]+chances[Attacked] > bareOdds*chances[Earned])
	}
	return c
}

// bareOdds is how much likelier a burst is built or thrown than earned, by all but its anchors, to be evidence beside an
// anchor.
const bareOdds = 2

// groupsOf are the pairs of things by which a domain may belong to a network.
func (a *Audit) groupsOf(t *told) []group {
	title, net, anchor := a.tellingTitle(t), t.top(networks), uint32(0)
	if !t.natural && t.top(anchors) != 0 && len(a.words.text[t.top(anchors)]) > leastTitle {
		anchor = t.top(anchors)
	}
	var out []group
	if title != 0 && anchor != 0 {
		out = append(out, group{[2]matter{titles, anchors}, [2]uint32{title, anchor}})
	}
	if title != 0 && net != 0 {
		out = append(out, group{[2]matter{titles, networks}, [2]uint32{title, net}})
	}
	if anchor != 0 && net != 0 {
		out = append(out, group{[2]matter{anchors, networks}, [2]uint32{anchor, net}})
	}
	return out
}

// network is the largest network that a domain belongs to, and how many in it are rated low or not at all; false for none.
func (c *crowd) network(t *told) (group, int, bool) {
	var best group
	most, weak := 0, 0
	for _, g := range c.a.groupsOf(t) {
		if s := c.groups[g]; s != nil && s.domains >= networkDomains && float64(s.weak) >= networkWeak*float64(s.domains) && s.domains > most {
			best, most, weak = g, s.domains, s.weak
		}
	}
	return best, weak, most > 0
}

// isFaint reports a domain that neither lists nor the exports' tools think much of. Where neither can say, it is not.
func (a *Audit) isFaint(t *told) bool {
	v, known := t.rank.Known()
	return isWeak(t.record) && (known && v < weakAuthority || !known && a.o.ratesMany())
}
