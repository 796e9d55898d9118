package audit

// sureBurst is how sure the explanation of a burst must be to be held against those who came in it.
const sureBurst = 0.7

// burstMember: it came in a burst that was built or thrown at the site, without standing of its own. Beside an anchor it is
// a second piece only where the burst is odd by more than its anchors.
var burstMember = finder{byTime, true, func(c *crowd, t *told) (Reason, bool) {
	if t.burst < 0 || isStrong(t.record) {
		return Reason{}, false
	}
	b := &c.flow.Bursts[t.burst]
	if !b.Confirmed || b.Confidence < sureBurst || b.Verdict != Built && b.Verdict != Attacked || !c.bare[t.burst] || !alike(t, b) {
		return Reason{}, false
	}
	return say("came-in-a-burst", b.Verdict.String(), b.From.String()), true
}}

// alike is whether a member is like the burst: some of those who came then came by themselves. To share a title and an anchor
// is no mark of an attack: a story that many take over has one title and one day, and those who take it over are small.
func alike(t *told, b *Burst) bool {
	if t.class != "" && t.natural {
		return false
	}
	return b.Verdict == Built && (t.money || isPlaced(t.kind)) || b.Verdict == Attacked && (t.trade != "" || t.hacked || t.money)
}
