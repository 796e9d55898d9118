package audit

import "strconv"

// tradeAnchor: its commonest anchor sells bets, pills, adult content, loans or copies, and the audited site does not.
var tradeAnchor = finder{byTrade, true, func(c *crowd, t *told) (Reason, bool) {
	if t.trade == "" {
		return Reason{}, false
	}
	return say("anchor-of-a-trade", c.a.words.text[t.top(anchors)][1:], t.trade), true
}}

// sameMoneyAnchor is how many unrelated domains with the same anchor make it a pattern.
const sameMoneyAnchor = 5

// repeatedMoney: others have the very same anchor, worded to rank. Customers quote headings, too: weak.
var repeatedMoney = finder{byAnchor, false, func(c *crowd, t *told) (Reason, bool) {
	n := c.anchors[foreignAnchor(t)]
	if !t.money || n < sameMoneyAnchor {
		return Reason{}, false
	}
	return say("anchor-repeated", c.a.words.text[t.top(anchors)][1:], strconv.Itoa(n)), true
}}
